/**
 * What speaks for a stretch of one line being junk.
 *
 * The measure is *coverage*: the share of its words that junk explains, by terms of any junk rule, by structured tokens
 * (dates, contacts, permit numbers), by short values behind a label (`责任编辑:某某`), and, in a menu, by its items. A
 * sentence about a hot line holds the same words as a contact line; but it says something else besides.
 */
import type { Rule, Ruleset } from '../rules/ruleset.ts';
import type { TermSet } from '../rules/vocabulary.ts';
import type { Hits } from '../text/hits.ts';
import { classes, WORD } from '../text/unicode.ts';
import { numberBehind, valueBehind, wordWeight } from './label-values.ts';
import { type Token, type TokenKind, tokensOf } from './tokens.ts';

export interface JunkOptions {
  /** Terms that by themselves speak for junk of this kind. */
  readonly strong?: TermSet;
  /** Terms that do so half as much: words that genuine lines hold too. */
  readonly soft?: TermSet;
  /** Terms that count only beside others. */
  readonly weak?: TermSet;
  /** Kinds of tokens that count as a strong term. */
  readonly tokens: readonly TokenKind[];
  /** Labels that say nothing by themselves; their values are known. */
  readonly labels?: TermSet;
  /** How many words of a value behind a strong term or a label are its own; a number alone where `value` says so. */
  readonly label: number;
  readonly value: 'words' | 'number';
  /** Whether a strong term counts only before a colon or alone on its line. */
  readonly needsColon: boolean;
  /** Whether the line must hold one of the tokens, or be a label that waits for one. */
  readonly needsToken: boolean;
  /** Where on the page such a line can stand: above the running text, or anywhere. */
  readonly zone: 'head' | 'any';
  /** How many strong terms there must be. */
  readonly least: number;
  /** Items between bars, arrows or gaps: covered as a whole where enough of them are. */
  readonly menu: boolean;
  /** Whether bare numbers belong to such a line: pages, sizes. */
  readonly numbers: boolean;
}

export interface JunkRules {
  readonly rules: readonly Rule<JunkOptions>[];
  /** By term: 1 where any rule knows it, 2 where it is a label. */
  readonly known: Uint8Array;
  /** By term: the most words that a value behind it has. */
  readonly width: Uint8Array;
}

/** The terms of all junk rules of a ruleset, joined. */
export function junkRules(ruleset: Ruleset, rules: readonly Rule<JunkOptions>[]): JunkRules {
  const known = new Uint8Array(ruleset.vocabulary.loose.terms.length);
  const width = new Uint8Array(known.length);
  for (const { options } of rules) {
    for (let term = 0; term < known.length; term += 1) {
      if (isLabelOf(options, term)) width[term] = Math.max(width[term], options.label);
      const isKnown = [options.strong, options.soft, options.weak, options.labels].some(
        (set) => (set?.loose[term] ?? 0) > 0,
      );
      if (isKnown) known[term] = width[term] > 0 ? 2 : Math.max(known[term], 1);
    }
  }
  return { rules, known, width };
}

/** A term found in the stretch; none lies within another. */
export interface Found {
  readonly term: number;
  readonly start: number;
  readonly end: number;
}

export interface Evidence {
  readonly terms: readonly Found[];
  readonly tokens: readonly Token[];
  /** 0..1. */
  readonly coverage: number;
  readonly words: number;
}

/** Beyond so many terms of one line nothing is decided by one more. */
const MAX_TERMS = 200;

/** The evidence in `[start, end]` of the loose view; `hits` from `first` are those that end behind `start`. */
export function evidenceOf(
  view: string,
  start: number,
  end: number,
  hits: Hits,
  first: number,
  junk: JunkRules,
): Evidence {
  const terms = termsIn(hits, first, start, end, junk.known);
  const tokens = tokensOf(view, start, end);
  const covered = new Uint8Array(end - start);
  for (const found of [...terms, ...tokens.filter(({ kind }) => kind !== 'number')])
    covered.fill(1, found.start - start, found.end - start);
  coverLabels(view, start, end, terms, covered, junk);
  coverMenu(view, start, end, covered, junk, terms);
  if (
    terms.some(({ term }) =>
      junk.rules.some(({ options }) => options.numbers && (options.strong?.loose[term] ?? 0) > 0),
    )
  ) {
    for (const { kind, start: from, end: to } of tokens)
      if (kind === 'number') covered.fill(1, from - start, to - start);
  }
  coverNames(view, start, end, terms, covered);
  let words = 0;
  let known = 0;
  for (let i = start; i < end; i += 1) {
    const weight = wordWeight(view.charCodeAt(i));
    words += weight;
    known += covered[i - start] * weight;
  }
  return { terms, tokens, coverage: words === 0 ? 0 : known / words, words };
}

/** The known terms within a stretch, longest first where they overlap wholly, in order. */
function termsIn(hits: Hits, first: number, start: number, end: number, known: Uint8Array): Found[] {
  const found: Found[] = [];
  for (let i = first; i < hits.count && hits.ends[i] <= end && found.length < MAX_TERMS; i += 1) {
    if (hits.starts[i] < start || known[hits.terms[i]] === 0) continue;
    const hit = { term: hits.terms[i], start: hits.starts[i], end: hits.ends[i] };
    if (found.some((other) => other.start <= hit.start && hit.end <= other.end)) continue;
    while (found.length > 0 && found[found.length - 1].start >= hit.start) found.pop();
    found.push(hit);
  }
  return found;
}

/** Behind a label and a colon (or a gap) stands its value: up to so many words, to the next gap, mark or term. */
function coverLabels(
  view: string,
  start: number,
  end: number,
  terms: readonly Found[],
  covered: Uint8Array,
  junk: JunkRules,
) {
  for (const { term, start: labelStart, end: labelEnd } of terms) {
    if (junk.known[term] !== 2 || !opensField(view, labelStart, start, covered)) continue;
    for (const { options } of junk.rules) {
      if (!isLabelOf(options, term)) continue;
      if (!view.slice(labelEnd, labelEnd + 3).includes(':') && isSoft(options, term) && options.value === 'words')
        continue;
      const [from, to] =
        options.value === 'number'
          ? numberBehind(view, labelEnd, end)
          : valueBehind(view, labelEnd, end, options.label);
      covered.fill(1, from - start, to - start);
    }
  }
}

/** Whether a rule knows a term only as one that genuine lines hold too; then a mere gap makes no label of it. */
const isSoft = ({ strong, soft, labels }: JunkOptions, term: number): boolean =>
  (soft?.loose[term] ?? 0) > 0 && (strong?.loose[term] ?? 0) === 0 && (labels?.loose[term] ?? 0) === 0;

const isLabelOf = ({ strong, soft, labels, label }: JunkOptions, term: number): boolean =>
  label > 0 && [strong, soft, labels].some((set) => (set?.loose[term] ?? 0) > 0);

/** Whether a label can begin here: at the start, behind a gap, a mark or something known, not in the middle of a word. */
const opensField = (view: string, at: number, start: number, covered: Uint8Array): boolean =>
  isApart(view, at, start) || covered[at - 1 - start] === 1;

const isApart = (view: string, at: number, start: number): boolean =>
  at === start || (classes()[view.charCodeAt(at - 1)] & WORD) === 0;

/**
 * The most words of `[start, end]` that `evidenceOf` could find explained, at the cost of its hits: the gate before it.
 * 0 where no term stands there.
 */
export function explainable(
  view: string,
  start: number,
  end: number,
  hits: Hits,
  first: number,
  { known, width }: JunkRules,
): number {
  let words = 0;
  for (let i = first; i < hits.count && hits.ends[i] <= end; i += 1) {
    const term = hits.terms[i];
    if (known[term] === 0 || hits.starts[i] < start) continue;
    words += hits.ends[i] - hits.starts[i];
    if (width[term] > 0 && (classes()[view.charCodeAt(hits.ends[i])] & WORD) === 0) words += width[term];
  }
  return words;
}

const MENU_MARKS = /[|>/·»]|-(?= )| {2,}|(?<= )[-–](?= )/u;
const MAX_ITEM = 12;

/** Three items or more, all short, of which two fifths are known: a menu, known as a whole. */
function coverMenu(
  view: string,
  start: number,
  end: number,
  covered: Uint8Array,
  junk: JunkRules,
  terms: readonly Found[],
) {
  if (!terms.some(({ term }) => junk.rules.some(({ options }) => options.menu && knows(options, term)))) return;
  const items = view.slice(start, Math.min(end, start + 600)).split(MENU_MARKS);
  if (items.filter((item) => item.trim() !== '').length < 3) return;
  let at = 0;
  let known = 0;
  let all = 0;
  for (const item of items) {
    const offset = view.indexOf(item, start + at) - start;
    at = offset + item.length;
    if (item.trim() === '') continue;
    if (item.trim().length > MAX_ITEM) return;
    all += 1;
    if (covered.subarray(offset, at).includes(1)) known += 1;
  }
  if (known / all >= 0.4) covered.fill(1);
}

const knows = ({ strong, soft, weak }: JunkOptions, term: number): boolean =>
  [strong, soft, weak].some((set) => (set?.loose[term] ?? 0) > 0);

/** A site's name: what ends as one, in a gap of at most so many words beside a known term. */
const SITE_NAME =
  /^[ "“《]?[\p{L}\p{N}·]{2,12}(?:网|网站|报|日报|晚报|在线|资讯|新闻|频道|电视台|广播|通讯社|传媒|杂志|周刊|客户端|导报|快讯|视点)[ "”》]?$/u;
const MAX_NAME = 14;

/** Where a site names itself among known terms: `扫描二维码关注某某网`. */
function coverNames(view: string, start: number, end: number, terms: readonly Found[], covered: Uint8Array) {
  if (terms.length === 0) return;
  for (const from of gapsOf(covered)) {
    let to = from;
    while (to < covered.length && covered[to] === 0) to += 1;
    if (to - from > MAX_NAME || to - from < 2) continue;
    if (SITE_NAME.test(view.slice(start + from, Math.min(end, start + to)).trim())) covered.fill(1, from, to);
  }
}

/** The starts of what is not covered. */
function* gapsOf(covered: Uint8Array): Generator<number> {
  for (let i = 0; i < covered.length; i += 1) if (covered[i] === 0 && (i === 0 || covered[i - 1] === 1)) yield i;
}
