/** What lies outside the article's part of a page of markup: one finding for all of it. */
import { z } from 'zod';
import { rulesOf } from '../rules/ruleset.ts';
import type { Detector } from './detector.ts';
import { stretchesOf } from './markup-page.ts';

export const outsideContent: Detector = {
  name: 'outside-content',
  options: () => z.strictObject({}),
  *detect({ markup, lines, claimed, text, ruleset }) {
    const [rule] = rulesOf(ruleset, outsideContent);
    if (rule === undefined || markup === undefined) return;
    const { content, headline } = markup.content;
    const blocks = markup.blocksOf(lines, text.field);
    const outside = lines.filter(({ index }) => {
      const block = blocks[index];
      return claimed[index] === undefined && content[block] === false && block !== headline;
    });
    if (outside.length === 0) return;
    const pieces = stretchesOf(outside);
    yield {
      rule,
      field: 'text',
      range: [pieces[0][0], pieces[pieces.length - 1][1]],
      pieces,
      count: pieces.length,
      action: rule.action,
      score: rule.score,
      evidence: { lines: outside.length, of: lines.length },
    };
  },
};
