/**
 * One look at each unit of a text, before any repair is sought: what kinds of units it has at all. Most texts have
 * nothing that most repairs could act on, and then cost only this.
 */
import { classes, INVISIBLE } from '../text/unicode.ts';
import { OPENERS } from './brackets.ts';

/** A bracket that a reading may stand in. */
export const OPENER = 1;
/** Something invisible, or a surrogate of the plane of tags. */
export const HIDDEN = 2;
/** A letter that passes for a Latin one, or may be written in its style. */
export const LETTER_ALIKE = 4;
/** A mark that passes for a Han character. */
export const HAN_ALIKE = 8;
/** What stands where something could not be read. */
export const UNREAD = 16;
/** A character of Latin-1 or of what windows-1252 has in its place, as bytes read one by one leave. */
export const SINGLE_BYTE = 32;

/** Marks that stand for a Han character; look-alikes.ts says which. */
export const HAN_MARKS = 'ΦφФф囚囯囸曰';
/** Radicals, which look like the character that each of them is. */
export const RADICALS = [0x2e80, 0x2fd5] as const;
/** Greek and Cyrillic, full width, enclosed letters, roman numerals, script a and g, and high surrogates of letters. */
const LETTERS: readonly (readonly [first: number, last: number])[] = [
  [0x251, 0x261],
  [0x370, 0x52f],
  [0x2160, 0x217f],
  [0x24b6, 0x24e9],
  [0xd835, 0xd835],
  [0xd83c, 0xd83c],
  [0xff21, 0xff3a],
  [0xff41, 0xff5a],
];

let built: Uint8Array | undefined;

/** All kinds of units that `text` has, as one set of flags. Linear, 1 ns a unit. */
export function kindsIn(text: string): number {
  built ??= build();
  const flags = built;
  let found = 0;
  for (let i = 0; i < text.length; i += 1) found |= flags[text.charCodeAt(i)];
  return found;
}

function build(): Uint8Array {
  const flags = new Uint8Array(0x10000);
  const kinds = classes();
  const add = (unit: number, flag: number) => {
    flags[unit] |= flag;
  };
  for (let unit = 0; unit < flags.length; unit += 1) if (kinds[unit] === INVISIBLE) add(unit, HIDDEN);
  for (let unit = 0xdb40; unit <= 0xdb43; unit += 1) add(unit, HIDDEN);
  for (const opener of OPENERS) add(opener, OPENER);
  for (const [first, last] of LETTERS) for (let unit = first; unit <= last; unit += 1) add(unit, LETTER_ALIKE);
  for (let unit = RADICALS[0]; unit <= RADICALS[1]; unit += 1) add(unit, HAN_ALIKE);
  for (const mark of HAN_MARKS) add(mark.charCodeAt(0), HAN_ALIKE);
  for (let unit = 0x80; unit < 0x100; unit += 1) if (unit !== 0xb7) add(unit, SINGLE_BYTE);
  for (const mark of 'ŒœŠšŸŽžƒˆ‚„†‡‹›€™') add(mark.charCodeAt(0), SINGLE_BYTE);
  add(0xfffd, UNREAD);
  return flags;
}
