/**
 * Dates as pages write them, to ISO 8601: with the clock where one is shown, with an offset only where a zone is named.
 * Chinese, Japanese, Korean, English, Spanish and Indonesian spellings; the years of the Republic of China and of Reiwa;
 * nothing without a year.
 */
import type { Range } from '../text/edits.ts';

export interface FoundDate {
  readonly iso: string;
  readonly hasClock: boolean;
  /** Where it stands in the text. */
  readonly range: Range;
}

const EASTERN =
  /((?:19|20)\d\d|[民][国國]\s?1?\d\d|令和\s?(?:元|\d{1,2}))\s{0,2}(?:[-/.－．／]|年|년)\s{0,2}(1[0-2]|0?[1-9])\s{0,2}(?:[-/.－．／]|月|월)\s{0,2}(3[01]|[12]\d|0?[1-9])(?!\d{3})(?:日|일|号|號)?/g;
/** `06/05/2024`, day first where both could be. */
const DAY_FIRST =
  /(?<![\d./-])(3[01]|[12]\d|0?[1-9])([-/.])(3[01]|[12]\d|0?[1-9])\2((?:19|20)\d\d)(?![\d])(?![-/.]\d)/g;
/** 二〇二四年三月六日, as documents are signed. */
const SPELLED =
  /(?<![一二三四五六七八九十])([一二][〇○零九][〇○零一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/g;
const COMPACT = /(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g;
/** English, Spanish and Indonesian months by what they begin with. */
const MONTHS = 'jan|ene feb|peb mar apr|abr may|mei jun jul aug|ago|agu|agt sep|set oct|okt nov|nop dec|dic|des'
  .split(' ')
  .map((names) => names.split('|'));
const WORDED = new RegExp(
  `(?<![a-z])(?:(\\d{1,2})(?:st|nd|rd|th|º)?\\s{1,2}(?:(?:de|of)\\s)?)?(${MONTHS.flat().join('|')})[a-z]{0,7}\\.?\\s{0,2}(?:(\\d{1,2})(?:st|nd|rd|th)?(?!\\d))?,?\\s{1,2}(?:del?\\s)?((?:19|20)\\d\\d)(?:(?!\\d)|(?=\\d{4}-\\d))`,
  'gi',
);
const CLOCK =
  /^[\s\u00a0T,，|(（·・–—-]{0,6}(?:at\s|pukul\s|(?:HKT|JST|KST)\s|[星][期][一二三四五六日天]\s?|[週周][一二三四五六日]\s?|[(（][日月火水木金土][)）]\s?)?(上午|早上|凌晨|中午|下午|晚上|오전|오후|午前|午後)?\s?([01]?\d|2[0-3])\s?[:：時时点點시]\s?([0-5]\d)(?:\s?[:：分분]\s?([0-5]\d)?)?(?:\.\d{1,6})?\s?([ap]\.?m\.?)?/i;
const ZONE = /^\s?(Z\b|WIB\b|WITA\b|WIT\b|(?:GMT|UTC)(?:\s?([+-]\d{1,2}):?(\d\d)?)?|([+-]\d\d):?(\d\d)\b)/;
/** Zones by name; the first three stand before the clock. */
const ZONES: ReadonlyMap<string, string> = new Map([
  ['HKT', '+08:00'],
  ['JST', '+09:00'],
  ['KST', '+09:00'],
  ['WIB', '+07:00'],
  ['WITA', '+08:00'],
  ['WIT', '+09:00'],
]);
const MAX_DATES = 8;

/** The dates of `text`, in order, MAX_DATES at most. Full-width digits count. */
export function datesIn(text: string): FoundDate[] {
  const plain = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const found: FoundDate[] = [];
  const add = (match: RegExpExecArray, year: number, month: number, day: number) => {
    if (found.length < MAX_DATES) found.push(withClock(plain, match, year, month, day));
  };
  for (const match of plain.matchAll(EASTERN)) add(match, yearOf(match[1]), Number(match[2]), Number(match[3]));
  for (const match of plain.matchAll(DAY_FIRST)) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    if (Math.min(first, second) <= 12)
      add(match, Number(match[4]), ...(second > 12 ? ([first, second] as const) : ([second, first] as const)));
  }
  for (const match of plain.matchAll(WORDED)) {
    const day = Number(match[3] ?? match[1] ?? 0);
    const month = MONTHS.findIndex((names) => names.includes(match[2].toLowerCase())) + 1;
    if (day >= 1 && day <= 31) add(match, Number(match[4]), month, day);
  }
  for (const match of plain.matchAll(SPELLED)) add(match, spelled(match[1]), spelled(match[2]), spelled(match[3]));
  return found.length < 2 ? found : found.sort((a, b) => a.range[0] - b.range[0]);
}

const NUMERALS = '〇一二三四五六七八九';

/** 二〇二四 as 2024, 三十一 as 31. */
function spelled(text: string): number {
  const value = (numeral: string) => Math.max(0, NUMERALS.indexOf(numeral));
  if (!text.includes('十')) return [...text].reduce((number, numeral) => number * 10 + value(numeral), 0);
  const [tens, ones] = text.split('十');
  return (tens === '' ? 1 : value(tens)) * 10 + value(ones);
}

/** The date that an address names, such as `/2019/09/07/` or `t20190907_1.html`, as `YYYY-MM-DD`. */
export function dateInUrl(url: string): string | undefined {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '');
  const match = /\/(20\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(path) ?? COMPACT.exec(path);
  COMPACT.lastIndex = 0;
  return match === null ? undefined : `${match[1]}-${match[2]}-${match[3]}`;
}

function yearOf(year: string): number {
  if (/^\d/.test(year)) return Number(year);
  const number = year.endsWith('元') ? 1 : Number(year.replace(/\D/g, ''));
  return number + (year.startsWith('令和') ? 2018 : 1911);
}

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
  const offset =
    zone === null ? (ZONES.get(/HKT|JST|KST/i.exec(clock[0])?.[0].toUpperCase() ?? '') ?? '') : offsetOf(zone);
  return { iso: `${date}T${two(hour)}:${clock[3]}${seconds}${offset}`, hasClock: true, range: [start, end] };
}

function hourOf(hour: number, half: string): number {
  if (/下午|晚上|오후|午後|^p/i.test(half)) return hour < 12 ? hour + 12 : hour;
  return /上午|凌晨|早上|오전|午前|^a/i.test(half) && hour === 12 ? 0 : hour;
}

function offsetOf(zone: RegExpExecArray): string {
  const hours = zone[2] ?? zone[4];
  if (hours === undefined) return ZONES.get(zone[1]) ?? 'Z';
  return `${hours[0]}${two(Math.abs(Number(hours)))}:${zone[3] ?? zone[5] ?? '00'}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
