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

/** Whether a term stands as a label with a colon behind it, or alone. */
export function isLabelled(
  view: string,
  { start, end }: { readonly start: number; readonly end: number },
  lineStart: number,
  lineEnd: number,
): boolean {
  const behind = view.slice(end, Math.min(lineEnd, end + 3)).trimStart();
  if (behind.startsWith(':')) return true;
  const around = view.slice(lineStart, start) + view.slice(end, lineEnd);
  return !/[\p{L}\p{N}]/u.test(around);
}
