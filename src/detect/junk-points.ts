/** The points that a stretch of a line gets from each junk rule. */
import type { Rule } from '../rules/ruleset.ts';
import type { TermSet } from '../rules/vocabulary.ts';
import { classes, HAN } from '../text/unicode.ts';
import { readByline } from './byline.ts';
import type { Context } from './detector.ts';
import type { Found, JunkOptions, JunkRules } from './junk-rules.ts';
import { isLabelled } from './label-values.ts';
import type { Evidence, Reading } from './line-evidence.ts';
import { rounded } from './rounded.ts';
import type { TokenKind } from './tokens.ts';

/** A line, or its tail, with the rule that says most about it. */
export interface Judged {
  readonly rule: Rule<JunkOptions>;
  readonly points: number;
  readonly evidence: Evidence;
  readonly signals: Readonly<Record<string, number>>;
}

/** A line that was looked at. */
export interface Seen {
  readonly reading: Reading;
  readonly judged: Judged | undefined;
}

/** Where a line stands: above the running text that stays, between it, below it, or on a page without any. */
export type Zone = 'head' | 'middle' | 'tail' | 'edge';

export interface Place {
  /** Whether it is a long line of sentences. */
  readonly isLong: boolean;
  readonly zone: Zone;
  /** Whether it is a statement: a line that ends in a full stop. */
  readonly isStatement: boolean;
}

/** So few words that only hint at junk are a heading, an item of a list: `生活`; a hint of metadata heads a table: `日期 天气 气温`. */
const FEW = 4;

/** Whether a stretch is a label without its value, which stands on the next line or nowhere. */
const WAITING = 0.95;
const isWaiting = ({ view, end }: Reading['stretch'], { coverage, words }: Evidence): boolean =>
  coverage >= WAITING && (words > BARE || view.slice(Math.max(0, end - 3), end).includes(':'));
/** So few words without a colon are a word by themselves: `手机`. */
const BARE = 2;

/** What speaks for a part of `reading` being junk: `evidence` is of that part. Undefined where nothing does. */
export function judge(
  context: Context,
  junk: JunkRules,
  reading: Reading,
  evidence: Evidence,
  place: Place,
): Judged | undefined {
  const policy = context.ruleset.policy.junk;
  if (evidence.coverage < policy.least) return undefined;
  const sums = sumsOf(junk, reading, evidence);
  const judged: Judged[] = [];
  for (let i = 0; i < sums.length; i += 1) {
    const sum = sums[i];
    if (sum === undefined) continue;
    const rule = junk.rules[i];
    const strong = sum.strong + sum.tokens;
    if (strong === 0 || sum.count + sum.tokens < rule.options.least) continue;
    if (strong < 1 && (evidence.words <= FEW || rule.pack === 'metadata')) continue;
    if (!canStand(rule.options, place.zone)) continue;
    if (place.isStatement && strong < rule.options.statements) continue;
    if (rule.options.ours !== undefined && isSentence(reading.stretch) && !holds(rule.options.ours, evidence)) continue;
    if (rule.options.needsToken && sum.tokens === 0 && !isWaiting(reading.stretch, evidence)) continue;
    const signals = signalsOf(policy, { strong, weak: sum.weak }, evidence.coverage, place);
    judged.push({ rule, points: totalOf(signals), evidence, signals });
  }
  if (judged.length > 1) judged.sort((a, b) => b.points - a.points);
  return lifting(context, junk, reading, judged) ?? judged[0];
}

/** Whether a stretch ends as a sentence does. */
const isSentence = ({ view, start, end }: Reading['stretch']): boolean =>
  /[。.!]["”』」)]? *$/u.test(view.slice(Math.max(start, end - 6), end));

function holds(set: TermSet, { terms }: Evidence): boolean {
  return terms.some(({ term }) => set.loose[term] > 0);
}

function canStand({ zone: wanted }: JunkOptions, zone: Zone): boolean {
  if (wanted === 'any' || zone === 'edge') return true;
  return wanted === 'outer' ? zone !== 'middle' : zone === wanted;
}

/** A line that brings something for the byline is metadata, whatever else stands in it. */
function lifting(context: Context, junk: JunkRules, reading: Reading, judged: readonly Judged[]): Judged | undefined {
  const { remove } = context.ruleset.policy.junk;
  const metadata = judged.find(({ rule, points }) => rule.pack === 'metadata' && points >= remove);
  if (metadata === undefined || metadata === judged[0]) return metadata;
  const { source, author, editor, publishedAt } = readByline(junk, reading, metadata.evidence);
  return (source ?? author ?? editor ?? publishedAt) ? metadata : undefined;
}

function signalsOf(
  policy: Context['ruleset']['policy']['junk'],
  { strong, weak }: { readonly strong: number; readonly weak: number },
  coverage: number,
  { isLong, zone }: Place,
): Record<string, number> {
  const signals: Record<string, number> = {
    strong: rounded(policy.strong * Math.min(strong, policy.most) * coverage),
    coverage: rounded(policy.coverage * coverage),
  };
  if (weak > 0) signals.weak = rounded(policy.weak * Math.min(weak, policy.most) * coverage);
  if (isLong) signals.prose = policy.prose;
  if (zone === 'middle') signals.middle = policy.middle;
  else if (coverage >= policy.mostly) signals.edge = policy.edge;
  return signals;
}

/** What the terms and tokens of a line weigh for one rule. */
interface Sum {
  strong: number;
  weak: number;
  /** How many strong terms, and how many kinds of the rule's tokens, there are. */
  count: number;
  tokens: number;
}

/** By rule; missing where nothing speaks for it. */
function sumsOf(junk: JunkRules, { stretch }: Reading, { terms, tokens }: Evidence): readonly (Sum | undefined)[] {
  const { rules, said, pairing, byToken } = junk;
  const sums = new Array<Sum | undefined>(rules.length).fill(undefined);
  const sumOf = (rule: number): Sum => {
    const sum = sums[rule] ?? { strong: 0, weak: 0, count: 0, tokens: 0 };
    sums[rule] = sum;
    return sum;
  };
  let before: Found | undefined;
  /** Behind labels of something else. */
  const others: number[] = [];
  for (const found of terms) {
    const isOther = isWithinWord(stretch, found, before);
    if (isOther) others.push(found.end);
    for (const { rule, strong, weak } of said[found.term] ?? []) {
      const { needsColon } = rules[rule].options;
      if (needsColon && !isLabelled(stretch.view, found, stretch.start, stretch.end)) continue;
      const sum = sumOf(rule);
      // `开奖日期:` is not the label of a page's date.
      if (rules[rule].pack === 'metadata' && isOther) continue;
      sum.strong += strong;
      if (strong > 0) sum.count += 1;
      else sum.weak += weak;
    }
    if (before !== undefined && isNext(stretch.view, before, found)) {
      for (const rule of pairing) {
        if (!isPair(rules[rule].options, before, found)) continue;
        const sum = sumOf(rule);
        sum.strong += 1;
        sum.count += 1;
      }
    }
    before = found;
  }
  const kinds = tokens.length === 0 ? [] : new Set(tokens.map(({ kind }) => kind));
  const isLabelledOtherwise = (kind: TokenKind) =>
    tokens.every((token) => token.kind !== kind || others.some((end) => token.start >= end && token.start <= end + 1));
  for (const kind of kinds) {
    const isOther = others.length > 0 && isLabelledOtherwise(kind);
    for (const rule of byToken.get(kind) ?? []) {
      if (!isOther || rules[rule].pack !== 'metadata') sumOf(rule).tokens += 1;
    }
  }
  return sums;
}

/** Whether a label that a colon ends begins in the middle of a word. */
const isWithinWord = ({ view, start }: Reading['stretch'], found: Found, before: Found | undefined): boolean =>
  view[found.end - 1] === ':' &&
  found.start > start &&
  before?.end !== found.start &&
  classes()[view.charCodeAt(found.start - 1)] === HAN;

/** Whether nothing but a gap or 的 stands between two terms. */
const isNext = (view: string, before: Found, found: Found): boolean =>
  found.start === before.end || (found.start === before.end + 1 && ' 的'.includes(view[before.end]));

const isPair = ({ pairs }: JunkOptions, before: Found, found: Found): boolean =>
  pairs.some(([first, second]) => first.loose[before.term] > 0 && second.loose[found.term] > 0);

const totalOf = (signals: Readonly<Record<string, number>>): number =>
  Object.values(signals).reduce((total, points) => total + points, 0);
