/**
 * Structured tokens of a line, found in the loose view: dates, contacts, addresses, permit numbers, pages, clocks.
 *
 * Each scanner is a pattern whose repetitions are bounded, run over one line of at most MAX_SCANNED units, and only where
 * the line holds what such a token cannot be without (its signs are looked for by one pass for all scanners); so a page
 * costs linear time, and a line of prose next to nothing.
 */
import { CONTACT_SCANNERS } from './contact-tokens.ts';
import { DATE_SCANNERS } from './date-tokens.ts';
import { type Scanner, signsOf, withoutSpaces } from './scanner.ts';

export const TOKEN_KINDS = [
  'date',
  'moment',
  'time',
  'email',
  'url',
  'qq',
  'wechat',
  'handle',
  'permit',
  'phone',
  'page',
  'trail',
  'clock',
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

const URL =
  /(?:https?:\/\/[^\s,。;)】》"'”]{3,300}|(?<![a-z0-9@.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}(?:com|net|org|cn|cc|vip|top|xyz|tv|me|info|io|app|club|site|online|shop|hk|tw|jp|kr|vn|id|us|uk|ru|edu|gov|pro|biz|fun|live|win|bet)(?![a-z0-9.-]*@)(?:\.(?:cn|hk|tw|jp|uk|vn|id|kr))?(?:\/[a-z0-9._~%/?#=&-]{0,200})?(?![a-z0-9]))/gu;
const PERMIT =
  /(?:[\p{sc=Han}]icp(?:备|证)(?:案)?(?:字)? ?(?:第? ?[a-z]?\d[a-z]?\d{4,14} ?号?(?: ?- ?\d{1,4})?)?|[\p{sc=Han}]公网安备 ?\d{8,16} ?号?|[\p{sc=Han}]网文 ?[[(〔]?\d{4}[\])〕]? ?\d{4}-\d{3} ?号?|[\p{sc=Han}][ab]\d-\d{6,9}(?:号)?|(?:许可证|证号|证编号|备案号|网证|登记证|字)[^\d\n]{0,12}\d{5,14} ?号?(?: ?- ?\d{1,4})?|icp [\p{sc=Han}] ?[a-z]?\d{6,10}(?:-\d{1,3})?)/gu;

/** `[1] [2] [3]`, `1/3`, `第1页`, `共3页`, `1 2 3 4`: bare numbers must count up. */
const PAGE =
  /(?:(?:[[(【<] ?\d{1,3} ?[\])】>][ ,|]{0,3}){2,20}|(?<![\d./-])\d{1,3} ?\/ ?\d{1,3} ?(?:页|頁|page)?(?![\d./-])|第? ?\d{1,3} ?(?:\/ ?\d{1,3} ?)?页|共 ?\d{1,4} ?[页条]|(?:pages?|halaman|trang|페이지) \d{1,3}(?: (?:of|dari|\/) \d{1,3})?|\d{1,3} ?페이지|\d{1,3}ページ|(?<![\d.,:-])\d{1,3}(?:[ |·,]{1,3}\d{1,3}){1,20}(?![\d.,:-]))/gu;

function pageValue([text]: RegExpExecArray): string | undefined {
  const numbers = text.match(/\d{1,4}/gu)?.map(Number) ?? [];
  if (/[页page]|ページ|페이지|trang|halaman|[[(【<]/u.test(text)) return text;
  if (text.includes('/')) return numbers.length === 2 && numbers[0] >= 1 && numbers[0] <= numbers[1] ? text : undefined;
  const isCount = numbers.every((number, i) => i === 0 || number === numbers[i - 1] + 1);
  return isCount && numbers[0] <= 2 ? text : undefined;
}

/** A line that is nothing but short items with arrows between: `某某网 > 社会 > 正文`. */
const TRAIL =
  /^ {0,4}(?:>{1,2} ?)?[^>→\n,。!?;\d]{1,20}(?: ?(?:>{1,3}|→) ?[^>→\n,。!?;]{1,20}){0,7} ?(?:>{1,3}|→)? {0,4}$/gu;

const OTHERS: readonly Scanner<TokenKind>[] = [
  { kind: 'permit', pattern: PERMIT, needs: /icp|安备|网文|[ab]\d-|[证号字]/u, value: ([text]) => withoutSpaces(text) },
  { kind: 'page', pattern: PAGE, value: pageValue },
  { kind: 'trail', pattern: TRAIL, signs: '>→', value: ([text]) => (/[>→]/u.test(text) ? text.trim() : undefined) },
  {
    kind: 'clock',
    pattern: /(?<![\d:])\d{1,2}:\d{2} ?\/ ?\d{1,2}:\d{2}(?![\d:])/gu,
    signs: ':',
    needs: /:\d/u,
    value: ([text]) => text,
  },
  {
    kind: 'time',
    pattern: /(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])/gu,
    signs: ':',
    needs: /:\d/u,
    value: ([text]) => text,
  },
  {
    kind: 'year',
    pattern: /(?<!\d)(?:19|20)\d\d(?: ?- ?(?:19|20)\d\d)?(?!\d)/gu,
    value: ([text]) => withoutSpaces(text),
  },
  { kind: 'number', pattern: /\d(?:[\d,.]{0,20}\d)?/gu, value: ([text]) => text },
];

const [EMAIL, ...CONTACTS] = CONTACT_SCANNERS;
const SCANNERS: readonly Scanner<TokenKind>[] = [
  ...DATE_SCANNERS,
  EMAIL,
  { kind: 'url', pattern: URL, signs: '.:', needs: /\.[a-z]|:\/\//u, value: ([text]) => text },
  ...CONTACTS,
  ...OTHERS,
];

const signs = signsOf(SCANNERS);

/** All tokens of `[start, end]` of the view, in order; where two overlap the one of the earlier kind stands. */
export function tokensOf(view: string, start: number, end: number): Token[] {
  const text = view.slice(start, Math.min(end, start + MAX_SCANNED));
  const held = signs(text);
  if (held === 0) return [];
  const taken = new Uint8Array(text.length);
  const tokens: Token[] = [];
  for (let i = 0; i < SCANNERS.length; i += 1) {
    const { kind, pattern, needs, value } = SCANNERS[i];
    if ((held & (1 << i)) === 0 || needs?.test(text) === false) continue;
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
