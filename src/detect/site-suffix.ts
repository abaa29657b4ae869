/**
 * The names of channels and sites behind a headline: `…_三农频道_清溪新闻网`.
 *
 * Told by what papers, stations and portals are called, behind a mark that no headline has between its clauses; the last one
 * must be such a name, those before it may be sections.
 */
import { looseFold } from '../normalize/folds.ts';
import { fold } from '../text/view.ts';
import { wordsIn } from './label-values.ts';

/** Without the blanks around it: a pattern that began with them would look through a long run of them again and again. */
const MARK = /[_|｜丨︱]+|(?<=\s)[-–—]{1,2}(?=\s)|(?<=[\p{sc=Han}”"』」)）!?！？])-(?=[\p{sc=Han}])/gu;
const PRESS =
  '新闻网|日报|晚报|时报|早报|晨报|都市报|电视台|广播电视台|新闻频道|门户网?|资讯网|信息网|传媒网|新闻中心|融媒体?中心?|客户端|数字报|(?<!互联|物联|电|球|渔|关系|路|管|上|落|情|法|天|官)网|在线';
const SITE = new RegExp(
  [
    `^[\\p{sc=Han}]{2,8}(?:${PRESS})(?:数字版|电子版|官网|客户端|首页)?$`,
    '^[\\p{sc=Han}\\p{sc=Kana}]{2,8}(?:新闻|ニュース)(?:デジタル|オンライン|电子版)?$',
    '^[\\p{sc=Hang}]{2,8}(?:일보|신문|뉴스)$',
    '^(?:[a-z]{2,12} ){0,3}(?:news|times|daily|herald|tribune|gazette|chronicle)(?: online)?$',
  ].join('|'),
  'u',
);
const SECTION =
  /^(?:[\p{sc=Han}]{2,6}(?:频道|栏目|新闻)|教育|社会|三农|财经|国内|国际|体育|娱乐|要闻|时政|民生|新闻|本地|健康|科技|文化|生活|旅游|法治|评论|滚动)$/u;
/** Between bars as short a name is one of a section. */
const SHORT = /^\p{sc=Han}{2,4}$/u;
/** Whether the last of what stands behind marks names a paper, a station or a portal. */
export const endsInSite = (part: string): boolean =>
  SITE.test(fold(part.split(/[_|｜丨]|\s[-–—]\s|-(?=\p{sc=Han})/u).at(-1) ?? '', looseFold()).text.trim());

/** So many words of a headline are left at the least. */
const LEFT = 6;

/** Where such names begin in a title, with the mark before them; undefined where there are none. Linear. */
export function siteSuffix(title: string): number | undefined {
  const marks = [...title.matchAll(MARK)];
  let cut: number | undefined;
  for (let i = marks.length - 1; i >= 0; i -= 1) {
    const part = fold(title.slice(marks[i].index + marks[i][0].length, marks[i + 1]?.index), looseFold()).text.trim();
    const isSection =
      cut !== undefined && (SECTION.test(part) || (SHORT.test(part) && /^[_|｜丨︱]/u.test(marks[i][0])));
    if (!SITE.test(part) && !isSection) break;
    cut = marks[i].index;
  }
  const left = title.slice(0, cut ?? 0).trimEnd();
  return wordsIn(left) >= LEFT ? left.length : undefined;
}
