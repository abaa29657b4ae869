/** How much the terms of injected titles weigh on each line: the cheap gate before a line is taken apart. */
import { onceFor, rulesOf } from '../rules/ruleset.ts';
import type { Context } from './detector.ts';
import type { TitleOptions } from './title-candidate.ts';

/** The rules of the detector `injected-title`. */
export const titleRules = onceFor((ruleset) => rulesOf<TitleOptions>(ruleset, { name: 'injected-title' }));

/** By term: its weight in the rule that gives it most. Fillers weigh nothing here. */
const termWeights = onceFor((ruleset) => {
  const { filler } = ruleset.policy.title;
  const weights = new Float32Array(ruleset.vocabulary.loose.terms.length);
  for (const { options } of titleRules(ruleset)) {
    options.terms.loose.forEach((weight, term) => {
      if (weight > filler) weights[term] = Math.max(weights[term], weight);
    });
  }
  return weights;
});

/** The sum of the weights of the terms of each line. */
export function titleWeights({ text: { hits }, lines, ruleset }: Context): Float64Array {
  const byTerm = termWeights(ruleset);
  const weights = new Float64Array(lines.length);
  let line = 0;
  for (let i = 0; i < hits.count && line < lines.length; i += 1) {
    while (line < lines.length && lines[line].looseEnd < hits.ends[i]) line += 1;
    if (line < lines.length && hits.starts[i] >= lines[line].looseStart) weights[line] += byTerm[hits.terms[i]];
  }
  return weights;
}
