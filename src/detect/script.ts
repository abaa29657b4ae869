/** Reports a body that was converted from simplified text; the transform that turns it back is the sanitizer's. */
import { z } from 'zod';
import { holdsTraditional, proofOfConversion } from '../normalize/script.ts';
import { rulesOf } from '../rules/ruleset.ts';
import type { Detector } from './detector.ts';
import { isProse } from './lines.ts';

export const script: Detector = {
  name: 'script',
  options: () => z.strictObject({}),
  *detect(context) {
    const [rule] = rulesOf(context.ruleset, script);
    if (rule === undefined) return;
    const { lines, shapes, claimed, text } = context;
    if (!holdsTraditional(text.field.text)) return; // nothing was converted, and no body need be put together
    const body = lines.filter(({ index }) => claimed[index] === undefined && isProse(shapes[index]));
    if (body.length === 0) return;
    const value = body.map(({ start, end }) => text.field.text.slice(start, end)).join('\n');
    const gloss = text.field.repairs.find(({ name }) => name === 'gloss');
    const { proven, evidence } = proofOfConversion(value, Number(gloss?.evidence.onConverted ?? 0));
    if (!proven) return;
    yield {
      rule,
      field: 'text',
      range: [body[0].start, body[body.length - 1].end],
      action: 'keep',
      score: rule.score,
      evidence,
    };
  },
};
