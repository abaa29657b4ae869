/** What speaks for a run beside its likelihood: what it gains, and that it leaves fewer rare characters. */
import { isLowTrail, type PageContext, scriptBits } from './byte-shift-bytes.ts';
import type { Stretch } from './byte-shift-decode.ts';
import { bitsOf } from './byte-shift-fill.ts';
import { gbk } from './gbk.ts';
import { likelihood } from './likelihood.ts';

/** Bits of a character that is rare in any Chinese text. */
const RARE_BITS = 15;
/** One in so many characters of what was written may be rare. */
const RARE_SHARE = 4;

/** Whether a stretch can be a run, and is not what people write: a drawing, a series, a title before a word. */
export const isPlausible = (text: string, run: Stretch): boolean =>
  isLessRare(text, run) && !endsInWord(text, run) && !isDrawn(text, run) && !isSeries(text, run);

/** One character three times over, lines that frame something, marks with gaps between: drawn by hand, where slips leave a medley. */
const DRAWN = /([^\n])\1\1|^[\u2500-\u25ff]|^[^\p{L}\p{N}\s\ufffd?]+(?:\s[^\p{L}\p{N}\s\ufffd?]+)+$/u;

const isDrawn = (text: string, { start, end }: Stretch): boolean => DRAWN.test(text.slice(start, end));

/** Of the pairs of neighbours in a series, so many of three are near. */
const IN_SERIES = 2;
const MIN_SERIES = 3;
/** So near in Unicode are most characters of one radical. */
const NEAR = 0x80;

/**
 * Whether a run that nothing marks reads as a series: numbered signs (⒈⒉⒊), elements (钕钷钐), names of fish. These stand
 * near each other in Unicode, or in one row of the charset (its first byte): both list rare characters by their radical.
 * The first bytes of what a slip leaves were second bytes, which are of no order: of its neighbours one pair in twenty
 * is near by chance.
 */
function isSeries(text: string, { start, end, written }: Stretch): boolean {
  if (written[0].slot?.marker !== '') return false;
  const { bytesOf } = gbk();
  const units = Array.from(text.slice(start, end), (one) => one.charCodeAt(0)).filter((unit) => bytesOf[unit] > 0x80);
  let near = 0;
  for (let i = 1; i < units.length; i += 1) {
    const rows = (bytesOf[units[i]] >> 8) - (bytesOf[units[i - 1]] >> 8);
    if (Math.abs(rows) <= 1 || Math.abs(units[i] - units[i - 1]) <= NEAR) near += 1;
  }
  return units.length >= MIN_SERIES && 3 * near >= IN_SERIES * (units.length - 1);
}

/** Whether the run holds fewer rare characters and lone letters once it is undone; a marker counts as one. */
function isLessRare(text: string, { start, end, written }: Stretch): boolean {
  const after = text.slice(end, end + 1);
  const sure = written.map(({ unit }) => String.fromCharCode(unit)).join('');
  const left = countRare(`。${sure}${after}`, sure.length);
  const received = countRare(`${text.slice(start - 1, start) || ' '}${text.slice(start, end)}${after}`, end - start);
  const isMarked = written[0].slot?.marker !== '';
  return left * RARE_SHARE <= sure.length && left < received + (isMarked ? 1 : 0);
}

const isLetter = (unit: number): boolean => (unit > 0x40 && unit < 0x5b) || (unit > 0x60 && unit < 0x7b);

/** Rare characters and lone letters, or signs of their bytes, among `length` units of `part`, behind its first. */
function countRare(part: string, length: number): number {
  const { bits } = likelihood();
  let count = 0;
  for (let i = 1; i <= length; i += 1) {
    const unit = part.charCodeAt(i);
    const isLone = isLowTrail(unit) && !isLowTrail(part.charCodeAt(i - 1)) && !isLowTrail(part.charCodeAt(i + 1));
    if (isLone || bits[unit] >= RARE_BITS) count += 1;
  }
  return count;
}

/**
 * Whether a run that nothing marks ends in the first letter of a word: `玑txt` is a title and the name of its format,
 * where a slip would have left one letter alone.
 */
function endsInWord(text: string, { start, end, written }: Stretch): boolean {
  const isMarked = written[0].slot?.marker !== '';
  if (isMarked || end - start > MAX_BEFORE_WORD || !isAlphanumeric(text.charCodeAt(end))) return false;
  return isAlphanumeric(text.charCodeAt(end - 1));
}

const MAX_BEFORE_WORD = 6;

const isAlphanumeric = (unit: number): boolean => isLetter(unit) || (unit >= 0x30 && unit <= 0x39);

export interface Run extends Stretch {
  /** By how many bits the text is likelier with it undone. */
  readonly gain: number;
}

/**
 * The bits that make a first run a proof: where a marker stands at its start; where one stands at its end; where nothing
 * shows, for a run of some length, for one as short as a rare name, and for one letter between Chinese characters.
 */
const MARKED_PROOF = 8;
const CUT_PROOF = 12;
const LONG_PROOF = 18;
const SHORT_PROOF = 26;
const LETTER_PROOF = 12;
const MANY_UNITS = 4;

/** What no rare name has, and what slips leave: letters of full width, numbered signs, one letter behind Chinese. */
const NO_NAME = /[\u2160-\u217f\u2460-\u24ff\uff01-\uff5d]|[\u4e00-\u9fff][@-~\u20ac]$/;

/** Whether a run proves that the page went through a tool that loses bytes. */
export function isProof(text: string, { start, end, written, gain, read }: Run, page: PageContext): boolean {
  if (read !== undefined) return gain >= MARKED_PROOF;
  const { slot } = written[0];
  if (slot === undefined || slot.kind === 'gone') return false;
  if (slot.byte <= 0x80) return page.script === 'zh-Hant' && gain >= LETTER_PROOF;
  if (slot.marker !== '') return gain >= MARKED_PROOF;
  if (written[written.length - 1].slot?.kind === 'trail-lost') return gain >= CUT_PROOF;
  if (NO_NAME.test(text.slice(start, end))) return gain >= CUT_PROOF;
  return gain >= (end - start >= MANY_UNITS ? LONG_PROOF : SHORT_PROOF);
}

const LF = 0x0a;

/** By how many bits the text is likelier with the stretch as it was written. */
export function gainOf(text: string, { start, end, written }: Stretch, page: PageContext): number {
  const before = start > 0 ? text.charCodeAt(start - 1) : LF;
  const after = text.slice(end, end + 3);
  const whole = written.map(({ unit }) => String.fromCharCode(unit)).join('');
  const foreign = written.reduce((sum, { unit }) => sum + scriptBits(unit, page), 0);
  return bitsOf(text.slice(start, end) + after, before) - bitsOf(whole + after, before) - foreign;
}
