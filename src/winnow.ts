/** The pipeline: read > normalize > detect > decide > sanitize. Pure and synchronous; the same under every entrance. */
import manifest from '../package.json' with { type: 'json' };
import type { Article, ScriptMode } from './contract/article.ts';
import { WinnowError } from './contract/errors.ts';
import { DEFAULT_MAX_CONTENT_BYTES, type Fault, type Page, parsePage } from './contract/page.ts';
import { decide } from './decide.ts';
import { detectorOptions } from './detect/detect.ts';
import { finderOf, type OnAllowed } from './detect/finder.ts';
import { read } from './read/read.ts';
import { type Checked, checkExamples } from './rules/check.ts';
import type { RuleFile } from './rules/files.ts';
import { compileFiles, load, type RuleFolders } from './rules/load.ts';
import type { Rule, Ruleset } from './rules/ruleset.ts';
import { sanitize } from './sanitize/sanitize.ts';
import { shadowFlags } from './sanitize/shadow.ts';
import { restoreFastStrings } from './text/fast-strings.ts';
import { isVisible } from './text/unicode.ts';

export interface WinnowOptions {
  /** Default: the built-in rules. */
  readonly ruleset?: Ruleset;
  /** Default `restore`. */
  readonly script?: ScriptMode;
  /** Content beyond is a fault. Default 5 MiB. */
  readonly maxContentBytes?: number;
  /** The time of `moderatedAt`, in milliseconds since 1970; a test hands in its own. */
  readonly now?: () => number;
  /** Told of each finding that an allow list covers. */
  readonly onAllowed?: OnAllowed;
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
  readonly ruleset: {
    readonly version: string;
    readonly digest: string;
    /** What is wrong with the rules as they are by now, where older ones are in force. */
    readonly refused?: string;
  };
  /** The article of a page, or all that is wrong with it. Some 200 µs for a page of 6 KB; linear in the page. */
  moderate(input: unknown, options?: ModerateOptions): Moderated;
}

/** Rules from folders; throws RulesError with every fault. */
export const loadRules = (folders: RuleFolders = {}): Ruleset => load(folders, detectorOptions);

/** Rules from files that were read before; throws as `loadRules` does. */
export const compileRules = (files: readonly RuleFile[]): Ruleset => compileFiles(files, detectorOptions);

export function createWinnow(options: WinnowOptions = {}): Winnow {
  const {
    ruleset = loadRules(),
    script = 'restore',
    maxContentBytes = DEFAULT_MAX_CONTENT_BYTES,
    now = Date.now,
    onAllowed,
  } = options;
  restoreFastStrings();
  const { version, digest } = ruleset;
  const circumstances = { script, ruleset: { version, digest }, service: manifest.version };
  const find = finderOf(ruleset, onAllowed);
  const findAll = ruleset.shadow && finderOf(ruleset.shadow, (entry, rule) => rule.shadow && onAllowed?.(entry, rule));

  function run(page: Page, revision: number, check: (stage: string) => void): Article {
    const document = read(page);
    if (!isVisible(document.text)) throw new PageStopped('page/empty', 'read', 'holds no text that a reader could see');
    const detected = find(page, document, check); // normalize, detect
    const decision = decide(detected, ruleset.policy);
    check('sanitize');
    const article = sanitize(page, document, detected, decision, {
      ...circumstances,
      revision,
      moderatedAt: new Date(now()).toISOString(),
    });
    const shadows = findAll === undefined ? [] : inTime(() => shadowFlags(findAll(page, document, check)));
    return shadows.length === 0 ? article : { ...article, flags: [...article.flags, ...shadows] };
  }

  return {
    ruleset: { version, digest },
    moderate(input, { revision = 1, deadline } = {}) {
      const parsed = parsePage(input, maxContentBytes);
      if (!parsed.ok) return { ok: false, code: 'page/invalid', stage: 'read', faults: parsed.faults };
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

/** What rules in shadow mode find, as long as there is time: they must not cost the page its article. */
function inTime<Value>(find: () => readonly Value[]): readonly Value[] {
  try {
    return find();
  } catch (error) {
    if (error instanceof PageStopped) return [];
    throw error;
  }
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

/** Every example of every rule, run through the pipeline; those of rules in shadow mode as if they acted. */
export function checkRules(ruleset: Ruleset): Checked {
  const { shadow } = ruleset;
  if (shadow === undefined) return checkActing(ruleset, ruleset.rules);
  const acting = checkActing(ruleset, ruleset.rules);
  const silent = checkActing(
    shadow,
    shadow.rules.filter((rule) => rule.shadow),
  );
  return {
    rules: acting.rules + silent.rules,
    examples: acting.examples + silent.examples,
    faults: [...acting.faults, ...silent.faults],
  };
}

function checkActing(ruleset: Ruleset, rules: readonly Rule[]): Checked {
  const allowed = new Map<string, string>();
  const onAllowed: OnAllowed = ({ name, file, line }, { id }) => allowed.set(id, `${file}:${line} allows ${name}`);
  const winnow = createWinnow({ ruleset, script: 'keep', onAllowed });
  const checked = checkExamples({ ...ruleset, rules }, (page) => {
    const moderated = winnow.moderate({ url: 'http://localhost/example', ...page });
    if (moderated.ok) return moderated.article;
    throw new WinnowError(
      'rules/invalid',
      `an example is no page: ${moderated.faults.map(({ message }) => message).join('; ')}`,
    );
  });
  const faults = checked.faults.map((fault) => {
    const reason = allowed.get(fault.message.slice(0, fault.message.indexOf(':')));
    return reason === undefined ? fault : { ...fault, message: `${fault.message}; ${reason}` };
  });
  return { ...checked, faults };
}
