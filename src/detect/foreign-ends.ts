/**
 * The ends of a headline that are none of it (foreign.ts): of what is left the body holds a good part, or a line of the
 * page says it.
 *
 * Where a line may be cut stands in foreign-cuts.ts. Offsets are of the loose view of what is not known to go.
 */
import { looseFold } from '../normalize/folds.ts';
import type { Policy } from '../rules/schema.ts';
import type { Range } from '../text/edits.ts';
import { fold } from '../text/view.ts';
import { isClaim, isOnlyEndings } from './brand-endings.ts';
import type { Context } from './detector.ts';
import {
  type Foreign,
  type ForeignPart,
  foreignPoints,
  heldPieces,
  isAboutSpam,
  isHost,
  isSaid,
  trimmed,
} from './foreign.ts';
import { type Cut, cutsBehind, cutsInFront } from './foreign-cuts.ts';
import { wordsIn } from './label-values.ts';
import { spelledInFront } from './spelled-names.ts';
import { withNoise } from './title-noise.ts';
import { between, type Mark, marksIn, type TitleLine } from './title-stretches.ts';
import { witnessesOf } from './witnesses.ts';

/** What goes of one end: where what is left begins, or ends. */
interface End extends ForeignPart {
  readonly at: number;
  readonly isHard: boolean;
}

/** Fewer units are no name with its endings. */
const LEAST = 3;

/** The foreign ends of `title`, with those that are `known` to go; undefined where there are no others. Linear in the line. */
export function foreignEnds(context: Context, title: TitleLine, known: readonly Range[]): Foreign | undefined {
  const { title: policy } = context.ruleset.policy;
  const window = between(known, title.value.length);
  const view = fold(title.value.slice(...window), looseFold());
  const gone = fold(known.map((range) => title.value.slice(...range)).join('|'), looseFold()).text;
  const found = endsOf(context, { view: view.text, gone, isLine: (rest) => title.isSaidAlone(rest) });
  if (found === undefined) return undefined;
  const { front, behind, from, to } = found;
  const [start, end] = view.toSource(from, to);
  const kept: Range = [window[0] + start, window[0] + end];
  const parts = [front, behind].filter((one) => one !== undefined);
  if (isAboutSpam(context, parts)) return undefined;
  const { agreement } = agreementFor(parts, policy.foreign);
  if (!isHeadline(title, kept, agreement, policy) || (front !== undefined && title.isToldOf(kept))) return undefined;
  const ends: Range[] = [
    [0, kept[0]],
    [kept[1], title.value.length],
  ];
  return {
    ranges: withNoise(
      title.value,
      ends.filter(([a, b]) => a < b),
    ),
    parts,
  };
}

/** How much of what is left the body must hold: less where a mark parts each end off, or where one is sure to be spam. */
function agreementFor(parts: readonly End[], { hard, soft, sure }: Policy['title']['foreign']) {
  if (parts.some(({ points }) => points >= sure.points)) return sure;
  return parts.every(({ isHard }) => isHard) ? hard : soft;
}

/** What is asked: the loose views of what is not known to go, and of what is; whether a line of the page says a rest. */
interface Line {
  readonly view: string;
  readonly gone: string;
  isLine(rest: string): boolean;
}

function endsOf(context: Context, line: Line) {
  const { view, gone } = line;
  const witnesses = witnessesOf(context);
  const held = heldPieces(view, witnesses);
  const first = held.find((piece) => isSaid(view, piece, witnesses))?.start;
  const last = held.findLast((piece) => isSaid(view, piece, witnesses))?.end;
  if (first === undefined || last === undefined) return undefined;
  if (gone === '' && first < LEAST && view.length - last < LEAST && spelledInFront(view) === undefined)
    return undefined;
  const marks = marksIn(view);
  const inFront = cutsInFront(view, marks, first, witnesses);
  const isBeside = gone !== '';
  const sure = firstSpam(context, line, inFront, true, isBeside);
  const behind = firstSpam(context, line, cutsBehind(view, marks, last), false, isBeside || sure !== undefined);
  if ((sure ?? behind) === undefined && !isBeside) return undefined;
  const front = sure ?? firstSpam(context, line, inFront, true, true);
  const from = front?.at ?? (isOnlyEndings(view.slice(0, first)) ? first : doorInFront(view, marks, first));
  const to = behind?.at ?? (isOnlyEndings(view.slice(last)) ? last : doorBehind(view, marks, last));
  return from === 0 && to === view.length ? undefined : { front, behind, from, to };
}

/**
 * The first of the cuts that parts spam from the headline. Less tells it beside other spam, where it stands in that again,
 * and where the page says the rest alone.
 */
function firstSpam(
  context: Context,
  { view, gone, isLine }: Line,
  cuts: readonly Cut[],
  isFront: boolean,
  isBeside: boolean,
): End | undefined {
  const policy = context.ruleset.policy.title.foreign;
  for (const { at, edge, isHard, isGuess } of cuts) {
    const part = trimmed(isFront ? view.slice(0, edge) : view.slice(edge));
    const { words, points: most } = policy[isHard ? 'hard' : 'soft'];
    const rest = (isFront ? view.slice(at) : view.slice(0, at)).trim();
    const some = isBeside ? most * policy.beside : isLine(rest) ? most * policy.said : most;
    const least = isGuess ? policy.sure.points : some;
    if (isHard && part.length > 1 && gone.includes(part)) return { at, part, points: least, isHard };
    const mark = isFront ? view.slice(edge, at) : view.slice(at, edge);
    if (wordsIn(part) < words && !isHost(part)) continue;
    if (!isHard && (isRow(rest) || isList(part, mark))) continue;
    const points = foreignPoints(part, context, !isFront);
    if (points >= least) return { at, part, points, isHard };
  }
  return undefined;
}

/** Whether a stretch is the rest of a table's row: nothing in it is longer than a cell. */
const isRow = (rest: string): boolean =>
  rest
    .trim()
    .split(/\s/u)
    .every((cell) => wordsIn(cell) <= CELL);
const CELL = 4;

/** Whether a stretch lists what the notice behind a blank is about: `排列三、排列五 3月10日开奖公告`. */
const isList = (part: string, mark: string): boolean => part.includes('、') && mark.trim() === '';

/** Beside spam at the other end goes what only leads to a site, up to a hard mark. */
function doorInFront(view: string, marks: readonly Mark[], to: number): number {
  const mark = marks.findLast(({ end, isHard }) => isHard && end <= to);
  return mark !== undefined && isDoor(view.slice(0, mark.start)) ? mark.end : 0;
}

function doorBehind(view: string, marks: readonly Mark[], from: number): number {
  const mark = marks.find(({ start, isHard }) => isHard && start >= from);
  return mark !== undefined && isDoor(view.slice(mark.end)) ? mark.start : view.length;
}

function isDoor(part: string): boolean {
  const bare = trimmed(part);
  return bare === '' || isOnlyEndings(bare) || isClaim(bare) || VERSION.test(bare);
}

/** A version, or a serial like one: `v6.41.08`, `j48.62`. */
const VERSION = /^(?:[a-z]|\p{sc=Han}){0,6}\d{1,3}(?:\.\d{1,3}){1,3}(?:[a-z]|\p{sc=Han}){0,6}$/u;

/** Whether what is left may be the headline: it has words enough and no term that tells, and the page speaks for it. */
function isHeadline(title: TitleLine, kept: Range, agreement: number, { foreign, part }: Policy['title']): boolean {
  const { words, most } = title.measure(kept);
  if (words < foreign.left || most > part.hint || !title.isBalanced(kept) || title.goesOn(kept)) return false;
  return title.isLine(kept) || (title.agreement(kept) ?? 0) >= agreement;
}
