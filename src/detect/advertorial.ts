/**
 * Advertorials: an article to its last sentences, which offer a price, a gift, a number to call.
 *
 * A report may end in one such word; several together, where nothing reports, are what the text was written for. It is
 * no spam: a person is asked.
 */
import type { TermSet } from '../rules/vocabulary.ts';
import type { Context } from './detector.ts';
import type { Sentence } from './promotion-sentences.ts';

export interface Closing {
  /** The sum of the weights of the terms, each once. */
  readonly weight: number;
  readonly terms: readonly string[];
  /** In the loose view. */
  readonly start: number;
  readonly end: number;
}

/** So many sentences end a text: one of them at least offers something. */
const ENDING = 2;

/** What the last sentences of a text offer; undefined where they offer too little, or report. */
export function closingOf(
  { text, ruleset }: Context,
  sentences: readonly Sentence[],
  closing: TermSet,
): Closing | undefined {
  const policy = ruleset.policy.promotion.closing;
  const last = sentences.slice(-policy.sentences);
  const told = last.reduce((sum, { reports }) => sum + reports, 0);
  if (sentences.length < last.length || last.length < 2) return undefined;
  const [start, end] = [last[0].range[0], last[last.length - 1].range[1]];
  const { hits } = text;
  const found = new Set<number>();
  const offering = new Set<number>();
  for (let i = hits.count - 1; i >= 0 && hits.ends[i] > start; i -= 1) {
    if (hits.starts[i] < start || hits.ends[i] > end || closing.loose[hits.terms[i]] === 0) continue;
    found.add(hits.terms[i]);
    offering.add(last.findIndex(({ range }) => hits.starts[i] < range[1]));
  }
  const weight = [...found].reduce((sum, term) => sum + closing.loose[term], 0);
  // One sentence of a shop may stand in any report; an advertorial goes on to offer.
  const least = offering.size > 1 ? policy.least : policy.single;
  // A patient who tells of his cure is none of a report where so much is offered.
  if (told >= policy.reports && weight < policy.plain) return undefined;
  if (weight < least || Math.max(...offering) < last.length - ENDING) return undefined;
  return { weight, terms: [...found].map((term) => ruleset.vocabulary.loose.terms[term]), start, end };
}
