/**
 * What the names of betting sites end in, and how much each ending tells: a door of the site (官网, 登录入口) and a game
 * more than a word that anything is called by (体育, 国际); some tell nothing and only go with the others (手机, 股份).
 */

import type { Range } from '../text/edits.ts';

/** The endings by weight. */
const WEIGHED: readonly (readonly [weight: number, endings: string])[] = [
  [2, '官方网站 官网 app下载 登录入口 登录 登陆 注册 开户 下载 网址 手机版 客户端 网页版 最新版 最新版本 入口'],
  [
    2,
    '线路检测中心 线路检测 线路中心 检测中心 入口检测 娱乐城 娱乐场 国际娱乐 国际娱乐城 在线娱乐 线上娱乐 棋牌 真人 博彩 投注 彩票网',
  ],
  [2, '备用网址 最新网址 最新地址 真人视讯 贵宾会 体验金 电子游艺 百家乐 老虎机 买球网 赌场 赌城 即时比分 比分网'],
  [
    1,
    '网址导航 导航 平台 官方 首页 app 体育 电竞 娱乐 彩票 竞技 电玩城 全站 直营 官方版 通用版 安装包 sports 视讯 游艺 竞彩 足彩 买球 游戏平台 游戏中心 游戏大厅',
  ],
  [0.5, '国际 集团 电子 中国 ios 安卓 新版 直播'],
  [0, '股份 有限公司 在线 线上 最新 版本 手机 免费 网站 会员端 领取 观看 备用 综合 地址 会员 安装'],
];
const WEIGHTS: ReadonlyMap<string, number> = new Map(
  WEIGHED.flatMap(([weight, endings]) => endings.split(' ').map((ending): [string, number] => [ending, weight])),
);

/** Of two that begin alike the longer one stands first. */
export const ENDING = [...WEIGHTS.keys()].toSorted((a, b) => b.length - a.length).join('|');
/** Endings of one name stand close together, with what it is called by letters between them: `(AYX)`. */
export const BETWEEN = '[\\s·.()/[\\]【】]{0,2}(?:[a-z0-9]{1,8}\\))?';

/** What an ending may have behind it; not the beginning of another one. */
const OWN = '(?:网(?![页址站])|版)?';

const ANY = new RegExp(ENDING, 'u');
const EACH_ENDING = new RegExp(ENDING, 'gu');
const AT_END = new RegExp(`(?:(?:${ENDING})${OWN}[\\s·.()/|_:-]{0,3}(?:(?<=\\()[a-z0-9]{1,8}\\))?)+$`, 'u');
const ONLY = new RegExp(`^[\\s·.()/最]{0,2}(?:(?:${ENDING})${OWN}[\\s·.()/]{0,2}){1,6}$`, 'u');

/** What the endings in a stretch of a loose view weigh together. */
export const endingsWeight = (view: string): number =>
  (view.match(EACH_ENDING) ?? []).reduce((sum, ending) => sum + (WEIGHTS.get(ending) ?? 0), 0);

/** Where the endings in a stretch stand. */
export const endingsIn = (view: string): Range[] =>
  Array.from(view.matchAll(EACH_ENDING), ({ 0: ending, index }) => [index, index + ending.length]);

/** Whether a stretch holds an ending at all. */
export const hasEnding = (view: string): boolean => ANY.test(view);

/** What such pages say of themselves behind a headline: `【官方认证】`, `(集团)股份公司`, `(2024已更新/今日头条)`. */
const MEDIA = '今日头条|今日|头条|知乎|哔哩哔哩|哔哩|百度|微博|抖音|快手|贴吧';
const CLAIM = new RegExp(
  `^[\\s(\\["【✅★-]{0,3}(?:(?:20\\d\\d)?(?:官方|权威|安全|独家|正版|全网|今日|最新|已)*(?:认证|授权|更新|推荐|首发|指定)|${MEDIA}|\\(?集团\\)?(?:股份)?(?:有限)?公司|股份(?:有限)?公司|[\\s/·|()])+[\\s)\\]"】✅★]{0,3}$`,
  'u',
);
/** No editor writes so: `2024已更新(哔哩/知乎)`. */
const FORGED_CLAIM = new RegExp(`^20\\d\\d已更新\\(?(?:(?:${MEDIA})[/)]?){1,3}`, 'u');

/** Whether a stretch of a loose view claims what only such pages do. */
export const isForgedClaim = (view: string): boolean => FORGED_CLAIM.test(view);

/** Whether a stretch of a loose view says nothing but what such pages claim. */
export const isClaim = (view: string): boolean => view.length <= 30 && /\p{sc=Han}/u.test(view) && CLAIM.test(view);

/** A name without its endings. */
export const bareName = (view: string): string => view.replace(AT_END, '').replace(/[\s·(]{1,3}$/u, '');

/** Whether a stretch is made of endings alone. */
export const isOnlyEndings = (view: string): boolean => ONLY.test(view.trim());

/** Nothing but such a name, and what else stands in one. */
const WHOLE = new RegExp(
  `^(?:(?:(?!丨)[\\p{sc=Han}a-z0-9]){2,6}?|\\p{L}{2,20}?)${BETWEEN}(?:(?:${ENDING}|\\d{4})${OWN}${BETWEEN}){1,10}$`,
  'u',
);
/** The names of papers, stations and offices have endings of their own; two lotteries are the state's. */
const OF_PRESS =
  /^(?:返回|回到|网站|设为|进入|加入)|(?:日报|晚报|时报|早报|周刊|新闻|电视|广播|传媒|政府|[报台社局厅委院校馆学行部所](?<!平台)|(?<![年体满博乐友])会|(?<![官彩])网|中心|科技)(?:官方|官网|网站|客户端|app|手机版|首页|网址|下载)|(?:体育|福利)彩票|^(?:中国)?(?:体彩|福彩)(?:网|官网|官方网站|中心)|(?:新浪|搜狐|腾讯|网易|央视|人民|新华|凤凰|虎扑|澎湃|百度|优酷|爱奇艺|咪咕)(?:体育|娱乐|电竞|视讯)|^(?:cctv|pp|qq|espn|btv|bbc|[a-z]{2,4}tv)体育/u;

/** A game that the state or a club runs, by its name alone: papers have a column for it. */
const RUN_GAME = /^[【[]?(?:六合彩|大乐透|双色球|排列[三五]|福彩|体彩)[】\]]?$/u;
export const isRunGame = (view: string): boolean => RUN_GAME.test(view.trim());

/** What is played there, or how one gets in. */
const GAME =
  /体育|电竞|娱乐|彩票|竞技|电玩|棋牌|真人|博彩|投注|竞彩|足彩|买球|视讯|游艺|游戏|赌|百家乐|老虎机|贵宾会|体验金|国际|开户|下载|登[录陆]|注册|入口|网址|最新|彩(?:官|app|平台|网)/u;

/** Whether a name ends in nothing but what any company's site is called: 官网, 客户端. */
export const isOnlyDoors = (view: string): boolean => !GAME.test(view);

/** Whether a name is one of those that only look like a betting site's. */
export const isOfPress = (view: string): boolean => OF_PRESS.test(view);

/** What the endings weigh of a stretch that is a site's name and nothing else; 0 of any other. */
export const siteNameWeight = (view: string): number =>
  view.length <= 40 && WHOLE.test(view.trim()) && !isOfPress(view) ? endingsWeight(view) : 0;

/** A host that only such sites have: letters with a long number, or under a suffix that no paper has. */
const SPAM_HOST =
  /^(?:www\.)?(?:[a-z]{1,8}-?\d{4,6}[a-z]{0,3}|[a-z0-9-]{2,24}(?=\.(?:vip|cc|top|xyz|bet|win|club|fun|casino|poker)$))(?:\.[a-z]{2,6}){1,2}$/u;

/** Whether a host is one of theirs by its build; `163.com`, `k618.cn` and any name of letters are not. */
export const isSpamHost = (host: string): boolean => SPAM_HOST.test(host);

/** Names in an alphabet, by their lucky numbers and games, with the doors beside them: `Garuda4D`, `Daftar Panda168`. */
const LATIN_DOOR =
  '(?:daftar|login|link|situs|agen|bandar|alternatif|resmi|official|vip|apk|slot|judi|đăng nhập|nhà cái)';
const LATIN_NAME = new RegExp(
  `^(?:${LATIN_DOOR} ){0,3}[a-z]{2,12}(?:4d|77|88|99|108|138|168|188|303|388|777|788|888|999|\\d{0,3}bet\\d{0,4}|slots?\\d{0,3}|toto|togel|gacor)(?: ${LATIN_DOOR}){0,3}$`,
  'u',
);

/** Whether a stretch is the name of a betting site in an alphabet and nothing else. */
export const isLatinSiteName = (view: string): boolean => view.length <= 60 && LATIN_NAME.test(view.trim());

/** Letters and digits that follow such a name without a gap, or stand before it: `永乐国际f66`, `og真人`. */
const SERIAL =
  /\p{sc=Han}{2}(?:[a-z]{1,8}\d{0,5}|\d{3,5}(?![年月日号万亿元人个名辆余多]))(?![a-z0-9])|(?<![\p{L}\p{N}])[a-z]{1,8}\d{0,4}\p{sc=Han}{2}/u;

/** No company is registered so: it would be `某某(中国)有限公司`. */
const FORGED_COMPANY = /^中国[·(]\p{sc=Han}{2,6}[·)]{0,2}(?:集团|股份){0,2}有限公司/u;

/** Whether a serial stands in a stretch. */
export const isSerial = (view: string): boolean => SERIAL.test(view);

/** Whether a stretch is what no company is called. */
export const isForgedCompany = (view: string): boolean => FORGED_COMPANY.test(view);

/** How much a stretch is built as a site's name, wherever it stands: what its endings weigh, and letters beside them. */
export const siteNamePoints = (view: string): number =>
  isOfPress(view) ? 0 : endingsWeight(view) + (isSerial(view) ? 1 : 0);

/** What goes on behind the name of a site that is known: a number, its endings, a mark. */
const NAME_REST = new RegExp(
  `^(?:\\d{3,6}(?![年月日号万亿元人个名辆余多届期级\\d.])|\\d\\.\\d(?![\\d.%万亿元]))?(?:[\\s·.(/]{0,2}(?:${ENDING})${OWN}[)]?)*[·_|-]{0,3}`,
  'u',
);

/** How many units of a stretch behind a name still belong to it. */
export const restOfName = (view: string): number => NAME_REST.exec(view)?.[0].length ?? 0;

/** The pairs of ideographs and the words of letters that make up a name, without its endings. */
export const nameParts = (view: string): string[] =>
  view
    .replace(EACH_ENDING, ' ')
    .split(/[^\p{L}\p{N}]+|(?<=[a-z0-9])(?![a-z0-9])|(?<![a-z0-9])(?=[a-z0-9])/u)
    .filter((part) => part.length > 1)
    .flatMap((part) => (/[a-z0-9]/u.test(part) ? [part] : pairsIn(part)));

/** Each two neighbours in a stretch; of a single unit that one. */
export const pairsIn = (view: string): string[] =>
  Array.from({ length: Math.max(1, view.length - 1) }, (_, at) => view.slice(at, at + 2));

/** Whether what would be a name says something: `总被误认成`. */
export const isSaying = (name: string): boolean =>
  name.length >= SAYING && /[被把了着从让将不是总说为的哪谁怎吗呢么]/u.test(name);
const SAYING = 4;
