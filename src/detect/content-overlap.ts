/**
 * How much two texts share: by pairs of neighbouring characters in the scripts of East Asia, by words in those that
 * write words; white space, width and case do not count.
 */
import { classes, DIGIT, HAN, HANGUL, KANA, LETTER } from '../text/unicode.ts';

const DENSE = HAN | KANA | HANGUL;
const WORD_PART = LETTER | DIGIT;
const MAX_UNITS = 4000;

/** Pairs and words as hashes of 30 bits: small integers, which sets hold without boxing. */
export type Grams = ReadonlySet<number>;

/** What a long text holds; some 3 in 100 that it does not hold are said to be held. */
export interface Holds {
  has(gram: number): boolean;
}

const BITS = 0x3fffffff;
const MAP = 18;

/** The pairs and words of `text`, of which MAX_UNITS units are looked at. */
export function bigramsOf(text: string): Grams {
  const found = new Set<number>();
  eachGram(text, (gram) => found.add(gram));
  return found;
}

/** The same of long texts, as bits: ten times cheaper, and good for asking only. */
export function holdsOf(...texts: readonly string[]): Holds {
  const bits = new Uint32Array(1 << (MAP - 5));
  const at = (gram: number) => (Math.imul(gram, 0x85ebca6b) >>> (32 - MAP)) | 0;
  for (const text of texts) {
    eachGram(text, (gram) => {
      bits[at(gram) >>> 5] |= 1 << (at(gram) & 31);
    });
  }
  return { has: (gram) => (bits[at(gram) >>> 5] & (1 << (at(gram) & 31))) !== 0 };
}

function eachGram(text: string, use: (gram: number) => void) {
  const kinds = classes();
  const plain = text.slice(0, MAX_UNITS).normalize('NFKC').toLowerCase();
  let dense = 0;
  for (let i = 0; i < plain.length; ) {
    const unit = plain.charCodeAt(i);
    const kind = kinds[unit];
    if ((kind & DENSE) !== 0) {
      if (dense !== 0) use((Math.imul(dense, 0x9e3779b1) ^ unit) & BITS);
      dense = unit;
      i += 1;
    } else if ((kind & WORD_PART) !== 0) {
      let hash = unit;
      let end = i + 1;
      for (; end < plain.length && (kinds[plain.charCodeAt(end)] & WORD_PART) !== 0; end += 1) {
        hash = Math.imul(hash, 0x01000193) ^ plain.charCodeAt(end);
      }
      if (end - i >= 2) use(hash & BITS);
      i = end;
    } else i += 1;
  }
}

/** Whether `other` holds at least `share` of `own`. Stops where that is out of reach. */
export function holdsShare(other: Holds, own: Grams, share: number): boolean {
  let missing = 0;
  for (const gram of own) {
    if (other.has(gram)) continue;
    missing += 1;
    if (own.size - missing < share * own.size) return false;
  }
  return own.size > 0;
}

/** The share of `own` that `other` holds. */
export function shareOf(own: Grams, other: Holds): number {
  if (own.size === 0) return 0;
  let held = 0;
  for (const gram of own) if (other.has(gram)) held += 1;
  return held / own.size;
}
