/**
 * Injected titles: a keyword line, a brand, or a wrapped headline, in the title or on a line of the text.
 *
 * Evidence is weighed, and each signal stands in the flag with its points: what the words are (lexical, coverage), how
 * the line is built (segments, repetition, noise), how it sits on its page (agreement with the body, script, another
 * line that is the headline), and what speaks for a report (words of the police and courts, a sentence's punctuation).
 * No signal decides alone. Where a part of the line is the headline, the part that is injected goes alone.
 */
import { z } from 'zod';
import { onceFor, type Rule, rulesOf } from '../rules/ruleset.ts';
import { clipped } from '../text/unicode.ts';
import type { Context, Detector, Finding } from './detector.ts';
import { type Lexical, type Lexicon, lexicalOf } from './lexicon.ts';
import type { Candidate, TitleOptions } from './title-candidate.ts';
import { injectedParts } from './title-parts.ts';
import { type Signals, signalsOf, total } from './title-signals.ts';
import { type Witnesses, witnessesOf } from './witnesses.ts';

export const injectedTitle: Detector = {
  name: 'injected-title',
  options: ({ set }) => z.strictObject({ terms: set, report: set.optional(), structure: z.boolean().default(false) }),
  *detect(context) {
    const rules = titleRules(context.ruleset);
    if (rules.length === 0) return;
    const lexicon: Lexicon = { rules, ruleset: context.ruleset };
    const witnesses = witnessesOf(context);
    for (const candidate of candidates(context, witnesses, rules)) {
      const finding = judge(context, candidate, lexicon, witnesses, rules);
      if (finding !== undefined) yield finding;
    }
  },
};

const titleRules = onceFor((ruleset) => rulesOf<TitleOptions>(ruleset, injectedTitle));

/** So many lines from the top are looked at whatever they hold. */
const TOP = 6;
const MAX_CANDIDATE = 3000;

function* candidates(
  context: Context,
  witnesses: Witnesses,
  rules: readonly Rule<TitleOptions>[],
): Generator<Candidate> {
  const { title, text, lines } = context;
  if (title !== undefined) {
    const { text: value } = title.field;
    yield { searched: title, start: value.length - value.trimStart().length, end: value.trimEnd().length };
  }
  const weighty = weightOfLines(context, rules);
  for (const { index, start, end } of lines) {
    const heavy = weighty[index] >= context.ruleset.policy.title.look;
    const atTop = index < TOP && !witnesses.isBody(index);
    if ((heavy || atTop) && end - start <= MAX_CANDIDATE) yield { searched: text, start, end, line: index };
  }
}

/** The weight of the loose terms of each line: a cheap gate before the line is taken apart. */
function weightOfLines({ text: { hits }, lines }: Context, rules: readonly Rule<TitleOptions>[]): Float64Array {
  const weights = new Float64Array(lines.length);
  let line = 0;
  for (let i = 0; i < hits.count && line < lines.length; i += 1) {
    while (line < lines.length && lines[line].looseEnd < hits.ends[i]) line += 1;
    if (line === lines.length || hits.starts[i] < lines[line].looseStart) continue;
    for (const { options } of rules) weights[line] += options.terms.loose[hits.terms[i]];
  }
  return weights;
}

function judge(
  context: Context,
  candidate: Candidate,
  lexicon: Lexicon,
  witnesses: Witnesses,
  rules: readonly Rule<TitleOptions>[],
): Finding | undefined {
  const { title: policy } = context.ruleset.policy;
  const value = candidate.searched.field.text.slice(candidate.start, candidate.end);
  const lexical = lexicalOf(value, lexicon);
  const parts = lexical.weight > 0 ? injectedParts(value, lexical, witnesses, policy) : undefined;
  const signals = signalsOf(context, candidate, value, lexical, witnesses, rules);
  const points = total(signals);
  const rule = ruleOf(lexical, rules, policy.least);
  if (rule === undefined || (lexical.weight < policy.least && signals.segments === undefined)) return undefined;
  if (parts !== undefined)
    return found(context, candidate, rule, lexical, signals, [
      candidate.start + parts.start,
      candidate.start + parts.end,
    ]);
  if (points >= policy.remove)
    return found(context, candidate, rule, lexical, signals, [candidate.start, candidate.end]);
  if (points < policy.doubt) return undefined;
  const doubtful = found(context, candidate, rule, lexical, signals, [candidate.start, candidate.end]);
  return { ...doubtful, action: 'keep', score: Math.round(rule.score / 2), asks: 'review' };
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
