import type { Article } from './contract/article.ts';
import { type Fault, parsePage } from './contract/page.ts';

export type Moderated =
  | { readonly ok: true; readonly article: Article }
  | { readonly ok: false; readonly faults: Fault[] };

export interface Winnow {
  readonly ruleset: { readonly version: string; readonly digest: string };
  moderate(input: unknown, options?: { revision?: number }): Moderated;
}

/** Placeholder until the pipeline stands: passes text through. */
export function createWinnow(): Winnow {
  const ruleset = { version: '0', digest: '0' };
  return {
    ruleset,
    moderate(input, { revision = 1 } = {}) {
      const parsed = parsePage(input);
      if (!parsed.ok) return parsed;
      const { id, url, text = '' } = parsed.page;
      const byline = { publishedAt: null, source: null, author: null, editor: null };
      const article: Article = {
        id,
        url,
        revision,
        verdict: 'pass',
        score: 0,
        title: null,
        text,
        byline,
        language: null,
        flags: [],
        edits: [],
        transforms: ['paragraphs'],
        ruleset,
        service: '0.1.0',
        moderatedAt: new Date().toISOString(),
      };
      return { ok: true, article };
    },
  };
}
