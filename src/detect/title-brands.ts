/** A betting site's name at the ends of a title-like stretch, or in the place of whom its headline is about. */
import { looseFold } from '../normalize/folds.ts';
import type { Range } from '../text/edits.ts';
import { fold } from '../text/view.ts';
import type { Context } from './detector.ts';
import type { Term } from './lexicon.ts';
import { isProse } from './lines.ts';
import { rounded } from './rounded.ts';
import { swappedName } from './swapped-name.ts';
import { type Judgement, MAX_TITLE, TITLE_LINES } from './title-options.ts';
import { hasHardMark } from './title-stretches.ts';
import { brandRule } from './title-weights.ts';
import { unknownBrands } from './unknown-brand.ts';
import { witnessesOf } from './witnesses.ts';

export interface Branded {
  readonly judgement: Judgement;
  /** What is left stands on the page once more, or all of it is in its body. */
  readonly isProven: boolean;
  /** A mark parts each name off and the body speaks for the rest, or its endings say all: words of a report are the rest's own. */
  readonly isApart: boolean;
}

const AGREES = 0.2;

/** A brand that no list knows at an end of the stretch, or one in place of a part of it; only titles and lines that may be titles are asked. */
export function byBrand(
  context: Context,
  value: string,
  line: number | undefined,
  weigh: (part: string) => number,
): Branded | undefined {
  const rule = brandRule(context);
  if (rule === undefined || value.length > MAX_TITLE) return undefined;
  if (line !== undefined && (line >= TITLE_LINES || isProse(context.shapes[line]))) return undefined;
  const swapped = swappedName(context, value, line, weigh);
  if (swapped !== undefined) {
    const judgement = {
      rule,
      ranges: [[0, value.length]] as const,
      isDoubtful: false,
      evidence: { brands: [swapped] },
    };
    return { judgement, isProven: true, isApart: true };
  }
  const brands = unknownBrands(value, line, witnessesOf(context));
  if (brands.length === 0) return undefined;
  const evidence = {
    brands: brands.map(({ brand, agreement }) => ({
      brand,
      mentioned: false,
      rest: rounded(agreement),
    })),
  };
  const ranges = replaced(
    context,
    value,
    brands.map(({ range, isParted }) => (isParted ? range : behindName(value, range, weigh))),
    line,
  );
  const isProven = brands.every((brand) => brand.isProven);
  const isApart = brands.every(({ agreement, isParted, isPlain }) => isPlain || (isParted && agreement >= AGREES));
  return { judgement: { rule, ranges, isDoubtful: false, evidence }, isProven, isApart };
}

/** A glued name that is letters with the ideographs before them that a term knows: `半岛bandao官方版`. */
function behindName(value: string, [start, end]: Range, weigh: (part: string) => number): Range {
  if (start === 0) return [start, end];
  for (let from = start - 2; from >= Math.max(1, start - MAX_NAME); from -= 1)
    if (weigh(value.slice(from, start)) >= NAME) return [from, end];
  return [start, end];
}
const MAX_NAME = 4;
const NAME = 1.5;

/** Words that no term knows, between a name glued to the headline and a hard mark, are the headline's own up to so many letters. */
const MAX_GENRE = 4;

/**
 * A judgement whose ends reach as far as `ends` do, too. What lies between its own end and the further one must hold a
 * term, or a mark that parts no clauses stands behind it: the first clause of a headline stays, and its genre (`图集|`).
 */
export function further(
  judgement: Judgement,
  ends: readonly Range[],
  value: string,
  terms: readonly Term[],
): Judgement {
  const own = judgement.ranges.map(([start, end]): Range => [start, end]);
  const reaching = ends.filter((range) => {
    const inner = own.find(([start, end]) => (range[0] === 0 ? start === 0 : start > 0 && end === value.length));
    if (inner === undefined) return true;
    const between: Range = range[0] === 0 ? [inner[1], range[1]] : [range[0], inner[0]];
    return isSpams(value, between, terms);
  });
  const all = [...own, ...reaching];
  const head = Math.max(0, ...all.filter(([start]) => start === 0).map(([, end]) => end));
  const tail = Math.min(value.length, ...all.filter(([start]) => start > 0).map(([start]) => start));
  if (head >= tail) return judgement;
  const ranges: Range[] = [
    [0, head],
    [tail, value.length],
  ];
  return { ...judgement, ranges: ranges.filter(([start, end]) => start < end) };
}

/** Whether what stands between a name and the end of the part is spam's: a term stands in it, or a hard mark parts off more than a genre. */
function isSpams(value: string, [from, to]: Range, terms: readonly Term[]): boolean {
  if (terms.some(({ start, end }) => start < to && from < end)) return true;
  const between = value.slice(from, to);
  const letters = between.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters === 0 || (letters > MAX_GENRE && hasHardMark(between));
}

/** All of `value` where a line says what is left of it and more: a name took the place of whom the headline is about. */
export function replaced(
  context: Context,
  value: string,
  ends: readonly Range[],
  line: number | undefined,
): readonly Range[] {
  const left = ends.toReversed().reduce((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), value);
  const own = fold(value, looseFold()).text;
  return witnessesOf(context).hasMore(fold(left, looseFold()).text, own, line) ? [[0, value.length]] : ends;
}
