/**
 * What a site puts in brackets behind the last sentence of a paragraph: who reported it, a link to more.
 *
 * Words alone do not explain these: a paper's name, the names of people, the headline of another page are any words. The
 * brackets, the stop before them and their first words do.
 */

import { SURNAMES } from './label-values.ts';
import type { Line } from './lines.ts';

/** What such a bracket may be. */
export const BRACKETS = ['reporter', 'link'] as const;
export type Bracket = (typeof BRACKETS)[number];

export interface ClosingBracket {
  readonly kind: Bracket;
  /** In the loose view. */
  readonly start: number;
  /** Who reported. */
  readonly names: readonly string[];
}

const CLOSERS = ')]】';
/** So many units a bracket holds at the most. */
const MOST = 80;
const LAST = /(?<=[。!?"”』」])[ ]{0,2}[([【]([^()[\]【】。\n]{2,78})[)\]】] {0,2}$/u;
const LINK =
  /^(?:详细|详情|全文|更多|(?:相关|延伸|推荐|扩展|拓展|此前|早前)(?:阅读|报道|新闻|链接|文章|专题)(?: ?[:|] ?.{1,60})?)$/u;
const ROLE = '(?:全媒体|融媒体|融媒|首席|见习|实习|特约|本报|本网)?(?:记者|通讯员|实习生|见习生|特约撰稿人)';
const PERSON = '[\\p{sc=Han}]{2,4}';
/** An office of the press, then people, each behind a role or beside the one before. */
const REPORTERS = new RegExp(
  `^(?:[\\p{sc=Han}]{2,10}(?:报|网|台|社|新闻|客户端|传媒|融媒) ?)?${ROLE}[ :]{1,2}(${PERSON}(?:[ 、](?:${ROLE}[ :]{1,2})?${PERSON}){0,5})$`,
  'u',
);

/** The bracket that closes `line` of the loose view and is none of its text. Linear: it looks at MOST units. */
export function closingBracket(view: string, { looseStart, looseEnd }: Line): ClosingBracket | undefined {
  let last = looseEnd - 1;
  while (last > looseStart && view[last] === ' ') last -= 1;
  if (!CLOSERS.includes(view[last])) return undefined;
  const from = Math.max(looseStart, looseEnd - MOST - 4);
  const found = LAST.exec(view.slice(from, looseEnd));
  if (found === null) return undefined;
  const start = from + found.index;
  const inside = found[1].trim();
  if (LINK.test(inside)) return { kind: 'link', start, names: [] };
  const people = REPORTERS.exec(inside);
  if (people === null) return undefined;
  const names = people[1].split(/[ 、:]+/u).filter((name) => !new RegExp(`^${ROLE}$`, 'u').test(name));
  return names.every((name) => SURNAMES.has(name[0])) ? { kind: 'reporter', start, names } : undefined;
}
