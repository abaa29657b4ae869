/**
 * Injected titles: a keyword line, a brand, or a wrapped headline, in the title or on a line of the text.
 *
 * Evidence is weighed, and each signal stands in the flag with its points: what the words are (lexical, coverage), how
 * the line is built (segments, repetition, noise), how it sits on its page (agreement with the body, script, another
 * line that is the headline), and what speaks for a report (words of the police and courts, a sentence's punctuation).
 * No signal decides alone. Where a part of the line is the headline, the part that is injected goes alone.
 */
import { z } from 'zod';
import type { Rule } from '../rules/ruleset.ts';
import type { Policy } from '../rules/schema.ts';
import { clipped } from '../text/unicode.ts';
import type { Context, Detector, Finding } from './detector.ts';
import { type Lexical, type Lexicon, lexicalOf } from './lexicon.ts';
import { isProse } from './lines.ts';
import type { Candidate, TitleOptions } from './title-candidate.ts';
import { injectedEnds } from './title-parts.ts';
import { type Signals, signalsOf, total } from './title-signals.ts';
import { titleRules, titleWeights } from './title-weights.ts';
import { type Witnesses, witnessesOf } from './witnesses.ts';

export const injectedTitle: Detector = {
  name: 'injected-title',
  options: ({ set }) =>
    z.strictObject({
      terms: set,
      report: set.optional(),
      brands: z.boolean().default(false),
      structure: z.boolean().default(false),
    }),
  *detect(context) {
    const rules = titleRules(context.ruleset);
    if (rules.length === 0) return;
    const lexicon: Lexicon = { rules, ruleset: context.ruleset };
    const witnesses = witnessesOf(context);
    for (const candidate of candidates(context, witnesses)) {
      yield* judge(context, candidate, lexicon, witnesses, rules);
    }
  },
};

/** So many lines from the top are looked at whatever they hold. */
const TOP = 6;
const MAX_CANDIDATE = 3000;

function* candidates(context: Context, witnesses: Witnesses): Generator<Candidate> {
  const { title, text, lines, claimed } = context;
  if (title !== undefined) {
    const { text: value } = title.field;
    yield { searched: title, start: value.length - value.trimStart().length, end: value.trimEnd().length };
  }
  const weighty = titleWeights(context);
  for (const { index, start, end } of lines) {
    const heavy = weighty[index] >= context.ruleset.policy.title.look;
    const atTop = index < TOP && !witnesses.isBody(index);
    if (claimed[index] === undefined && (heavy || atTop) && end - start <= MAX_CANDIDATE)
      yield { searched: text, start, end, line: index };
  }
}

function* judge(
  context: Context,
  candidate: Candidate,
  lexicon: Lexicon,
  witnesses: Witnesses,
  rules: readonly Rule<TitleOptions>[],
): Generator<Finding> {
  const { title: policy } = context.ruleset.policy;
  const { start, end, line } = candidate;
  const value = candidate.searched.field.text.slice(start, end);
  const lexical = telling(lexicalOf(value, lexicon), policy);
  const signals = signalsOf(context, candidate, value, lexical, witnesses, rules);
  const points = total(signals);
  const rule = ruleOf(lexical, rules, policy.least);
  if (rule === undefined || (lexical.weight < policy.least && signals.segments === undefined)) return;
  const isTitleLike = line === undefined || !isProse(context.shapes[line]);
  const ends =
    lexical.weight > 0 && isTitleLike && signals.report === undefined
      ? injectedEnds(value, lexical, line, witnesses, policy.part)
      : [];
  if (ends.length > 0) {
    for (const range of ends)
      yield found(context, candidate, rule, lexical, signals, [start + range[0], start + range[1]]);
  } else if (points >= policy.remove) {
    yield found(context, candidate, rule, lexical, signals, [start, end]);
  } else if (points >= policy.doubt) {
    const doubtful = found(context, candidate, rule, lexical, signals, [start, end]);
    yield { ...doubtful, action: 'keep', score: Math.round(rule.score / 2), asks: 'review' };
  }
}

/** Fillers tell nothing by themselves: where no term is more than one, there are none. */
function telling(lexical: Lexical, { filler }: Policy['title']): Lexical {
  if (lexical.terms.some(({ weight }) => weight > filler)) return lexical;
  return { ...lexical, terms: [], weight: 0, coverage: 0 };
}

/** The rule whose terms weigh most; where they weigh too little to tell, the one that reports by structure. */
function ruleOf(
  { terms, weight: all }: Lexical,
  rules: readonly Rule<TitleOptions>[],
  least: number,
): Rule | undefined {
  if (all < least) return rules.find(({ options }) => options.structure);
  const weights = new Map<Rule, number>();
  for (const { rule, weight } of terms) weights.set(rule, (weights.get(rule) ?? 0) + weight);
  const [heaviest] = [...weights].sort((a, b) => b[1] - a[1]);
  return heaviest?.[0];
}

function found(
  { text }: Context,
  { searched }: Candidate,
  rule: Rule,
  { terms, coverage }: Lexical,
  signals: Signals,
  range: readonly [number, number],
): Finding {
  return {
    rule,
    field: searched === text ? 'text' : 'title',
    range,
    action: rule.action,
    score: rule.score,
    evidence: {
      points: total(signals),
      signals,
      coverage: Math.round(coverage * 100) / 100,
      terms: [...new Set(terms.map(({ term }) => clipped(term, 40)))].slice(0, 20),
    },
  };
}
