/** What lies outside the article's part of a page of markup: one finding for all of it. */
import { z } from 'zod';
import { rulesOf } from '../rules/ruleset.ts';
import type { Context, Detector } from './detector.ts';
import type { Line } from './lines.ts';
import { stretchesOf } from './markup-page.ts';
import { isPlainlyInjected } from './title-judge.ts';
import { TITLE_LINES } from './title-options.ts';
import { titleWeights } from './title-weights.ts';

export const outsideContent: Detector = {
  name: 'outside-content',
  options: () => z.strictObject({}),
  *detect(context) {
    const { markup, lines, claimed, text, ruleset } = context;
    const [rule] = rulesOf(ruleset, outsideContent);
    if (rule === undefined || markup === undefined) return;
    const { content, headline } = markup.content;
    const blocks = markup.blocksOf(lines, text.field);
    const outside = lines.filter(({ index }) => {
      const block = blocks[index];
      return claimed[index] === undefined && content[block] === false && block !== headline;
    });
    const left = outside.filter((line) => !isInjected(context, line));
    if (left.length === 0) return;
    const pieces = stretchesOf(left);
    yield {
      rule,
      field: 'text',
      range: [pieces[0][0], pieces[pieces.length - 1][1]],
      pieces,
      count: pieces.length,
      action: rule.action,
      score: rule.score,
      evidence: { lines: left.length, of: lines.length },
    };
  },
};

/** What was injected above the page is left to the detector that says so. */
const MOST_UNITS = 400;

function isInjected(context: Context, { index, start, end }: Line): boolean {
  if (index >= TITLE_LINES || end - start > MOST_UNITS) return false;
  if (titleWeights(context)[index] < context.ruleset.policy.title.look) return false;
  return isPlainlyInjected(context, context.text.field.text.slice(start, end));
}
