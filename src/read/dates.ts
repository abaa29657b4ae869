/**
 * Dates as pages write them, to ISO 8601: with the clock where one is shown, with an offset only where a zone is named.
 * Chinese, Japanese, Korean and Vietnamese spellings, and those of the languages of MONTH_NAMES; the years of the Republic of China, of
 * Heisei and of Reiwa; nothing without a year.
 */
import type { Range } from '../text/edits.ts';
import { MAX_PARTED, partedDate, two } from './calendar-dates.ts';
import { MONTH, monthOf } from './month-names.ts';

export interface FoundDate {
  readonly iso: string;
  readonly hasClock: boolean;
  /** Where it stands in the text. */
  readonly range: Range;
}

const EASTERN =
  /((?:19|20)\d\d|[民][国國]\s?1?\d\d|(?:令和|平成)\s?(?:元|\d{1,2}))\s{0,2}(?:[-/.－．／–‐]|年|년)\s{0,2}(1[0-2]|0?[1-9])\s{0,2}(?:[-/.－．／–‐]|月|월)\s{0,2}(3[01]|[12]\d|0?[1-9])(?!\d{3})(?:\s?(?:日|일|号|號)|\.(?=\s))?/g;
/** `發布日期：113年5月20日`, a year of the Republic of China without saying so, behind a label. */
const REPUBLIC =
  /(?<=(?:日期|[发發][布佈]|[时時][间間])[:：]?\s?)(1[01]\d|9\d)年(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日/g;
/** `06/05/2024`, day first where both could be. */
const DAY_FIRST =
  /(?<![\d./-])(3[01]|[12]\d|0?[1-9])([-/.])(3[01]|[12]\d|0?[1-9])\2((?:19|20)\d\d)(?![\d])(?![-/.]\d)/g;
/** 二〇二四年三月六日, as documents are signed. */
const SPELLED =
  /(?<![一二三四五六七八九十])([一二][〇○零九][〇○零一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/g;
const COMPACT = /(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g;
/** `7 March 2012`, `March 7th, 2012`, `7 de março de 2012`, `07-Mar-2012`, `7. März 2012`. */
const WORDED = new RegExp(
  `(?<!\\p{L})(?:(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?[\\s-]{1,2}(?:(?:de|of)\\s)?)?(${MONTH})[\\p{L}\\p{M}]{0,8}\\.?[\\s-]{0,2}(?:(\\d{1,2})(?:st|nd|rd|th)?(?!\\d))?,?[\\s-]{1,2}(?:del?\\s)?((?:19|20|25)\\d\\d)(?:(?!\\d)|(?=\\d{4}-\\d))`,
  'giu',
);
/** `2012-Mar-07`. */
const YEAR_FIRST = new RegExp(`(?<!\\d)((?:19|20)\\d\\d)[\\s-](${MONTH})[\\p{L}]{0,8}[\\s-](\\d{1,2})(?!\\d)`, 'giu');
/** `Wed Mar 07 09:05:12 CST 2012`, as Java prints a date; its zone is the server's. */
const PRINTED =
  /(?<![a-z])(?:mon|tue|wed|thu|fri|sat|sun)\s([a-z]{3})\s(\d\d)\s(\d\d:\d\d:\d\d)\s[A-Z]{3,4}\s((?:19|20)\d\d)(?!\d)/gi;
/** `Ngày 7 tháng 3 năm 2012`. */
const VIETNAMESE = /(\d{1,2})\stháng\s(\d{1,2})(?:,|\snăm)?\s((?:19|20)\d\d)(?!\d)/gi;
/** `09:05 GMT, 7 March 2012`: the clock before the date, parted from it by a comma, a dash or a weekday. */
const CLOCK_BEFORE =
  /(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(:[0-5]\d)?\s?([ap]\.?m\.?)?\s?(Z|GMT|UTC|E[SD]T|P[SD]T)?(?:,|\s-)?\s{1,2}(?:\p{L}{3,9},?\s)?$/iu;
const CLOCK =
  /^[\s\u00a0T,，|(（·・–—-]{0,6}(?:(?:at|pukul|lúc|jam|à|às|a\slas?|alle(?:\sore)?|ore|kl\.?|um|в|(?:HKT|JST|KST))\s|[(（]?(?:星期[一二三四五六日天]|[週周][一二三四五六日]|[日月火水木金土월화수목금토일])[)）]?\s?)?(上午|早上|凌晨|中午|下午|晚上|오전|오후|午前|午後)?\s?([01]?\d|2[0-3])\s?(?:[:：時时点點시h]|\.(?=[0-5]\d\s?(?:WI|GMT|UTC|Uhr|[ap]\.?m)))\s?([0-5]\d|\d(?=\s?[分분]))(?:\s?[:：分분]\s?([0-5]\d)?)?(?:\.\d{1,6})?\s?([ap]\.?m\.?)?/i;
const ZONE =
  /^\s?\(?(Z\b|WIB\b|WITA\b|WIT\b|HKT\b|JST\b|KST\b|E[SD]T\b|P[SD]T\b|(?:GMT|UTC)(?:\s?([+-]\d{1,2}):?(\d\d)?)?|([+-]\d\d):?(\d\d)\b)/;
/** Zones by name; the first three stand before the clock. */
const ZONES: ReadonlyMap<string, string> = new Map([
  ['HKT', '+08:00'],
  ['JST', '+09:00'],
  ['KST', '+09:00'],
  ['WIB', '+07:00'],
  ['WITA', '+08:00'],
  ['WIT', '+09:00'],
  ['EST', '-05:00'],
  ['EDT', '-04:00'],
  ['PST', '-08:00'],
  ['PDT', '-07:00'],
]);
const MAX_DATES = 8;

/** The dates of `text`, in order, MAX_DATES at most. Full-width digits count. */
export function datesIn(text: string): FoundDate[] {
  const plain = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const found: FoundDate[] = [];
  const add = (match: RegExpExecArray, year: number, month: number, day: number) => {
    if (found.length < MAX_DATES) found.push(withClock(plain, match, year, month, day));
  };
  const parted = text.length <= MAX_PARTED ? partedDate(plain.trim()) : undefined;
  if (parted !== undefined) return [{ ...parted, range: [0, text.length] }];
  for (const match of plain.matchAll(EASTERN)) add(match, yearOf(match[1]), Number(match[2]), Number(match[3]));
  for (const match of plain.matchAll(REPUBLIC)) add(match, Number(match[1]) + 1911, Number(match[2]), Number(match[3]));
  for (const match of plain.matchAll(DAY_FIRST)) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    if (Math.min(first, second) > 12) continue;
    const isMonthFirst = second > 12 || saysMonthFirst(plain.slice(0, match.index), Number(match[4]), first, second);
    add(match, Number(match[4]), isMonthFirst ? first : second, isMonthFirst ? second : first);
  }
  for (const match of plain.matchAll(WORDED)) {
    const day = Number(match[3] ?? match[1] ?? 0);
    const year = Number(match[4]);
    // The year of the Buddhist era.
    if (day >= 1 && day <= 31) add(match, year > 2400 ? year - 543 : year, monthOf(match[2]), day);
  }
  for (const match of plain.matchAll(YEAR_FIRST)) {
    if (Number(match[3]) >= 1 && Number(match[3]) <= 31)
      add(match, Number(match[1]), monthOf(match[2]), Number(match[3]));
  }
  for (const match of plain.matchAll(PRINTED)) {
    const iso = `${match[4]}-${two(monthOf(match[1]))}-${match[2]}T${match[3]}`;
    if (found.length < MAX_DATES && monthOf(match[1]) > 0)
      found.push({ iso, hasClock: true, range: [match.index, match.index + match[0].length] });
  }
  for (const match of plain.matchAll(VIETNAMESE)) {
    const [day, month] = [Number(match[1]), Number(match[2])];
    if (month >= 1 && month <= 12 && day >= 1 && day <= 31) add(match, Number(match[3]), month, day);
  }
  for (const match of plain.matchAll(SPELLED)) add(match, spelled(match[1]), spelled(match[2]), spelled(match[3]));
  return found.length < 2 ? found : found.sort((a, b) => a.range[0] - b.range[0]);
}

const WEEKDAY = /(?<![a-z])(sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\.?,?\s{1,2}$/i;

/** Whether the weekday that `before` ends in is that of the date with its month first, and not with its day first. */
export function saysMonthFirst(before: string, year: number, first: number, second: number): boolean {
  const weekday = 'sun mon tue wed thu fri sat'
    .split(' ')
    .indexOf(WEEKDAY.exec(before.slice(-14))?.[1].toLowerCase() ?? '');
  const dayOf = (month: number, day: number) => new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return first <= 12 && dayOf(first, second) === weekday && dayOf(second, first) !== weekday;
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
  return number + (year.startsWith('令和') ? 2018 : year.startsWith('平成') ? 1988 : 1911);
}

function withClock(text: string, match: RegExpExecArray, year: number, month: number, day: number): FoundDate {
  const start = match.index;
  let end = start + match[0].length;
  const date = `${year}-${two(month)}-${two(day)}`;
  const clock = CLOCK.exec(text.slice(end, end + 40));
  if (clock === null) return withClockBefore(text, date, [start, end]);
  end += clock[0].trimEnd().length;
  const hour = hourOf(Number(clock[2]), clock[1] ?? clock[5] ?? '');
  const seconds = clock[4] === undefined ? '' : `:${clock[4]}`;
  const zone = ZONE.exec(text.slice(end, end + 12));
  const local = LOCAL.test(text.slice(Math.max(0, start - 6), start)) ? '+08:00' : '';
  const offset =
    zone === null ? (ZONES.get(/HKT|JST|KST/i.exec(clock[0])?.[0].toUpperCase() ?? '') ?? local) : offsetOf(zone);
  return { iso: `${date}T${two(hour)}:${two(clock[3])}${seconds}${offset}`, hasClock: true, range: [start, end] };
}

/** The time of what place a date is said to be in. */
const LOCAL = /(?:北京|香港|[台臺]北|澳[门門])[时時][间間][:：]?\s?$/;

function withClockBefore(text: string, date: string, [start, end]: Range): FoundDate {
  const clock = CLOCK_BEFORE.exec(text.slice(Math.max(0, start - 32), start));
  if (clock === null) return { iso: date, hasClock: false, range: [start, end] };
  const [all, hour, minute, second, half, zone] = clock;
  const offset = zone === undefined ? '' : (ZONES.get(zone.toUpperCase()) ?? 'Z');
  const iso = `${date}T${two(hourOf(Number(hour), half ?? ''))}:${minute}${second ?? ''}${offset}`;
  return { iso, hasClock: true, range: [start - all.length, end] };
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
