/**
 * Which script a Chinese text is in, and whether it was converted from simplified text.
 *
 * The proof of conversion is the contract's: readings in brackets on converted characters, or words that only a
 * one-to-one conversion leaves (script-residues.ts). Only lines that are traditional themselves are asked, so that a
 * simplified line that was injected proves nothing; and within each family of residues the wrong form must be commoner
 * than the right one, so that a writer's slip proves nothing either.
 */
import type { Range } from '../text/edits.ts';
import { classes, HAN, HANGUL, KANA, LETTER } from '../text/unicode.ts';
import { toHans, toHant } from './han.ts';
import { residues, unitsKey } from './script-residues.ts';
import script from './tables/script.json' with { type: 'json' };

export { convert, DIRECTIONS, type Direction } from './convert.ts';

export interface ScriptCounts {
  readonly script: 'zh-Hans' | 'zh-Hant' | 'mixed' | 'none';
  /** Han characters. */
  readonly han: number;
  /** Characters that only simplified text has, and that only traditional text has. */
  readonly simplified: number;
  readonly traditional: number;
  readonly kana: number;
  /** Letters of alphabets and hangul. */
  readonly letters: number;
}

/** A script counts as mixed where the rarer kind of character is more than this share of both. */
const MIXED_SHARE = 0.1;
/** Japanese shares characters with both scripts; where this share of Han and kana is kana the text is Japanese. */
export const KANA_SHARE = 0.08;

/** A Han character, with one of the next two where only one script has it. Each flag is the place of its bit. */
const IS_HAN = 0;
const SIMPLIFIED = 1;
const TRADITIONAL = 2;
const IS_KANA = 3;
const IS_LETTER = 4;

let marks: Uint8Array | undefined;

/** For each unit what it is: flags, so that counting them takes no branch. */
function scriptMarks(): Uint8Array {
  marks ??= buildMarks();
  return marks;
}

function buildMarks(): Uint8Array {
  const built = new Uint8Array(0x10000);
  const hans = toHans();
  const hant = toHant();
  for (let unit = 0x3400; unit < 0xfb00; unit += 1) {
    if (hans[unit] !== unit) built[unit] = 1 << TRADITIONAL;
    else if (hant[unit] !== unit) built[unit] = 1 << SIMPLIFIED;
  }
  for (const character of script.alsoHant) built[character.charCodeAt(0)] = 0;
  for (const character of '乾著徵夥吒拚摺捱醣薹袷瞭藉沈昇砲妳牠它週鍾覆剋祇樑菸') built[character.charCodeAt(0)] = 0;
  const kinds = classes();
  for (let unit = 0; unit < 0x10000; unit += 1) {
    const kind = kinds[unit];
    const isCjk = unit >= 0x2e80;
    if (kind === HAN && isCjk) built[unit] |= 1 << IS_HAN;
    else if (kind === KANA && isCjk) built[unit] = 1 << IS_KANA;
    else built[unit] = (kind & (LETTER | HANGUL)) === 0 ? 0 : 1 << IS_LETTER;
  }
  return built;
}

/** Whether `text` holds a character that only traditional text has. Stops at the first. */
export function holdsTraditional(text: string): boolean {
  const tells = scriptMarks();
  for (let i = 0; i < text.length; i += 1) if ((tells[text.charCodeAt(i)] & (1 << TRADITIONAL)) !== 0) return true;
  return false;
}

/** Counts the characters of `text` by script. `none`: no Han character that tells, or Japanese. Linear, 1 ns a unit. */
export const scriptOf = (text: string): ScriptCounts => scriptWithin(text, [[0, text.length]]);

/** As `scriptOf`, of some stretches of a text, together. */
export function scriptWithin(text: string, ranges: readonly Range[]): ScriptCounts {
  const tells = scriptMarks();
  let han = 0;
  let simplified = 0;
  let traditional = 0;
  let kana = 0;
  let letters = 0;
  for (const [start, end] of ranges) {
    for (let i = start; i < end; i += 1) {
      const told = tells[text.charCodeAt(i)];
      han += (told >> IS_HAN) & 1;
      simplified += (told >> SIMPLIFIED) & 1;
      traditional += (told >> TRADITIONAL) & 1;
      kana += (told >> IS_KANA) & 1;
      letters += (told >> IS_LETTER) & 1;
    }
  }
  return { script: decided(simplified, traditional, han, kana), han, simplified, traditional, kana, letters };
}

function decided(simplified: number, traditional: number, han: number, kana: number): ScriptCounts['script'] {
  const both = simplified + traditional;
  if (both === 0 || kana > KANA_SHARE * (han + kana)) return 'none';
  if (Math.min(simplified, traditional) > MIXED_SHARE * both) return 'mixed';
  return simplified > traditional ? 'zh-Hans' : 'zh-Hant';
}

export interface ConversionProof {
  readonly proven: boolean;
  readonly evidence: {
    /** Readings that stood on converted characters. */
    readonly glosses: number;
    /** Words that only a conversion leaves, and the right ones of the same families. */
    readonly leftovers: number;
    readonly right: number;
    /** How often each family stands wrong: `{ "后 for 後": 3 }`. */
    readonly forms: Readonly<Record<string, number>>;
  };
}

/** The contract's figure: at least so many characters that only a one-to-one conversion leaves. */
const MIN_LEFTOVERS = 3;

/**
 * Whether `body` was converted from simplified text. `glossedOnConverted` is what findGlosses counted in it. Linear;
 * a text that is not traditional costs its count of characters alone.
 */
export function proofOfConversion(body: string, glossedOnConverted = 0): ConversionProof {
  const { traditional, simplified } = scriptOf(body);
  if (traditional === 0) return { proven: false, evidence: { glosses: 0, leftovers: 0, right: 0, forms: {} } };
  const families = new Map<number, { wrong: number; right: number }>();
  for (const line of simplified === 0 ? [body] : traditionalLines(body)) countResidues(line, families);
  let leftovers = 0;
  let right = 0;
  const forms: Record<string, number> = {};
  for (const [family, count] of families) {
    if (count.wrong === 0) continue;
    leftovers += count.wrong;
    right += count.right;
    forms[residues().families[family]] = count.wrong;
  }
  const proven = glossedOnConverted > 0 || (leftovers >= MIN_LEFTOVERS && leftovers > right);
  return { proven, evidence: { glosses: glossedOnConverted, leftovers, right, forms } };
}

function traditionalLines(body: string): string[] {
  return body.split('\n').filter((line) => {
    const counts = scriptOf(line);
    return counts.traditional > counts.simplified;
  });
}

function countResidues(text: string, families: Map<number, { wrong: number; right: number }>) {
  const { byUnits, starts } = residues();
  for (let i = 0; i + 1 < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (starts[unit] === 0) continue;
    const residue = byUnits.get(unitsKey(unit, text.charCodeAt(i + 1)));
    if (residue === undefined) continue;
    const count = families.get(residue.family) ?? { wrong: 0, right: 0 };
    if (residue.wrong) count.wrong += 1;
    else count.right += 1;
    families.set(residue.family, count);
  }
}
