/**
 * Allow lists: what is never flagged, and why.
 *
 *     allow:
 *       - phrase: 博彩股                        # a finding that it stands in or across, in any width, case and variant
 *         rules: [injected-title/gambling]     # for these rules and packs; without them, for all
 *         reason: finance pages name the sector
 *       - host: lessons.example                # pages of this host and of those below it; hidden links to them
 *         reason: readings are the subject
 *       - line: fp-0123456789abcdef            # the whole line, by its fingerprint
 *         reason: the paper prints it under every page
 *
 * The lists of all folders add up. An entry covers rules that accuse. Some detectors only say what a text is: what they
 * found out is needed, whoever allows the page. Of these, a host alone can switch off repairs and the script's turn, and
 * nothing can be said of headlines and of what lies outside the article.
 */

import { looseFold } from '../normalize/folds.ts';
import { createMatcher, type Matcher } from '../text/matcher.ts';
import type { RuleFault } from './faults.ts';
import type { RuleFile } from './files.ts';
import { allowShape, type RawAllowEntry } from './schema.ts';
import { folded } from './vocabulary.ts';
import { parseYaml } from './yaml.ts';

export interface AllowEntry {
  readonly kind: AllowKind;
  /** The phrase as written, the host in lower case, the fingerprint. */
  readonly value: string;
  readonly reason: string;
  /** The ids of the rules that it covers. */
  readonly covers: ReadonlySet<string>;
  /** What it is, in one line, whatever line of the file it stands in: `phrase 博彩股 for injected-title/gambling`. */
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

type Entries = readonly AllowEntry[];

export interface AllowList {
  readonly entries: Entries;
  /** Of the phrases, in the loose view; undefined where there is none. */
  readonly phrases: Matcher | undefined;
  /** By the matcher's terms. */
  readonly byPhrase: readonly Entries[];
  readonly byHost: ReadonlyMap<string, Entries>;
  readonly byLine: ReadonlyMap<string, Entries>;
}

/** What an entry can name. */
interface Named {
  readonly id: string;
  readonly pack: string;
  readonly detector?: string;
}

const KINDS = ['phrase', 'host', 'line'] as const;
export type AllowKind = (typeof KINDS)[number];

export const isAllowFile = ({ name }: RuleFile): boolean => name === 'allow.yaml';

/** Detectors whose findings nothing covers, and those that only a host switches off. */
const NEVER: ReadonlySet<string> = new Set(['headline', 'outside-content', 'declared-charset']);
const BY_HOST: ReadonlySet<string> = new Set(['repair', 'script']);

const canCover = (kind: AllowKind, { detector = '' }: Named): boolean =>
  !NEVER.has(detector) && (kind === 'host' || !BY_HOST.has(detector));

/** The lists of `files` as one, over `rules`; undefined where none says anything. Adds what is wrong to `faults`. */
export function compileAllow(
  files: readonly RuleFile[],
  rules: readonly Named[],
  faults: RuleFault[],
): AllowList | undefined {
  const scopes = new Map(KINDS.map((kind) => [kind, new Scope(kind, rules)]));
  const known = new Map<string, AllowEntry>();
  for (const file of files.filter(isAllowFile)) {
    const { value: list, lineOf, faults: found } = parseYaml(file, allowShape);
    faults.push(...found);
    for (const [index, raw] of (list?.allow ?? []).entries()) {
      const place = { file: file.file, line: lineOf(['allow', index]) };
      const kind = KINDS.find((name) => raw[name] !== undefined) ?? 'phrase';
      const fault = (key: string, message: string) =>
        faults.push({ file: file.file, line: lineOf(['allow', index, key]), message });
      const covers = scopes.get(kind)?.covered(raw.rules, (message) => fault('rules', message)) ?? new Set();
      const value = allowed(kind, raw, (message) => fault(kind, message));
      if (value === undefined) continue;
      const scope = raw.rules === undefined ? '' : ` for ${[...new Set(raw.rules)].sort().join(', ')}`;
      const entry = { kind, value, reason: raw.reason, covers, name: `${kind} ${value}${scope}`, ...place };
      const same = known.get(entry.name);
      if (same === undefined) known.set(entry.name, entry);
      else fault(kind, `${entry.name} stands in ${same.file}:${same.line} already`);
    }
  }
  return known.size === 0 ? undefined : listOf([...known.values()]);
}

type Report = (message: string) => void;

/** The rules that entries of one kind can cover. */
class Scope {
  readonly #kind: AllowKind;
  readonly #rules: readonly Named[];
  readonly #coverable: readonly Named[];
  readonly #all: ReadonlySet<string>;

  constructor(kind: AllowKind, rules: readonly Named[]) {
    this.#kind = kind;
    this.#rules = rules;
    this.#coverable = rules.filter((rule) => canCover(kind, rule));
    this.#all = new Set(this.#coverable.map(({ id }) => id));
  }

  /** The ids that `names` stand for; all where there are no names. */
  covered(names: readonly string[] | undefined, fault: Report): ReadonlySet<string> {
    if (names === undefined) return this.#all;
    return new Set(names.flatMap((name) => this.#named(name, fault)));
  }

  #named(name: string, fault: Report): string[] {
    const isNamed = ({ id, pack }: Named) => id === name || pack === name;
    const covered = this.#coverable.filter(isNamed).map(({ id }) => id);
    if (covered.length === 0) {
      fault(this.#rules.some(isNamed) ? `a ${this.#kind} cannot cover ${name}` : `there is no rule or pack ${name}`);
    }
    return covered;
  }
}

/** What an entry allows, as pages are asked for it. */
function allowed(kind: AllowKind, raw: RawAllowEntry, fault: Report): string | undefined {
  if (kind !== 'host') {
    if (kind === 'phrase' && folded(raw.phrase ?? '', looseFold()).length < 2)
      fault('a phrase has two characters that can be seen, or more');
    return raw[kind];
  }
  const host = hostOf(raw.host ?? '');
  if (host === undefined) fault('must be a host name alone, like news.example');
  return host;
}

/** A host as a URL spells it; undefined where `text` is more than a host or none. */
function hostOf(text: string): string | undefined {
  const url = `http://${text}/`;
  if (/[/\\@?#:\s*]/.test(text) || !URL.canParse(url)) return undefined;
  return new URL(url).hostname.replace(/\.$/, '');
}

function listOf(entries: Entries): AllowList {
  const byPhrase = grouped(entries, 'phrase', ({ value }) => folded(value, looseFold()));
  return {
    entries,
    phrases: byPhrase.size === 0 ? undefined : createMatcher([...byPhrase.keys()]),
    byPhrase: [...byPhrase.values()],
    byHost: grouped(entries, 'host', ({ value }) => value),
    byLine: grouped(entries, 'line', ({ value }) => value),
  };
}

function grouped(entries: Entries, kind: AllowKind, key: (entry: AllowEntry) => string): Map<string, AllowEntry[]> {
  const groups = new Map<string, AllowEntry[]>();
  for (const entry of entries) {
    if (entry.kind === kind) groups.set(key(entry), [...(groups.get(key(entry)) ?? []), entry]);
  }
  return groups;
}
