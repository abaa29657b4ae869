/**
 * All terms of all rules, folded as the text that they are looked for in, with one matcher a view.
 *
 * Rule text and page text go through the same fold, so a term is written as a moderator would and found in every width,
 * case and variant. A set is a column of weights over the terms: `weight[term]` is 0 where the set does not hold it.
 */
import { bareFold, looseFold } from '../normalize/folds.ts';
import { createMatcher, type Matcher } from '../text/matcher.ts';
import { classes, HAN, HANGUL, KANA, LETTER } from '../text/unicode.ts';
import { type Fold, fold } from '../text/view.ts';

/** A term as it stands in a file, with what its set gives it. */
export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
  /** Why it stands in its set; shown by the catalogue. */
  readonly reason?: string;
}

/** The weight of each term of the vocabulary in one set, by the view that found it. */
export interface TermSet {
  readonly loose: Float32Array;
  readonly bare: Float32Array;
  /** As written, for rules that match the exact view. */
  readonly exact: ReadonlySet<string>;
}

export interface Vocabulary {
  readonly loose: Matcher;
  readonly bare: Matcher;
}

export class VocabularyBuilder {
  readonly #loose = new Map<string, number>();
  readonly #bare = new Map<string, number>();
  readonly #sets: { terms: readonly WeightedTerm[]; set: Mutable }[] = [];

  /** A set of `terms`; its columns are filled by `build`. */
  add(terms: readonly WeightedTerm[]): TermSet {
    for (const { term } of terms) {
      number(this.#loose, folded(term, looseFold()));
      const bare = bareForm(term);
      if (bare !== '') number(this.#bare, bare);
    }
    const set: Mutable = { loose: NO_TERMS, bare: NO_TERMS, exact: new Set(terms.map(({ term }) => term)) };
    this.#sets.push({ terms, set });
    return set;
  }

  build(): Vocabulary {
    for (const { terms, set } of this.#sets) {
      set.loose = column(this.#loose, terms, (term) => folded(term, looseFold()));
      set.bare = column(this.#bare, terms, bareForm);
    }
    return { loose: createMatcher([...this.#loose.keys()]), bare: createMatcher([...this.#bare.keys()]) };
  }
}

type Mutable = { -readonly [Key in keyof TermSet]: TermSet[Key] };
const NO_TERMS = new Float32Array(0);

/** A term as a fold leaves it; empty where nothing of it is left. */
export const folded = (term: string, by: Fold): string => fold(term, by).text.trim();

function number(terms: Map<string, number>, term: string) {
  if (term !== '' && !terms.has(term)) terms.set(term, terms.size);
}

function column(
  numbers: ReadonlyMap<string, number>,
  terms: readonly WeightedTerm[],
  form: (term: string) => string,
): Float32Array {
  const weights = new Float32Array(numbers.size);
  for (const { term, weight } of terms) {
    const index = numbers.get(form(term));
    if (index !== undefined) weights[index] = Math.max(weights[index], weight);
  }
  return weights;
}

/**
 * A term as the bare view would hold it; empty where that means nothing by itself: what is left of a term with digits or
 * marks (91视频, (中国)官网), a single ideograph, a word of four letters.
 */
function bareForm(term: string): string {
  if (/[^\p{L}\p{M} ]/u.test(term)) return '';
  const bare = folded(term, bareFold());
  return weightOf(bare) >= 10 ? bare : '';
}

function weightOf(bare: string): number {
  let weight = 0;
  for (let i = 0; i < bare.length; i += 1) {
    const kind = classes()[bare.charCodeAt(i)];
    if ((kind & (HAN | KANA | HANGUL)) !== 0) weight += 5;
    else if ((kind & LETTER) !== 0) weight += 2;
  }
  return weight;
}
