/** Names of people that stand right behind a date, without a gap and the one behind the other: `2024-05-06 08:30:00李春生王小川`. */
import type { Range } from '../text/edits.ts';
import { SURNAMES } from './label-values.ts';
import type { Token } from './tokens.ts';

/** So many ideographs are the names of ten people. */
const MOST = 30;
const OUTLET = /[报网社台刊]$|周刊|新闻|日报/u;

/** The names behind `date` up to `end`, where nothing else stands there; in the view. */
export function gluedNames(view: string, date: Token, end: number): Range | undefined {
  if (date.kind !== 'date' || !date.value.includes('T')) return undefined;
  const run = /^[\p{sc=Han}]{2,}(?= *$)/u.exec(view.slice(date.end, Math.min(end, date.end + MOST + 2)))?.[0];
  if (run === undefined || run.length > MOST || OUTLET.test(run) || !areNames(run)) return undefined;
  return [date.end, date.end + run.length];
}

/** Whether a stretch can be cut into names of two or three ideographs, each of which begins with a surname. */
function areNames(run: string): boolean {
  const ends = new Set([0]);
  for (let at = 0; at < run.length; at += 1) {
    if (ends.has(at) && SURNAMES.has(run[at])) ends.add(at + 2).add(at + 3);
  }
  return ends.has(run.length);
}
