/**
 * Junk lines: what a site wrote around an article.
 *
 * Each line gets points: for strong and weak terms of a rule, for how much of it junk explains, for where it stands.
 * A line over `junk.remove` goes. Then the page is peeled from both ends: a line that is nearly junk and stands beside
 * what has gone, with no other line between it and the edge, goes too, until nothing more comes off; so a second pass
 * over the result finds nothing new. A paragraph that is not junk may end in it; then that tail goes alone.
 */
import { z } from 'zod';
import { onceFor, rulesOf } from '../rules/ruleset.ts';
import type { Context, Detector, Finding } from './detector.ts';
import { type Judged, judge, junkFinding } from './junk-points.ts';
import { explainable, type JunkOptions, type JunkRules, junkRules } from './line-evidence.ts';
import { isProse, type Line } from './lines.ts';
import { MAX_TAIL, tailsOf } from './tails.ts';
import { TOKEN_KINDS } from './tokens.ts';

export const junkLine: Detector = {
  name: 'junk-line',
  options: ({ set }) =>
    z.strictObject({
      strong: set,
      weak: set.optional(),
      labels: set.optional(),
      tokens: z.array(z.enum(TOKEN_KINDS)).default([]),
      needsToken: z.boolean().default(false),
      needsColon: z.boolean().default(false),
      value: z.enum(['words', 'number']).default('words'),
      label: z.int().min(0).max(60).default(0),
      menu: z.boolean().default(false),
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
  const judged = lines.map((line) => {
    const firstHit = firstHits[line.index];
    const shape = shapes[line.index];
    if (claimed[line.index] !== undefined) return undefined;
    if (!mayBeJunk(context, junk, line, firstHit)) return undefined;
    return judge(context, junk, [line.looseStart, line.looseEnd], firstHit, isProse(shape) && shape.words > 60);
  });
  const gone = goneLines(context, judged);
  for (const line of lines) {
    const own = judged[line.index];
    if (gone[line.index] && own !== undefined) yield junkFinding(context, own, [line.start, line.end]);
  }
}

function goneLines(context: Context, judged: readonly (Judged | undefined)[]): boolean[] {
  const { enclosed, remove } = context.ruleset.policy.junk;
  const first = judged.map((own) => own !== undefined && own.points >= remove);
  const stays = (index: number) => index in first && !first[index] && isProse(context.shapes[index]);
  const gone = first.map((goes, index) => {
    const isEnclosed = stays(index - 1) && stays(index + 1);
    return goes && (judged[index]?.points ?? 0) + (isEnclosed ? enclosed : 0) >= remove;
  });
  peel(context, judged, gone, 1);
  peel(context, judged, gone, -1);
  return gone;
}

/** Only what junk mostly explains is taken for standing beside junk. */
const PEELED = 0.7;

/** Takes what is nearly junk off one end, up to the first line that stays. */
function peel(context: Context, judged: readonly (Judged | undefined)[], gone: boolean[], step: 1 | -1) {
  const { neighbour, edge, remove } = context.ruleset.policy.junk;
  for (let i = step > 0 ? 0 : gone.length - 1; i >= 0 && i < gone.length; i += step) {
    if (gone[i] || context.claimed[i] !== undefined) continue;
    const own = judged[i];
    if (own === undefined || own.evidence.coverage < PEELED) return;
    const isBeside = (gone[i - 1] ?? false) || (gone[i + 1] ?? false);
    if (own.points + edge + (isBeside ? neighbour : 0) < remove) return;
    gone[i] = true;
  }
}

/** A shorter paragraph has no tail: it is junk or it is not. */
const MIN_PARAGRAPH = 16;

/** Of the units of a tail at least so many are words. */
const TAIL_WORDS = 0.4;

function* junkTails(context: Context, junk: JunkRules, firstHits: readonly number[]): Generator<Finding> {
  const { lines, shapes, claimed, text } = context;
  const { remove, tail } = context.ruleset.policy.junk;
  const view = text.field.loose;
  for (const line of lines) {
    const firstHit = firstHits[line.index];
    if (claimed[line.index] !== undefined || shapes[line.index].words < MIN_PARAGRAPH) continue;
    const floor = Math.max(line.looseStart, line.looseEnd - MAX_TAIL);
    if (explainable(view.text, floor, line.looseEnd, text.hits, firstHit, junk) === 0) continue;
    for (const start of tailsOf(view.text, line.looseStart, line.looseEnd)) {
      const explained = explainable(view.text, start, line.looseEnd, text.hits, firstHit, junk);
      if (explained < tail * TAIL_WORDS * (line.looseEnd - start)) continue;
      const judged = judge(context, junk, [start, line.looseEnd], firstHit, false);
      if (judged === undefined || judged.points < remove || judged.evidence.coverage < tail) continue;
      const [tailStart] = view.toSource(start, line.looseEnd);
      yield junkFinding(context, judged, [tailStart, line.end]);
      break;
    }
  }
}
