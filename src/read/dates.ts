/**
 * Dates as pages write them, to ISO 8601: with the clock where one is shown, with an offset only where a zone is named.
 * Chinese, Japanese, Korean and English spellings; the years of the Republic of China; nothing without a year.
 */
import type { Range } from '../text/edits.ts';

export interface FoundDate {
  readonly iso: string;
  readonly hasClock: boolean;
  /** Where it stands in the text. */
  readonly range: Range;
}

const EASTERN =
  /((?:19|20)\d\d|[民][国國]\s?1?\d\d)\s{0,2}(?:[-/.－．／]|年|년)\s{0,2}(1[0-2]|0?[1-9])\s{0,2}(?:[-/.－．／]|月|월)\s{0,2}(3[01]|[12]\d|0?[1-9])(?!\d{3})(?:日|일|号|號)?/g;
const COMPACT = /(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const ENGLISH =
  /\b(?:(\d{1,2})(?:st|nd|rd|th)?\s{1,2})?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s{0,2}(?:(\d{1,2})(?:st|nd|rd|th)?)?,?\s{1,2}((?:19|20)\d\d)\b/gi;
const CLOCK =
  /^[\s\u00a0T,，|(（·・]{0,6}(?:at\s|(?:HKT|JST|KST)\s|[星][期][一二三四五六日天]\s?|[週周][一二三四五六日]\s?|[(（][日月火水木金土][)）]\s?)?(上午|早上|凌晨|中午|下午|晚上|오전|오후|午前|午後)?\s?([01]?\d|2[0-3])\s?[:：時时点點시]\s?([0-5]\d)(?:\s?[:：分분]\s?([0-5]\d)?)?(?:\.\d{1,6})?\s?([ap]\.?m\.?)?/i;
const ZONE = /^\s?(Z\b|(?:GMT|UTC)(?:\s?([+-]\d{1,2}):?(\d\d)?)?|([+-]\d\d):?(\d\d)\b)/;
/** Zones that stand before the clock. */
const ZONES: ReadonlyMap<string, string> = new Map([
  ['HKT', '+08:00'],
  ['JST', '+09:00'],
  ['KST', '+09:00'],
]);
const MAX_DATES = 8;

/** The dates of `text`, in order, MAX_DATES at most. Full-width digits count. */
export function datesIn(text: string): FoundDate[] {
  const plain = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const found: FoundDate[] = [];
  for (const match of plain.matchAll(EASTERN)) {
    if (found.length >= MAX_DATES) return found;
    found.push(withClock(plain, match, yearOf(match[1]), Number(match[2]), Number(match[3])));
  }
  if (found.length > 0) return found;
  for (const match of plain.matchAll(ENGLISH)) {
    const day = Number(match[3] ?? match[1] ?? 0);
    const month = MONTHS.indexOf(match[2].toLowerCase()) + 1;
    if (day >= 1 && day <= 31 && found.length < MAX_DATES)
      found.push(withClock(plain, match, Number(match[4]), month, day));
  }
  return found;
}

/** The date that an address names, such as `/2019/09/07/` or `t20190907_1.html`, as `YYYY-MM-DD`. */
export function dateInUrl(url: string): string | undefined {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '');
  const match = /\/(20\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(path) ?? COMPACT.exec(path);
  COMPACT.lastIndex = 0;
  return match === null ? undefined : `${match[1]}-${match[2]}-${match[3]}`;
}

const yearOf = (year: string): number => (/^\d/.test(year) ? Number(year) : Number(year.replace(/\D/g, '')) + 1911);

function withClock(text: string, match: RegExpExecArray, year: number, month: number, day: number): FoundDate {
  const start = match.index;
  let end = start + match[0].length;
  const date = `${year}-${two(month)}-${two(day)}`;
  const clock = CLOCK.exec(text.slice(end, end + 40));
  if (clock === null) return { iso: date, hasClock: false, range: [start, end] };
  end += clock[0].trimEnd().length;
  const hour = hourOf(Number(clock[2]), clock[1] ?? clock[5] ?? '');
  const seconds = clock[4] === undefined ? '' : `:${clock[4]}`;
  const zone = ZONE.exec(text.slice(end, end + 12));
  const offset = zone === null ? (ZONES.get(/HKT|JST|KST/.exec(clock[0])?.[0] ?? '') ?? '') : offsetOf(zone);
  return { iso: `${date}T${two(hour)}:${clock[3]}${seconds}${offset}`, hasClock: true, range: [start, end] };
}

function hourOf(hour: number, half: string): number {
  if (/下午|晚上|오후|午後|^p/i.test(half)) return hour < 12 ? hour + 12 : hour;
  return /上午|凌晨|早上|오전|午前|^a/i.test(half) && hour === 12 ? 0 : hour;
}

function offsetOf(zone: RegExpExecArray): string {
  const hours = zone[2] ?? zone[4];
  if (hours === undefined) return 'Z';
  return `${hours[0]}${two(Math.abs(Number(hours)))}:${zone[3] ?? zone[5] ?? '00'}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
