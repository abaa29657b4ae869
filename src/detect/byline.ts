/** Date, source, author and editor, read from a metadata line or from the opening of the article. */
import type { Byline } from '../contract/article.ts';
import type { FieldText } from '../normalize/normalize.ts';
import { classes, WORD } from '../text/unicode.ts';
import { gluedNames } from './glued-names.ts';
import type { BylineRole, Found, JunkRules } from './junk-rules.ts';
import { gapBehind, valueBehind } from './label-values.ts';
import type { Evidence, Reading } from './line-evidence.ts';
import type { Stretch } from './stretch.ts';
import type { Token } from './tokens.ts';

const VALUE_WORDS = 24;

/** What the labels and dates of a line say. Values are as the repaired text has them. */
export function readByline({ roles }: JunkRules, { stretch }: Reading, { terms, tokens }: Evidence): Partial<Byline> {
  const read: Partial<Byline> = {};
  const date = dateOf(stretch, tokens);
  if (date !== undefined) read.publishedAt = date.value;
  const ranks: Partial<Record<BylineRole, number>> = {};
  terms.forEach(({ term }, i) => {
    const known = roles[term];
    if (known === undefined || known.rank >= (ranks[known.role] ?? Infinity)) return;
    if (known.role === 'source' && !isParted(stretch, terms[i])) return;
    const value = fieldValue(stretch, terms, tokens, i) ?? nameBefore(stretch, terms[i]);
    if (value === undefined) return;
    read[known.role] = value;
    ranks[known.role] = known.rank;
  });
  if (read.source === undefined && date !== undefined) {
    const source = sourceBeside(stretch, date);
    if (source !== undefined) read.source = source;
  }
  const names = date && gluedNames(stretch.view, date, stretch.end);
  if (read.author === undefined && names !== undefined) read.author = stretch.textOf(...names).trim();
  return read;
}

/** Whether something stands between a label and what follows. Only a person's name does without: `来源于网络` names no source. */
function isParted({ view, end: lineEnd }: Stretch, { end }: Found): boolean {
  const { width, isMark } = gapBehind(view, end, lineEnd);
  return width > 0 || isMark;
}

const UPDATED = /(?:更新|修改|修正|编辑于|updated|modified|수정|cập nhật|diperbarui)[^\p{N}\n]{0,14}$/u;
const TODAY = /(?:今天是|今日是?|today is)[^\p{N}\n]{0,4}$/u;

/** The first date that is no date of a change; the first of all where there is no other. */
function dateOf({ view, start }: Stretch, tokens: readonly Token[]): Token | undefined {
  const before = ({ start: at }: Token) => view.slice(Math.max(start, at - 24), at);
  const dates = tokens.filter((token) => token.kind === 'date' && !TODAY.test(before(token)));
  return dates.find((token) => !UPDATED.test(before(token))) ?? dates[0];
}

/** What stands behind the `i`th term, up to the next field. */
function fieldValue(
  stretch: Stretch,
  terms: readonly Found[],
  tokens: readonly Token[],
  i: number,
): string | undefined {
  const { view, end: lineEnd } = stretch;
  const { end } = terms[i];
  const [from, to] = valueBehind(view, end, lineEnd, VALUE_WORDS);
  const term = terms.find((term, k) => k > i && term.start >= from && opensField(view, term, from, lineEnd));
  const token = tokens.find(({ kind, start }) => kind !== 'number' && kind !== 'year' && start >= from);
  const stop = Math.min(to, term?.start ?? to, token?.start ?? to);
  const value = stretch.textOf(from, stop).replace(EDGES, '').replace(DATE_WORDS, '');
  return value === '' || !/[\p{L}\p{N}]/u.test(value) ? undefined : value;
}

/** Marks and gaps around a value that are not part of it. */
const EDGES = /^[\s:：|/,，·\-—–_>＞】\]]+|[\s:：|/,，;；·\-—–_<【[(（■●▲◆]+$/gu;

/** What leads from a name to the date behind it: `Jane Doe on Sat, 06/08/2019`. */
const DATE_WORDS = /(?:^|\s{1,4})(?:on|at)(?:\s{1,4}(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})?[,.]?$/iu;

/** Whether a term begins a new field: with a mark behind it, or set off from the value's start by a gap or a bracket. */
const opensField = (view: string, { start, end }: Found, valueStart: number, lineEnd: number): boolean =>
  gapBehind(view, end, lineEnd).isMark || (start > valueStart && (classes()[view.charCodeAt(start - 1)] & WORD) === 0);

/** The name before a title that follows it: `홍길동 기자`. */
function nameBefore({ view, start: lineStart, textOf }: Stretch, { start, end }: Found): string | undefined {
  if (view.slice(start, end) !== '기자') return undefined;
  const name = /(?<!\p{L})[\p{sc=Hang}]{2,4}(?= ?$)/u.exec(view.slice(Math.max(lineStart, start - 8), start));
  return name === null
    ? undefined
    : textOf(start - (view.slice(Math.max(lineStart, start - 8), start).length - name.index), start).trim();
}

const OUTLET = '(?:报|网|社|台|在线|周刊|资讯|新闻|发布|传媒|融媒|频道|杂志|电视|快讯|客户端|新报|日报)';
/** A newspaper's name before or behind the date: `某某日报  2024-05-06`. */
const SOURCE_BEFORE = new RegExp(`(?<![\\p{L}\\p{N}])([\\p{sc=Han}a-z]{2,10}${OUTLET})[ |·]{1,4}$`, 'u');
const SOURCE_BEHIND = new RegExp(`^[ |·]{1,4}([\\p{sc=Han}a-z]{1,10}${OUTLET})(?![\\p{L}\\p{N}])`, 'u');

function sourceBeside({ view, start, end, textOf }: Stretch, date: Token): string | undefined {
  const from = Math.max(start, date.start - 24);
  const before = SOURCE_BEFORE.exec(view.slice(from, date.start));
  if (before !== null) return textOf(from + before.index, from + before.index + before[1].length).trim();
  const behind = SOURCE_BEHIND.exec(view.slice(date.end, Math.min(end, date.end + 24)));
  if (behind === null) return undefined;
  const at = date.end + behind[0].length - behind[1].length;
  return textOf(at, at + behind[1].length).trim();
}

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
