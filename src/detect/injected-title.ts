/**
 * Injected titles: a keyword line, a brand, or a wrapped headline, in the crawler's title, in the markup's or on a line of
 * the text. How a stretch is judged stands in title-judge.ts; here is which stretches are looked at.
 */
import { z } from 'zod';
import type { Context, Detector, Finding } from './detector.ts';
import { judgedTitles } from './judged-titles.ts';
import { judgeTitleLike, titleFindings } from './title-judge.ts';
import { TITLE_LINES } from './title-options.ts';
import { titleRules, titleWeights } from './title-weights.ts';
import { witnessesOf } from './witnesses.ts';

export const injectedTitle: Detector = {
  name: 'injected-title',
  options: ({ set }) =>
    z.strictObject({
      terms: set,
      report: set.optional(),
      trade: set.optional(),
      brands: z.boolean().default(false),
      structure: z.boolean().default(false),
    }),
  *detect(context) {
    if (titleRules(context.ruleset).length === 0) return;
    yield* judgedTitles(context, (value) => judgeTitleLike(context, value));
    yield* inLines(context);
  },
};

const MAX_LINE = 3000;
/** A sentence, and more behind it. */
const PARAGRAPH = /^[^。]{10,200}。["”』」]?.{4}/u;

function* inLines(context: Context): Generator<Finding> {
  const { text, lines, claimed, ruleset } = context;
  const weights = titleWeights(context);
  const witnesses = witnessesOf(context);
  for (const { index, start, end } of lines) {
    const isHeavy = weights[index] >= ruleset.policy.title.look;
    const isAtTop = index < TITLE_LINES && !witnesses.isBody(index);
    // Of a paragraph the sentence goes that advertises, not all of it.
    if (index > 0 && PARAGRAPH.test(text.field.text.slice(start, end))) continue;
    if (claimed[index] !== undefined || !(isHeavy || isAtTop) || end - start > MAX_LINE) continue;
    const judgement = judgeTitleLike(context, text.field.text.slice(start, end), index);
    if (judgement !== undefined) yield* titleFindings('text', start, judgement);
  }
}
