/**
 * What speaks for a stretch of one line being junk.
 *
 * The measure is *coverage*: the share of its words that junk explains, by terms of any junk rule, by structured tokens
 * (dates, contacts, permit numbers), by short values behind a label (`责任编辑:某某`), and, in a menu, by its items. A
 * sentence about a hot line holds the same words as a contact line; but it says something else besides.
 */
import type { Hits } from '../text/hits.ts';
import { classes, WORD } from '../text/unicode.ts';
import { coverLabels, coverMenu, coverNames } from './coverage.ts';
import type { Found, JunkRules } from './junk-rules.ts';
import { wordWeight } from './label-values.ts';
import { type Token, tokensOf } from './tokens.ts';

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
