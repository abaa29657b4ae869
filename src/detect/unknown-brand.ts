/**
 * A betting site's name that no list knows, before or behind a headline: `【某某娱乐官网】`, `某某棋牌app下载-`, or glued to it.
 *
 * New names come every week; what stays is how such a name ends. Its endings are weighed: a door of the site (官网, 登录入口)
 * and a game more than a word that anything is called by (体育, 国际). The page never mentions the name again, and what is
 * left is a headline: the page's own where little was weighed or nothing parts the name off. A genuine `某某体育` in a
 * headline is what its article is about, or who reports it.
 */
import { looseFold } from '../normalize/folds.ts';
import type { Range } from '../text/edits.ts';
import { fold } from '../text/view.ts';
import { wordWeight } from './label-values.ts';
import type { Witnesses } from './witnesses.ts';

export interface UnknownBrand {
  readonly range: Range;
  readonly brand: string;
  /** The share of what is left that the body holds. */
  readonly agreement: number;
}

/** The endings by weight; of two that begin alike the longer one stands first. */
const ENDINGS: ReadonlyMap<string, number> = new Map([
  ...[
    '官方网站',
    '官网',
    'app下载',
    '登录入口',
    '登录',
    '登陆',
    '注册',
    '下载',
    '网址',
    '手机版',
    '客户端',
    '网页版',
    '最新版',
    '入口',
  ].map((ending): [string, number] => [ending, 2]),
  ...['娱乐城', '棋牌', '真人', '博彩', '投注'].map((ending): [string, number] => [ending, 2]),
  ...['平台', '官方', '首页', 'app', '体育', '电竞', '娱乐', '彩票', '竞技', '电玩城'].map(
    (ending): [string, number] => [ending, 1],
  ),
  ...['国际', '集团', '电子', '中国'].map((ending): [string, number] => [ending, 0.5]),
]);
const ENDING = [...ENDINGS.keys()].join('|');
const NAME = '(?:(?!丨)[\\p{sc=Han}a-z0-9]){2,6}?';
const BETWEEN = '[\\s·.(（)）/]{0,2}';
const BRAND = `${NAME}${BETWEEN}(?:(?:${ENDING})${BETWEEN}){1,8}`;
const MARKS = '[\\s_|丨｜·—–\\-:：]+';

/** Where a name stands, whether something parts it off, and how it is found. */
const PLACES: readonly (readonly [isParted: boolean, pattern: RegExp])[] = [
  [true, new RegExp(`^[【[〖（(]\\s*(${BRAND})\\s*[】\\]〗）)]\\s*`, 'iu')],
  [true, new RegExp(`^(${BRAND})${MARKS}(?=[\\p{L}\\p{N}“"《「])`, 'iu')],
  [false, new RegExp(`^(${BRAND})(?=[\\p{L}\\p{N}“"《「])`, 'iu')],
  [true, new RegExp(`\\s*[【[〖（(]\\s*(${BRAND})\\s*[】\\]〗）)]$`, 'iu')],
  [true, new RegExp(`${MARKS}(${BRAND})$`, 'iu')],
  [false, new RegExp(`((?:(?!丨)\\p{sc=Han}){2}${BETWEEN}(?:(?:${ENDING})${BETWEEN}){1,8})$`, 'iu')],
];

/** What the endings of a name weigh at the least, and from where on the body need not speak for what is left. */
const LEAST = 2;
const PLENTY = 3;
const AGREES = 0.3;
const MIN_WORDS = 4;
const MIN_WORDS_UNPROVEN = 6;

/** The unknown brands at the ends of `value`; `line` is where it stands. Empty where the page gives no body to ask. */
export function unknownBrands(value: string, line: number | undefined, witnesses: Witnesses): UnknownBrand[] {
  const ends: UnknownBrand[] = [];
  for (const [isParted, pattern] of PLACES) {
    const match = pattern.exec(value);
    if (match === null || ends.some(({ range }) => range[0] < match.index + match[0].length && match.index < range[1]))
      continue;
    const range: Range = [match.index, match.index + match[0].length];
    const brand = fold(match[1], looseFold()).text;
    const left = `${value.slice(0, range[0])}${value.slice(range[1])}`;
    const agreement = agreementOf(left, line, witnesses);
    if (agreement === undefined || !isBrand(brand, isParted, { left, agreement }, line, witnesses)) continue;
    ends.push({ range, brand, agreement });
  }
  return ends;
}

function isBrand(
  brand: string,
  isParted: boolean,
  { left, agreement }: { left: string; agreement: number },
  line: number | undefined,
  witnesses: Witnesses,
): boolean {
  const weight = weightOf(brand);
  if (weight < LEAST) return false;
  if (agreement < AGREES && (weight < PLENTY || wordsOf(left) < MIN_WORDS_UNPROVEN)) return false;
  if (agreement < AGREES && witnesses.rival(line) > AGREES) return false;
  // A mark parts a name off; of a glued one no two characters may be the article's.
  return isParted ? !witnesses.mentions(brand) : !pairsOf(brand).some((pair) => witnesses.mentions(pair));
}

const EACH_ENDING = new RegExp(ENDING, 'giu');
const ENDINGS_AT_END = new RegExp(`(?:(?:${ENDING})${BETWEEN})+$`, 'iu');

const weightOf = (brand: string): number =>
  (ENDINGS_AT_END.exec(brand)?.[0].match(EACH_ENDING) ?? []).reduce(
    (sum, ending) => sum + (ENDINGS.get(ending.toLowerCase()) ?? 0),
    0,
  );

/** Nothing but such a name, and what else stands in one. */
const WHOLE = new RegExp(
  `^(?:${NAME}|\\p{L}{2,20}?)${BETWEEN}(?:(?:${ENDING}|股份|有限公司|在线|线上|最新|版本|手机|免费|\\d{4})${BETWEEN}){1,10}$`,
  'iu',
);
/** The names of papers, stations and offices have endings of their own. */
const OF_PRESS =
  /(?:日报|晚报|时报|早报|周刊|新闻|电视|广播|传媒|政府|[网报台社局厅委院校馆])(?:官方|官网|网站|客户端|app|手机版|首页|网址|下载)/u;

/** What the endings weigh of a stretch that is a site's name and nothing else; 0 of any other. */
export const siteNameWeight = (view: string): number =>
  view.length <= 40 && WHOLE.test(view.trim()) && !OF_PRESS.test(view)
    ? (view.match(EACH_ENDING) ?? []).reduce((sum, ending) => sum + (ENDINGS.get(ending.toLowerCase()) ?? 0), 0)
    : 0;

/** Each two neighbours of the name, which the endings are no part of. */
function pairsOf(brand: string): string[] {
  const name = brand.replace(ENDINGS_AT_END, '');
  return Array.from({ length: Math.max(1, name.length - 1) }, (_, at) => name.slice(at, at + 2));
}

function wordsOf(text: string): number {
  let words = 0;
  for (let i = 0; i < text.length; i += 1) words += wordWeight(text.charCodeAt(i));
  return words;
}

function agreementOf(left: string, line: number | undefined, witnesses: Witnesses): number | undefined {
  if (wordsOf(left) < MIN_WORDS) return undefined;
  return witnesses.isLine(left, line) ? 1 : witnesses.agreement(fold(left, looseFold()).text);
}
