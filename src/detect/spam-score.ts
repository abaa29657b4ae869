/** How much a text is spam by the word lists alone: what the detectors of markup ask of titles, metas and anchors. */
import { looseFold } from '../normalize/folds.ts';
import { onceFor, type Ruleset } from '../rules/ruleset.ts';
import { fold } from '../text/view.ts';
import { type Lexicon, lexicalOf } from './lexicon.ts';
import type { SpamScore } from './markup-page.ts';
import { reportWords, titleRules } from './title-weights.ts';

const MAX_UNITS = 400;

/** From 0 to 1; half of it is what a line of the text would need of words to be removed without any other sign. */
export const spamScoreOf: (ruleset: Ruleset) => SpamScore = onceFor((ruleset) => {
  const rules = titleRules(ruleset);
  const lexicon: Lexicon = { rules, ruleset };
  const { lexical, coverage, remove, least, filler, report } = ruleset.policy.title;
  return (text) => {
    const value = text.slice(0, MAX_UNITS);
    if (rules.length === 0 || value.trim() === '') return 0;
    const found = lexicalOf(value, lexicon);
    if (found.weight < least || !found.terms.some(({ weight }) => weight > filler)) return 0;
    const view = fold(value, looseFold()).text;
    const reports = Math.min(reportWords(ruleset, view), report.most);
    const covered = coverage.reduce((points, [from, own]) => (found.coverage >= from ? own : points), 0);
    const points = Math.min(found.weight, lexical.most) * lexical.each + covered + reports * report.each;
    return Math.min(1, Math.max(0, points / (remove * 1.5)));
  };
});
