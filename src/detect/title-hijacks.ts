/** A hijacked title: reported once, with every sign that was seen, under the first rule that one of them calls up. */
import { z } from 'zod';
import { rulesOf } from '../rules/ruleset.ts';
import { clipped, shown } from '../text/unicode.ts';
import type { Detector } from './detector.ts';
import { rounded } from './rounded.ts';
import { HIJACK_SIGNS, type HijackSign } from './title-hijack-signals.ts';

interface HijackOptions {
  readonly signs: readonly HijackSign[];
}

/** A sign of less weight names no rule. */
const TELLING = 0.3;

export const titleHijacks: Detector = {
  name: 'title-hijack',
  options: () => z.strictObject({ signs: z.array(z.enum(HIJACK_SIGNS)).min(1) }),
  *detect({ markup, ruleset }) {
    const rules = rulesOf<HijackOptions>(ruleset, titleHijacks);
    if (rules.length === 0 || markup === undefined) return;
    const { title, hijacked, forged, signals, score } = markup.title;
    if (!hijacked) return;
    // The rules stand in the order of what tells most: who restores a title has forged it.
    const rule = rules.find(({ options }) =>
      signals.some(({ sign, weight }) => weight >= TELLING && options.signs.includes(sign)),
    );
    if (rule === undefined) return;
    yield {
      rule,
      field: 'html',
      range: markup.markup.document.head.titles[0]?.markup ?? signals[0].range,
      action: rule.action,
      score: rule.score,
      excerpt: shown(forged ?? ''),
      evidence: {
        points: rounded(score),
        signals: Object.fromEntries(signals.map(({ sign, weight }) => [sign, weight])),
        details: signals
          .map(({ sign, range, detail }) => ({ sign, range, detail: clipped(shown(detail), 120) }))
          .slice(0, 12),
        trueTitle: title,
      },
    };
  },
};
