/** The rules of the detector `junk-line`, and their terms joined into columns that a hit is looked up in. */
import type { Rule, Ruleset } from '../rules/ruleset.ts';
import type { TermSet } from '../rules/vocabulary.ts';
import type { Bracket } from './closing-brackets.ts';
import type { TokenKind } from './tokens.ts';

export const BYLINE_ROLES = ['source', 'author', 'editor'] as const;
export type BylineRole = (typeof BYLINE_ROLES)[number];

/** What a rule looks for: a line by what of it junk explains, or by its shape, or by its neighbours. */
export const FINDS = [
  'line',
  'links',
  'below',
  'run',
  'topics',
  'bare',
  'signed',
  'named',
  'code',
  'marks',
  'forms',
] as const;

export interface JunkOptions {
  /** Terms that by themselves speak for junk of this kind. */
  readonly strong?: TermSet;
  /** Terms that do so half as much: words that genuine lines hold too. */
  readonly soft?: TermSet;
  /** Terms that count only beside others. */
  readonly weak?: TermSet;
  /** A term of the first set with one of the second right behind it speaks for junk as a strong one does. */
  readonly pairs: readonly (readonly [TermSet, TermSet])[];
  /** Kinds of tokens that count as a strong term. */
  readonly tokens: readonly TokenKind[];
  /** Labels that say nothing by themselves; their values are known. */
  readonly labels?: TermSet;
  /** How many words of a value behind a strong term or a label are its own; a number alone, or nothing that describes, where `value` says so. */
  readonly label: number;
  readonly value: 'words' | 'number' | 'list' | 'credit';
  /** Terms that a name stands before: `临江通APP`. */
  readonly named?: TermSet;
  /** Whether a strong term counts only as a label: before a colon, alone on its line, before a name. */
  readonly needsColon: boolean;
  /** Whether the line must hold one of the tokens, or be a label that waits for one. */
  readonly needsToken: boolean;
  /** Where on the page such a line can stand: above the running text, below it, outside of it, or anywhere. */
  readonly zone: 'head' | 'tail' | 'outer' | 'any';
  /** How many strong terms there must be. */
  readonly least: number;
  /** Items between bars, arrows or gaps: covered as a whole where enough of them are. */
  readonly menu: boolean;
  /** Whether bare numbers belong to such a line: pages, sizes. */
  readonly numbers: boolean;
  /** Whether the article is over where such a line stands below it. */
  readonly ends: boolean;
  /** A line that ends in a full stop says something: so much must speak for its being junk all the same. */
  readonly statements: number;
  /** A sentence goes under this rule only where it holds one of these. */
  readonly ours?: TermSet;
  /** What closes a paragraph in brackets goes under this rule, too. */
  readonly bracket?: Bracket;
  /** What the rule says besides of lines that only their neighbours tell. */
  readonly finds: (typeof FINDS)[number];
  /** Labels of what the byline lifts, by what it is: of several lists the first that has one on the line counts. */
  readonly byline: Readonly<Partial<Record<BylineRole, readonly TermSet[]>>>;
  /** Small words that say nothing and stand in every line. */
  readonly glue: readonly string[];
}

/** That a line is junk by its shape, or as words of a closed list. */
export interface Shaped {
  readonly rule: Rule<JunkOptions>;
  readonly evidence: Record<string, unknown>;
}

/** What a term says for one rule. */
interface Said {
  readonly rule: number;
  readonly strong: number;
  readonly weak: number;
}

export interface JunkRules {
  readonly rules: readonly Rule<JunkOptions>[];
  /** By term: 1 where any rule knows it, 2 where it is a label. */
  readonly known: Uint8Array;
  /** By term: 1 where it can make a line junk: it is strong or soft for some rule, or opens a pair. */
  readonly opening: Uint8Array;
  /** By term: the most words that a value behind it has. */
  readonly width: Uint8Array;
  /** By term: what it says for each rule that counts it; missing where none does. */
  readonly said: readonly (readonly Said[] | undefined)[];
  /** By term: the rules that take it for a label; missing where none does. */
  readonly labelled: readonly (readonly number[] | undefined)[];
  /** The rules that know pairs, and the terms that open one. */
  readonly pairing: readonly number[];
  /** By kind of token: the rules that count it as a strong term. */
  readonly byToken: ReadonlyMap<TokenKind, readonly number[]>;
  /** By term: whether a menu knows it, whether a name stands before it, whether numbers belong to it. */
  readonly menu: Uint8Array;
  readonly named: Uint8Array;
  readonly numbered: Uint8Array;
  /** By term: what of the byline stands behind it, and how far down the lists of that role it is. */
  readonly roles: readonly ({ readonly role: BylineRole; readonly rank: number } | undefined)[];
  readonly glue: ReadonlySet<string>;
  /** The first rule that says so of lines that are told by something else than their words. */
  readonly finding: ReadonlyMap<JunkOptions['finds'], Rule<JunkOptions>>;
  /** The first rule for each kind of bracket behind a paragraph. */
  readonly closing: ReadonlyMap<Bracket | undefined, Rule<JunkOptions>>;
  /** The rules of closed lists, which have their words to themselves. */
  readonly bare: readonly Rule<JunkOptions>[];
}

type Column = Uint8Array;

/** The terms of all junk rules of a ruleset, joined. */
export function junkRules(ruleset: Ruleset, rules: readonly Rule<JunkOptions>[]): JunkRules {
  const count = ruleset.vocabulary.loose.terms.length;
  const column = (): Column => new Uint8Array(count);
  const junk = {
    rules,
    known: column(),
    opening: column(),
    width: column(),
    said: new Array<Said[] | undefined>(count).fill(undefined),
    labelled: new Array<number[] | undefined>(count).fill(undefined),
    pairing: rules.flatMap(({ options }, rule) => (options.pairs.length > 0 ? [rule] : [])),
    byToken: rulesByToken(rules),
    menu: column(),
    named: column(),
    numbered: column(),
    roles: new Array<JunkRules['roles'][number]>(count).fill(undefined),
    glue: new Set(rules.flatMap(({ options }) => options.glue)),
    finding: new Map(rules.toReversed().map((rule) => [rule.options.finds, rule])),
    closing: new Map(rules.toReversed().map((rule) => [rule.options.bracket, rule])),
    bare: rules.filter(({ options }) => options.finds === 'bare'),
  };
  rules.forEach(({ options }, rule) => {
    if (options.finds === 'bare') return;
    for (let term = 0; term < count; term += 1) addTerm(junk, options, rule, term);
  });
  return junk;
}

function rulesByToken(rules: readonly Rule<JunkOptions>[]): Map<TokenKind, number[]> {
  const byToken = new Map<TokenKind, number[]>();
  rules.forEach(({ options }, rule) => {
    for (const kind of options.tokens) byToken.set(kind, [...(byToken.get(kind) ?? []), rule]);
  });
  return byToken;
}

type Building = Omit<JunkRules, 'said' | 'labelled' | 'roles'> & {
  readonly said: (Said[] | undefined)[];
  readonly labelled: (number[] | undefined)[];
  readonly roles: JunkRules['roles'][number][];
};

function addTerm(junk: Building, options: JunkOptions, rule: number, term: number) {
  const has = (set: TermSet | undefined) => (set?.loose[term] ?? 0) > 0;
  const { strong, soft, weak, labels, pairs } = options;
  const opensPair = pairs.some(([first]) => has(first));
  const isPaired = opensPair || pairs.some(([, second]) => has(second));
  const says = {
    rule,
    strong: (strong?.loose[term] ?? 0) + (soft?.loose[term] ?? 0) / 2,
    weak: has(weak) ? (weak?.loose[term] ?? 0) : isPaired ? 1 : 0,
  };
  if (says.strong > 0 || says.weak > 0) junk.said[term] = [...(junk.said[term] ?? []), says];
  if (says.strong > 0 || opensPair) junk.opening[term] = 1;
  if (isLabelOf(options, term)) {
    junk.width[term] = Math.max(junk.width[term], options.label);
    junk.labelled[term] = [...(junk.labelled[term] ?? []), rule];
  }
  if (options.menu && (says.strong > 0 || says.weak > 0)) junk.menu[term] = 1;
  if (has(options.named)) junk.named[term] = 1;
  if (options.numbers && says.strong > 0) junk.numbered[term] = 1;
  for (const role of BYLINE_ROLES) {
    const rank = options.byline[role]?.findIndex(has) ?? -1;
    if (rank >= 0) junk.roles[term] = { role, rank };
  }
  if (says.strong > 0 || says.weak > 0 || has(labels) || has(options.named))
    junk.known[term] = junk.width[term] > 0 ? 2 : Math.max(junk.known[term], 1);
}

/** A term found in the stretch; none lies within another. */
export interface Found {
  readonly term: number;
  readonly start: number;
  readonly end: number;
}

/** Whether a rule takes a term for a label, with a value behind it. */
const isLabelOf = ({ strong, soft, labels, label }: JunkOptions, term: number): boolean =>
  label > 0 && [strong, soft, labels].some((set) => (set?.loose[term] ?? 0) > 0);
