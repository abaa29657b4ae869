/**
 * What speaks for a stretch of one line being junk.
 *
 * The measure is *coverage*: the share of its words that junk explains, by terms of any junk rule, by structured tokens
 * (dates, contacts, permit numbers), by short values behind a label (`责任编辑:某某`), in a menu by its items, and by the
 * small words between all these. A sentence about a hot line holds the same words as a contact line; but it says
 * something else besides.
 *
 * A line is read once; what speaks for its tail is a part of that reading.
 */
import { classes, WORD } from '../text/unicode.ts';
import { coverGlue, coverLabels, coverMenu, coverNames } from './coverage.ts';
import { gluedNames } from './glued-names.ts';
import type { Found, JunkRules } from './junk-rules.ts';
import { isClauseMark, wordWeight } from './label-values.ts';
import type { Stretch } from './stretch.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface Evidence {
  readonly terms: readonly Found[];
  readonly tokens: readonly Token[];
  /** 0..1. */
  readonly coverage: number;
  readonly words: number;
}

export interface Reading extends Evidence {
  readonly stretch: Stretch;
  /** By unit of the stretch: 1 where junk explains it. */
  readonly covered: Uint8Array;
}

/** Beyond so many terms of one line nothing is decided by one more. */
const MAX_TERMS = 200;

export function readingOf(stretch: Stretch, junk: JunkRules): Reading {
  const { view, start, end } = stretch;
  const terms = termsIn(stretch, junk.known);
  const tokens = tokensOf(view, start, end);
  const covered = new Uint8Array(end - start);
  const mark = ({ start: from, end: to }: { readonly start: number; readonly end: number }) =>
    covered.fill(1, from - start, to - start);
  const hasNumbers = terms.some(({ term }) => junk.numbered[term] === 1);
  for (const found of terms) mark(found);
  for (const found of tokens) if (found.kind !== 'number' || hasNumbers) mark(found);
  for (const token of tokens) {
    const [from, to] = gluedNames(view, token, end) ?? [start, start];
    covered.fill(1, from - start, to - start);
  }
  if (terms.length > 0) {
    coverLabels(stretch, terms, covered, junk);
    coverMenu(stretch, terms, covered, junk);
    coverNames(stretch, terms, covered, junk);
  }
  coverGlue(stretch, covered, junk);
  return { stretch, terms, tokens, covered, ...coverageIn(stretch, covered, start, end) };
}

/** The part of a reading from `from` on. */
export function tailEvidence({ stretch, terms, tokens, covered }: Reading, from: number): Evidence {
  return {
    terms: terms.filter(({ start }) => start >= from),
    tokens: tokens.filter(({ start }) => start >= from),
    ...coverageIn(stretch, covered, from, stretch.end),
  };
}

/** The share of the words that are terms or tokens themselves, without the values, items and small words around them. */
export function shareOfTerms({ stretch, terms, tokens }: Reading): number {
  const { start, end } = stretch;
  const own = new Uint8Array(end - start);
  for (const found of [...terms, ...tokens]) own.fill(1, found.start - start, found.end - start);
  return coverageIn(stretch, own, start, end).coverage;
}

/** How many words a part of a stretch has, and the share of them that is covered. */
export function coverageIn(
  { view, start }: Stretch,
  covered: Uint8Array,
  from: number,
  to: number,
): { readonly coverage: number; readonly words: number } {
  let words = 0;
  let known = 0;
  for (let i = from; i < to; i += 1) {
    const weight = wordWeight(view.charCodeAt(i));
    words += weight;
    known += covered[i - start] * weight;
  }
  return { coverage: words === 0 ? 0 : known / words, words };
}

/** The known terms within a stretch, longest first where they overlap wholly, in order. */
function termsIn({ hits, first, start, end }: Stretch, known: Uint8Array): Found[] {
  const found: Found[] = [];
  for (let i = first; i < hits.count && hits.ends[i] <= end && found.length < MAX_TERMS; i += 1) {
    if (hits.starts[i] < start || known[hits.terms[i]] === 0) continue;
    const hit = { term: hits.terms[i], start: hits.starts[i], end: hits.ends[i] };
    const last = found[found.length - 1];
    if (last !== undefined && last.start <= hit.start && hit.end <= last.end) continue;
    while (found.length > 0 && found[found.length - 1].start >= hit.start) found.pop();
    found.push(hit);
  }
  return found;
}

/** What the hits of a stretch promise: the most words that a reading could find explained, and whether any opens a rule. */
export function promised(stretch: Stretch, junk: JunkRules): { readonly words: number; readonly opens: boolean } {
  const { hits, first, start, end } = stretch;
  let words = 0;
  let opens = false;
  for (let i = first; i < hits.count && hits.ends[i] <= end; i += 1) {
    if (hits.starts[i] < start) continue;
    words += wordsOfHit(stretch, i, junk);
    if (junk.opening[hits.terms[i]] === 1) opens = true;
  }
  return { words, opens };
}

/** The most words that the `i`th hit could explain, with a value behind it; 0 where no rule knows its term. */
function wordsOfHit({ view, hits }: Stretch, i: number, { known, width }: JunkRules): number {
  const term = hits.terms[i];
  if (known[term] === 0) return 0;
  const words = hits.ends[i] - hits.starts[i];
  const behind = view.charCodeAt(hits.ends[i]);
  const hasValue = width[term] > 0 && (classes()[behind] & WORD) === 0 && !isClauseMark(behind);
  return hasValue ? words + width[term] : words;
}

/**
 * Before where no tail of a stretch begins of which its hits promise `share` of the units, and that one of them opens;
 * undefined where there is no such tail at all. The hits stand in order of their ends: those that end behind a place are
 * all that may stand behind it.
 */
export function earliestTail(stretch: Stretch, junk: JunkRules, share: number): number | undefined {
  const { hits, first, start, end } = stretch;
  let last = first;
  while (last < hits.count && hits.ends[last] <= end) last += 1;
  let words = 0;
  let opens = false;
  let earliest: number | undefined;
  for (let i = last - 1; i >= first && hits.ends[i] > start; i -= 1) {
    words += wordsOfHit(stretch, i, junk);
    opens ||= junk.opening[hits.terms[i]] === 1;
    const from = Math.floor(end - words / share);
    if (opens && from < hits.ends[i]) earliest = Math.max(from, start, i > first ? hits.ends[i - 1] : start);
  }
  return earliest;
}
