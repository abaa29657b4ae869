/** The points that a stretch of a line gets from each junk rule, and the finding that they make. */
import type { Rule } from '../rules/ruleset.ts';
import type { Range } from '../text/edits.ts';
import { clipped } from '../text/unicode.ts';
import { readByline } from './byline.ts';
import type { Context, Finding } from './detector.ts';
import type { JunkOptions, JunkRules } from './junk-rules.ts';
import { isLabelled } from './label-values.ts';
import { type Evidence, evidenceOf } from './line-evidence.ts';
import type { Token } from './tokens.ts';

/** A line, or its tail, with the rule that says most about it. */
export interface Judged {
  readonly rule: Rule<JunkOptions>;
  readonly points: number;
  readonly evidence: Evidence;
  readonly signals: Readonly<Record<string, number>>;
}

/** Where a line stands: above the running text that stays, between it, below it, or on a page without any. */
export type Zone = 'head' | 'middle' | 'tail' | 'edge';

interface Place {
  /** Whether it is a long line of sentences. */
  readonly isLong: boolean;
  readonly zone: Zone;
}

/** A label without its value, which stands on the next line or nowhere. */
const WAITING = 0.95;

/** What speaks for `range` of the loose view being junk. Undefined where nothing does. */
export function judge(
  context: Context,
  junk: JunkRules,
  range: Range,
  firstHit: number,
  place: Place,
): Judged | undefined {
  const evidence = evidenceOf(context.text.field.loose.text, range[0], range[1], context.text.hits, firstHit, junk);
  const judged: Judged[] = [];
  for (const rule of junk.rules) {
    const signals = signalsOf(context, rule.options, evidence, range, place);
    if (signals !== undefined) judged.push({ rule, points: sum(signals), evidence, signals });
  }
  judged.sort((a, b) => b.points - a.points);
  return lifting(context, judged) ?? judged[0];
}

/** A line that brings something for the byline is metadata, whatever else stands in it. */
function lifting(context: Context, judged: readonly Judged[]): Judged | undefined {
  const { remove } = context.ruleset.policy.junk;
  const metadata = judged.find(({ rule, points }) => rule.pack === 'metadata' && points >= remove);
  if (metadata === undefined || metadata === judged[0]) return metadata;
  const { source, author, editor, publishedAt } = readByline(context.text.field, metadata.evidence);
  return (source ?? author ?? editor ?? publishedAt) ? metadata : undefined;
}

function signalsOf(
  context: Context,
  options: JunkOptions,
  evidence: Evidence,
  range: Range,
  { isLong, zone }: Place,
): Record<string, number> | undefined {
  const policy = context.ruleset.policy.junk;
  if (options.zone === 'head' && (zone === 'middle' || zone === 'tail')) return undefined;
  const own = options.tokens.filter((kind) => evidence.tokens.some((token) => token.kind === kind));
  const { strong, weak, count } = weights(context, options, evidence, range);
  const strongWeight = strong + own.length;
  if (strongWeight === 0 || count + own.length < options.least || evidence.coverage < policy.least) return undefined;
  if (options.needsToken && own.length === 0 && evidence.coverage < WAITING) return undefined;
  return {
    strong: policy.strong * Math.min(strongWeight, policy.most),
    coverage: round(policy.coverage * evidence.coverage),
    ...(weak > 0 && { weak: policy.weak * Math.min(weak, policy.most) }),
    ...(isLong && { prose: policy.prose }),
    ...(zone === 'middle' && { middle: policy.middle }),
    ...(zone !== 'middle' && evidence.coverage >= policy.mostly && { edge: policy.edge }),
  };
}

function weights(
  { text }: Context,
  { strong, soft, weak, needsColon }: JunkOptions,
  { terms }: Evidence,
  [start, end]: Range,
) {
  const sums = { strong: 0, weak: 0, count: 0 };
  for (const found of terms) {
    if (needsColon && !isLabelled(text.field.loose.text, found, start, end)) continue;
    const own = (strong?.loose[found.term] ?? 0) + (soft?.loose[found.term] ?? 0) / 2;
    sums.strong += own;
    if (own > 0) sums.count += 1;
    else sums.weak += weak?.loose[found.term] ?? 0;
  }
  return sums;
}

/** The finding that `range` of the repaired text is junk; what it brings for the byline is noted in the context. */
export function junkFinding(context: Context, { rule, points, evidence, signals }: Judged, range: Range): Finding {
  const lifted = readByline(context.text.field, evidence);
  for (const key of Object.keys(lifted) as (keyof typeof lifted)[]) context.byline[key] ??= lifted[key] ?? null;
  return {
    rule,
    field: 'text',
    range,
    action: rule.action,
    score: rule.score,
    evidence: {
      points: round(points),
      coverage: round(evidence.coverage),
      signals,
      terms: termsShown(context, evidence),
      ...contactsOf(evidence.tokens),
      ...(Object.keys(lifted).length > 0 && { byline: lifted }),
    },
  };
}

const CONTACTS = new Set(['email', 'phone', 'qq', 'wechat']);

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

const sum = (signals: Readonly<Record<string, number>>): number =>
  Object.values(signals).reduce((total, points) => total + points, 0);
const round = (value: number): number => Math.round(value * 100) / 100;
