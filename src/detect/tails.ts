/** Where the tail of a paragraph may begin: its last bracket, its last sentence, what stands behind its last wide gap. */
import { isStop } from './lines.ts';

/** A tail is no longer than this, in units of the view. */
export const MAX_TAIL = 200;
const CLOSERS = new Map([
  [')', '('],
  [']', '['],
  ['】', '【'],
]);
const CLOSING_QUOTES = '"”』」’\'';

/** Starts of tails in `[start, end]` of the loose view, the longest first; none at the line's own start. */
export function tailsOf(view: string, start: number, end: number): number[] {
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
