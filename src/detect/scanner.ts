/** A kind of token: how it is found in a line, and its value. What the scanners of tokens.ts have in common. */

export interface Scanner<Kind extends string> {
  readonly kind: Kind;
  /** Global; its repetitions are bounded. */
  readonly pattern: RegExp;
  /** What a line holds that holds such a token; where missing, a digit. */
  readonly needs?: RegExp;
  /** The normalised value; undefined where it is none. */
  value(match: RegExpExecArray): string | undefined;
}

/** Digits as they are spelled to be missed by filters; the folds have made one script of them. */
export const ANY_DIGIT = '[\\d〇零一二三四五六七八九幺壹贰叁参肆伍陆柒捌玖]';
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
