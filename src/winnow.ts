/** The pipeline: read > normalize > detect > decide > sanitize. Pure and synchronous; the same under every entrance. */
import manifest from '../package.json' with { type: 'json' };
import type { Article, ScriptMode } from './contract/article.ts';
import { WinnowError } from './contract/errors.ts';
import { DEFAULT_MAX_CONTENT_BYTES, type Fault, type Page, parsePage } from './contract/page.ts';
import { decide } from './decide.ts';
import { detect, detectorOptions } from './detect/detect.ts';
import { enabledRepairs } from './detect/repairs.ts';
import { normalize } from './normalize/normalize.ts';
import { read } from './read/read.ts';
import { type Checked, checkExamples } from './rules/check.ts';
import { load, type RuleFolders } from './rules/load.ts';
import type { Ruleset } from './rules/ruleset.ts';
import { sanitize } from './sanitize/sanitize.ts';

export interface WinnowOptions {
  /** Default: the built-in rules. */
  readonly ruleset?: Ruleset;
  /** Default `restore`. */
  readonly script?: ScriptMode;
  /** Content beyond is a fault. Default 5 MiB. */
  readonly maxContentBytes?: number;
  /** The time of `moderatedAt`, in milliseconds since 1970; a test hands in its own. */
  readonly now?: () => number;
}

export interface ModerateOptions {
  /** Default 1. */
  readonly revision?: number;
  /** A page that takes longer than this many milliseconds is a fault; looked at between stages. Default: none. */
  readonly deadline?: number;
}

/** A bad page is an answer, not an exception. `code` and `stage` say where it went wrong. */
export type Moderated =
  | { readonly ok: true; readonly article: Article }
  | {
      readonly ok: false;
      readonly code: 'page/invalid' | 'page/empty' | 'page/deadline';
      readonly stage: string;
      readonly faults: Fault[];
    };

export interface Winnow {
  readonly ruleset: { readonly version: string; readonly digest: string };
  /** The article of a page, or all that is wrong with it. Some 200 µs for a page of 6 KB; linear in the page. */
  moderate(input: unknown, options?: ModerateOptions): Moderated;
}

/** Rules from folders; throws RulesError with every fault. */
export const loadRules = (folders: RuleFolders = {}): Ruleset => load(folders, detectorOptions);

export function createWinnow(options: WinnowOptions = {}): Winnow {
  const {
    ruleset = loadRules(),
    script = 'restore',
    maxContentBytes = DEFAULT_MAX_CONTENT_BYTES,
    now = Date.now,
  } = options;
  const { version, digest } = ruleset;
  const circumstances = { script, ruleset: { version, digest }, service: manifest.version };
  const repairs = enabledRepairs(ruleset);

  function run(page: Page, revision: number, check: (stage: string) => void): Article {
    const document = read(page);
    check('normalize');
    const fields = {
      title: document.title === undefined ? undefined : normalize(document.title, repairs),
      text: normalize(document.text, repairs),
    };
    const detected = detect(fields, ruleset, check);
    const decision = decide(detected, ruleset.policy);
    check('sanitize');
    return sanitize(page, detected, decision, {
      ...circumstances,
      revision,
      moderatedAt: new Date(now()).toISOString(),
    });
  }

  return {
    ruleset: { version, digest },
    moderate(input, { revision = 1, deadline } = {}) {
      const parsed = parsePage(input, maxContentBytes);
      if (!parsed.ok) return { ok: false, code: 'page/invalid', stage: 'read', faults: parsed.faults };
      if (parsed.page.text === undefined) {
        const path = parsed.page.html === undefined ? 'body' : 'html';
        return {
          ok: false,
          code: 'page/invalid',
          stage: 'read',
          faults: [{ path, message: 'is not read by this version; send text' }],
        };
      }
      const check = checkOf(deadline);
      try {
        return { ok: true, article: run(parsed.page, revision, check) };
      } catch (error) {
        if (!(error instanceof PageStopped)) throw error;
        return { ok: false, code: error.code, stage: error.stage, faults: [{ path: '', message: error.message }] };
      }
    },
  };
}

/** Thrown between stages; never leaves this file. */
class PageStopped extends WinnowError {
  override readonly code: 'page/empty' | 'page/deadline';
  readonly stage: string;

  constructor(code: 'page/empty' | 'page/deadline', stage: string, message: string) {
    super(code, message);
    this.code = code;
    this.stage = stage;
  }
}

/** What the stages call: throws once the time is over. */
function checkOf(ms: number | undefined): (stage: string) => void {
  if (ms === undefined) return () => {};
  const end = performance.now() + ms;
  return (stage) => {
    if (performance.now() > end) throw new PageStopped('page/deadline', stage, `took longer than ${ms} ms`);
  };
}

/** Every example of every rule, run through the pipeline. */
export function checkRules(ruleset: Ruleset): Checked {
  const winnow = createWinnow({ ruleset, script: 'keep' });
  return checkExamples(ruleset, (page) => {
    const moderated = winnow.moderate({ url: 'http://localhost/example', ...page });
    if (moderated.ok) return moderated.article;
    throw new WinnowError(
      'rules/invalid',
      `an example is no page: ${moderated.faults.map(({ message }) => message).join('; ')}`,
    );
  });
}
