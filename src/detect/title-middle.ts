/**
 * A betting site's name put into the middle of a headline: `开学第一课讲什么?某某棋牌手机版,这所小学请来了环卫工人`.
 *
 * The terms of the line stand in one run, with a headline's words before and behind it; the body holds those and never
 * mentions the name. A headline about such a site is mentioned in its article.
 */
import { looseFold } from '../normalize/folds.ts';
import type { Range } from '../text/edits.ts';
import { fold } from '../text/view.ts';
import { siteNamePoints } from './brand-endings.ts';
import type { Context } from './detector.ts';
import { wordsIn } from './label-values.ts';
import type { Lexical, Term } from './lexicon.ts';
import { contactsIn } from './promotion-contacts.ts';
import { witnessesOf } from './witnesses.ts';

/** So many words stand on either side, and so large a share of both, and of each, the body holds. */
const SIDE = 4;
const AGREES = 0.4;
const AGREES_BOXED = 0.25;
const AGREES_PARTED = 0.15;
const EACH = 0.15;
/** What its terms weigh, or how it is built. */
const WEIGHT = 3;
const BUILT = 2;
/** Or what several of its terms do, where nothing else stands in it. */
const WHOLE = 5;

/** A term of so much is the whole name of a site. */
const NAMED = 4;
/** Terms of less say nothing. */
const TELLING = 1;
/** Not those of quotes: what stands in them is the name of a work, or what somebody said. */
const BRACKETS = new Set(['【】', '[]', '（）', '()', '〖〗']);
const QUOTES = /[“”‘’「」『』《》"']/u;
const MARK = /[\p{P}\p{S}\s]/u;
const PAIRED = /[-–—~·★☆◆]/u;

/** The name within `value` (of a report only one in brackets), with the mark behind it where one stands on both sides. */
export function nameWithin(context: Context, value: string, { terms }: Lexical, isReport: boolean): Range | undefined {
  const run = runOf(
    value,
    terms.filter((term) => term.weight >= TELLING),
  );
  if (run === undefined) return undefined;
  const [start, end] = betweenMarks(value, run);
  const loose = (text: string) => fold(text, looseFold()).text;
  const [before, name, behind] = [value.slice(0, start), value.slice(start, end), value.slice(end)].map(loose);
  if (ownWords(value, [0, start], terms) < SIDE || ownWords(value, [end, value.length], terms) < SIDE) return undefined;
  const weight = terms.reduce((sum, term) => sum + term.weight, 0);
  const [opening, closing] = [value[start - 1], value[end] ?? ''];
  const isInBrackets = BRACKETS.has(
    value.slice(0, start).trimEnd().slice(-1) + value.slice(end).replace(/^[\s\d]+/u, '')[0],
  );
  if ((isReport && !isInBrackets) || QUOTES.test(opening + closing)) return undefined;
  const isMarked = MARK.test(opening) && MARK.test(closing);
  const isBoxed = isInBrackets || (isMarked && terms.some((term) => term.weight >= NAMED));
  const isBrandParted = isMarked && terms.some((term) => term.rule.options.brands && term.weight >= WEIGHT);
  const isAllTerms = isBoxed || (terms.length > 1 && weight >= WHOLE);
  const points = siteNamePoints(name) + (isLettered(value, run, terms) ? 1 : 0);
  if (weight < WEIGHT || !(isAllTerms || isBrandParted || points >= BUILT)) return undefined;
  // An offer goes on behind the name that begins it: whom to write to is no part of a headline.
  if ([before, behind].some((side) => contactsIn(side, 0, side.length).length > 0)) return undefined;
  const witnesses = witnessesOf(context);
  if (terms.some(({ term }) => witnesses.mentions(term)) || witnesses.mentions(name)) return undefined;
  // Brackets, or marks around a whole name, tell where there is too little text to ask.
  const isPlain = isInBrackets && weight >= WHOLE;
  const agreement = witnesses.agreement(before + behind) ?? (isBoxed ? 1 : 0);
  if (!isPlain && agreement < (isBoxed ? AGREES_BOXED : isBrandParted ? AGREES_PARTED : AGREES)) return undefined;
  if (!isBoxed && !isBrandParted && [before, behind].some((side) => (witnesses.agreement(side) ?? 0) < EACH))
    return undefined;
  if (isInBrackets) return boxAround(value, start, end);
  if (!isMarked) return [start, end];
  // A pair of marks was put there with the name; bars and underscores part what a site strings together.
  return opening === closing && PAIRED.test(opening) ? [start - 1, end + 1] : [start, end + 1];
}

/** A run moved out to the marks that stand on both sides, one like the other, so few units away: the rest of the name. */
function betweenMarks(value: string, [start, end]: Range): Range {
  const before = /(?:^|[^\p{P}\p{S}\s])([-_|·★☆◆~—])[\p{L}\p{N}]{0,6}$/u.exec(value.slice(0, start));
  const mark = before?.[1];
  if (before === null || mark === undefined) return [start, end];
  const behind = value.slice(end).indexOf(mark);
  if (behind < 0 || behind > REST || /[^\p{L}\p{N}]/u.test(value.slice(end, end + behind))) return [start, end];
  return [before.index + before[0].lastIndexOf(mark) + 1, end + behind];
}

/** The words of a stretch that no term is: of a headline, not of what else a list says. */
function ownWords(value: string, [from, to]: Range, terms: readonly Term[]): number {
  let own = value.slice(from, to);
  for (const { start, end } of terms.toReversed())
    if (start >= from && end <= to) own = own.slice(0, start - from) + own.slice(end - from);
  return wordsIn(own);
}

/** So many units of a name may stand beside its terms. */
const REST = 6;

/** Whether letters or digits of its own stand close to the terms: `ww永利`. */
const isLettered = (value: string, [start, end]: Range, terms: readonly Term[]): boolean =>
  terms.some((term) => term.start > start && /[a-z0-9]/iu.test(value[start])) ||
  terms.some((term) => term.end < end && /[a-z0-9]/iu.test(value[end - 1]));

/** A name with the brackets around it, and a blank on one side where there is one on both. */
function boxAround(value: string, start: number, end: number): Range {
  const from = value.slice(0, start).trimEnd().length - 1;
  const to = end + (/^[\s\d]+/u.exec(value.slice(end))?.[0].length ?? 0) + 1;
  return [from, value[from - 1] === ' ' && value[to] === ' ' ? to + 1 : to];
}

/** All terms of a line as one stretch, where nothing but endings stands between them and letters before them. */
function runOf(value: string, terms: readonly Term[]): Range | undefined {
  const [first] = terms;
  const last = terms[terms.length - 1];
  if (first === undefined) return undefined;
  const between = terms.slice(1).some((term, i) => /\p{L}/u.test(value.slice(terms[i].end, term.start)));
  if (between) return undefined;
  const before = /(?<![a-z0-9])[a-z]{1,6}\d{0,4}$/iu.exec(value.slice(0, first.start))?.[0].length ?? 0;
  const behind = /^(?:[a-z]{1,4}\d{0,5}|\d{3,5})(?![a-z0-9])/iu.exec(value.slice(last.end))?.[0].length ?? 0;
  return [first.start - before, last.end + behind];
}
