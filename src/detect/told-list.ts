/**
 * A headline that names several things and, behind a colon or a dash, tells of them: `金沙江、银河、永利达：三家水泥厂合并为一`.
 *
 * Keyword lists have no such clause behind them. A list put before a headline is no such one: the body holds the clause,
 * and names nothing of the list. In the loose view dashes are hyphens, an ellipsis is dots.
 */
import { wordsIn } from './label-values.ts';
import { titleGrams } from './title-grams.ts';
import type { Witnesses } from './witnesses.ts';

const ITEM = '[^:、,→|_]{1,30}';
const TOLD = new RegExp(
  `^(?:[^|:]{1,20}\\|)?(${ITEM}(?:[、,→] ?${ITEM}){1,7}?)(?:: ?|\\.{3,6}|-{2} ?| - )(.{4,100})$`,
  'u',
);
/** A clause has so many words, and reads like no spam. */
const WORDS = 4;
const READS = 0;
/** Several words: an address, a number are one. */
export const SAYS =
  /(?:[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}][^\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]{0,8}){4}|[\p{sc=Thai}]{8}|\p{L}{2,} \p{L}{2,}/u;
/** The body holds so much of a headline that a list was put before. */
const HELD = 0.6;

/** Where the clause begins in a loose view that is a list and what is told of it; undefined where it is none. Linear. */
export function toldFrom(view: string, witnesses: Witnesses): number | undefined {
  const match = TOLD.exec(view.trim());
  if (match === null) return undefined;
  const [, list, clause] = match;
  if (wordsIn(clause) < WORDS || !SAYS.test(clause) || titleGrams().score(clause) > READS) return undefined;
  const isHeld = (witnesses.agreement(clause) ?? 0) >= HELD;
  if (isHeld && !list.split(/[、,→]/u).some((item) => witnesses.mentions(item.trim()))) return undefined;
  return view.length - view.trimStart().length + match[0].length - clause.length;
}
