/**
 * Lines that say who wrote an article without the word for it: `□ 许春生`, `（许春生 摄）`, `文丨许春生`, `据新华社电`,
 * `陈大文／台北报导`, `김철수 기자`, `— Harbor News`. Names are told by their surnames, papers by how they are called.
 */
import { SURNAMES } from './label-values.ts';

const MAX_UNITS = 80;
const SURNAME = `(?:[${[...SURNAMES].join('')}]|欧阳|上官|司马|诸葛|夏侯|皇甫)`;
const JAPANESE =
  '(?:佐藤|铃木|鈴木|高桥|田中|伊藤|渡边|渡辺|山本|中村|小林|加藤|吉田|山田|佐佐木|佐々木|山口|松本|井上|木村|斋藤|斎藤|清水|山崎|桥本|阿部|石川|前田|藤田|冈田|长谷川|村上|近藤|石井|远藤|青木|坂本|西村|太田|三浦|藤井|冈本|松田|中川|中野|原田|小川)';
const NAME = `(?:${SURNAME}[\\p{sc=Han}]{1,2}|${JAPANESE}[\\p{sc=Han}]{1,3})`;
const NAMES = `${NAME}(?:[、 ,/]{1,2}${NAME}){0,5}`;
const ROLE = '(?:(?:本报|本网|本刊|本台|特约|特派|见习|实习|全媒体|融媒体?)?(?:记者|通讯员|实习生|作者|编辑))';
const DONE = '(?: ?/? ?(?:文/图|文图|图/文|文、图|摄影报道|摄影|供图|供稿|报道|报导|整理|编译|撰文|摄|文|图))';
/** Of these, what may follow a name without a gap: `许春生摄`. */
const TAKEN = '(?:/(?:文|图|文图|摄)| ?(?:文/图|图/文|摄影报道|摄影|供图|供稿|摄))';
const BULLET = '[□■◎●○◆▲△◇⊙¤/]';
const AGENCY =
  '(?:新华社|新华网|中新社|中新网|中国新闻网|央视|央视网|央视新闻|央广网|央广|人民日报|人民网|环球网|环球时报|光明日报|光明网|经济日报|中央社|共同社|共同|时事社|法新社|路透社|美联社|塔斯社|彭博社|韩联社|澎湃新闻|[\\p{sc=Han}]{2,8}(?:日报|晚报|早报|晨报|时报|商报|都市报|导报|周刊|周报|新闻网|新闻|网|发布|电视台|广播电台|通讯社|新闻社|在线|融媒|客户端))';
const AGENCIES = `[《"]?${AGENCY}[》"]?(?:[、,/和 ]{1,2}[《"]?${AGENCY}[》"]?){0,5}`;
const FROM = '(?:本文)?(?:据|综合|综合自|综合整理自|整理自|摘自|转自|转载自|摘编自|来自|源自)';
const TOLD = '(?: ?(?:电|讯|消息|报道|报导|综合|综合报道|微信公众号|微博|客户端|官网|等))';
/** `文` and `图` as labels, with what stands behind them. */
const CREDIT = '[文图](?:[、/ ]?[文图])? ?[:/|丨=] ?[\\p{L}\\p{M}·]{2,14}';
/** In a line of Chinese or Japanese, folded. */
const EASTERN = new RegExp(
  [
    `^${BULLET} ?(?:${ROLE} ?)?${NAMES}${DONE}?$`,
    `^[(〔](?:${ROLE}[: ]{0,2})?${NAMES}(?: ${ROLE}[: ]{0,2}${NAMES})?${DONE}?[)〕]$`,
    `^[[【](?:${ROLE}[: ]{0,2}${NAMES}|${NAMES}${DONE}|${JAPANESE}[\\p{sc=Han}]{1,3}(?:[、,・]${JAPANESE}[\\p{sc=Han}]{1,3}){0,4})[\\]】]$`,
    `^${NAMES}(?:${TAKEN}|[ /]${DONE})$`,
    `^${CREDIT}(?:[ ,、/]{1,3}${CREDIT}){0,3}(?: {1,3}\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?)?$`,
    `^[([【]?${FROM}[: ]{0,2}${AGENCIES}${TOLD}?[)\\]】]?$`,
    `^[([【](?:来源[: ]{0,2})?${AGENCIES}${TOLD}?[)\\]】]$`,
    '^(?:新华社|新华网|中新社|中新网|人民网|央视网|央广网|中央社)$',
    `^(?:[\\p{sc=Han}·]{2,16})?(?:全媒体|融媒体?|见习|特约)?记者[: ]{0,2}${NAMES}(?: 通讯员[: ]{0,2}${NAMES})?${DONE}?$`,
    `^(?:[\\p{sc=Han}]{0,8}记者)? ?${NAMES} ?/ ?[\\p{sc=Han}]{1,6}(?:报导|报道|电|讯)$`,
    `^[([【]?[\\p{sc=Han}]{2,8}记者${NAME}[\\p{sc=Han}]{2,6}\\d{1,2}日(?:电|专电)[)\\]】]?$`,
    `^(?:文|写真|撮影|记者|编集部?|编集长|取材|取材・文|构成|文・写真|デスク|ライター|校阅)[・=/:] ?(?:${JAPANESE}[\\p{sc=Han}]{1,3}|[\\p{sc=Kana}ー]{2,8})$`,
  ].join('|'),
  'u',
);
const KOREAN =
  /^[[(/]?(?:[\p{sc=Hang}a-z\d·]{2,12}[ =]{1,2})?[\p{sc=Hang}]{2,4} (?:인턴|선임|객원|수습)?(?:기자|특파원)(?: ?=)?(?: {1,2}[\w.+-]{2,30}@[\w.-]{3,40})?[\])]?$/u;
/** Capitalised as names are; looked for as written. */
const TITLED = "(?:[\\p{Lu}][\\p{L}.'’-]{0,20} ?){1,6}";
const WESTERN = new RegExp(
  [
    `^[(—–-]{0,2} ?(?:Via|Credits?:|With files from|With (?:additional )?reporting by|Additional reporting (?:by|from)|Sources?:|Words:|Text(?: and photos?)?:|Theo|By:?) (?:the )?${TITLED}(?:, ${TITLED}){0,4}\\)?$`,
    `^(?:— ?|– ?|- )${TITLED}$`,
    `^(?:The )?${TITLED}(?:, ${TITLED}){0,3}(?:and ${TITLED})?contributed to this (?:report|story|article)\\.?$`,
    `^(?:[\\p{Lu}][\\p{L}.'’-]{1,16} ){2,3}?\\(t/h\\)$`,
    `^[\\p{Lu}][\\p{L}.'’-]{1,16} [\\p{Lu}][\\p{L}.'’-]{1,16}(?:, (?:[\\p{Lu}]?[\\p{L}]{2,12} ){0,2}[Rr]eporter|, Staff Writer| \\| ${TITLED}(?:News|Times|Post|Review|Herald|Daily|Reporter))$`,
    `^Laporan (?:[Ww]artawan|[Jj]urnalis|[Rr]eporter|[Kk]ontributor) ${TITLED}(?:, ${TITLED})?$`,
    '^\\(?(?:PV|NV|T/H|AP|Reuters|AFP|TTXVN|VnExpress)\\)?$',
  ].join('|'),
  'u',
);

/** A sentence ends so; no byline does. */
const STATED = /[。!?]$/u;
/** Each form of EASTERN begins with, ends in or holds one of these: looked for first, as the forms cost some ten times as much. */
const EASTERN_SIGN = new RegExp(
  `^(?:[文图([【〔]|${FROM}|新华|中新|人民网|央|写真|撮影|取材|构成|编集|デスク|ライター|校阅)|${BULLET}|记者|[摄影图文稿道导理译]$`,
  'u',
);

/** Whether a line, by itself, is a byline; `loose` is its loose form without blanks around it. */
export const isSignature = (line: string, loose: string): boolean =>
  line.length <= MAX_UNITS &&
  !STATED.test(loose) &&
  (WESTERN.test(line) || (EASTERN_SIGN.test(loose) && EASTERN.test(loose)) || KOREAN.test(loose));
