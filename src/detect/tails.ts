/**
 * The junk tail of a paragraph: from its end on backwards, as long as each piece that is added is mostly junk too.
 *
 * It may begin at the last bracket, behind each of the last sentences, behind a wide gap.
 */
import type { Context } from './detector.ts';
import { type Judged, judge, type Zone } from './junk-points.ts';
import type { JunkRules } from './junk-rules.ts';
import { coverageIn, promised, type Reading, readingOf, tailEvidence } from './line-evidence.ts';
import { isStop, type Line } from './lines.ts';
import type { Stretch } from './stretch.ts';

export interface Tail {
  /** In the loose view. */
  readonly start: number;
  readonly judged: Judged;
  readonly reading: Reading;
}

/** Of the units of a tail at least so many are words. */
const TAIL_WORDS = 0.4;

/** The tail of `line` that goes alone; `stretch` is the whole line, `zone` where it stands. */
export function tailOf(context: Context, junk: JunkRules, line: Line, stretch: Stretch, zone: Zone): Tail | undefined {
  const { remove, tail } = context.ruleset.policy.junk;
  const { view, end } = stretch;
  const window = { ...stretch, start: Math.max(stretch.start, end - MAX_TAIL) };
  if (!promised(window, junk).opens) return undefined;
  let reading: Reading | undefined;
  let found: Tail | undefined;
  for (const start of tailsOf(view, line.looseStart, end).toReversed()) {
    const explained = promised({ ...window, start }, junk);
    if (!explained.opens || explained.words < tail * TAIL_WORDS * (end - start)) continue;
    reading ??= readingOf(window, junk);
    if (found !== undefined && coverageIn(window, reading.covered, start, found.start).coverage < tail) continue;
    const evidence = tailEvidence(reading, start);
    if (evidence.coverage < tail) continue;
    const judged = judge(context, junk, { ...reading, stretch: { ...window, start } }, evidence, {
      isLong: false,
      zone,
    });
    if (judged !== undefined && judged.points >= remove) found = { start, judged, reading };
  }
  return found;
}

/** A tail is no longer than this, in units of the view. */
const MAX_TAIL = 200;
const CLOSERS = new Map([
  [')', '('],
  [']', '['],
  ['】', '【'],
]);
const CLOSING_QUOTES = '"”』」’\'';

/** Starts of tails in `[start, end]` of the loose view, the longest first; none at the line's own start. */
function tailsOf(view: string, start: number, end: number): number[] {
  let last = end;
  while (last > start && view[last - 1] === ' ') last -= 1;
  const floor = Math.max(start, last - MAX_TAIL);
  const found = new Set([
    ...afterStops(view, floor, last),
    ...beforeBracket(view, floor, last),
    ...afterGaps(view, floor, last),
  ]);
  return [...found].filter((at) => at > start && at < last).sort((a, b) => a - b);
}

/** Behind each of the last stops; a closing quote or bracket belongs to the sentence before. */
function* afterStops(view: string, floor: number, last: number): Generator<number> {
  for (let i = floor; i < last - 1; i += 1) {
    if (!isStop(view, i, last)) continue;
    let at = i + 1;
    while (at < last && (CLOSING_QUOTES.includes(view[at]) || view[at] === ')')) at += 1;
    yield at;
  }
}

function* beforeBracket(view: string, floor: number, last: number): Generator<number> {
  const opener = CLOSERS.get(view[last - 1]);
  if (opener === undefined) return;
  const at = view.lastIndexOf(opener, last - 1);
  if (at > floor) yield at;
}

function* afterGaps(view: string, floor: number, last: number): Generator<number> {
  for (let i = floor; i < last; i += 1) if (view[i] === ' ' && view[i + 1] === ' ') yield i;
}
