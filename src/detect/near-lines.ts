/**
 * Lines that were seen before, found again in a spelling that is not quite the same.
 *
 * Lines are compared in a normal form, by the edit distance between them. A gate stands before it: two strings whose
 * distance is d share at least n - 1 - 2d of the n - 1 pairs of neighbours in the longer one (the q-gram lemma, E. Ukkonen,
 * "Approximate string-matching with q-grams and maximal matches", TCS 92 (1992)), so that a line which holds fewer pairs of
 * a known one needs no comparison, and none is lost by the gate.
 */
import { distance } from 'fastest-levenshtein';

export interface Near {
  /** Among the known lines. */
  readonly index: number;
  /** Edits of one character between the normal forms, and their share of the longer form, 0 to 1. */
  readonly edits: number;
  readonly share: number;
}

/** Of known lines that hold as many pairs of a line, so many are compared: those that share most. */
const MAX_COMPARED = 8;

const pairAt = (form: string, at: number): number => form.charCodeAt(at) * 0x10000 + form.charCodeAt(at + 1);

/** Known lines by their normal forms, with those of them that hold each pair of neighbours. */
export class NearLines {
  readonly #forms: readonly string[];
  readonly #byPair = new Map<number, number[]>();
  readonly #share: number;
  readonly #shortest: number;
  readonly #longest: number;

  /** `share` is how much of the longer form may be edited at most. A form of fewer than `least` characters is not known. */
  constructor(forms: readonly string[], share: number, least: number) {
    this.#forms = forms;
    this.#share = share;
    const lengths = forms.map(({ length }) => length).filter((length) => length >= least);
    this.#shortest = Math.max(least, Math.floor(Math.min(...lengths) * (1 - share)));
    this.#longest = Math.ceil(Math.max(...lengths) / (1 - share));
    forms.forEach((form, index) => {
      if (form.length < least) return;
      for (const pair of pairsOf(form)) {
        const known = this.#byPair.get(pair);
        if (known === undefined) this.#byPair.set(pair, [index]);
        else known.push(index);
      }
    });
  }

  /** Whether a form of so many characters may be near any known one. */
  isInReach(length: number): boolean {
    return length >= this.#shortest && length <= this.#longest;
  }

  /** The known line nearest to `form`, if it is near enough. Costs the form's length and some comparisons. */
  nearest(form: string): Near | undefined {
    if (!this.isInReach(form.length)) return undefined;
    let best: Near | undefined;
    for (const [index] of this.#candidates(form)) {
      const edits = distance(form, this.#forms[index]);
      const share = edits / Math.max(form.length, this.#forms[index].length);
      if (share <= this.#share && (best === undefined || share < best.share)) best = { index, edits, share };
    }
    return best;
  }

  #candidates(form: string): [index: number, shared: number][] {
    const shared = new Map<number, number>();
    for (let at = 0; at + 1 < form.length; at += 1) {
      for (const index of this.#byPair.get(pairAt(form, at)) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    return [...shared]
      .filter(([index, pairs]) => {
        const longer = Math.max(form.length, this.#forms[index].length);
        return pairs >= longer - 1 - 2 * Math.floor(this.#share * longer);
      })
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, MAX_COMPARED);
  }
}

function pairsOf(form: string): Set<number> {
  const pairs = new Set<number>();
  for (let at = 0; at + 1 < form.length; at += 1) pairs.add(pairAt(form, at));
  return pairs;
}
