/** Date, source, author and editor, read from a metadata line or from the opening of the article. */
import type { Byline } from '../contract/article.ts';
import type { FieldText } from '../normalize/normalize.ts';
import { valueBehind } from './label-values.ts';
import type { Evidence } from './line-evidence.ts';

/** Labels as they stand in the loose view, simplified and in lower case. */
const LABELS: Readonly<Record<'source' | 'author' | 'editor', readonly string[]>> = {
  source: ['来源', '稿源', '新闻来源', '文章来源', '信息来源', '稿件来源', '资料来源', 'source', '出处', '来自'],
  author: ['作者', '记者', '通讯员', '撰文', '文', 'author', 'by', 'reporter', '特约记者', '本报记者'],
  editor: [
    '责任编辑',
    '编辑',
    '责编',
    '编审',
    '主编',
    '值班编辑',
    '网络编辑',
    '本文编辑',
    '原文编辑',
    'editor',
    '校对',
  ],
};
const VALUE_WORDS = 24;

/** What the labels and dates of a line say. Values are as the repaired text has them. */
export function readByline(field: FieldText, { terms, tokens }: Evidence): Partial<Byline> {
  const view = field.loose;
  const read: Partial<Byline> = {};
  const date = tokens.find(({ kind }) => kind === 'date');
  if (date !== undefined) read.publishedAt = date.value;
  for (const { start, end } of terms) {
    const term = view.text.slice(start, end);
    for (const role of ['source', 'author', 'editor'] as const) {
      if (read[role] !== undefined || !LABELS[role].includes(term)) continue;
      const lineEnd = endOfLine(view.text, end);
      const [from, to] = valueBehind(view.text, end, lineEnd, VALUE_WORDS);
      const stop = [
        ...terms.filter((other) => isLabel(view.text, other)),
        ...tokens.filter(({ kind }) => kind !== 'number' && kind !== 'year'),
      ].find((other) => other.start > from && other.start < to);
      const value = field.text.slice(...view.toSource(from, Math.min(to, stop?.start ?? to))).trim();
      if (value !== '') read[role] = value;
    }
  }
  if (read.source === undefined && date !== undefined) {
    const name = SOURCE_BEFORE.exec(
      view.text.slice(Math.max(lineStart(view.text, date.start), date.start - 24), date.start),
    );
    if (name !== null) {
      const from = date.start - name[0].length;
      read.source = field.text.slice(...view.toSource(from, from + name[1].length)).trim();
    }
  }
  return read;
}

/** A newspaper's name before the date: `某某日报  2024-05-06`. */
const SOURCE_BEFORE = /(?<![\p{L}\p{N}])([\p{sc=Han}a-z]{2,10}(?:报|网|社|台|在线|周刊|资讯|新闻)) {1,4}$/u;

/** Whether what follows a term, or stands before it, says that a new field begins there. */
const isLabel = (view: string, { start, end }: { start: number; end: number }): boolean =>
  view[end] === ':' ||
  (view[start - 1] === ' ' && view[end] === ' ') ||
  (view[start - 1] === ' ' && view[start - 2] === ' ');

/** `(记者 某某 某某)` in the opening of a paragraph: the author, copied; the sentence stays. */
const REPORTER =
  /\((?:本报|本网|本台|实习|特约|见习)?(?:记者|通讯员) ?[: ]? ?([\p{sc=Han}·]{2,4}(?:[ 、,][\p{sc=Han}·]{2,4}){0,2}) ?\)/u;

export function authorIn(field: FieldText, start: number, end: number): string | undefined {
  const view = field.loose;
  const opening = view.text.slice(start, Math.min(end, start + 120));
  const match = REPORTER.exec(opening);
  if (match === null) return undefined;
  const from = start + match.index + match[0].indexOf(match[1]);
  return field.text.slice(...view.toSource(from, from + match[1].length)).trim();
}

const lineStart = (view: string, at: number): number => view.lastIndexOf('\n', at - 1) + 1;

function endOfLine(view: string, from: number): number {
  const end = view.indexOf('\n', from);
  return end < 0 ? view.length : end;
}
