/** Labels of a line and the values behind them: `来源:某某网`, `责任编辑 某某`. All offsets are of the loose view. */
import { classes, DIGIT, HAN, HANGUL, KANA, LETTER, WORD } from '../text/unicode.ts';

/** A letter or digit is a smaller part of a line than an ideograph, which is a word or half of one. */
export function wordWeight(unit: number): number {
  const kind = classes()[unit];
  if ((kind & (HAN | KANA | HANGUL)) !== 0) return 1;
  return (kind & (LETTER | DIGIT)) === 0 ? 0 : 0.4;
}

/** The words of a stretch; of one with more than `most`, some more than that. */
export function wordsIn(view: string, start = 0, end = view.length, most = Infinity): number {
  let words = 0;
  for (let i = start; i < end && words <= most; i += 1) words += wordWeight(view.charCodeAt(i));
  return words;
}

const VALUE_ENDS = ',;。!?()[]【】|>';
const LIST_ENDS = '。!?';
/** Behind these no value begins: the word before them stands in a sentence. */
const CLAUSE_MARKS = Array.from(',;。!?', (mark) => mark.charCodeAt(0));
export const isClauseMark = (unit: number): boolean => CLAUSE_MARKS.includes(unit);
/** Behind a mere gap a value is a name. */
const NAME_WORDS = 6;
/** What stands between a label and its value: a colon in many shapes, or what closes the label's own brackets. */
const GAP = /^(?: {0,3}(?:[:/|=丨_—]|\.\.|[\])】>"]{1,2}:?) {0,3}| {1,4})(?:[:>] {0,2})?/u;

/** What parts a label from its value: nothing, a mere gap, or a mark. */
export function gapBehind(view: string, at: number, end: number): { readonly width: number; readonly isMark: boolean } {
  const gap = GAP.exec(view.slice(at, Math.min(end, at + 8)))?.[0] ?? '';
  return { width: gap.length, isMark: gap.trim() !== '' || ':/|=©'.includes(view[at - 1]) };
}

/**
 * The value behind a label that ends at `at`: at most `width` words; empty where no mark or gap stands between, or where
 * it goes on. A list goes on over commas and bars; behind a mere gap only the label that opens its line has a long value, and
 * not where that gap is the blank between two words.
 */
export function valueBehind(
  view: string,
  at: number,
  end: number,
  width: number,
  { isList = false, isFirst = false } = {},
): [from: number, to: number] {
  const gap = gapBehind(view, at, end);
  if (gap.width === 0 && !gap.isMark) return nameBehind(view, at, end);
  const from = at + gap.width;
  const isLong = gap.isMark || (isFirst && !(gap.width === 1 && isSpaced(view.charCodeAt(at - 1))));
  const most = isLong ? width : Math.min(width, NAME_WORDS);
  const ends = isList ? LIST_ENDS : VALUE_ENDS;
  let to = from;
  let words = 0;
  for (; to < end && words < most && !ends.includes(view[to]); to += 1) {
    if (!isList && view[to] === ' ' && view[to + 1] === ' ') break;
    words += wordWeight(view.charCodeAt(to));
  }
  const isCut = to < end && words >= most && (classes()[view.charCodeAt(to)] & WORD) !== 0;
  return isCut ? [at, at] : [from, to];
}

/** Whether words of what a unit belongs to stand apart anyway, so that one blank behind it is no gap. */
const isSpaced = (unit: number): boolean => (classes()[unit] & (LETTER | HANGUL)) !== 0;

/** The most common surnames, of nine in ten people. */
export const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩佘池查麻苑迟邝封谈匡鞠惠荆乐冀胥班储栗燕楚鄢劳谌奚皮粟冼蔺楼',
);

/** A name that stands right behind a label, to the end of what it stands in: `编辑张三)`. */
function nameBehind(view: string, at: number, end: number): [from: number, to: number] {
  if (!SURNAMES.has(view[at])) return [at, at];
  let to = at;
  while (to < end && to - at < 5 && classes()[view.charCodeAt(to)] === HAN) to += 1;
  return to - at >= 2 && to - at <= 3 ? [at, to] : [at, at];
}

const DIGITS = /^ {0,2}(?:次数|率|数|量)?[:(（]? {0,2}(\d[\d,.]{0,12}(?: ?[万亿kw]\+?)?[+℃]?)[)）]?/u;

/** The number behind a label that ends at `at`: `:2825`, `(12)`, ` 1719`; empty where there is none. */
export function numberBehind(view: string, at: number, end: number): [from: number, to: number] {
  const match = DIGITS.exec(view.slice(at, Math.min(end, at + 24)));
  return match === null ? [at, at] : [at, at + match[0].length];
}

/** A line of so few words that begins with a label and a gap is that label and its value. */
const LABELLED_WORDS = 14;

/** Whether a term stands as a label: with a mark behind it, alone, first on a short line with a gap behind it, or by a name. */
export function isLabelled(
  view: string,
  { start, end }: { readonly start: number; readonly end: number },
  lineStart: number,
  lineEnd: number,
): boolean {
  const gap = gapBehind(view, end, lineEnd);
  if (gap.isMark) return true;
  const before = view.slice(Math.max(lineStart, start - 40), start);
  const isFirst = !/[\p{L}\p{N}]/u.test(before);
  if (isFirst && gap.width > 0 && wordsIn(view, lineStart, lineEnd, LABELLED_WORDS) <= LABELLED_WORDS) return true;
  if (isFirst && !/[\p{L}\p{N}]/u.test(view.slice(end, lineEnd))) return true;
  if (start > lineStart && (classes()[view.charCodeAt(start - 1)] & WORD) !== 0) return false;
  return isName(view, end + gap.width, lineEnd);
}

/** Whether a person's name stands at `at`, two to three ideographs by themselves. */
function isName(view: string, at: number, end: number): boolean {
  const [from, to] = nameBehind(view, at, end);
  return to > from && (to === end || (classes()[view.charCodeAt(to)] & WORD) === 0);
}
