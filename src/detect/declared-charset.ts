/** Bytes of another encoding than the one that was declared: decoded rightly all the same, and said. */
import { z } from 'zod';
import { rulesOf } from '../rules/ruleset.ts';
import type { Detector } from './detector.ts';

export const declaredCharset: Detector = {
  name: 'declared-charset',
  options: () => z.strictObject({}),
  *detect({ decoded, ruleset }) {
    const [rule] = rulesOf(ruleset, declaredCharset);
    if (rule === undefined || decoded === undefined || !decoded.evidence.mislabelled) return;
    const { encoding, declared, evidence } = decoded;
    yield {
      rule,
      field: 'html',
      range: [0, 0],
      action: 'keep',
      score: rule.score,
      excerpt: declared ?? '',
      evidence: { declared: declared ?? null, decodedAs: encoding, by: evidence.by, replaced: evidence.replaced },
    };
  },
};
