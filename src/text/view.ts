/**
 * Views: a text as a detector wants to see it, with the way back.
 *
 * A fold rewrites single code units (width, case, variants), drops some, and normalises runs that only make sense
 * together (a half-width kana and its mark, a surrogate pair). What it yields is a view: the rewritten text, and a map
 * that takes a range of it back to the range of the source that it was made of. The map is monotone; it never points
 * into the middle of a run that was rewritten as a whole, so no pair is ever cut. A view costs what changed in length:
 * units that map one to one are not recorded.
 */
import type { Edit, Range } from './edits.ts';
import { isHighSurrogate, isLowSurrogate } from './unicode.ts';

export interface View {
  readonly text: string;
  /** The range of the source that `[start, end]` of the view was made of; tight: what was dropped around it is left out. */
  toSource(start: number, end: number): Range;
}

/** In a fold's table: the unit is dropped. */
export const DROP = 0;
/** In a fold's table: the unit belongs to a run that `Fold.run` rewrites. */
export const RUN = 0xffff;

export interface Fold {
  /** 65,536 entries: what each code unit becomes, or DROP, or RUN. */
  readonly table: Uint16Array;
  /** Rewrites a maximal run of units marked RUN. */
  run(text: string): string;
}

/** The source as its own view. */
export const identity = (text: string): View => ({ text, toSource: (start, end) => [start, end] });

/** The text that `edits` made, as a view of what they were made from. */
export function editsView(edits: readonly Edit[], text: string): View {
  if (edits.length === 0) return identity(text);
  const pieces: number[] = [];
  let shift = 0;
  for (const { range, after } of edits) {
    const [start, end] = range;
    pieces.push(start + shift, start + shift + after.length, start, end);
    shift += after.length - (end - start);
  }
  return new FoldedView(text, pieces);
}

/** `text` under a fold. Linear; `identity` where nothing changes. */
export function fold(text: string, { table, run }: Fold): View {
  const { length } = text;
  let i = 0;
  while (i < length && table[text.charCodeAt(i)] === text.charCodeAt(i)) i += 1;
  if (i === length) return identity(text);

  const writer = new Writer(text, table, i);
  for (i = writer.mapped(i); i < length; i = writer.mapped(i)) {
    const kind = table[text.charCodeAt(i)];
    const end = runEnd(text, i, table, kind);
    const before = text.slice(i, end);
    const after = kind === DROP ? '' : run(before);
    if (after === before) writer.keep(i, end);
    else writer.rewrite(i, end, after);
    i = end;
  }
  return writer.view();
}

/** The end of the run of DROP or RUN units that starts at `start`; a surrogate pair stays whole. */
function runEnd(text: string, start: number, table: Uint16Array, kind: number): number {
  let end = start + 1;
  while (end < text.length && table[text.charCodeAt(end)] === kind) end += 1;
  if (kind === RUN && isHighSurrogate(text.charCodeAt(end - 1)) && isLowSurrogate(text.charCodeAt(end))) end += 1;
  return end;
}

/** Writes the text of a view and the map of what changed in it; what is dropped costs no string. */
class Writer {
  readonly #text: string;
  readonly #table: Uint16Array;
  /** Units that stand in no part yet, and the same memory as bytes, from Node's pool where they are few. */
  readonly #bytes: Buffer;
  readonly #units: Uint16Array;
  readonly #parts: string[] = [];
  readonly #pieces: number[] = [];
  #filled = 0;
  /** How many units the parts have. */
  #flushed = 0;

  /** A writer of `text`, of which the first `same` units stay as they are. */
  constructor(text: string, table: Uint16Array, same: number) {
    this.#text = text;
    this.#table = table;
    this.#bytes = Buffer.allocUnsafe(text.length * 2);
    this.#units = new Uint16Array(this.#bytes.buffer, this.#bytes.byteOffset, text.length);
    this.keep(0, same);
  }

  /** Writes what maps one to one from `start` on; where it ends. */
  mapped(start: number): number {
    const text = this.#text;
    const table = this.#table;
    const units = this.#units;
    let filled = this.#filled;
    let i = start;
    for (; i < text.length; i += 1) {
      const to = table[text.charCodeAt(i)];
      if (to === DROP || to === RUN) break;
      units[filled] = to;
      filled += 1;
    }
    this.#filled = filled;
    return i;
  }

  keep(start: number, end: number) {
    for (let k = start; k < end; k += 1) this.#units[this.#filled + k - start] = this.#text.charCodeAt(k);
    this.#filled += end - start;
  }

  rewrite(start: number, end: number, after: string) {
    const at = this.#flushed + this.#filled;
    this.#pieces.push(at, at + after.length, start, end);
    if (after === '') return;
    this.#flush();
    this.#parts.push(after);
    this.#flushed += after.length;
  }

  view(): View {
    this.#flush();
    const text = this.#parts.length === 1 ? this.#parts[0] : this.#parts.join('');
    return new FoldedView(text, this.#pieces);
  }

  #flush() {
    if (this.#filled === 0) return;
    this.#parts.push(this.#bytes.toString('utf16le', 0, this.#filled * 2));
    this.#flushed += this.#filled;
    this.#filled = 0;
  }
}

/** `pieces` holds quadruples, in order: start and end in the view, start and end in the source. */
class FoldedView implements View {
  readonly text: string;
  readonly #pieces: readonly number[];

  constructor(text: string, pieces: readonly number[]) {
    this.text = text;
    this.#pieces = pieces;
  }

  toSource(start: number, end: number): Range {
    const from = this.#start(start);
    return [from, Math.max(from, end > start ? this.#end(end) : from)];
  }

  /** Where the unit at `at` starts in the source: behind what was dropped before it. */
  #start(at: number): number {
    const pieces = this.#pieces;
    const k = this.#before(at + 1);
    if (k < 0) return at;
    return at < pieces[k + 1] ? pieces[k + 2] : at - pieces[k + 1] + pieces[k + 3];
  }

  /** Where the unit before `at` ends in the source. */
  #end(at: number): number {
    const pieces = this.#pieces;
    const k = this.#before(at);
    if (k < 0) return at;
    return at <= pieces[k + 1] ? pieces[k + 3] : at - pieces[k + 1] + pieces[k + 3];
  }

  /** The offset of the last piece that starts before `at` in the view; negative where there is none. */
  #before(at: number): number {
    const pieces = this.#pieces;
    let low = -1;
    let high = pieces.length / 4;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (pieces[middle * 4] < at) low = middle;
      else high = middle;
    }
    return low * 4;
  }
}
