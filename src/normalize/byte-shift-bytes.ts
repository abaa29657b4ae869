/** Characters that lost one of their two bytes: which ones they can have been, and which of them is the likeliest. */
import { classes, HAN } from '../text/unicode.ts';
import { gbk } from './gbk.ts';
import { toHans, toHant } from './han.ts';
import { likelihood } from './likelihood.ts';

const LF = 0x0a;

/** What stands where a byte was replaced or could not be read. */
export const isMarker = (unit: number): boolean => unit === 0x3f || unit === 0xfffd;

/** What stands for a character that could not be told. */
export const UNKNOWN = '\ufffd';

/** A byte that can be the second of a pair, and stands alone where it is not. */
export const isLowTrail = (bytes: number): boolean => bytes >= 0x40 && bytes <= 0x80 && bytes !== 0x7f;

const BLANK = 0x3000;
/** The two pairs of bytes that are read as an ideographic space; a full stop hit before 為 leaves the second. */
const BLANKS: readonly number[] = [0xa1a1, 0xa3a0];
/** To many readers the byte 0x80. */
const EURO = 0x20ac;
const EUROS: readonly number[] = [0xa2e3, 0x80];

/** What bytes a unit can be where a slip made it, beside those of `bytesOf`; nearly always none. */
export function ambiguousBytes(unit: number, { foldsWidth }: Folding): readonly number[] | undefined {
  if (unit === BLANK) return BLANKS;
  if (unit === EURO) return EUROS;
  return foldsWidth && unit > 0x20 && unit < 0x7f ? [unit, FULL_WIDTH | (unit + 0x80)] : undefined;
}

/** The first byte of letters, digits and marks of full width. */
const FULL_WIDTH = 0xa300;

/** The second byte of a unit, which on a page that folds width may have been of full width. */
export function trailOf(unit: number, { foldsWidth }: Folding): number {
  return foldsWidth && unit > 0x20 && unit < 0x7f ? unit + 0x80 : gbk().bytesOf[unit] & 0xff;
}

/** Whether a low byte between these two can be all that is left of a character: Chinese stands on both sides. */
export const isLeftAlone = (before: number, after: number): boolean => isChinese(before) && isChinese(after);

const isChinese = (unit: number): boolean =>
  (unit >= 0x4e00 && unit < 0xa000) ||
  (unit >= 0x2014 && unit < 0x2027) ||
  (unit >= 0x3001 && unit < 0x3012) ||
  unit >= 0xff00 ||
  unit === LF;

export interface Candidate {
  readonly unit: number;
  /** Bits of a character like it being hit, whatever stands around it. */
  readonly prior: number;
}

/** What tools that split a text by bytes see where the last byte of a character and the first of the next make one. */
const SPLITS: ReadonlySet<number> = new Set('。！？；'.split('').map((one) => one.charCodeAt(0)));
const FOLDED_SPLITS: ReadonlySet<number> = new Set('。!?;'.split('').map((one) => one.charCodeAt(0)));

/** Whether a unit behind a marker is what such a tool leaves. */
export const isSplit = (unit: number, { foldsWidth }: Folding): boolean =>
  (foldsWidth ? FOLDED_SPLITS : SPLITS).has(unit);

/** The rest of a tag whose bracket was read with the byte before it. */
export const TAG_REST = /^\/?(?:p|div|span|br|strong|b|em|font|a|h[1-6]|li|td|tr|dd)(?:\s\/?)?>/i;
/** It is looked for in so many units. */
export const TAG_UNITS = 12;

/**
 * Which byte of a character is lost. `lead-split`: its first, and what is left begins the mark that a tool saw (isSplit).
 * Where a pair of the private use area was dropped from a run, the character before it
 * has lost its second byte and the one behind it its first; the pair was of one area or the other. `stop-lost`: so was
 * the pair right behind the byte that was hit, and nothing is left of its character. `gone`: both bytes, as what stands
 * behind the second is no part of a pair; a marker is left of it, or two.
 */
export type SlotKind =
  | 'lead-lost'
  | 'lead-split'
  | 'trail-lost'
  | 'trail-dropped-high'
  | 'lead-dropped-high'
  | 'trail-dropped-low'
  | 'lead-dropped-low'
  | 'stop-lost'
  | 'gone';

/** A tool mostly hits the lead of a full stop, an enumeration comma or an opening quote. */
export const HIT: ReadonlySet<number> = new Set('。、“'.split('').map((one) => one.charCodeAt(0)));
const HIT_BITS = -2;
const OTHER_BITS = 0.5;

const known = new Map<string, readonly Candidate[]>();

/** All characters that end in `byte` where their lead was lost, or begin with it where their last byte was. */
export function candidates(kind: SlotKind, byte: number): readonly Candidate[] {
  const name = `${kind} ${byte}`;
  const found = known.get(name) ?? gathered(kind, byte);
  known.set(name, found);
  return found;
}

/** Whether the pair of a second byte and a first one is of the private use area. */
const isHighPrivate = (byte: number): boolean => (byte >= 0xaa && byte <= 0xaf) || byte >= 0xf8;
const isLowPrivate = (byte: number): boolean => byte >= 0xa1 && byte <= 0xa7;

/** The bytes that can have been lost. */
const LOST: Readonly<Record<SlotKind, (byte: number) => boolean>> = {
  'lead-lost': () => true,
  'lead-split': () => true,
  'trail-lost': () => true,
  'trail-dropped-high': isHighPrivate,
  'lead-dropped-high': (byte) => byte > 0xa0,
  'trail-dropped-low': isLowPrivate,
  'lead-dropped-low': (byte) => byte > 0x80 && byte <= 0xa0,
  'stop-lost': () => false,
  gone: () => false,
};

function gathered(kind: SlotKind, byte: number): Candidate[] {
  if (kind === 'stop-lost') return ['。', '、'].map((one) => ({ unit: one.charCodeAt(0), prior: HIT_BITS }));
  if (kind === 'gone') return commonest();
  const { unitOf } = gbk();
  const found: Candidate[] = [];
  for (let other = 0x40; other <= 0xfe; other += 1) {
    if (!LOST[kind](other)) continue;
    const unit = unitOf[kind.startsWith('lead') ? (other << 8) | byte : (byte << 8) | other];
    if (unit === 0 || (unit >= 0xe000 && unit < 0xf900)) continue;
    const prior = kind !== 'lead-lost' ? 0 : HIT.has(unit) ? HIT_BITS : OTHER_BITS;
    found.push({ unit, prior: prior + variantBits(unit) });
  }
  return found;
}

/** What a form costs that is not the first choice of those who write traditional (撃 for 擊): words count all as one. */
const VARIANT_BITS = 1;
const variantBits = (unit: number): number => {
  const simplified = toHans()[unit];
  return simplified === unit || toHant()[simplified] === unit ? 0 : VARIANT_BITS;
};

/** Of a character of which nothing is left, those of so few bits can be told from what a tool mostly hits. */
const COMMON_BITS = 11;

function commonest(): Candidate[] {
  const { bits } = likelihood();
  const found: Candidate[] = [];
  for (let unit = 0x80; unit < 0x10000; unit += 1) {
    if (bits[unit] <= COMMON_BITS && gbk().bytesOf[unit] > 0xff)
      found.push({ unit, prior: HIT.has(unit) ? HIT_BITS : OTHER_BITS });
  }
  return found;
}

/** What a character costs that its page's script does not write: 练 in a traditional text, 練 in a simplified one, か in both. */
const FOREIGN_BITS = 6;
const ODD_BITS = 12;

export const scriptBits = (unit: number, page: PageContext): number =>
  isForeign(unit, page) || isOdd(unit) ? FOREIGN_BITS : 0;

/** Whether a unit is no Han character, and none of the marks that Chinese text is written with. */
const isOdd = (unit: number): boolean => classes()[unit] !== HAN && likelihood().bits[unit] > ODD_BITS;

export interface Folding {
  /** Whether letters and marks of full width seem to have been folded: the page writes Chinese with commas of ASCII. */
  readonly foldsWidth: boolean;
}

/** What is known of the page that a character stands in. */
export interface PageContext extends Folding {
  readonly script: 'zh-Hans' | 'zh-Hant' | 'mixed' | 'none';
  /** Whether characters of the private use area, which a shift makes, seem to have been dropped: the page has none. */
  readonly dropsPrivate: boolean;
  /** Whether the two stand side by side elsewhere on the page, or the three. */
  hasPair(first: number, second: number): boolean;
  hasThree(first: number, second: number, third: number): boolean;
}

/** Whether two characters stand side by side in a word, or elsewhere on the page. */
export const isKnownPair = (first: number, second: number, page: PageContext): boolean =>
  likelihood().isPair(first, second) || page.hasPair(first, second);

/** Whether a page in `script` would write `unit` in another form. */
export function isForeign(unit: number, { script }: PageContext): boolean {
  if (script === 'zh-Hans') return toHans()[unit] !== unit;
  if (script !== 'zh-Hant') return false;
  return toHans()[unit] === unit && toHant()[unit] !== unit;
}
