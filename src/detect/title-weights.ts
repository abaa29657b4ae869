/** How much the terms of injected titles weigh on each line: the cheap gate before a line is taken apart. */
import { onceFor, type Ruleset, rulesOf } from '../rules/ruleset.ts';
import type { Context } from './detector.ts';
import type { TitleOptions } from './title-options.ts';

/** The rules of the detector `injected-title`. */
export const titleRules = onceFor((ruleset) => rulesOf<TitleOptions>(ruleset, { name: 'injected-title' }));

/** The rule whose weighty terms are names of sites. */
export const brandRule = ({ ruleset }: Pick<Context, 'ruleset'>) =>
  titleRules(ruleset).find(({ options }) => options.brands);

/** The rule that reports by build and place. */
export const structureRule = ({ ruleset }: Pick<Context, 'ruleset'>) =>
  titleRules(ruleset).find(({ options }) => options.structure);

/** By term: its weight in the rule that gives it most. Fillers weigh nothing here. */
export const termWeights = onceFor((ruleset) => {
  const { filler } = ruleset.policy.title;
  const weights = new Float32Array(ruleset.vocabulary.loose.terms.length);
  for (const { options } of titleRules(ruleset)) {
    options.terms.loose.forEach((weight, term) => {
      if (weight > filler) weights[term] = Math.max(weights[term], weight);
    });
  }
  return weights;
});

const weighed = new WeakMap<Context, Float64Array>();

/** The sum of the weights of the terms of each line; counted once a page. */
export function titleWeights(context: Context): Float64Array {
  const known = weighed.get(context) ?? sumsOf(context);
  weighed.set(context, known);
  return known;
}

/** The sum of the weights of the terms of the crawler's title; 0 without one. */
export function titleWeight({ title, ruleset }: Context): number {
  if (title === undefined) return 0;
  const byTerm = termWeights(ruleset);
  let sum = 0;
  for (let i = 0; i < title.hits.count; i += 1) sum += byTerm[title.hits.terms[i]];
  return sum;
}

function sumsOf({ text: { hits }, lines, ruleset }: Context): Float64Array {
  const byTerm = termWeights(ruleset);
  const weights = new Float64Array(lines.length);
  let line = 0;
  for (let i = 0; i < hits.count && line < lines.length; i += 1) {
    while (line < lines.length && lines[line].looseEnd < hits.ends[i]) line += 1;
    if (line < lines.length && hits.starts[i] >= lines[line].looseStart) weights[line] += byTerm[hits.terms[i]];
  }
  return weights;
}

/** By term: whether any rule takes it for a word of reports, or of trade. */
export const reportTerms = onceFor((ruleset) => termsOf(ruleset, 'report'));
const tradeTerms = onceFor((ruleset) => termsOf(ruleset, 'trade'));

function termsOf(ruleset: Ruleset, option: 'report' | 'trade'): Uint8Array {
  const known = new Uint8Array(ruleset.vocabulary.loose.terms.length);
  for (const { options } of titleRules(ruleset)) {
    options[option]?.loose.forEach((weight, term) => {
      if (weight > 0) known[term] = 1;
    });
  }
  return known;
}

/** How many different words of reports stand in a stretch of a loose view. */
export const reportWords = (ruleset: Ruleset, view: string): number => countOf(ruleset, view, reportTerms(ruleset));

/** How many different words of trade do, and how many units of it they cover. */
export function tradeIn(ruleset: Ruleset, view: string): { readonly words: number; readonly covered: Uint8Array } {
  const known = tradeTerms(ruleset);
  const hits = ruleset.vocabulary.loose.find(view);
  const seen = new Set<number>();
  const covered = new Uint8Array(view.length);
  for (let i = 0; i < hits.count; i += 1) {
    if (known[hits.terms[i]] === 0) continue;
    seen.add(hits.terms[i]);
    covered.fill(1, hits.starts[i], hits.ends[i]);
  }
  return { words: seen.size, covered };
}

function countOf(ruleset: Ruleset, view: string, known: Uint8Array): number {
  const hits = ruleset.vocabulary.loose.find(view);
  const seen = new Set<number>();
  for (let i = 0; i < hits.count; i += 1) if (known[hits.terms[i]] === 1) seen.add(hits.terms[i]);
  return seen.size;
}
