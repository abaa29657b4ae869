/**
 * The folds of the two views that detectors match.
 *
 * `loose` is the text as a reader takes it: one width, one case, simplified characters, look-alikes as what they look
 * like, nothing invisible, one kind of each quote, dash, dot and separator; white space but LF is a space, LF stays.
 * `bare` keeps of that only letters, Han, kana and hangul, and LF as the barrier between lines.
 *
 * A unit whose folded form is one unit, or none, stands in the table. Units that expand (㈱, Ⅷ), that only make sense
 * together (half-width kana and its mark, conjoining jamo) and surrogate pairs go through `run`. Lone surrogates stay.
 */
import {
  classes,
  HAN,
  HANGUL,
  INVISIBLE,
  isHighSurrogate,
  isLowSurrogate,
  KANA,
  LETTER,
  SPACE,
} from '../text/unicode.ts';
import { DROP, type Fold, RUN } from '../text/view.ts';
import { lookAlikes } from './confusables.ts';
import { toHans } from './han.ts';

/** The fold of the view `loose`. Built at the first call (some 20 ms), then the same value. */
export function looseFold(): Fold {
  loose ??= buildLoose();
  return loose;
}

/** The fold of the view `bare`. Built at the first call, then the same value. */
export function bareFold(): Fold {
  bare ??= buildBare(looseFold());
  return bare;
}

let loose: Fold | undefined;
let bare: Fold | undefined;

const LF = 0x0a;
const BARE = HAN | LETTER | KANA | HANGUL;

function buildLoose(): Fold {
  const kinds = classes();
  const marks = new Map(lookAlikes());
  const folded = (character: string) => foldCharacter(character, kinds, marks);
  const table = toHans().slice();
  for (let unit = 0; unit < table.length; unit += 1) {
    if (!isSettled(unit)) table[unit] = looseUnit(unit, folded);
  }
  for (const [from, to] of marks) table[from.charCodeAt(0)] = to.charCodeAt(0);
  for (const [start, end] of RUNS) table.fill(RUN, start, end + 1);
  return { table, run: (text) => Array.from(text.normalize('NFKC'), folded).join('') };
}

/** What only makes sense with its neighbours: half-width kana and hangul, conjoining jamo, kana marks. */
const RUNS: readonly (readonly [number, number])[] = [
  [0xff66, 0xff9f],
  [0xffa1, 0xffdc],
  [0x1100, 0x115e],
  [0x1161, 0x11ff],
  [0x3099, 0x309a],
];

/** Blocks that neither case nor compatibility changes: Han, hangul syllables, private use. */
const isSettled = (unit: number): boolean =>
  (unit >= 0x3400 && unit < 0xa000) || (unit >= 0xac00 && unit < 0xd7a4) || (unit >= 0xe000 && unit < 0xf900);

function looseUnit(unit: number, folded: (character: string) => string): number {
  if (isLowSurrogate(unit)) return unit;
  if (isHighSurrogate(unit)) return RUN;
  const to = folded(String.fromCharCode(unit));
  if (to.length === 0) return DROP;
  return to.length === 1 ? to.charCodeAt(0) : RUN;
}

/** One code point under the loose fold; a look-alike is looked up before and after NFKC, as either may name it. */
function foldCharacter(character: string, kinds: Uint8Array, marks: Map<string, string>): string {
  if (character === '\n') return character;
  if (character.length === 1) {
    const kind = kinds[character.charCodeAt(0)];
    if ((kind & SPACE) !== 0) return ' ';
    if ((kind & INVISIBLE) !== 0 || COMBINING.test(character)) return '';
  } else if (IGNORED.test(character)) return '';
  const known = marks.get(character);
  if (known !== undefined) return known;
  const point = character.codePointAt(0) ?? 0;
  for (const first of BLACK) if (point >= first && point < first + 26) return String.fromCharCode(97 + point - first);
  const han = toHans();
  let text = '';
  for (const one of decimal(character) ?? character.normalize('NFKC').toLowerCase().normalize('NFKC')) {
    if (COMBINING.test(one)) continue;
    const to = marks.get(one) ?? one;
    text += to.length === 1 ? String.fromCharCode(han[to.charCodeAt(0)]) : to;
  }
  return text;
}

/** Marks that are struck through or piled on letters; a letter with its own code point keeps its accent. */
const COMBINING = /^[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]$/;
/** Tags, variation selectors and format characters outside the basic plane. */
const IGNORED = /^(?:[\p{Cf}\p{Variation_Selector}]|[\u{e0000}-\u{e0fff}])$/u;
const DECIMAL = /^\p{Nd}$/u;
/** Letters in black circles and squares, which have no compatibility form. */
const BLACK: readonly number[] = [0x1f150, 0x1f170];

/** The value of a decimal digit of another script (Arabic, Devanagari, …), each of which stands in a run of ten. */
function decimal(character: string): string | undefined {
  if (!DECIMAL.test(character)) return undefined;
  const point = character.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && DECIMAL.test(String.fromCodePoint(zero - 1))) zero -= 1;
  const first = String.fromCodePoint(zero).normalize('NFKC');
  return first >= '0' && first <= '9' ? character.normalize('NFKC') : String(point - zero);
}

function buildBare({ table: loose, run }: Fold): Fold {
  const kinds = classes();
  const isBare = (unit: number) => unit === LF || (kinds[unit] & BARE) !== 0 || (unit >= 0xd800 && unit < 0xe000);
  const keep = (text: string) =>
    Array.from(text)
      .filter((one) => isBarePoint(one, kinds))
      .join('');
  const table = loose.map((to) => (to === DROP || to === RUN || isBare(to) ? to : DROP));
  return { table, run: (text) => keep(run(text)) };
}

const LETTER_POINT = /^[\p{L}\p{M}]$/u;

/** A lone surrogate stays: what it was cannot be known. */
function isBarePoint(one: string, kinds: Uint8Array): boolean {
  if (one.length === 2) return LETTER_POINT.test(one);
  const unit = one.charCodeAt(0);
  return one === '\n' || (kinds[unit] & BARE) !== 0 || (unit >= 0xd800 && unit < 0xe000);
}
