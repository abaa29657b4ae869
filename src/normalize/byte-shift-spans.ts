/** Which parts of a text are decoded: windows that can be read at all, and lines, both in parts and within a limit. */
import { isMarker } from './byte-shift-bytes.ts';
import type { Window } from './byte-shift-windows.ts';

/** So much of a line is decoded at once. */
const MAX_DECODED = 4000;

/** Windows in parts that are not too long. */
export const parts = (windows: readonly Window[]): Window[] =>
  windows.flatMap(([start, end]) => {
    const count = Math.ceil((end - start) / MAX_DECODED);
    return Array.from({ length: count }, (_, i): Window => {
      const from = start + i * MAX_DECODED;
      return [from, Math.min(end, from + MAX_DECODED)];
    });
  });

/** The lines that `windows` stand in, the longest ones in parts. */
export function linesOf(text: string, windows: readonly Window[]): Window[] {
  const found: Window[] = [];
  let last = 0;
  for (const [from, to] of windows) {
    if (to <= last) continue;
    const start = Math.max(last, text.lastIndexOf('\n', from) + 1, from - MAX_DECODED / 2);
    const ending = text.indexOf('\n', to);
    const end = Math.min(ending < 0 ? text.length : ending, Math.max(to, from + MAX_DECODED / 2));
    found.push(...parts([[start, end]]));
    last = end;
  }
  return found;
}

/** The first of `windows`, as many as hold no more than `units` together. */
export function within(units: number, windows: readonly Window[]): Window[] {
  let left = units;
  return windows.filter(([start, end]) => {
    left -= end - start;
    return left >= 0;
  });
}

const MAX_MARKERS = 3;
const MARKER_SHARE = 0.25;

/**
 * Whether a window is Chinese that can be read: kana on either side of what is rare in Chinese is Japanese, whose
 * characters are other ones; and where most of it is markers nothing can be told.
 */
export function isReadable(text: string, [start, end]: Window): boolean {
  let [kana, markers] = [0, 0];
  for (let i = start; i < end; i += 1) {
    const unit = text.charCodeAt(i);
    if ((unit > 0x3040 && unit < 0x3097) || (unit > 0x30a0 && unit < 0x30fb)) kana += 1;
    else if (isMarker(unit)) markers += 1;
  }
  return kana * 5 <= end - start && (markers <= MAX_MARKERS || markers <= MARKER_SHARE * (end - start));
}

/** The lines of a text that have no damage of another kind; asked in order, each line is judged once. */
export class Lines {
  #start = 0;
  #end = -1;
  #isFree = true;

  readonly #text: string;
  readonly #isOther: (line: string) => boolean;

  constructor(text: string, isOther: (line: string) => boolean) {
    this.#text = text;
    this.#isOther = isOther;
  }

  has(at: number): boolean {
    if (at >= this.#start && at <= this.#end) return this.#isFree;
    this.#start = this.#text.lastIndexOf('\n', at - 1) + 1;
    const end = this.#text.indexOf('\n', at);
    this.#end = end < 0 ? this.#text.length : end;
    this.#isFree = !this.#isOther(this.#text.slice(this.#start, Math.min(this.#end, this.#start + MAX_DECODED)));
    return this.#isFree;
  }
}
