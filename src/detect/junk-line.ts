/**
 * Junk lines: what a site wrote around an article.
 *
 * Each line gets points: for strong and weak terms of a rule, for how much of it junk explains, for where it stands.
 * A line over `junk.remove` goes. Where it stands is told by the running text that stays, above, between or below, and by
 * nothing that comes off: so a second pass over the result finds nothing new. A paragraph that is not junk may end in it;
 * then that tail goes alone.
 */
import { z } from 'zod';
import { onceFor, rulesOf } from '../rules/ruleset.ts';
import type { Context, Detector, Finding } from './detector.ts';
import { type Judged, judge, junkFinding, type Zone } from './junk-points.ts';
import { type JunkOptions, type JunkRules, junkRules } from './junk-rules.ts';
import { evidenceOf, explainable } from './line-evidence.ts';
import { isProse, type Line } from './lines.ts';
import { linkedLines } from './linked-lines.ts';
import { MAX_TAIL, tailsOf } from './tails.ts';
import { titleWeights } from './title-weights.ts';
import { TOKEN_KINDS } from './tokens.ts';

export const junkLine: Detector = {
  name: 'junk-line',
  options: ({ set }) =>
    z.strictObject({
      strong: set.optional(),
      soft: set.optional(),
      weak: set.optional(),
      zone: z.enum(['head', 'any']).default('any'),
      least: z.int().min(1).default(1),
      labels: set.optional(),
      tokens: z.array(z.enum(TOKEN_KINDS)).default([]),
      needsToken: z.boolean().default(false),
      needsColon: z.boolean().default(false),
      value: z.enum(['words', 'number']).default('words'),
      label: z.int().min(0).max(60).default(0),
      menu: z.boolean().default(false),
      numbers: z.boolean().default(false),
    }),
  *detect(context) {
    const junk = junkOf(context.ruleset);
    if (junk.rules.length === 0) return;
    const firstHits = hitsByLine(context);
    yield* junkLines(context, junk, firstHits);
    yield* junkTails(context, junk, firstHits);
  },
};

const junkOf = onceFor((ruleset) => junkRules(ruleset, rulesOf<JunkOptions>(ruleset, junkLine)));

/** The first hit that ends behind the start of each line. */
function hitsByLine({ text: { hits }, lines }: Context): number[] {
  let hit = 0;
  return lines.map(({ looseStart }) => {
    while (hit < hits.count && hits.ends[hit] <= looseStart) hit += 1;
    return hit;
  });
}

/**
 * Whether a line can be junk at all: what terms could explain makes up enough of it, or it is little else than a number,
 * a date or an address.
 */
function mayBeJunk({ text, ruleset, shapes }: Context, junk: JunkRules, line: Line, firstHit: number): boolean {
  const { words, units, digits } = shapes[line.index];
  if (units <= 80 && digits >= 4) return true;
  const { looseStart, looseEnd } = line;
  const explained = explainable(text.field.loose.text, looseStart, looseEnd, text.hits, firstHit, junk);
  return explained > 0 && explained + digits >= ruleset.policy.junk.least * Math.min(words, MAX_LINE);
}

/** Of a longer line so many words are enough to look at it. */
const MAX_LINE = 200;

function* junkLines(context: Context, junk: JunkRules, firstHits: readonly number[]): Generator<Finding> {
  const { lines, shapes, claimed } = context;
  const judgeAt = (line: Line, zone: Zone) => {
    const shape = shapes[line.index];
    return judge(context, junk, [line.looseStart, line.looseEnd], firstHits[line.index], {
      isLong: isProse(shape) && shape.words > 60,
      zone,
    });
  };
  const { look } = context.ruleset.policy.title;
  const weights = titleWeights(context);
  const worth = lines.filter(
    ({ index }) =>
      claimed[index] === undefined && weights[index] < look && mayBeJunk(context, junk, lines[index], firstHits[index]),
  );
  const judged: (Judged | undefined)[] = new Array(lines.length).fill(undefined);
  for (const line of worth) judged[line.index] = judgeAt(line, 'edge');
  const zones = zonesOf(context, judged, weights);
  for (const { index } of worth) if (zones[index] !== 'edge') judged[index] = judgeAt(lines[index], zones[index]);
  for (const line of worth)
    if (isGenuineWithTail(context, junk, line, firstHits[line.index], judged[line.index]))
      judged[line.index] = undefined;
  const { remove } = context.ruleset.policy.junk;
  const gone = judged.map((own) => own !== undefined && own.points >= remove);
  for (const line of lines) {
    const own = judged[line.index];
    if (gone[line.index] && own !== undefined) yield junkFinding(context, own, [line.start, line.end]);
  }
  yield* linkedLines(context, junk, judged, gone, (index) => zones[index] !== 'middle' && zones[index] !== 'head');
}

/** What stands before a tail is genuine where it has so many words, of which junk explains so little. */
const HEAD_WORDS = 6;
const HEAD_COVERAGE = 0.4;

/** Whether a line that looks like junk as a whole is a genuine sentence with a junk tail. */
function isGenuineWithTail(
  context: Context,
  junk: JunkRules,
  line: Line,
  firstHit: number,
  judged: Judged | undefined,
): boolean {
  if (judged === undefined || context.shapes[line.index].stops === 0) return false;
  const tail = tailOf(context, junk, line, firstHit);
  if (tail === undefined) return false;
  const { text } = context;
  const head = evidenceOf(text.field.loose.text, line.looseStart, tail.start, text.hits, firstHit, junk);
  return head.words >= HEAD_WORDS && head.coverage <= HEAD_COVERAGE;
}

/**
 * The junk tail of a line: from its end on backwards, as long as each piece that is added is mostly junk too.
 */
function tailOf(
  context: Context,
  junk: JunkRules,
  line: Line,
  firstHit: number,
): { start: number; judged: Judged } | undefined {
  const { text, ruleset } = context;
  const { remove, tail } = ruleset.policy.junk;
  const view = text.field.loose.text;
  const floor = Math.max(line.looseStart, line.looseEnd - MAX_TAIL);
  if (explainable(view, floor, line.looseEnd, text.hits, firstHit, junk) === 0) return undefined;
  let found: { start: number; judged: Judged } | undefined;
  for (const start of tailsOf(view, line.looseStart, line.looseEnd).toReversed()) {
    const explained = explainable(view, start, line.looseEnd, text.hits, firstHit, junk);
    if (explained < tail * TAIL_WORDS * (line.looseEnd - start)) continue;
    if (found !== undefined && evidenceOf(view, start, found.start, text.hits, firstHit, junk).coverage < tail)
      continue;
    const judged = judge(context, junk, [start, line.looseEnd], firstHit, { isLong: false, zone: 'tail' });
    if (judged !== undefined && judged.points >= remove && judged.evidence.coverage >= tail) found = { start, judged };
  }
  return found;
}

/** Of the units of a tail at least so many are words. */
const TAIL_WORDS = 0.4;

/** Where lines stand among the running text that stays: above all of it, between, or below; edge where there is none. */
function zonesOf(
  { lines, shapes, claimed, ruleset }: Context,
  judged: readonly (Judged | undefined)[],
  weights: ArrayLike<number>,
): Zone[] {
  const stays = lines.map(
    ({ index }) =>
      claimed[index] === undefined &&
      weights[index] < ruleset.policy.title.look &&
      isProse(shapes[index]) &&
      (judged[index]?.points ?? 0) < ruleset.policy.junk.remove,
  );
  const first = stays.indexOf(true);
  const last = stays.lastIndexOf(true);
  if (first < 0) return lines.map(() => 'edge');
  return lines.map(({ index }) => (index < first ? 'head' : index > last ? 'tail' : 'middle'));
}

/** A shorter paragraph has no tail: it is junk or it is not. */
const MIN_PARAGRAPH = 16;

function* junkTails(context: Context, junk: JunkRules, firstHits: readonly number[]): Generator<Finding> {
  const { lines, shapes, claimed, text } = context;
  for (const line of lines) {
    if (claimed[line.index] !== undefined || shapes[line.index].words < MIN_PARAGRAPH) continue;
    const tail = tailOf(context, junk, line, firstHits[line.index]);
    if (tail === undefined) continue;
    const [from] = text.field.loose.toSource(tail.start, line.looseEnd);
    yield junkFinding(context, tail.judged, [from, line.end]);
  }
}
