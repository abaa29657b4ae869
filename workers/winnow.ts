import type { Config } from '../src/config.ts';
import { createWinnow, loadRules, type Winnow } from '../src/winnow.ts';

/** The filter that a configuration asks for. Throws `rules/invalid` where its rules do not load. */
export function winnowOf({
  rules,
  onlyRules,
  script,
  maxContent,
}: Pick<Config, 'rules' | 'onlyRules' | 'script' | 'maxContent'>): Winnow {
  return createWinnow({ ruleset: loadRules({ rules, onlyRules }), script, maxContentBytes: maxContent });
}
