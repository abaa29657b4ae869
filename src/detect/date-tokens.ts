/**
 * Dates of a line, in the loose view, as pages in seven languages write them, to ISO 8601: with the clock where one is
 * shown, with an offset only where a zone is named. `moment` is a date that names no year: it is known, and dates nothing.
 */
import { saysMonthFirst } from '../read/dates.ts';
import { latinDigits, type Scanner, two } from './scanner.ts';

const WEEKDAY =
  '(?:[（(]?(?:星期|周|礼拜)?[一二三四五六日天月火水木金土]曜?日?[)）]?|\\(?[월화수목금토일](?:요일)?\\)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?)';
const HALF = '(?:上午|下午|早上|晚上|凌晨|中午|오전|오후|午前|午后|am|pm)';
const CLOCK = `(?:at |pukul |lúc |jam |, )?(${HALF})? ?(\\d{1,2}) ?[:时点時시h.] ?(\\d{2})(?!\\d)(?: ?[:分분] ?(\\d{2})(?!\\d))?(?:\\.\\d{1,6})? ?[分秒초분]?(?: ?([ap])\\.?m\\.?(?![a-z]))?`;
const ZONE =
  '(?: ?\\(?(z(?![a-z])|(?:gmt|utc)? ?[+-] ?\\d{1,2}(?::?\\d\\d)?|gmt|utc|wib|wita|wit|jst|kst|hkt|est|edt|cst|pst|pdt)(?![a-z0-9])\\)?)?';
const BEHIND = `(?:[ t,|/·-]{0,4}(?:${WEEKDAY}[ ,]{0,3})?(?:hkt |jst |kst )?${CLOCK}${ZONE})?`;

/** `2023-03-28 20:40:24`, `2023年3月28日(火) 20時40分`, `2024. 5. 6. 오전 8:30`, `民国113年5月6日`. */
const EASTERN = new RegExp(
  `(?<![\\d.-])((?:19|20)\\d\\d|民国 ?1\\d\\d|令和 ?(?:元|\\d{1,2})) ?(?:[-/.]|年|년) ?(1[0-2]|0?[1-9]) ?(?:[-/.]|月|월) ?(3[01]|[12]\\d|0?[1-9])(?!\\d)[日号일.]?${BEHIND}`,
  'gu',
);
/** `06/05/2024 08:30`, day first where both could be. */
const DAY_FIRST = new RegExp(
  `(?<![\\d.])(3[01]|[12]\\d|0?[1-9]) ?([-/.]) ?(3[01]|[12]\\d|0?[1-9]) ?\\2 ?((?:19|20)\\d\\d)(?!\\d)${BEHIND}`,
  'gu',
);
const MONTHS: readonly string[] = [
  'jan(?:uary|uari)?',
  'feb(?:ruary|ruari)?|pebruari',
  'mar(?:ch|et)?',
  'apr(?:il)?',
  'may|mei',
  'june?|juni',
  'july?|juli',
  'aug(?:ust)?|agu(?:stus)?|agt',
  'sept?(?:ember)?',
  'oct(?:ober)?|okt(?:ober)?',
  'nov(?:ember)?|nop(?:ember)?',
  'dec(?:ember)?|des(?:ember)?',
];
const MONTH = MONTHS.join('|');
/** `May 6, 2024 8:30 AM`, `6 Mei 2024 08:30 WIB`. */
const WORDED = new RegExp(
  `(?<![a-z0-9])(?:(\\d{1,2})(?:st|nd|rd|th)? (?:of )?)?(${MONTH})\\.?(?: (\\d{1,2})(?:st|nd|rd|th)?)?,? ((?:19|20)\\d\\d)(?!\\d)${BEHIND}`,
  'gu',
);
/** `ngày 6 tháng 5 năm 2024`, `6 tháng 5, 2024`. */
const VIETNAMESE = new RegExp(
  `(?:ngày )?(\\d{1,2}) tháng (\\d{1,2})(?:,| năm)? ((?:19|20)\\d\\d)(?!\\d)${BEHIND}`,
  'gu',
);
const SPELLED =
  /(?<![一二三四五六七八九十])([二一][〇零九一二三四五六七八]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/gu;

const OFFSETS: ReadonlyMap<string, string> = new Map([
  ['z', 'Z'],
  ['gmt', 'Z'],
  ['utc', 'Z'],
  ['wib', '+07:00'],
  ['wita', '+08:00'],
  ['hkt', '+08:00'],
  ['wit', '+09:00'],
  ['jst', '+09:00'],
  ['kst', '+09:00'],
  ['est', '-05:00'],
  ['edt', '-04:00'],
  ['pst', '-08:00'],
  ['pdt', '-07:00'],
]);

/** The groups of BEHIND, which stand last in every pattern. */
type Clock = readonly [
  half?: string,
  hour?: string,
  minute?: string,
  second?: string,
  meridiem?: string,
  zone?: string,
];

function iso(year: number, month: number, day: number, clock: Clock): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const date = `${year}-${two(month)}-${two(day)}`;
  const [half, shown, minute, second, meridiem, zone] = clock;
  if (shown === undefined || Number(shown) > 23 || Number(minute) > 59) return date;
  return `${date}T${two(hourOf(Number(shown), meridiem ?? half ?? ''))}:${minute}:${second ?? '00'}${offsetOf(zone)}`;
}

function hourOf(hour: number, half: string): number {
  if (/下午|晚上|오후|午后|^p/u.test(half)) return hour < 12 ? hour + 12 : hour;
  return /上午|凌晨|早上|오전|午前|^a/u.test(half) && hour === 12 ? 0 : hour;
}

function offsetOf(zone: string | undefined): string {
  if (zone === undefined) return '';
  const known = OFFSETS.get(zone);
  const [, sign, hours, minutes] = /([+-]) ?(\d{1,2}):?(\d\d)?$/u.exec(zone) ?? [];
  return known ?? (sign === undefined ? '' : `${sign}${two(hours)}:${minutes ?? '00'}`);
}

function yearOf(text: string): number {
  const number = text.includes('元') ? 1 : Number(/\d+/u.exec(text)?.[0]);
  return text.startsWith('民国') ? number + 1911 : text.startsWith('令和') ? number + 2018 : number;
}

const clockOf = (match: RegExpExecArray): Clock => match.slice(-6) as unknown as Clock;

/** 十一 as 11: up to 三十一. */
function spelledNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? Number(latinDigits(tens || '一')) * 10 : 0;
  return ten + (ones === '' ? 0 : Number(latinDigits(ones)));
}

/** A weekday before a date has at most so many units. */
const WEEKDAY_UNITS = 14;

function dayFirst(match: RegExpExecArray): string | undefined {
  const [first, second] = [Number(match[1]), Number(match[3])];
  const before = match.input.slice(Math.max(0, match.index - WEEKDAY_UNITS), match.index);
  const isMonthFirst = second > 12 || saysMonthFirst(before, Number(match[4]), first, second);
  const [day, month] = isMonthFirst ? [second, first] : [first, second];
  return iso(Number(match[4]), month, day, clockOf(match));
}

function worded(match: RegExpExecArray): string | undefined {
  const month = MONTHS.findIndex((name) => new RegExp(`^(?:${name})$`, 'u').test(match[2])) + 1;
  const day = match[1] ?? match[3];
  return day === undefined ? undefined : iso(Number(match[4]), month, Number(day), clockOf(match));
}

const MOMENT = new RegExp(
  [
    `(?<![\\d/.年-])(?:1[0-2]|0?[1-9])(?:[-/]|月)(?:3[01]|[12]\\d|0?[1-9])(?![\\d/])日?(?: ?${WEEKDAY})?[ ,]{1,3}${CLOCK}(?: ?配信)?`,
    `(?:今天|昨天|前天|刚刚|昨日|今日|今早) ?${CLOCK}`,
    '\\d{1,3} ?(?:秒|分钟|小时|天|个月|周|年|分|时间|日)(?:之?前)',
    '\\d{1,3} ?(?:초|분|시간|일) ?전|\\d{1,3} ?(?:phút|giờ|ngày) trước|\\d{1,3} ?(?:menit|jam|hari) (?:yang )?lalu',
    '\\d{1,3} ?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago',
  ].join('|'),
  'gu',
);

export const DATE_SCANNERS: readonly Scanner<'date' | 'moment'>[] = [
  {
    kind: 'date',
    pattern: EASTERN,
    value: (match) => iso(yearOf(match[1]), Number(match[2]), Number(match[3]), clockOf(match)),
  },
  { kind: 'date', pattern: DAY_FIRST, needs: /\d[-/.] ?\d/u, value: dayFirst },
  { kind: 'date', pattern: WORDED, needs: /[a-z] ?\d|\d [a-z]/u, value: worded },
  {
    kind: 'date',
    pattern: VIETNAMESE,
    signs: 'á',
    needs: /tháng/u,
    value: (match) => iso(Number(match[3]), Number(match[2]), Number(match[1]), clockOf(match)),
  },
  {
    kind: 'date',
    pattern: SPELLED,
    signs: '年',
    needs: /年.{1,3}月/u,
    value: ([, year, month, day]) => iso(Number(latinDigits(year)), spelledNumber(month), spelledNumber(day), []),
  },
  { kind: 'moment', pattern: MOMENT, value: ([text]) => text },
];
