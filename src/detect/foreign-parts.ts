/** A judgement on a title-like stretch, with what else of it is none of the headline: at its ends, or within it. */
import { clipped } from '../text/unicode.ts';
import { siteNamePoints } from './brand-endings.ts';
import type { Context } from './detector.ts';
import { foreignEnds } from './foreign-ends.ts';
import { foreignMiddle } from './foreign-middle.ts';
import { rounded } from './rounded.ts';
import { lexicalIn } from './title-lexicon.ts';
import type { Judgement } from './title-options.ts';
import { partPolicy, TitleLine } from './title-stretches.ts';
import { brandRule, structureRule } from './title-weights.ts';

/** `judgement` is what words and build say of `value`, which stands on the line `line`, or in a title. */
export function withForeign(
  context: Context,
  value: string,
  line: number | undefined,
  judgement: Judgement | undefined,
): Judgement | undefined {
  const known = judgement === undefined || judgement.isDoubtful ? [] : judgement.ranges;
  if (known.some(([start, end]) => start > 0 && end < value.length)) return judgement;
  const { terms } = lexicalIn(context, value);
  const title = new TitleLine(value, terms, line, context, partPolicy(context.ruleset));
  const found = foreignEnds(context, title, known) ?? (known.length === 0 ? foreignMiddle(context, value) : undefined);
  if (found === undefined) return judgement;
  const { ranges, parts } = found;
  const isName = parts.some(({ part }) => siteNamePoints(part) >= 1);
  const rule = judgement?.rule ?? (isName ? brandRule(context) : undefined) ?? structureRule(context);
  const foreign = parts.map(({ part, points }) => ({ part: clipped(part, 40), points: rounded(points) }));
  return rule && { rule, ranges, isDoubtful: false, evidence: { ...judgement?.evidence, foreign } };
}
