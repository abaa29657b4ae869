/** A kind of token: how it is found in a line, and its value. What the scanners of tokens.ts have in common. */

export interface Scanner<Kind extends string> {
  readonly kind: Kind;
  /** Global; its repetitions are bounded. */
  readonly pattern: RegExp;
  /** Units of which a line holds one that holds such a token; where missing, the digits. */
  readonly signs?: string;
  /** What such a line holds besides. */
  readonly needs?: RegExp;
  /** The normalised value; undefined where it is none. */
  value(match: RegExpExecArray): string | undefined;
}

const DIGITS = '0123456789';

/** Tells which scanners a line is worth, by one look at each of its units: the mask of those whose signs it holds. */
export function signsOf<Kind extends string>(scanners: readonly Scanner<Kind>[]): (line: string) => number {
  const sets = scanners.map(({ signs = DIGITS }) => signs);
  const table = new Uint32Array(0x10000);
  sets.forEach((signs, i) => {
    for (const sign of signs) table[sign.charCodeAt(0)] |= 1 << i;
  });
  return (line) => {
    let mask = 0;
    for (let i = 0; i < line.length; i += 1) mask |= table[line.charCodeAt(i)];
    return mask;
  };
}

/** Digits as they are spelled to be missed by filters; the folds have made one script of them. */
export const ANY_DIGITS = `${DIGITS}〇零一二三四五六七八九幺壹贰叁参肆伍陆柒捌玖`;
export const ANY_DIGIT = `[${ANY_DIGITS}]`;
const SPELLED = new Map(
  ['零〇', '一壹幺', '二贰', '三叁参', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((forms, digit) =>
    Array.from(forms, (form) => [form, String(digit)] as const),
  ),
);

/** Digits of any spelling as Latin ones. */
export const latinDigits = (text: string): string => {
  let latin = '';
  for (const one of text) latin += SPELLED.get(one) ?? one;
  return latin;
};

export const withoutSpaces = (text: string): string => text.replace(/ +/gu, '');

/** The digits of a number, without what parts them. */
export const digitsOf = (text: string): string => latinDigits(text).replace(/[^\d+]+/gu, '');

export const two = (digits: string | number): string => String(digits).padStart(2, '0');
