/**
 * Injected titles: a keyword line, a brand, or a wrapped headline, in the crawler's title, in the markup's or on a line of
 * the text. How a stretch is judged stands in title-judge.ts; here is which stretches are looked at.
 */
import { z } from 'zod';
import { announcedLines } from './announced.ts';
import type { Context, Detector, Finding } from './detector.ts';
import { judgedTitles } from './judged-titles.ts';
import { isParagraph, type Line } from './lines.ts';
import { nameListBehind, nameListInFront } from './name-lists.ts';
import { saidAgain } from './said-again.ts';
import { judgeTitleLike, titleFindings } from './title-judge.ts';
import { TITLE_LINES } from './title-options.ts';
import { brandRule, titleRules, titleWeights } from './title-weights.ts';
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
    yield* saidAgain(context);
  },
};

const MAX_LINE = 3000;
/** A sentence in an alphabet, and a list between bars behind it. */
const SENTENCE_AND_LIST = /^.{20,}?[a-z)][.!?]["”’]? (?=[^.!?]*[|｜][^.!?]*[|｜])/isu;

/** Where the list behind the sentences of a line begins; 0 where all of it may be one. */
const listBehind = (value: string): number => SENTENCE_AND_LIST.exec(value.slice(0, MAX_LINE))?.[0].length ?? 0;

/** A list of names before or behind the sentences of a paragraph. */
function* besideSentences({ text, ruleset }: Context, { looseStart, looseEnd }: Line): Generator<Finding> {
  const rule = brandRule({ ruleset });
  if (rule === undefined) return;
  const view = text.field.loose.text.slice(looseStart, looseEnd);
  for (const list of [nameListInFront(view), nameListBehind(view)]) {
    if (list === undefined) continue;
    const { name, items } = list;
    const range = text.field.loose.toSource(looseStart + list.range[0], looseStart + list.range[1]);
    yield { rule, field: 'text', range, action: rule.action, score: rule.score, evidence: { name, items } };
  }
}

function* inLines(context: Context): Generator<Finding> {
  const { text, lines, claimed, ruleset } = context;
  const weights = titleWeights(context);
  const witnesses = witnessesOf(context);
  for (const { index, start, end } of lines) {
    const isHeavy = weights[index] >= ruleset.policy.title.look;
    const isAtTop = index < TITLE_LINES && !witnesses.isBody(index);
    // Most lines hold no term at all.
    if (claimed[index] !== undefined || (weights[index] === 0 && !isAtTop)) continue;
    // Of a paragraph the sentence goes that advertises, not all of it.
    if (isParagraph(text.field.text.slice(start, end))) {
      const lists = [...besideSentences(context, lines[index])];
      yield* lists;
      if (index > 0 || lists.length > 0) continue;
    }
    if (!(isHeavy || isAtTop) || end - start > MAX_LINE) continue;
    const value = text.field.text.slice(start, end);
    const from = index > 0 ? listBehind(value) : 0;
    const judgement = judgeTitleLike(context, value.slice(from), index);
    if (judgement !== undefined && !announcedLines(context).has(index))
      yield* titleFindings('text', start + from, judgement);
  }
}
