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
import { witnessesOf } from './witnesses.ts';

/** So many words stand on either side, and so large a share of both, and of each, the body holds. */
const SIDE = 4;
const AGREES = 0.5;
const EACH = 0.25;
/** What its terms weigh, or how it is built. */
const WEIGHT = 3;
const BUILT = 2;
/** Or what several of its terms do, where nothing else stands in it. */
const WHOLE = 5;

const BRACKETS = new Set(['【】', '[]', '（）', '()', '〖〗', '「」', '《》']);
const MARK = /[\p{P}\p{S}\s]/u;

/** The name within `value`, with the mark behind it where one stands on both sides. */
export function nameWithin(context: Context, value: string, { terms }: Lexical): Range | undefined {
  const run = runOf(value, terms);
  if (run === undefined) return undefined;
  const [start, end] = run;
  const loose = (text: string) => fold(text, looseFold()).text;
  const [before, name, behind] = [value.slice(0, start), value.slice(start, end), value.slice(end)].map(loose);
  if (wordsIn(before) < SIDE || wordsIn(behind) < SIDE) return undefined;
  const weight = terms.reduce((sum, term) => sum + term.weight, 0);
  const isAllTerms = terms.length > 1 && weight >= WHOLE;
  if (weight < WEIGHT || !(isAllTerms || siteNamePoints(name) >= BUILT)) return undefined;
  const witnesses = witnessesOf(context);
  if (terms.some(({ term }) => witnesses.mentions(term)) || witnesses.mentions(name)) return undefined;
  if ((witnesses.agreement(before + behind) ?? 0) < AGREES) return undefined;
  if ([before, behind].some((side) => (witnesses.agreement(side) ?? 0) < EACH)) return undefined;
  const [opening, closing] = [value[start - 1], value[end] ?? ''];
  if (BRACKETS.has(opening + closing)) return [start - 1, end + 1];
  return MARK.test(opening) && MARK.test(closing) ? [start, end + 1] : [start, end];
}

/** All terms of a line as one stretch, where nothing but endings stands between them and letters before them. */
function runOf(value: string, terms: readonly Term[]): Range | undefined {
  const [first] = terms;
  const last = terms[terms.length - 1];
  if (first === undefined) return undefined;
  const between = terms.slice(1).some((term, i) => /[\p{L}\p{N}]/u.test(value.slice(terms[i].end, term.start)));
  if (between) return undefined;
  const before = /(?<![a-z0-9])[a-z]{1,6}\d{0,4}$/iu.exec(value.slice(0, first.start))?.[0].length ?? 0;
  const behind = /^(?:[a-z]{1,4}\d{0,5}|\d{3,5})(?![a-z0-9])/iu.exec(value.slice(last.end))?.[0].length ?? 0;
  return [first.start - before, last.end + behind];
}
