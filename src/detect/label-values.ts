/** Labels of a line and the values behind them: `来源:某某网`, `责任编辑 某某`. All offsets are of the loose view. */
import { classes, DIGIT, HAN, HANGUL, KANA, LETTER, WORD } from '../text/unicode.ts';

/** A letter or digit is a smaller part of a line than an ideograph, which is a word or half of one. */
export function wordWeight(unit: number): number {
  const kind = classes()[unit];
  if ((kind & (HAN | KANA | HANGUL)) !== 0) return 1;
  return (kind & (LETTER | DIGIT)) === 0 ? 0 : 0.4;
}

const VALUE_ENDS = ',;。!?()[]【】|>';
/** Behind a mere gap a value is a name. */
const NAME_WORDS = 6;

/** The value behind a label that ends at `at`: at most `width` words; empty where no colon or gap stands between. */
export function valueBehind(view: string, at: number, end: number, width: number): [from: number, to: number] {
  let from = at;
  while (from < end && (view[from] === ' ' || view[from] === ':')) from += 1;
  const gap = view.slice(at, from);
  if (gap === '' || gap.length > 4) return [at, at];
  const most = gap.includes(':') ? width : Math.min(width, NAME_WORDS);
  let to = from;
  let words = 0;
  for (; to < end && words < most && !VALUE_ENDS.includes(view[to]); to += 1) {
    if (view[to] === ' ' && view[to + 1] === ' ') break;
    words += wordWeight(view.charCodeAt(to));
  }
  const isCut = to < end && words >= most && (classes()[view.charCodeAt(to)] & WORD) !== 0;
  return isCut ? [at, at] : [from, to];
}

const DIGITS = /^ {0,2}[:(（]? {0,2}(\d[\d,.]{0,12}(?: ?[万亿k])?)[)）]?/u;

/** The number behind a label that ends at `at`: `:2825`, `(12)`, ` 1719`; empty where there is none. */
export function numberBehind(view: string, at: number, end: number): [from: number, to: number] {
  const match = DIGITS.exec(view.slice(at, Math.min(end, at + 24)));
  return match === null ? [at, at] : [at, at + match[0].length];
}

/** A line of so few words that begins with a label and a gap is that label and its value. */
const LABELLED_WORDS = 14;

/** Whether a term stands as a label: with a colon behind it, alone, or first on a short line with a gap behind it. */
export function isLabelled(
  view: string,
  { start, end }: { readonly start: number; readonly end: number },
  lineStart: number,
  lineEnd: number,
): boolean {
  const behind = view.slice(end, Math.min(lineEnd, end + 3));
  if (behind.trimStart().startsWith(':')) return true;
  const before = view.slice(lineStart, start);
  const isFirst = !/[\p{L}\p{N}]/u.test(before);
  if (isFirst && behind.startsWith(' ') && lineEnd - lineStart <= LABELLED_WORDS) return true;
  return isFirst && !/[\p{L}\p{N}]/u.test(view.slice(end, lineEnd));
}
