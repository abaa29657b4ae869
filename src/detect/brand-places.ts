/**
 * Where the name of a site may stand at an end of a line: `【某某体育官网】`, `某某-官网-`, or glued to what follows.
 *
 * A name is read from its outer end to its last ending; where the headline begins with what may be an ending (官方通报)
 * each ending may be the last, so that there are several readings, the longest first. Offsets are of a loose view.
 */
import { BETWEEN, bareName, ENDING, hasEnding, isSpamHost } from './brand-endings.ts';

export interface Place {
  readonly start: number;
  readonly end: number;
  /** The name with its endings. */
  readonly brand: string;
  /** Whether a mark or a bracket parts it off. */
  readonly isParted: boolean;
  readonly isBracketed: boolean;
  readonly isFront: boolean;
  /** Whether blocks stand around it. */
  readonly isBoxed?: boolean;
  /** Whether it has no ending. */
  readonly isBare?: boolean;
}

/** A block is a bar in a loose view. */
const OPENING = '[【[〖(「《『"|]';
const CLOSING = '[】\\]〗)」》』"|]';
const MARK = '[\\s_|丨·—–\\-:~!/✔✅★☆<>«»→←▶◀*❤♥●◆▏▎▍▕]';
/** Ideographs; or letters and digits with some, or without. */
const LETTERS = '(?=\\p{sc=Han}{0,6}·?[a-z0-9])[\\p{sc=Han}a-z0-9][\\p{sc=Han}a-z0-9. ·]{0,13}?';
const NAME = `(?:(?:(?!丨)\\p{sc=Han}){2,6}?|${LETTERS})`;
/** A host glued to a headline. */
export const HOST = /^(?:www\.)?[a-z0-9-]{2,24}(?:\.[a-z]{2,6}){1,2}(?![a-z0-9.-])/u;
/** Letters glued to a headline, with a number, two ideographs, or both: names where something else proves it. */
const LETTERED = [HOST, /^[a-z]{2,8}\d{0,3}\p{sc=Han}{2}(?=\p{sc=Han})/u, /^[a-z]{1,6}\d{2,4}(?=\p{sc=Han})/u];
const FRONT = new RegExp(
  `^(${OPENING}?\\s*)${NAME}(?=[\\s·.()/|_:[\\]【】-]{0,2}(?:[a-z0-9]{1,8}\\))?(?:${ENDING}))`,
  'u',
);
/** The next ending; a mark within a name parts an ending from it that stands by itself. */
const NEXT = new RegExp(`(?:${BETWEEN}|${MARK}{1,3})(?:${ENDING})`, 'uy');
/** Behind the last ending: a short one that only a mark or a bracket makes one, and what closes or parts. */
const CLOSE = new RegExp(`[网版]?\\s*${CLOSING}\\s*`, 'uy');
const PART = new RegExp(`[网版]?[)\\]】]?${MARK}+`, 'uy');
const MAX_ENDINGS = 10;

const matchAt = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
};

/** The readings of a name at the beginning of `view`. */
export function placesInFront(view: string): Place[] {
  const parted = partedInFront(view);
  const places = hasEnding(view) ? endingByEnding(view) : [];
  return parted === undefined ? [...places, ...lettered(view)] : [parted, ...places];
}

const lettered = (view: string): Place[] =>
  LETTERED.flatMap((pattern) => pattern.exec(view)?.[0] ?? [])
    .filter((brand) => /^\p{L}/u.test(view.slice(brand.length)) || isSpamHost(brand))
    .map((brand) => {
      const base = { isParted: false, isBracketed: false, isFront: true };
      return { ...base, start: 0, end: brand.length, brand, isBare: true };
    });

/** Whether a stretch is a name, or several. */
const isNames = (view: string): boolean =>
  WHOLE.test(view) || view.split(/ ?[_|-] ?/u).every((name) => WHOLE.test(name));

/** The longest stretch before a mark that is names and nothing else. */
function partedInFront(view: string): Place | undefined {
  if (!hasEnding(view.slice(0, MAX_TAIL))) return undefined;
  const marks = [...view.slice(0, MAX_TAIL).matchAll(EACH_MARK)];
  for (const mark of marks.toReversed()) {
    const brand = view.slice(0, mark.index);
    const end = mark.index + mark[0].length;
    if (isNames(brand)) return { start: 0, end, brand, isParted: true, isBracketed: false, isFront: true };
  }
  return undefined;
}

function endingByEnding(view: string): Place[] {
  const opened = FRONT.exec(view);
  if (opened === null) return [];
  const isOpen = opened[1].trim() !== '';
  const start = opened[1].length;
  const places: Place[] = [];
  let at: number | undefined = opened[0].length;
  for (let i = 0; i < MAX_ENDINGS; i += 1) {
    at = matchAt(NEXT, view, at);
    if (at === undefined) break;
    const place = behindEnding(view, start, at, isOpen);
    if (place !== undefined) places.unshift(place);
  }
  return places;
}

function behindEnding(view: string, start: number, at: number, isOpen: boolean): Place | undefined {
  const closed = isOpen ? matchAt(CLOSE, view, at) : undefined;
  if (isOpen && closed === undefined) return undefined;
  const parted = closed ?? matchAt(PART, view, at);
  const brand = view.slice(start, parted === undefined ? at : view.slice(0, parted).search(/[^\p{L}\p{N}]+$/u));
  // What a glued name is read from is one piece: a mark within it would have been where it is cut.
  if (parted === undefined && /[_|:—-]/u.test(brand)) return undefined;
  const end = parted ?? (view[at] === ')' ? at + 1 : at);
  const isBoxed = view.startsWith('|');
  return { start: 0, end, brand, isParted: parted !== undefined, isBracketed: isOpen, isFront: true, isBoxed };
}

/** Names and nothing else. */
export const WHOLE = new RegExp(
  `^${NAME}(?:(?:${BETWEEN}|${MARK}{1,3})(?:${ENDING})[网版]?){1,${MAX_ENDINGS}}[)]?$`,
  'u',
);
const BEHIND = new RegExp(`${OPENING}\\s*([^】\\]〗)」》』"]{2,40})\\s*${CLOSING}$`, 'u');
const EACH_MARK = new RegExp(`${MARK}+`, 'gu');
const MAX_TAIL = 44;
const SPACED_NAME = 4;

/** The readings of a name at the end of `view`. */
export function placesBehind(view: string): Place[] {
  if (!hasEnding(view.slice(-MAX_TAIL))) return [];
  const ending = { end: view.length, isFront: false };
  const boxed = BEHIND.exec(view);
  if (boxed !== null && WHOLE.test(boxed[1].trim()))
    return [{ ...ending, start: boxed.index, brand: boxed[1].trim(), isParted: true, isBracketed: true }];
  const from = Math.max(0, view.length - MAX_TAIL);
  for (const mark of view.slice(from).matchAll(EACH_MARK)) {
    const brand = view.slice(from + mark.index + mark[0].length);
    // A blank may be the headline's own: behind it a long name is a part of it with a name glued on.
    if (mark[0].trim() === '' && bareName(brand).replace(/[^\p{sc=Han}]/gu, '').length > SPACED_NAME) continue;
    if (from + mark.index > 0 && WHOLE.test(brand))
      return [{ ...ending, start: from + mark.index, brand, isParted: true, isBracketed: false }];
  }
  return gluedBehind(view);
}

const GLUED = new RegExp(`(?:${BETWEEN}(?:${ENDING})){1,8}$`, 'u');
const NAME_LENGTH = 2;
/** Two ideographs with letters before them, or with a number behind them that is no name itself. */
const LETTERED_BEHIND = /(?<![a-z0-9])[a-z]{1,6}\d{0,4}\p{sc=Han}{2}$/u;
const NUMBERED_BEHIND = /\p{sc=Han}{2}\d{4,6}$/u;

/** Nothing tells where a glued name begins: it has two ideographs, or all the letters that stand there. */
function gluedBehind(view: string): Place[] {
  const from = Math.max(0, view.length - MAX_TAIL);
  const endings = GLUED.exec(view.slice(from));
  if (endings === null) return [];
  const name = view.slice(0, from + endings.index);
  const ending = { end: view.length, isFront: false, isParted: false, isBracketed: false };
  // What a bracket closes is the headline's.
  if (/^[\]】]/u.test(endings[0])) return [];
  const letters = NUMBERED_BEHIND.exec(name) ?? /[a-z0-9]{2,12}$/u.exec(name) ?? LETTERED_BEHIND.exec(name);
  const length = letters?.[0].length ?? NAME_LENGTH;
  if (length >= name.length || /[^\p{sc=Han}a-z0-9]/u.test(name.slice(-length))) return [];
  return [{ ...ending, start: name.length - length, brand: view.slice(name.length - length) }];
}

/** The name of a place behind the headline again before it, with fewer endings or none. */
export function againInFront(view: string, behind: Place): Place | undefined {
  const whole = bareName(behind.brand);
  const at = /^[【[〖(「"]?\s*/u.exec(view)?.[0].length ?? 0;
  // Its letters are the name spelled once more: `博鱼boyu`.
  const spelled = /^(\p{sc=Han}{2,6})[a-z0-9]+$/u.exec(whole)?.[1];
  const name = [whole, spelled].find((one) => one !== undefined && one.length > 1 && view.startsWith(one, at));
  if (name === undefined) return undefined;
  const close = /^[^\p{L}\p{N}]+/u.exec(view.slice(at + name.length));
  if (close === null) return undefined;
  const end = at + name.length + close[0].length;
  return { start: 0, end, brand: name, isParted: true, isBracketed: at > 0, isFront: true };
}
