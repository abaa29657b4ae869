/**
 * Readings whose own vowel was hit: GBK writes ā to ü with two bytes, of which a tool can lose the first, too. The second
 * was read with the letter behind it, as a character of the private use area, or before the bracket as an error:
 * `門(m\ue5c6)`, `發(f\ufffd\ufffd)`. The former still says which vowel it was, the latter by the readings of the character.
 */
import { isMarker } from './byte-shift-bytes.ts';
import { gbk } from './gbk.ts';
import { readingsTable } from './readings.ts';
import { syllableKey } from './syllable.ts';

/** From `start` to `end`, what was written there, and how many vowels would fit. */
export interface VowelSlip {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly candidates: number;
}

const DAMAGED = /([\u3400-\u9fff])[(（[［]([a-z]{0,4})([?\ufffd]?[\ufffd\ue000-\uf8ff])([a-z]{0,3})(?=[)）\]］])/g;

const VOWEL_LEAD = 0xa800;
const FIRST_VOWEL = 0xa1;
const LAST_VOWEL = 0xb9;

/** The readings of `text` that lost a byte of their vowel and are one of the character before them. Linear. */
export function vowelSlips(text: string): VowelSlip[] {
  const slips: VowelSlip[] = [];
  for (const { index, 0: whole, 1: character, 2: onset, 3: damage, 4: coda } of text.matchAll(DAMAGED)) {
    const end = index + whole.length - coda.length;
    const found = likeliestVowel(character.charCodeAt(0), onset, damage.charCodeAt(damage.length - 1), coda);
    if (found !== undefined) slips.push({ start: end - damage.length, end, ...found });
  }
  return slips;
}

function likeliestVowel(character: number, onset: string, unit: number, coda: string) {
  const { unitOf, bytesOf } = gbk();
  const [first, letter] = isMarker(unit) ? [0, ''] : [bytesOf[unit] >> 8, String.fromCharCode(bytesOf[unit] & 0xff)];
  let best = { fit: 0, written: '' };
  let candidates = 0;
  for (let byte = FIRST_VOWEL; byte <= LAST_VOWEL; byte += 1) {
    if (first !== 0 && byte !== first) continue;
    const written = String.fromCharCode(unitOf[VOWEL_LEAD | byte]) + letter;
    const key = syllableKey(onset + written + coda);
    const fit = key === undefined ? 0 : readingsTable().fitOf(character, key);
    if (fit > 0) candidates += 1;
    if (fit > best.fit) best = { fit, written };
  }
  return candidates === 0 ? undefined : { written: best.written, candidates };
}
