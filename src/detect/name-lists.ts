/**
 * A list of one betting site's names before or behind the sentences of a paragraph: `某某,某某体育,某某app,某某官网4月9日，…`.
 *
 * Each item is the name with other endings, or without; the last one may be glued to the sentence. Nobody else says one
 * name four times in a row.
 */
import type { Range } from '../text/edits.ts';
import { ENDING, endingsWeight, isOnlyDoors } from './brand-endings.ts';

export interface NameList {
  /** In the view. */
  readonly range: Range;
  readonly name: string;
  readonly items: number;
}

/** So many items, whose endings weigh so much together. */
const LIST = { items: 3, weight: 4 };
/** A name has so many units; a list at the end of a line is looked for in its last ones. */
const NAME = { least: 2, most: 8 };
const MAX_LIST = 300;
/** Papers, stations and offices have doors, too; what is said of a country is no name. */
const OTHER = /[报台社局厅委院校馆部所]$|^中国$/u;

const SEPARATOR = /[,、_|/·~\-—\s]{1,3}/uy;
const ENDINGS = new RegExp(`(?:[\\s·.]?(?:${ENDING})[网版]?){1,6}`, 'uy');
/** What other names of a house end in, where a mark or the end of the line is behind it. */
const OTHER_NAME = /\p{sc=Han}{2,4}(?=[,、_|/·~\-—\s]|$)/uy;
/** Letters of a name without endings go on: it is another word. */
const WORD = /[\p{L}\p{N}]/uy;
const FIRST = new RegExp(
  `^[【[]?([\\p{sc=Han}a-z0-9]{${NAME.least},${NAME.most}}?)(?:${ENDING}|[网版]){0,3}[,、_|/·~\\-—\\s]{1,3}(?=\\1)`,
  'u',
);

const endAt = (pattern: RegExp, view: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(view) ? pattern.lastIndex : at;
};

/** The list that `view`, a line of a loose view, begins with. */
export function nameListInFront(view: string): NameList | undefined {
  const name = FIRST.exec(view.slice(0, 60))?.[1];
  if (name === undefined) return undefined;
  const start = view.startsWith(name) ? 0 : 1;
  let items = 0;
  let end = start;
  for (let at = start; at < MAX_LIST && view.startsWith(name, at); at = endAt(SEPARATOR, view, end)) {
    const behind = endAt(ENDINGS, view, at + name.length);
    const isBare = behind === at + name.length;
    if (isBare && endAt(WORD, view, behind) > behind) {
      // Another name of the house: `某某球友会`.
      const other = endAt(OTHER_NAME, view, behind);
      if (other === behind) break;
      items += 1;
      end = other;
      continue;
    }
    items += 1;
    end = behind;
    if (endAt(SEPARATOR, view, end) === end) break;
  }
  const list = view.slice(start, end);
  if (items < LIST.items || endingsWeight(list) < LIST.weight || isOnlyDoors(list) || OTHER.test(name))
    return undefined;
  return { range: [0, endAt(CLOSE, view, end)], name, items };
}

const CLOSE = /[\]】]?[,、_|/·~\-—:。\s]{0,3}/uy;

/** The list that `view` ends with, behind its last sentence. */
export function nameListBehind(view: string): NameList | undefined {
  const from = Math.max(0, view.length - MAX_LIST);
  const stop = Math.max(...['。', '!', '?', '"', ')'].map((mark) => view.lastIndexOf(mark, view.length - 2)));
  if (stop < from) return undefined;
  const list = nameListInFront(view.slice(stop + 1));
  return list !== undefined && list.range[1] === view.length - stop - 1
    ? { ...list, range: [stop + 1, view.length] }
    : undefined;
}
