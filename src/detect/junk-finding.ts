/** The finding that a stretch of a line is junk, with what explains it and what it brings for the byline. */
import type { Range } from '../text/edits.ts';
import { clipped } from '../text/unicode.ts';
import { readByline } from './byline.ts';
import type { Context, Finding } from './detector.ts';
import type { Judged } from './junk-points.ts';
import type { JunkRules } from './junk-rules.ts';
import type { Evidence, Reading } from './line-evidence.ts';
import { rounded } from './rounded.ts';
import type { Token } from './tokens.ts';

/** The finding that `range` of the repaired text is junk; what it brings for the byline is noted in the context. */
export function junkFinding(
  context: Context,
  junk: JunkRules,
  reading: Reading,
  { rule, points, evidence, signals }: Judged,
  range: Range,
): Finding {
  const lifted = rule.pack === 'metadata' ? readByline(junk, reading, evidence) : {};
  for (const key of Object.keys(lifted) as (keyof typeof lifted)[]) context.byline[key] ??= lifted[key] ?? null;
  return {
    rule,
    field: 'text',
    range,
    action: rule.action,
    score: rule.score,
    evidence: {
      points: rounded(points),
      coverage: rounded(evidence.coverage),
      signals,
      terms: termsShown(context, evidence),
      ...contactsOf(evidence.tokens),
      ...(Object.keys(lifted).length > 0 && { byline: lifted }),
    },
  };
}

const CONTACTS = new Set(['email', 'phone', 'qq', 'wechat', 'handle']);

/** The normalised contacts of a line: one of a kind as a string, several as a list. */
export function contactsOf(tokens: readonly Token[]): Record<string, string | string[]> {
  const contacts: Record<string, string | string[]> = {};
  for (const { kind, value } of tokens) {
    if (!CONTACTS.has(kind)) continue;
    const known = contacts[kind];
    contacts[kind] = known === undefined ? value : [...(typeof known === 'string' ? [known] : known), value];
  }
  return contacts;
}

function termsShown({ ruleset }: Context, { terms }: Evidence): string[] {
  const names = ruleset.vocabulary.loose.terms;
  return [...new Set(terms.map(({ term }) => clipped(names[term], 40)))].slice(0, 12);
}
