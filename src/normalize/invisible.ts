/**
 * Characters that nobody sees and that part what a reader takes for one word.
 *
 * They are removed only where they obscure: between two characters of a word. At the edge of a line or beside a space
 * or a mark they do nothing, and stay, but on a page that is strewn with them: there all go. What a script or an emoji needs stays: joiners in Arabic and Indic words and in emoji
 * sequences, direction marks beside letters that run from right to left, selectors behind what has variants, tags
 * behind the flag that they spell.
 */
import type { Edit } from '../text/edits.ts';
import { classes, INVISIBLE, isHighSurrogate, isLowSurrogate, WORD } from '../text/unicode.ts';

/** Scripts whose words use joiners or run from right to left, and emoji with what modifies them. */
const NEEDS_THEM =
  /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Thai}\p{sc=Laoo}\p{sc=Mymr}\p{sc=Khmr}\p{sc=Tibt}\p{sc=Mong}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
/** A selector that chooses a form of the ideograph before it. */
const IDEOGRAPHIC_SELECTOR = /^[\u{e0100}-\u{e01ef}\ufe00-\ufe02]/u;
/** Of Mongolian, and as hidden as the rest: no neighbour needs anything for its sake. */
const VOWEL_SEPARATOR = '\u180e';
const LF = 0x0a;
/** 丨, which stands between segments and in no word. */
const BAR = 0x4e28;
/** Encloses the digit before it, across a selector. */
const KEYCAP = 0x20e3;

/** So many inside words are no accident. */
const STREWN = 3;

/**
 * The removals of invisible runs inside words, and where those are many, of all that nothing needs. Linear; a clean text
 * costs one look at each unit.
 */
export function findInvisible(text: string): Edit[] {
  const kinds = classes();
  const inside: Edit[] = [];
  const all: Edit[] = [];
  let i = 0;
  while (i < text.length) {
    if (!isHidden(text, i, kinds)) {
      i += 1;
      continue;
    }
    const end = hiddenEnd(text, i, kinds);
    const edit: Edit = { range: [i, end], before: text.slice(i, end), after: '', flag: 0 };
    if (!isNeeded(text, i, end)) {
      all.push(edit);
      if (isInside(text, i, end, kinds)) inside.push(edit);
    }
    i = end;
  }
  return inside.length >= STREWN ? all : inside;
}

/** High surrogates of the plane of tags and selectors. */
const isTagHigh = (unit: number): boolean => unit >= 0xdb40 && unit <= 0xdb43;

const isHidden = (text: string, at: number, kinds: Uint8Array): boolean => {
  const unit = text.charCodeAt(at);
  if (unit >= 0x20 && unit < 0x7f) return false;
  return kinds[unit] === INVISIBLE || (isTagHigh(unit) && isLowSurrogate(text.charCodeAt(at + 1)));
};

function hiddenEnd(text: string, start: number, kinds: Uint8Array): number {
  let end = start;
  while (end < text.length && isHidden(text, end, kinds)) end += isHighSurrogate(text.charCodeAt(end)) ? 2 : 1;
  return end;
}

/** Whether a hidden run parts two characters of a word. */
function isInside(text: string, start: number, end: number, kinds: Uint8Array): boolean {
  if (start === 0 || end === text.length) return false;
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  if (before === LF || before === BAR || after === LF) return false;
  return (kinds[before] & WORD) !== 0 && (kinds[after] & WORD) !== 0;
}

/** Whether what stands around a hidden run, or the run itself, says that a script or a sign needs it. */
function isNeeded(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(end) === KEYCAP || IDEOGRAPHIC_SELECTOR.test(text.slice(start, end))) return true;
  const around = text.slice(Math.max(0, start - 2), start) + text.slice(end, end + 2);
  return NEEDS_THEM.test(around.replaceAll(VOWEL_SEPARATOR, ''));
}
