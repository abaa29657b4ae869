import type { Article, Verdict } from '../../src/contract/article.ts';
import { contentOf, type Page } from '../../src/contract/page.ts';
import type { Winnow } from '../../src/winnow.ts';

export interface PlainOptions {
  readonly verdictOf?: (page: Page) => Verdict;
  /** Called before each page; may throw, or worse. */
  readonly before?: (page: Page) => void;
}

/** A filter that finds nothing: the queue is tested here, not the rules, and so their state must not matter. */
export function plainWinnow({ verdictOf = () => 'pass', before = () => undefined }: PlainOptions = {}): Winnow {
  const ruleset = { version: 'plain', digest: '0' };
  return {
    ruleset,
    moderate(input, { revision = 1 } = {}) {
      const page = input as Page;
      before(page);
      if (page.text === 'nothing to see') {
        return { ok: false, code: 'page/empty', stage: 'read', faults: [{ path: 'text', message: 'shows nothing' }] };
      }
      return { ok: true, article: articleOf(page, revision, verdictOf(page), ruleset) };
    },
  };
}

function articleOf(page: Page, revision: number, verdict: Verdict, ruleset: Article['ruleset']): Article {
  const { id, url } = page;
  return {
    id,
    url,
    revision,
    verdict,
    score: verdict === 'pass' ? 0 : 60,
    title: null,
    text: contentOf(page),
    byline: { publishedAt: null, source: null, author: null, editor: null },
    language: null,
    flags: [],
    edits: [],
    transforms: ['paragraphs'],
    ruleset,
    service: '0.0.0',
    moderatedAt: new Date(0).toISOString(),
  };
}
