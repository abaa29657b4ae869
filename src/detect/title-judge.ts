/**
 * Whether a title-like stretch is injected: as a whole, at its ends, perhaps, or not.
 *
 * Evidence is weighed, and each signal keeps its points: what the words are (lexical, coverage), how the line is built
 * (segments, repetition, noise), how it sits on its page (agreement with the body, script, another line that is the
 * headline), and what speaks for a report (words of the police and courts, a sentence's punctuation).
 */
import type { Rule } from '../rules/ruleset.ts';
import type { Policy } from '../rules/schema.ts';
import type { Range } from '../text/edits.ts';
import { clipped } from '../text/unicode.ts';
import type { Context, Finding } from './detector.ts';
import { type Lexical, lexicalOf } from './lexicon.ts';
import { isProse } from './lines.ts';
import { injectedEnds } from './title-parts.ts';
import { type Signals, signalsOf, total } from './title-signals.ts';
import { titleRules } from './title-weights.ts';
import { witnessesOf } from './witnesses.ts';

export interface Judgement {
  readonly rule: Rule;
  /** What is injected, in the stretch: all of it or its ends. */
  readonly ranges: readonly Range[];
  /** Not enough to remove it, too much to say nothing. */
  readonly isDoubtful: boolean;
  readonly evidence: Record<string, unknown>;
}

/** The judgement on `value`; `line` is where it stands in the text. Undefined where nothing speaks against it. */
export function judgeTitleLike(context: Context, value: string, line?: number): Judgement | undefined {
  const { ruleset } = context;
  const { title: policy } = ruleset.policy;
  const rules = titleRules(ruleset);
  const witnesses = witnessesOf(context);
  const lexical = telling(lexicalOf(value, { rules, ruleset }), policy);
  const signals = signalsOf(context, value, lexical, line);
  const rule = ruleOf(context, lexical);
  if (rule === undefined || (lexical.weight < policy.least && signals.segments === undefined)) return undefined;
  const evidence = evidenceOf(lexical, signals);
  const isTitleLike = line === undefined || !isProse(context.shapes[line]);
  if (lexical.weight > 0 && isTitleLike && signals.report === undefined) {
    const ends = injectedEnds(value, lexical, line, witnesses, policy.part);
    if (ends.length > 0) return { rule, ranges: ends, isDoubtful: false, evidence };
  }
  const points = total(signals);
  if (points < policy.doubt) return undefined;
  return { rule, ranges: [[0, value.length]], isDoubtful: points < policy.remove, evidence };
}

/** The findings of a judgement on a stretch that begins at `start` of its field. */
export function* titleFindings(
  field: Finding['field'],
  start: number,
  { rule, ranges, isDoubtful, evidence }: Judgement,
): Generator<Finding> {
  for (const [from, to] of ranges) {
    const finding: Finding = {
      rule,
      field,
      range: [start + from, start + to],
      action: rule.action,
      score: rule.score,
      evidence,
    };
    yield isDoubtful ? { ...finding, action: 'keep', score: Math.round(rule.score / 2), asks: 'review' } : finding;
  }
}

/** Fillers tell nothing by themselves: where no term is more than one, there are none. */
function telling(lexical: Lexical, { filler }: Policy['title']): Lexical {
  if (lexical.terms.some(({ weight }) => weight > filler)) return lexical;
  return { ...lexical, terms: [], weight: 0, coverage: 0 };
}

/** The rule whose terms weigh most; where they weigh too little to tell, the one that reports by structure. */
function ruleOf({ ruleset }: Context, { terms, weight: all }: Lexical): Rule | undefined {
  if (all < ruleset.policy.title.least) return titleRules(ruleset).find(({ options }) => options.structure);
  const weights = new Map<Rule, number>();
  for (const { rule, weight } of terms) weights.set(rule, (weights.get(rule) ?? 0) + weight);
  const [heaviest] = [...weights].sort((a, b) => b[1] - a[1]);
  return heaviest?.[0];
}

const evidenceOf = ({ terms, coverage }: Lexical, signals: Signals): Record<string, unknown> => ({
  points: total(signals),
  signals,
  coverage: Math.round(coverage * 100) / 100,
  terms: [...new Set(terms.map(({ term }) => clipped(term, 40)))].slice(0, 20),
});
