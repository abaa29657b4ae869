/**
 * Structured tokens of a line, found in the loose view: dates, contacts, addresses, permit numbers, counts.
 *
 * Each scanner is a pattern whose repetitions are bounded, run over one line of at most MAX_SCANNED units, so a page
 * costs linear time. Numbers that filters are meant to miss (`58 55 973@qq.com`, `138 1234 5678`, `五八`) are read with
 * their gaps; `value` holds them joined.
 */

export const TOKEN_KINDS = [
  'date',
  'time',
  'email',
  'url',
  'qq',
  'wechat',
  'permit',
  'phone',
  'year',
  'number',
] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

export interface Token {
  readonly kind: TokenKind;
  /** In the loose view. */
  readonly start: number;
  readonly end: number;
  /** Normalised: an ISO date, an address without gaps, digits alone. */
  readonly value: string;
}

const MAX_SCANNED = 2000;

interface Scanner {
  readonly kind: TokenKind;
  readonly pattern: RegExp;
  value(match: RegExpExecArray): string | undefined;
}

const two = (digits: string | undefined): string => (digits ?? '0').padStart(2, '0');

/** `2023-03-28 20:40:24`, `2023年3月28日 20时40分`, `2023/3/28`. */
const DATE =
  /(?<!\d)((?:19|20)\d\d) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})(?!\d) ?日?(?:[ t]{0,4}(?:星期[一二三四五六日天] ?)?(\d{1,2}) ?[:时點点] ?(\d{2})(?: ?[:分] ?(\d{2}))? ?[分秒]?)?/gu;

function isoDate([, year, month, day, hour, minute, second]: RegExpExecArray): string | undefined {
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return date;
  return `${date}T${two(hour)}:${two(minute)}:${two(second)}`;
}

const joined = (text: string): string => text.replace(/[ .\-()]+/gu, '');
const closed = (text: string): string => text.replace(/ +/gu, '');

const HAN_DIGITS = '零一二三四五六七八九';
const latinDigits = (text: string): string =>
  text.replace(/[〇零一二三四五六七八九]/gu, (digit) => String(Math.max(0, HAN_DIGITS.indexOf(digit))));

const SCANNERS: readonly Scanner[] = [
  { kind: 'date', pattern: DATE, value: isoDate },
  {
    kind: 'email',
    // Groups of digits with gaps are one number; words are not.
    pattern:
      /(?<![a-z0-9._%+-])((?:\d{1,6} ){1,8}\d{1,10}|[a-z0-9][a-z0-9._%+-]{0,63}) ?(?:@|\(at\)|\[at\]|#|艾特) ?([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?: ?\. ?[a-z0-9-]{1,63}){0,4} ?\. ?[a-z]{2,18})(?![a-z0-9])/gu,
    value: ([, name, host]) => `${closed(name)}@${closed(host)}`,
  },
  {
    kind: 'url',
    pattern:
      /(?:https?:\/\/[^\s,。;)】》"'”]{3,300}|(?<![a-z0-9@.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}(?:com|net|org|cn|cc|vip|top|xyz|tv|me|info|io|app|club|site|online|shop|hk|tw|jp|kr|vn|id|us|uk|ru|edu|gov|pro|biz|fun|live|win|bet)(?![a-z0-9.-]*@)(?:\.(?:cn|hk|tw|jp|uk|vn|id|kr))?(?:\/[a-z0-9._~%/?#=&-]{0,200})?(?![a-z0-9]))/gu,
    value: ([text]) => text,
  },
  {
    kind: 'qq',
    pattern:
      /(?:qq|扣扣|球球|企鹅|群)[^\p{L}\p{N}\n]{0,2}(?:群|号码?|客服|在线|咨询|交流群)?(?:号码?)?[^\p{L}\p{N}\n]{0,3}([1-9零一二三四五六七八九](?:[ .-]{0,2}[\d零〇一二三四五六七八九]){4,11})(?![\d.])/gu,
    value: ([, number]) => latinDigits(joined(number)),
  },
  {
    kind: 'wechat',
    pattern:
      /(?:[微薇威维徽][^\p{L}\p{N}\n]{0,2}[信xv]|[v微]信|公众|weixin|wechat|(?<![a-z])[vw]x)(?:公众)?(?:平台)?(?:号码?|账号|客服|群|id|同号)?(?:搜索|搜)?[^\p{L}\p{N}\n]{0,3}([a-z](?: ?[a-z]){0,5} ?(?:[0-9_-] ?){4,14}|[a-z][a-z0-9_-]{4,19}|\d(?:[ .-]{0,2}\d){4,12})(?![a-z0-9])/gu,
    value: ([, id]) => closed(id),
  },
  {
    kind: 'permit',
    pattern:
      /(?:[\p{sc=Han}]icp(?:备|证)(?:案)? ?(?:第? ?[a-z]?\d{5,14} ?号?(?: ?- ?\d{1,4})?)?|[\p{sc=Han}]公网安备 ?\d{8,16} ?号?|(?:许可证|证号|备案号|网证|字)[^\d\n]{0,12}\d{5,14} ?号?(?: ?- ?\d{1,4})?)/gu,
    value: ([text]) => closed(text),
  },
  {
    kind: 'phone',
    pattern:
      /(?<![\d.])(?:\+?86[ -]?)?(?:1[ .-]?[3-9](?:[ .-]{0,2}\d){9}|(?:400|800)(?:[ .-]{0,2}\d){7}|\(?0\d{2,3}\)?[ .-]{1,3}\d{3,4}[ .-]{0,2}\d{3,4}(?:[-转]\d{1,5})?)(?![\d.]*\d)/gu,
    value: ([text]) => joined(text),
  },
  { kind: 'time', pattern: /(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])/gu, value: ([text]) => text },
  { kind: 'year', pattern: /(?<!\d)(?:19|20)\d\d(?: ?- ?(?:19|20)\d\d)?(?!\d)/gu, value: ([text]) => closed(text) },
  { kind: 'number', pattern: /\d(?:[\d,.]{0,20}\d)?/gu, value: ([text]) => text },
];

/** All tokens of `[start, end]` of the view, in order; where two overlap the one of the earlier kind stands. */
export function tokensOf(view: string, start: number, end: number): Token[] {
  const text = view.slice(start, Math.min(end, start + MAX_SCANNED));
  const taken = new Uint8Array(text.length);
  const tokens: Token[] = [];
  for (const { kind, pattern, value } of SCANNERS) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const to = match.index + match[0].length;
      const found = value(match);
      if (found === undefined || taken.subarray(match.index, to).includes(1)) continue;
      taken.fill(1, match.index, to);
      tokens.push({ kind, start: start + match.index, end: start + to, value: found });
    }
  }
  return tokens.sort((a, b) => a.start - b.start);
}
