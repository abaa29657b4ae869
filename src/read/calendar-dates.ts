/** Dates whose day and year a page shows apart, as a leaf of a calendar: `07` over `2012-03`, `2012` over `03-07`. */
import { MONTH, monthOf } from './month-names.ts';

/** A longer text is none. */
export const MAX_PARTED = 24;
const DAY_OVER = /^(3[01]|[12]\d|0?[1-9])\s?日?\s?((?:19|20)\d\d)[-/.年](1[0-2]|0?[1-9])月?$/;
const YEAR_UNDER = /^(1[0-2]|0?[1-9])[-/.月](3[01]|[12]\d|0?[1-9])日?\s?((?:19|20)\d\d)年?$/;
const YEAR_OVER =
  /^((?:19|20)\d\d)年?\s?(1[0-2]|0[1-9])[-/.](3[01]|[12]\d|0[1-9])\s?((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)?$/;
const MONTH_OVER = new RegExp(`^(3[01]|[12]\\d|0?[1-9])\\s?(${MONTH})[\\p{L}]{0,8}\\.?\\s?((?:19|20)\\d\\d)$`, 'iu');

export function partedDate(text: string): { readonly iso: string; readonly hasClock: boolean } | undefined {
  const date = (year: string, month: string | number, day: string, clock?: string) => ({
    iso: `${year}-${two(month)}-${two(day)}${clock === undefined ? '' : `T${clock}`}`,
    hasClock: clock !== undefined,
  });
  const dayOver = DAY_OVER.exec(text);
  if (dayOver !== null) return date(dayOver[2], dayOver[3], dayOver[1]);
  const under = YEAR_UNDER.exec(text);
  if (under !== null) return date(under[3], under[1], under[2]);
  const over = YEAR_OVER.exec(text);
  if (over !== null) return date(over[1], over[2], over[3], over[4]);
  const worded = MONTH_OVER.exec(text);
  return worded === null ? undefined : date(worded[3], monthOf(worded[2]), worded[1]);
}

export const two = (value: number | string): string => String(value).padStart(2, '0');
