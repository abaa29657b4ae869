/**
 * How much two texts share: by pairs of neighbouring characters in the scripts of East Asia, by words in those that
 * write words; white space, width and case do not count.
 */
import { classes, DIGIT, HAN, HANGUL, KANA, LETTER } from '../text/unicode.ts';

const DENSE = HAN | KANA | HANGUL;
const WORD_PART = LETTER | DIGIT;
const MAX_UNITS = 4000;

/** The pairs and words of `text`, of which MAX_UNITS units are looked at. */
export function bigramsOf(text: string): Set<string> {
  const kinds = classes();
  const plain = text.slice(0, MAX_UNITS).normalize('NFKC').toLowerCase();
  const found = new Set<string>();
  let dense = '';
  for (let i = 0; i < plain.length; ) {
    const kind = kinds[plain.charCodeAt(i)];
    if ((kind & DENSE) !== 0) {
      if (dense !== '') found.add(dense + plain[i]);
      dense = plain[i];
      i += 1;
    } else if ((kind & WORD_PART) !== 0) {
      let end = i + 1;
      while (end < plain.length && (kinds[plain.charCodeAt(end)] & WORD_PART) !== 0) end += 1;
      if (end - i >= 2) found.add(plain.slice(i, end));
      i = end;
    } else i += 1;
  }
  return found;
}

/** The share of `own` that `other` holds. */
export function shareOf(own: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (own.size === 0) return 0;
  let held = 0;
  for (const pair of own) if (other.has(pair)) held += 1;
  return held / own.size;
}
