/**
 * What tells a part of a headline that is none of it: the body holds nothing of it, and it reads like spam.
 *
 * New brands, offers and doors come every week, and no list has them; what a part shares with the body no list has to
 * know. Who writes about spam names it in the headline: a page whose body holds words of spam is left to the lists.
 */
import type { Range } from '../text/edits.ts';
import { classes, DIGIT, HAN, HANGUL, KANA, LETTER } from '../text/unicode.ts';
import {
  bareName,
  endingsWeight,
  isForgedClaim,
  isForgedCompany,
  isOfPress,
  isOnlyDoors,
  isRunGame,
  isSerial,
  isSpamHost,
  siteNamePoints,
} from './brand-endings.ts';
import type { Context } from './detector.ts';
import { endsInSite } from './site-suffix.ts';
import { spelledBehind, spelledInFront } from './spelled-names.ts';
import { titleGrams } from './title-grams.ts';
import { reportWords, titleWeights } from './title-weights.ts';
import { type Witnesses, witnessesOf } from './witnesses.ts';

/** A part that goes, and the points that speak for it. */
export interface ForeignPart {
  readonly part: string;
  readonly points: number;
}

/** What goes of a line, and the parts that tell. */
export interface Foreign {
  readonly ranges: readonly Range[];
  readonly parts: readonly ForeignPart[];
}

/** A pair of ideographs, kana or syllables of a loose view, or a word of an alphabet: what agreement is measured by. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** The pieces of a loose view whose bits the body has, in order: two pieces may have the same, `isSaid` tells. */
export function heldPieces(view: string, witnesses: Witnesses): Piece[] {
  return piecesOf(view).filter(({ start, end }) => witnesses.shared(view.slice(start, end)) > 0);
}

export const isSaid = (view: string, { start, end }: Piece, witnesses: Witnesses): boolean =>
  witnesses.mentions(view.slice(start, end));

const DENSE = HAN | KANA | HANGUL;
const MIN_WORD = 3;

function piecesOf(view: string): Piece[] {
  const kinds = classes();
  const pieces: Piece[] = [];
  let word = 0;
  for (let at = 0; at <= view.length; at += 1) {
    const kind = at < view.length ? kinds[view.charCodeAt(at)] : 0;
    const isDense = (kind & DENSE) !== 0;
    if (isDense && at > 0 && (kinds[view.charCodeAt(at - 1)] & DENSE) !== 0)
      pieces.push({ start: at - 1, end: at + 1 });
    if (!isDense && (kind & WORD_PART) !== 0) continue;
    if (at - word >= MIN_WORD) pieces.push({ start: word, end: at });
    word = at + 1;
  }
  return pieces;
}
const WORD_PART = LETTER | DIGIT;

/** A stretch without the marks around it. */
export const trimmed = (part: string): string => part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

/** Points of what no page has but such ones; what has as many names no paper, though it ends as one. */
const SURE = 4;

/** Whose pages they are, or where they can be had. */
const PLATFORM =
  /^(?:百度(?:贴吧|百科|经验|文库|知道|网盘|视频|新闻|百家)?|爱奇艺|优酷|好看视频|西瓜视频|哔哩哔哩|知乎|豆瓣|微博|微信|抖音|快手|小红书|今日头条|新浪|搜狐|腾讯|网易|凤凰网?|央视|人民网|环球|应用宝|360|2345|hao123|1905电影网|17173|4399|steam|taptap|app store|google play|app下载_应用宝|netflix|youtube)/u;
/** What an editor says of the kind of page. */
const GENRE =
  /^(?:高清|独家|现场|完整|图文)?(?:组图|大图|图集|多图|视频|直播|回放|录像|手机版|电脑版|移动版|触屏版){1,2}$/u;

/** What comes with an article, and where readers can see for themselves. */
const REMARK = /^附|可(?:查|看|办|约|领|报名|预约|下载)$/u;

/** What speaks for a part of a loose view being spam: its n-grams, and its build; 0 where it reports, or names a paper or an office. `isBehind`: it stands behind the headline. */
export function foreignPoints(part: string, context: Context, isBehind = false): number {
  if (isForgedClaim(part) || isForgedCompany(part)) return SURE;
  // So no newspaper writes a name that the text below does not have.
  if (spelledInFront(part) !== undefined || spelledBehind(bareName(part)) !== undefined) return SURE;
  // A site has its own address behind its headlines.
  if (HOST_BEHIND.exec(part)?.index === 0 && !isSpamHost(part)) return 0;
  if (PLATFORM.test(part) || GENRE.test(part) || REMARK.test(part)) return 0;
  if (isOfPress(part) || isRunGame(part) || !isClosed(part) || isNamed(part, witnessesOf(context))) return 0;
  const points = titleGrams().score(part) + namePoints(part, context, isBehind);
  return (points < SURE && endsInSite(part)) || reportWords(context.ruleset, part) > 0 ? 0 : points;
}

/** Whether a part is a public service by its number, or has a name of two signs that the body has and that is no piece of its own: `A8`. */
const SERVICE = /^(?:12|95)\d{3}(?!\d)/u;
const isNamed = (part: string, witnesses: Witnesses): boolean =>
  SERVICE.test(part) ||
  (part.match(/(?<![a-z0-9])(?:[a-z]\d|\d[a-z])(?![a-z0-9])/gu) ?? []).some((name) => witnesses.mentions(name));

/** What the endings of a company's own site weigh at most: 集团官网. */
const DOORS = 3;

/** What the build of a name adds: its endings, where it ends in one, its host, its serial, and that the page is about something else. */
function namePoints(part: string, context: Context, isBehind: boolean): number {
  const policy = context.ruleset.policy.title.foreign;
  const witnesses = witnessesOf(context);
  const host = HOST_BEHIND.exec(part);
  const code = CODE_BEHIND.exec(part);
  const name = part.slice(0, (host ?? code)?.index);
  const asks = ASKS.test(part) ? policy.asks : 0;
  const points = asks + (host !== null && isNameOrSpam(host) ? policy.host : 0) + (code === null ? 0 : policy.ending);
  if (bareName(name) === name) return points + (code === null && isSerial(name) ? policy.ending : 0);
  // Behind a headline any company's site has its own name.
  if (isBehind && isOnlyDoors(name) && endingsWeight(name) <= DOORS) return points;
  const isOther = GAMES.some(({ ending, told }) => ending.test(name) && !told.some((word) => witnesses.mentions(word)));
  return points + policy.ending * siteNamePoints(name) + (isOther ? policy.other : 0);
}

const HOST_BEHIND = /(?<![a-z0-9.-])(?:www\.)?[a-z0-9-]{2,24}(?:\.[a-z]{2,6}){1,2}$/u;

/** Whether a host is spam's by its build, or has a number and a name glued before it. */
const isNameOrSpam = ({ 0: host, index }: RegExpExecArray): boolean =>
  isSpamHost(host) || (index > 0 && /\d/u.test(host));

/** Whether a part is a host, or ends in one. */
export const isHost = (part: string): boolean => HOST_BEHIND.test(part);

/** Letters behind a name, which have a number or not. */
const CODE_BEHIND = /(?<=\p{sc=Han}{2})[a-z]{1,6}\d{0,5}$/u;
/** What people ask a search engine. */
const ASKS = /(?:哪家好|哪个好|哪里有|怎么买|怎么样|多少钱|靠谱吗|排名前十|有哪些)$/u;

/** What a page tells of that has a channel so called. */
const GAMES = [
  { ending: /体育|电竞|竞技/u, told: '体育 赛 球 运动 选手 教练 冠军 健身 电竞 游戏 奥运 田径 马拉松 跑'.split(' ') },
  { ending: /娱乐|游艺|视讯/u, told: '娱乐 演员 演出 电影 影片 剧 歌 音乐 综艺 明星 艺人 导演 游艺 新人'.split(' ') },
];

/** Whether each bracket in a stretch is opened and closed in it. */
const isClosed = (part: string): boolean =>
  /^[^()【】[\]「」]*(?:[(【[「][^()【】[\]「」]*[)】\]」][^()【】[\]「」]*)*$/u.test(part);

/** Whether the terms in the body weigh too much for a page that is about something else than parts of so many points. */
export function isAboutSpam(context: Context, parts: readonly ForeignPart[]): boolean {
  const witnesses = witnessesOf(context);
  const { body, sure } = context.ruleset.policy.title.foreign;
  const weight = titleWeights(context).reduce((sum, own, line) => (witnesses.isBody(line) ? sum + own : sum), 0);
  return weight > (parts.some(({ points }) => points >= sure.points) ? sure.body : body);
}
