/**
 * Whether bytes may have slipped in a stretch of text: a cheap look at pairs of neighbours, so that a clean page never
 * asks the words. The states and steps are those of byte-shift-decode.ts, with the commonest character for each slot.
 */
import { isLeftAlone, isLowTrail, isMarker } from './byte-shift-bytes.ts';
import { gbk } from './gbk.ts';
import { likelihood } from './likelihood.ts';

/** What entering a run costs behind a marker, without one, and where one letter is left; what an ending without a byte costs, and a second slip. */
const MARKED_BITS = -3;
const LOST_BITS = 1;
const LETTER_BITS = 4;
const BREAK_BITS = 8;
const REJOIN_BITS = 16;
/** Beside what a character costs by itself: one that tools hit, and another. */
const HIT_BITS = -3.5;
const OTHER_BITS = 3.5;
/** So many bits likelier at the least; nothing that proved a slip was less so. */
const GAIN_BITS = 1;
const LF = 0x0a;
const EURO = 0x20ac;

interface Cheapest {
  readonly unit: number;
  readonly bits: number;
}

let built: readonly Cheapest[] | undefined;

/** By second byte: the character that is cheapest whatever stands around it. */
function cheapest(): readonly Cheapest[] {
  built ??= Array.from({ length: 256 }, (_, trail) => {
    const { bits } = likelihood();
    let best: Cheapest = { unit: 0, bits: Number.POSITIVE_INFINITY };
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      const unit = gbk().unitOf[(lead << 8) | trail];
      const cost = bits[unit] + ('。、“'.includes(String.fromCharCode(unit)) ? HIT_BITS : OTHER_BITS);
      if (unit !== 0 && cost < best.bits) best = { unit, bits: cost };
    }
    return best;
  });
  return built;
}

/** A state at some place: what the cheapest path to it costs, and the last unit that it wrote. */
interface State {
  cost: number;
  last: number;
}

const AHEAD = 3;
const fresh = (): State => ({ cost: Number.POSITIVE_INFINITY, last: LF });

/** Whether `[from, to)` of `text`, one line, is likelier with a slip in it. Linear, some 50 ns a unit. */
export function maySlip(text: string, from: number, to: number): boolean {
  const walk = new Walk(text, from, to);
  for (let i = from; i <= to; i += 1) walk.step(i);
  return walk.found;
}

class Walk {
  found = false;
  readonly #text: string;
  readonly #to: number;
  readonly #aligned: State[] = Array.from({ length: AHEAD }, fresh);
  readonly #shifted: State[] = Array.from({ length: AHEAD }, fresh);
  readonly #gbk = gbk();
  readonly #likelihood = likelihood();
  readonly #cheapest = cheapest();
  #kept = 0;

  constructor(text: string, from: number, to: number) {
    this.#text = text;
    this.#to = to;
    const last = from > 0 ? text.charCodeAt(from - 1) : LF;
    this.#aligned[from % AHEAD] = { cost: 0, last };
  }

  #unit(i: number): number {
    return i < this.#to ? this.#text.charCodeAt(i) : LF;
  }

  #bytes(i: number): number {
    return i < this.#to ? this.#gbk.bytesOf[this.#text.charCodeAt(i)] : 0;
  }

  step(i: number) {
    const aligned = this.#aligned[i % AHEAD];
    const shifted = this.#shifted[i % AHEAD];
    if (shifted.cost < Number.POSITIVE_INFINITY) this.#fromShifted(i, shifted);
    if (aligned.cost < this.#kept - GAIN_BITS) this.found = true;
    if (i < this.#to) this.#fromAligned(i, aligned);
    aligned.cost = Number.POSITIVE_INFINITY;
    shifted.cost = Number.POSITIVE_INFINITY;
  }

  #reach(states: State[], at: number, cost: number, last: number) {
    const state = states[at % AHEAD];
    if (cost >= state.cost) return;
    state.cost = cost;
    state.last = last;
  }

  #fromAligned(i: number, { cost, last }: State) {
    const { bitsAfter } = this.#likelihood;
    const unit = this.#unit(i);
    const bits = bitsAfter(last, unit);
    this.#kept = this.#kept + bitsAfter(i > 0 ? this.#text.charCodeAt(i - 1) : LF, unit);
    this.#reach(this.#aligned, i + 1, cost + bits, unit);
    const bytes = this.#bytes(i);
    if (isMarker(unit)) {
      if (this.#bytes(i + 1) > 0x80 || isLeftAlone(last, this.#unit(i + 2))) this.#enter(i + 1, cost + MARKED_BITS);
    } else if (bytes > 0x80) this.#enter(i, cost + LOST_BITS);
    else if (isLowTrail(bytes) && isLeftAlone(last, this.#unit(i + 1))) this.#enter(i, cost + LETTER_BITS);
  }

  /** Over the unit at `i`, whose first byte is the second of a character of unknown lead. */
  #enter(i: number, cost: number) {
    const bytes = this.#bytes(i);
    if (bytes <= 0x80 && !isLowTrail(bytes)) return;
    const { unit, bits } = this.#cheapest[bytes > 0x80 ? bytes >> 8 : bytes];
    this.#continue(i + 1, cost + bits, unit, bytes > 0x80 ? bytes & 0xff : 0);
  }

  #continue(next: number, cost: number, last: number, byte: number) {
    if (byte > 0x80) this.#reach(this.#shifted, next, cost, last);
    else if (byte === 0) this.#reach(this.#aligned, next, cost, last);
    else this.#reach(this.#aligned, next, cost + this.#likelihood.bitsAfter(last, byte), byte);
  }

  #fromShifted(i: number, shifted: State) {
    const bytes = this.#unit(i) === EURO ? 0x80 : this.#bytes(i);
    if (bytes > 0x80 || isLowTrail(bytes)) this.#shift(i, shifted, bytes);
    else this.#reach(this.#aligned, i, shifted.cost + BREAK_BITS, LF);
  }

  #shift(i: number, { cost, last }: State, bytes: number) {
    const pending = (this.#bytes(i - 1) & 0xff) << 8;
    const unit = this.#gbk.unitOf[pending | (bytes > 0x80 ? bytes >> 8 : bytes)];
    if (unit === 0) return;
    const shifted = cost + this.#likelihood.bitsAfter(last, unit);
    this.#continue(i + 1, shifted, unit, bytes > 0x80 ? bytes & 0xff : 0);
    if (bytes <= 0x80) return;
    const second = this.#cheapest[bytes & 0xff];
    this.#reach(this.#aligned, i + 1, shifted + second.bits + REJOIN_BITS, second.unit);
  }
}
