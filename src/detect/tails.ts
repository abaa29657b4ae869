/**
 * The junk tail of a paragraph: from its end on backwards, as long as each piece that is added is mostly junk too.
 *
 * It may begin at the last bracket, behind each of the last sentences, behind a wide gap.
 */
import type { Context } from './detector.ts';
import { bylineAt } from './heading-text.ts';
import { type Judged, judge, type Zone } from './junk-points.ts';
import type { JunkRules } from './junk-rules.ts';
import { coverageIn, earliestTail, promised, type Reading, readingOf, tailEvidence } from './line-evidence.ts';
import { endsClause, type Line } from './lines.ts';
import type { Stretch } from './stretch.ts';
import { TITLE_LINES } from './title-options.ts';

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
  const share = tail * TAIL_WORDS;
  const earliest = earliestTail(window, junk, share);
  if (earliest === undefined) return undefined;
  let reading: Reading | undefined;
  let found: Tail | undefined;
  const shape = context.shapes[line.index];
  const isHeadline = line.index < TITLE_LINES && !shape.ended && shape.stops === 0;
  const starts = tailsOf(view, line.looseStart, end, earliest);
  for (const start of isHeadline ? withLabels(view, line.looseStart, end, starts) : starts) {
    const explained = promised({ ...window, start }, junk);
    if (!explained.opens || explained.words < share * (end - start)) continue;
    reading ??= readingOf(window, junk);
    if (found !== undefined && coverageIn(window, reading.covered, start, found.start).coverage < tail) continue;
    const evidence = tailEvidence(reading, start);
    if (evidence.coverage < tail) continue;
    if (isCredit(view, line.looseStart, start, end) || isOwn(view, start, end)) continue;
    const judged = judge(context, junk, { ...reading, stretch: { ...window, start } }, evidence, {
      isLong: false,
      zone,
      // A tail may be a whole sentence.
      isStatement: false,
    });
    if (judged !== undefined && judged.points >= remove) found = { start, judged, reading };
  }
  return found;
}

/** The starts of tails, and the first label of what is said of the article behind its headline. */
function withLabels(view: string, start: number, end: number, starts: readonly number[]): readonly number[] {
  const at = bylineAt(view.slice(start, end));
  return at === undefined ? starts : [...new Set([...starts, start + at])].sort((a, b) => b - a);
}

/** Whether a tail begins within what is quoted, announces what follows, or says which office to call. */
const isOwn = (view: string, start: number, end: number): boolean => {
  const tail = view.slice(start, end);
  return (tail.match(/"/gu)?.length ?? 0) % 2 === 1 || OWN.test(tail.trimEnd());
};

const OWN =
  /如下[。:]$|(?:市民|居民|乘客|旅客|考生|家长|游客|读者|群众|用户|村民|农户)(?:朋友)?如有|拨打 ?(?:1[12]\d{1,3}|12\d{3})(?!\d)/u;

/** Who took the picture is part of its caption: `（本报记者某某摄）`; behind a numbered one without brackets, too. */
function isCredit(view: string, from: number, start: number, end: number): boolean {
  if (end - start > CREDIT) return false;
  const tail = view.slice(start, end);
  if (/(?:[摄攝]|[摄攝]影[:： ]?\p{sc=Han}{2,4}[)）\]】])[)）\]】 ]*$/u.test(tail)) return true;
  return CAPTION.test(view.slice(from, start)) && BESIDE_CAPTION.test(tail);
}
/** How a numbered caption begins, or one below its picture; how its credit is written. */
const CAPTION = /^ *(?:\d{1,2}|[▲△▼图圖])/u;
const BESIDE_CAPTION =
  /^ *(?:[摄攝]影[: ]{1,3}\p{sc=Han}{2,4}|\((?:(?:사진|写真|photo|foto|ảnh) ?[=: ][^()]{1,30}|[^()]{1,16}(?:供图|摄))\)) *$/u;
const CREDIT = 40;

/** A tail is no longer than this, in units of the view. */
const MAX_TAIL = 200;
const CLOSERS = new Map([
  [')', '('],
  [']', '['],
  ['】', '【'],
]);
const CLOSING = '"”』」’\')';
const SPACE = ' '.charCodeAt(0);

/** Starts of tails in `[start, end]` of the loose view, the last first; all from `earliest` on, none at the line's own start. */
function tailsOf(view: string, start: number, end: number, earliest: number): number[] {
  let last = end;
  while (last > start && view.charCodeAt(last - 1) === SPACE) last -= 1;
  const floor = Math.max(start, last - MAX_TAIL);
  let from = Math.max(floor, earliest);
  while (from > floor && CLOSING.includes(view[from - 1])) from -= 1;
  const found = [bracketAt(view, floor, last)];
  for (let i = Math.max(floor, from - 1); i < last; i += 1) {
    if (view.charCodeAt(i) === SPACE && view.charCodeAt(i + 1) === SPACE) found.push(i);
    if (i < last - 1 && endsClause(view, i, last)) found.push(behindStop(view, i, last));
  }
  const within = found.filter((at) => at > start && at < last);
  return within.length < 2 ? within : [...new Set(within)].sort((a, b) => b - a);
}

/** Behind the stop at `stop`; a closing quote or bracket belongs to the sentence before. */
function behindStop(view: string, stop: number, last: number): number {
  let at = stop + 1;
  while (at < last && CLOSING.includes(view[at])) at += 1;
  return at;
}

/** Where the bracket opens in which the line ends; -1 where it ends in none. */
function bracketAt(view: string, floor: number, last: number): number {
  const opener = CLOSERS.get(view[last - 1]);
  if (opener === undefined) return -1;
  const at = view.lastIndexOf(opener, last - 1);
  return at > floor ? at : -1;
}
