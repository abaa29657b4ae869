/**
 * Where the ends of a headline may be cut off that the body holds nothing of: at a mark, the hardest there is; where none
 * stands, behind the last ending of a name, or where the article begins with what follows. Offsets are of a loose view.
 */
import { bareName, endingsIn, isOnlyEndings } from './brand-endings.ts';
import { spelledBehind, spelledInFront } from './spelled-names.ts';
import type { Mark } from './title-stretches.ts';
import type { Witnesses } from './witnesses.ts';

/** Where an end may be cut: what is left begins or ends at `at`, and what goes ends or begins at `edge`. */
export interface Cut {
  readonly at: number;
  readonly edge: number;
  readonly isHard: boolean;
  /** Whether nothing but the body tells that a part ends there. */
  readonly isGuess?: boolean;
}

/** So many units of an article tell that it begins as the rest of a line does. */
const BEGINNING = 4;
/** What stands glued before the endings of a name, and is all of the name. */
const NAME = 4;
/** Between a serial and an ideograph: `新濠6655食品厂…`. */
const SERIAL_END = /[a-z0-9]\p{sc=Han}/u;

/** The cuts before `to`, those nearest to the headline first; hard marks before others, and glued last. */
export function cutsInFront(view: string, marks: readonly Mark[], to: number, witnesses: Witnesses): Cut[] {
  const within = marks.filter(({ end }) => end <= to).toReversed();
  const cuts = hardFirst(within).map(({ start, end, isHard }) => {
    // A door between the mark and the headline is glued to it: `首页-某某娱乐-首页…`.
    const isDoor = isOnlyEndings(view.slice(end, to));
    return { at: isDoor ? to : end, edge: isDoor ? to : start, isHard };
  });
  // Of a name that stands there twice the body may hold a part: `今年会`.
  const spelled = spelledInFront(view);
  const last = endOfName(view.slice(0, to));
  const isBoundary =
    witnesses.begins(view.slice(to, to + BEGINNING)) || SERIAL_END.test(view.slice(Math.max(0, to - 1), to + 1));
  if (spelled !== undefined) return [...cuts, { at: spelled, edge: spelled, isHard: true }];
  // What no name ends in, between its last ending and what the body holds, is the headline's.
  const isOwn = last !== undefined && /\p{sc=Han}{2}/u.test(view.slice(last, to));
  const glued = isBoundary && !isOwn ? to : (last ?? to);
  return [...cuts, { at: glued, edge: glued, isHard: false, isGuess: !isBoundary && last === undefined }];
}

/** Where the last ending of a name ends; a number by itself is called so by its owner: `12306手机客户端`. */
function endOfName(view: string): number | undefined {
  const end = endingsIn(view).at(-1)?.[1];
  return end !== undefined && /\p{L}/u.test(bareName(view.slice(0, end))) ? end : undefined;
}

/** The cuts behind `from`. */
export function cutsBehind(view: string, marks: readonly Mark[], from: number): Cut[] {
  const within = marks.filter(({ start }) => start >= from);
  const cuts = hardFirst(within).map(({ start, end, isHard }) => ({ at: start, edge: end, isHard }));
  const claim = CLAIM_BEHIND.exec(view.slice(from));
  if (claim !== null) cuts.unshift({ at: from + claim.index, edge: from + claim.index, isHard: true });
  // Behind a mark an ending belongs to the name there.
  if (cuts.some(({ isHard }) => isHard)) return cuts;
  return [...cuts, ...gluedBehind(view, from).map((at) => ({ at, edge: at, isHard: false }))];
}

/** Where what is glued to the end begins: endings and nothing else, or a name and its endings. */
function gluedBehind(view: string, from: number): number[] {
  const first = endingsIn(view.slice(from))[0]?.[0];
  const spelled = spelledBehind(bareName(view));
  if (spelled !== undefined && spelled >= from) return [spelled];
  const serial = SERIAL_BEHIND.exec(view.slice(from))?.index;
  if (first === undefined) return serial === undefined ? [] : [from + serial];
  if (isOnlyEndings(view.slice(from + first))) return [from + first];
  return first > NAME ? [] : [from];
}

/** The number of a draw, or a host with the name before it. */
const SERIAL_BEHIND = /第\d{1,7}期|(?:\p{sc=Han}{2}|[a-z0-9-]{2,24})[a-z0-9-]{0,24}(?:\.[a-z]{2,6}){1,2}$/u;

/** What such pages claim of themselves, with the brackets around it. */
const CLAIM_BEHIND = /["(【[]?20\d\d已更新[^。]{0,24}$/u;

const hardFirst = (marks: readonly Mark[]): Mark[] => [
  ...marks.filter(({ isHard }) => isHard),
  ...marks.filter(({ isHard }) => !isHard),
];
