/** The terms of a stretch of a page, looked for once: a forged title often stands as a line of the text, too. */
import type { Context } from './detector.ts';
import { type Lexical, lexicalOf } from './lexicon.ts';
import { titleRules } from './title-weights.ts';

const known = new WeakMap<Context, Map<string, Lexical>>();

export function lexicalIn(context: Context, value: string): Lexical {
  const { ruleset } = context;
  const ofPage = known.get(context) ?? new Map<string, Lexical>();
  known.set(context, ofPage);
  const lexical = ofPage.get(value) ?? lexicalOf(value, { rules: titleRules(ruleset), ruleset });
  ofPage.set(value, lexical);
  return lexical;
}
