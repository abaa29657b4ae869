/**
 * Injected titles: a keyword line, a brand, or a wrapped headline, in the crawler's title, in the markup's or on a line of
 * the text. How a stretch is judged stands in title-judge.ts; here is which stretches are looked at.
 */
import { z } from 'zod';
import { shown } from '../text/unicode.ts';
import type { Context, Detector, Finding } from './detector.ts';
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
    yield* inTitle(context);
    yield* inMarkup(context);
    yield* inLines(context);
  },
};

function* inTitle(context: Context): Generator<Finding> {
  if (context.title === undefined) return;
  const value = context.title.field.text;
  const start = value.length - value.trimStart().length;
  const judgement = judgeTitleLike(context, value.trim());
  if (judgement !== undefined) yield* titleFindings('title', start, judgement);
}

/** The title of the markup itself; what a hijack forged is the business of its own detector. */
function* inMarkup(context: Context): Generator<Finding> {
  const { markup } = context;
  const title = markup?.markup.document.head.titles[0];
  if (markup === undefined || title === undefined || title.text === '' || markup.title.hijacked) return;
  const judgement = judgeTitleLike(context, title.text);
  if (judgement === undefined) return;
  const [finding] = titleFindings('html', 0, judgement);
  const [from, to] = judgement.ranges[0];
  yield { ...finding, range: title.markup, excerpt: shown(title.text.slice(from, to)) };
}

const MAX_LINE = 3000;

function* inLines(context: Context): Generator<Finding> {
  const { text, lines, claimed, ruleset } = context;
  const weights = titleWeights(context);
  const witnesses = witnessesOf(context);
  for (const { index, start, end } of lines) {
    const isHeavy = weights[index] >= ruleset.policy.title.look;
    const isAtTop = index < TITLE_LINES && !witnesses.isBody(index);
    if (claimed[index] !== undefined || !(isHeavy || isAtTop) || end - start > MAX_LINE) continue;
    const judgement = judgeTitleLike(context, text.field.text.slice(start, end), index);
    if (judgement !== undefined) yield* titleFindings('text', start, judgement);
  }
}
