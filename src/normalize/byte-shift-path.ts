/**
 * The likeliest reading of a stretch of text in which bytes may have slipped.
 *
 * Model. A text was GBK bytes once. The first byte of a character (its lead) was replaced by `?` or lost; from there on
 * each pair of bytes was read one byte late, up to a byte below 0x80 in second place, which stands alone and puts the
 * pairs right again. So the text as received is in one of two states at each unit:
 *
 *   aligned  the unit is what was written;
 *   shifted  the last byte of the unit before is the first byte of what was written: `pending`.
 *
 *   MARK    aligned -> shifted  at a `?` or U+FFFD: the lead of what follows was replaced
 *   LOSE    aligned -> shifted  anywhere: the lead of what follows was lost
 *   SHIFT   shifted -> shifted  a unit of two high bytes: pending and its first byte were one character
 *           shifted -> aligned  a unit that ends in a low byte, or is one
 *   REJOIN  shifted -> aligned  a second lead was lost: its character's last byte ends this unit
 *   BREAK   shifted -> aligned  before what no pair ends in (a digit, a space, the end): the last character has lost its
 *                               second byte; CUT where a `?` or U+FFFD stands for that byte
 *
 * The cheapest path in bits (see likelihood.ts) is found in one pass that keeps one survivor a state; entering the
 * shifted state costs what a chance likeness would, so a path through it is a proof.
 *
 * Longer than 200 lines: an automaton's states and steps are read together.
 */
import { isLowTrail, isMarker, type Leads, leads } from './byte-shift-bytes.ts';
import { type Gbk, gbk } from './gbk.ts';
import { type Likelihood, likelihood } from './likelihood.ts';

/** A stretch of the path in the shifted state. */
export interface ShiftedRun {
  readonly start: number;
  readonly end: number;
  /** Whether a `?` or U+FFFD stands at its start. */
  readonly marked: boolean;
  /** The second byte of the first character, whose lead is lost. */
  readonly trail: number;
  /** What was written after the first character, as far as its bytes stand in the text. */
  readonly middle: string;
  /** At the end, the lead of a character that lost its second byte, or 0. */
  readonly lead: number;
  /** Whether a second lead was lost at the end: then the second byte of its character, or 0. */
  readonly rejoin: number;
  /** How many bits the text is likelier for this run, what entering it costs included. */
  readonly gain: number;
}

/** What a chance likeness costs: where a marker stands at the start, and where nothing shows. */
export interface Caution {
  readonly marked: number;
  readonly lost: number;
}

const EURO = 0x20ac;
const BREAK_BITS = 13;
const REJOIN_BITS = 24;

const KEEP = 0;
const MARK = 1;
const LOSE = 2;
const SHIFT = 3;
const REJOIN = 4;
const BREAK = 5;
const CUT = 6;

/** Not the pairs of symbols and letters, with which GBK begins. */
const isHanBytes = (bytes: number): boolean => bytes > 0x80 && (bytes < 0xa100 || bytes >= 0xaa00);

/** The likeliest runs in `[from, to)` of `text`; the context is aligned on both sides. Linear, some 50 ns a unit. */
export function shiftedRuns(text: string, from: number, to: number, caution: Caution): ShiftedRun[] {
  return new Path(text, from, to, caution).runs();
}

class Path {
  readonly #text: string;
  readonly #from: number;
  readonly #length: number;
  readonly #gbk: Gbk = gbk();
  readonly #model: Likelihood = likelihood();
  readonly #leads: Leads = leads();
  readonly #caution: Caution;
  /** By node: 2 * unit for aligned, 2 * unit + 1 for shifted. */
  readonly #cost: Float64Array;
  readonly #last: Uint16Array;
  readonly #pending: Uint8Array;
  readonly #source: Int32Array;
  readonly #step: Uint8Array;

  constructor(text: string, from: number, to: number, caution: Caution) {
    const nodes = 2 * (to - from + 3);
    this.#text = text;
    this.#caution = caution;
    this.#from = from;
    this.#length = to - from;
    this.#cost = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
    this.#last = new Uint16Array(nodes);
    this.#pending = new Uint8Array(nodes);
    this.#source = new Int32Array(nodes);
    this.#step = new Uint8Array(nodes);
    this.#cost[0] = 0;
    this.#last[0] = from > 0 ? text.charCodeAt(from - 1) : 0x0a;
  }

  runs(): ShiftedRun[] {
    for (let i = 0; i < this.#length; i += 1) {
      this.#break(i);
      this.#fromAligned(i);
      this.#fromShifted(i);
    }
    this.#break(this.#length);
    return this.#trace();
  }

  #unit(i: number): number {
    return i < this.#length ? this.#text.charCodeAt(this.#from + i) : 0x0a;
  }

  #bytes(i: number): number {
    return i >= 0 && i < this.#length ? this.#gbk.bytesOf[this.#unit(i)] : 0;
  }

  #reach(to: number, source: number, step: number, cost: number, last: number, pending: number) {
    if (cost >= this.#cost[to]) return;
    this.#cost[to] = cost;
    this.#source[to] = source;
    this.#step[to] = step;
    this.#last[to] = last;
    this.#pending[to] = pending;
  }

  #fromAligned(i: number) {
    const node = 2 * i;
    const cost = this.#cost[node];
    const unit = this.#unit(i);
    const kept = cost + this.#model.bitsAfter(this.#last[node], unit);
    this.#reach(node + 2, node, KEEP, kept, unit, 0);
    const bytes = this.#bytes(i);
    if (bytes > 0x80) this.#enter(node, LOSE, cost + this.#caution.lost, bytes, i + 1);
    else if (isMarker(unit)) this.#mark(node, i, cost);
  }

  #mark(node: number, i: number, cost: number) {
    const bytes = this.#bytes(i + 1);
    if (bytes > 0x80) this.#enter(node, MARK, cost + this.#caution.marked, bytes, i + 2);
    else if (isLowTrail(bytes) && isHanBytes(this.#bytes(i - 1)) && isHanBytes(this.#bytes(i + 2))) {
      const { unit, bits } = this.#leads.best(bytes);
      this.#reach(2 * i + 4, node, MARK, cost + this.#caution.marked + bits, unit, 0);
    }
  }

  /** Into the shifted state over the unit of `bytes`, whose first byte is the second of a character of unknown lead. */
  #enter(node: number, step: number, cost: number, bytes: number, next: number) {
    const { unit, bits } = this.#leads.best(bytes >> 8);
    this.#continue(node, step, cost + bits, unit, bytes & 0xff, next);
  }

  /** Behind `last`, whose character is complete, with `byte` over: a pending lead, or a low byte that stands alone. */
  #continue(node: number, step: number, cost: number, last: number, byte: number, next: number) {
    if (byte > 0x80) this.#reach(2 * next + 1, node, step, cost, last, byte);
    else if (byte < 0x80) this.#reach(2 * next, node, step, cost + this.#model.bitsAfter(last, byte), byte, 0);
  }

  #fromShifted(i: number) {
    const node = 2 * i + 1;
    const cost = this.#cost[node];
    if (cost === Number.POSITIVE_INFINITY) return;
    this.#shift(node, i, cost, this.#bytes(i));
    // The euro sign is a pair, and to many readers the byte 0x80 alone.
    if (this.#unit(i) === EURO) this.#shift(node, i, cost, 0x80);
  }

  #shift(node: number, i: number, cost: number, bytes: number) {
    const pending = this.#pending[node] << 8;
    if (isLowTrail(bytes)) {
      const unit = this.#gbk.unitOf[pending | bytes];
      this.#reach(2 * i + 2, node, SHIFT, cost + this.#model.bitsAfter(this.#last[node], unit), unit, 0);
    } else if (bytes > 0x80) {
      const unit = this.#gbk.unitOf[pending | (bytes >> 8)];
      const shifted = cost + this.#model.bitsAfter(this.#last[node], unit);
      this.#continue(node, SHIFT, shifted, unit, bytes & 0xff, i + 1);
      const { unit: second, bits } = this.#leads.best(bytes & 0xff);
      this.#reach(2 * i + 2, node, REJOIN, shifted + bits + REJOIN_BITS, second, 0);
    }
  }

  #break(i: number) {
    const node = 2 * i + 1;
    const cost = this.#cost[node] + BREAK_BITS;
    if (cost === Number.POSITIVE_INFINITY) return;
    const bytes = this.#bytes(i);
    if (bytes > 0x80 || isLowTrail(bytes)) return;
    this.#reach(2 * i, node, BREAK, cost, 0, 0);
    if (i < this.#length && isMarker(this.#unit(i))) this.#reach(2 * i + 2, node, CUT, cost, 0, 0);
  }

  /** Follows the cheapest path back and gathers its shifted stretches. */
  #trace(): ShiftedRun[] {
    const runs: ShiftedRun[] = [];
    let node = 2 * this.#length;
    while (node > 0) {
      if (this.#step[node] === KEEP) node = this.#source[node];
      else {
        const run = this.#run(node);
        runs.push(run.run);
        node = run.source;
      }
    }
    return runs.reverse();
  }

  #run(endNode: number): { run: ShiftedRun; source: number } {
    const last = this.#step[endNode];
    const parts: string[] = [];
    let node = endNode;
    let lead = 0;
    let rejoin = 0;
    while (this.#step[node] !== MARK && this.#step[node] !== LOSE) {
      const source = this.#source[node];
      const step = this.#step[node];
      const isEuro = this.#unit(source >> 1) === EURO && step === SHIFT && node % 2 === 0;
      const bytes = isEuro ? 0x80 : this.#bytes(source >> 1);
      if (step === BREAK || step === CUT) lead = this.#pending[source];
      else {
        if (step === REJOIN) rejoin = bytes & 0xff;
        else if (bytes > 0x80 && (bytes & 0xff) < 0x80) parts.push(String.fromCharCode(bytes & 0xff));
        const second = bytes > 0x80 ? bytes >> 8 : bytes;
        parts.push(String.fromCharCode(this.#gbk.unitOf[(this.#pending[source] << 8) | second]));
      }
      node = source;
    }
    const source = this.#source[node];
    const marked = this.#step[node] === MARK;
    const bytes = this.#bytes((source >> 1) + (marked ? 1 : 0));
    if (bytes > 0x80 && (bytes & 0xff) < 0x80) parts.push(String.fromCharCode(bytes & 0xff));
    const start = this.#from + (source >> 1);
    const end = this.#from + (endNode >> 1);
    const gain =
      this.#keptBits(source >> 1, endNode >> 1, this.#last[source]) - (this.#cost[endNode] - this.#cost[source]);
    const middle = parts.reverse().join('');
    const cut = last === BREAK || last === CUT;
    return {
      run: { start, end, marked, trail: bytes > 0x80 ? bytes >> 8 : bytes, middle, lead: cut ? lead : 0, rejoin, gain },
      source,
    };
  }

  /** What the units from `start` to `end` cost as they stand. */
  #keptBits(start: number, end: number, before: number): number {
    let bits = 0;
    let last = before;
    for (let i = start; i < end; i += 1) {
      bits += this.#model.bitsAfter(last, this.#unit(i));
      last = this.#unit(i);
    }
    return bits;
  }
}
