/**
 * What was written, where bytes have slipped: the likeliest path through two states, by the words that it spells.
 * Longer than 200 lines: an automaton's states and steps are read together.
 *
 * Model. A text was GBK bytes once. The first byte of a character (its lead) was replaced or lost; from there on each
 * pair of bytes was read one byte late, until a byte below 0x80 in second place put the pairs right again, or an error
 * did. So the text as received is in one of two states at each unit:
 *
 *   aligned  the unit is what was written;
 *   shifted  the last byte of the unit before is the first byte of what was written: `pending`.
 *
 *   KEEP    aligned -> aligned  the unit as it stands
 *   MARK    aligned -> shifted  at a `?` or U+FFFD: the lead of what follows was replaced
 *   LOSE    aligned -> shifted  anywhere: the lead of what follows was lost
 *   SHIFT   shifted -> shifted  a unit of two high bytes: pending and its first byte were one character
 *           shifted -> aligned  a unit that ends in a low byte, or is one
 *   REJOIN  shifted -> aligned  a second lead was lost: its character's last byte ends this unit
 *   BREAK   shifted -> aligned  before what no pair ends in (a digit, a space, the end): the last character has lost its
 *                               second byte; CUT where a `?` or U+FFFD stands for that byte
 *   RELAY   shifted -> shifted  a U+FFFD that stands for the last byte of one character and the lead of the next
 *
 * A character of which a byte is lost is a slot: it holds all characters of that byte, of which the likeliest are tried
 * on the way; which one it was is asked again when the path is known (byte-shift-fill.ts). Each state keeps the cheapest
 * paths by the node of the tree of words (words.ts) that they stand on.
 */
import {
  type Candidate,
  candidates,
  isLeftAlone,
  isLowTrail,
  isMarker,
  type PageContext,
  type SlotKind,
  scriptBits,
} from './byte-shift-bytes.ts';
import { type Gbk, gbk } from './gbk.ts';
import { ROOT, type Words, words } from './words.ts';

/** What was written in one place. */
export interface Written {
  readonly unit: number;
  /** Where a byte was lost: the other one, and which it is. */
  readonly slot: { readonly kind: SlotKind; readonly byte: number; readonly marker: string } | undefined;
}

/** A stretch of the path that is not as received. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly written: readonly Written[];
}

/** What a step costs in bits, beside the words: `lost` where nothing shows that a lead is gone. */
export interface Caution {
  readonly marked: number;
  readonly lost: number;
}

const BREAK_BITS = 9;
const CUT_BITS = 2;
const REJOIN_BITS = 3;
const EURO = 0x20ac;

/** So many paths are kept in each state, so many of them try to enter a run, and with so many characters. */
const BEAM = 20;
const ENTERING = 3;
const TRIED = 24;
/** A step leads so many places ahead, less one. */
const AHEAD = 3;

interface Path {
  readonly cost: number;
  readonly node: number;
  readonly unit: number;
  readonly slot: Written['slot'];
  /** Behind which unit of the text it stands, and whether in a run. */
  readonly at: number;
  readonly shifted: boolean;
  readonly from: Path | null;
}

/** The cheapest path to each node; those that are far dearer than the cheapest of all are not taken in. */
class Paths {
  readonly #byNode = new Map<number, Path>();
  #least = Number.POSITIVE_INFINITY;

  get size(): number {
    return this.#byNode.size;
  }

  values(): Iterable<Path> {
    return this.#byNode.values();
  }

  takes(cost: number, node: number): boolean {
    if (cost > this.#least + WORSE) return false;
    const known = this.#byNode.get(node);
    return known === undefined || cost < known.cost;
  }

  add(path: Path) {
    this.#byNode.set(path.node, path);
    if (path.cost < this.#least) this.#least = path.cost;
  }

  /** The `most` cheapest, in order. */
  cheapest(most: number): Path[] {
    const all: Path[] = [];
    for (const path of this.#byNode.values()) if (path.cost <= this.#least + WORSE) all.push(path);
    return all.length === 1 ? all : all.sort((a, b) => a.cost - b.cost).slice(0, most);
  }
}

/** Paths that are so many bits dearer than the cheapest in their place are given up. */
const WORSE = 26;

/** The stretches of `[from, to)` of `text`, one line, that are likelier otherwise than as received. Linear. */
export function decodeShifts(
  text: string,
  [from, to]: readonly [number, number],
  caution: Caution,
  page: PageContext,
): Stretch[] {
  return new Decoder(text, from, to, caution, page).stretches();
}

class Decoder {
  readonly #text: string;
  readonly #from: number;
  readonly #length: number;
  readonly #caution: Caution;
  readonly #page: PageContext;
  readonly #gbk: Gbk = gbk();
  readonly #words: Words = words();
  /** By place, modulo AHEAD: the paths that stand there aligned, and shifted. */
  readonly #aligned: Paths[] = Array.from({ length: AHEAD }, () => new Paths());
  readonly #shifted: Paths[] = Array.from({ length: AHEAD }, () => new Paths());

  constructor(text: string, from: number, to: number, caution: Caution, page: PageContext) {
    this.#text = text;
    this.#from = from;
    this.#length = to - from;
    this.#caution = caution;
    this.#page = page;
  }

  stretches(): Stretch[] {
    const unit = this.#from > 0 ? this.#text.charCodeAt(this.#from - 1) : LF;
    const start: Path = { cost: 0, node: ROOT, unit, slot: undefined, at: 0, shifted: false, from: null };
    this.#aligned[0].add(start);
    for (let i = 0; i < this.#length; i += 1) {
      this.#breakAndShift(i);
      this.#fromAligned(i, this.#aligned[i % AHEAD].cheapest(BEAM));
      this.#aligned[i % AHEAD] = new Paths();
      this.#shifted[i % AHEAD] = new Paths();
    }
    this.#breakAndShift(this.#length);
    return this.#trace();
  }

  #unit(i: number): number {
    return i < this.#length ? this.#text.charCodeAt(this.#from + i) : LF;
  }

  #bytes(i: number): number {
    return i < this.#length ? this.#gbk.bytesOf[this.#unit(i)] : 0;
  }

  #breakAndShift(i: number) {
    const shifted = this.#shifted[i % AHEAD];
    if (shifted.size > 0) this.#fromShifted(i, shifted.cheapest(BEAM));
  }

  /** The paths `sources`, each with `unit` behind it, into `target`. */
  #emit(sources: readonly Path[], unit: number, bits: number, place: Place, target: Paths) {
    this.#goDown(sources, unit, bits, place, target);
    const node = this.#words.child(ROOT, unit);
    if (node > 0) this.#begin(endedFirst(sources, this.#words), unit, bits, node, place, target);
    else for (const from of sources) this.#begin(from, unit, bits, ROOT, place, target);
  }

  /** The words of `sources`, one character longer. */
  #goDown(sources: readonly Path[], unit: number, bits: number, place: Place, target: Paths) {
    const { least } = this.#words;
    for (const from of sources) {
      if (from.node === ROOT) continue;
      const down = this.#words.child(from.node, unit);
      if (down > 0) reach(from, from.cost + bits + least[down] - least[from.node], down, unit, place, target);
    }
  }

  /** The word of `from` ended, and another begun at `node`, or a character that no word has. */
  #begin(from: Path, unit: number, bits: number, node: number, place: Place, target: Paths) {
    const ended = from.cost + this.#words.owed[from.node] + bits;
    if (ended === Number.POSITIVE_INFINITY) return;
    const more = node > 0 ? this.#words.least[node] : this.#words.loneBits(from.unit, unit);
    reach(from, ended + more, node, unit, place, target);
  }

  /** The paths with each of the likelier characters of a slot behind them. */
  #emitSlot(sources: readonly Path[], kind: SlotKind, byte: number, place: SlotPlace): Path[] {
    const target = new Paths();
    const filled = { ...place, slot: { kind, byte, marker: place.marker } };
    const few = sources.slice(0, ENTERING);
    const ended = endedFirst(few, this.#words);
    for (const { unit, prior, node } of tried(kind, byte, this.#page)) {
      this.#begin(ended, unit, place.bits + prior, node, filled, target);
      this.#goDown(few, unit, place.bits + prior, filled, target);
    }
    return target.cheapest(BEAM);
  }

  #fromAligned(i: number, sources: readonly Path[]) {
    const unit = this.#unit(i);
    this.#emit(sources, unit, 0, { at: i + 1, shifted: false, slot: undefined }, this.#aligned[(i + 1) % AHEAD]);
    const bytes = this.#bytes(i);
    if (isMarker(unit)) {
      const next = this.#bytes(i + 1);
      if (next > 0x80 || this.#isLeftAlone(i, i + 1))
        this.#enter(sources, next, i + 2, this.#caution.marked, String.fromCharCode(unit));
    } else if (bytes > 0x80 || (isLowTrail(bytes) && this.#isLeftAlone(i, i)))
      this.#enter(sources, bytes, i + 1, this.#caution.lost, '');
  }

  /** Whether what stands from `first` to `last` can be all that is left of a character. */
  #isLeftAlone(first: number, last: number): boolean {
    return isLeftAlone(first > 0 ? this.#unit(first - 1) : LF, this.#unit(last + 1));
  }

  /** Over the unit of `bytes`, whose first byte is the second of a character of unknown lead; it ends before `next`. */
  #enter(sources: readonly Path[], bytes: number, next: number, bits: number, marker: string) {
    if (next > this.#length || (bytes <= 0x80 && !isLowTrail(bytes))) return;
    const trail = bytes > 0x80 ? bytes >> 8 : bytes;
    const isDone = bytes <= 0x80;
    const entered = this.#emitSlot(sources, 'lead-lost', trail, { at: next, shifted: !isDone, bits, marker });
    this.#continue(entered, isDone ? 0 : bytes & 0xff, next);
  }

  /** Behind complete characters, with `byte` over: a pending lead, or a low byte that stands alone, or none. */
  #continue(sources: readonly Path[], byte: number, next: number) {
    if (byte > 0x80) for (const path of sources) merge(this.#shifted[next % AHEAD], path);
    else if (byte === 0) for (const path of sources) merge(this.#aligned[next % AHEAD], path);
    else this.#emit(sources, byte, 0, { at: next, shifted: false, slot: undefined }, this.#aligned[next % AHEAD]);
  }

  #pending(i: number): number {
    return this.#bytes(i - 1) & 0xff;
  }

  #fromShifted(i: number, sources: readonly Path[]) {
    const bytes = this.#bytes(i);
    const pending = this.#pending(i);
    if (this.#unit(i) === EURO) this.#shift(sources, i, pending, 0x80); // to many readers the byte 0x80
    if (bytes > 0x80 || isLowTrail(bytes)) this.#shift(sources, i, pending, bytes);
    else this.#break(sources, i, pending);
  }

  #shift(sources: readonly Path[], i: number, pending: number, bytes: number) {
    const place = { at: i + 1, shifted: true, slot: undefined };
    if (isLowTrail(bytes)) {
      const unit = this.#gbk.unitOf[(pending << 8) | bytes];
      if (unit !== 0) this.#emit(sources, unit, 0, { ...place, shifted: false }, this.#aligned[(i + 1) % AHEAD]);
      return;
    }
    const unit = this.#gbk.unitOf[(pending << 8) | (bytes >> 8)];
    if (unit === 0) return;
    const target = new Paths();
    this.#emit(sources, unit, scriptBits(unit, this.#page), place, target);
    const paths = target.cheapest(BEAM);
    this.#continue(paths, bytes & 0xff, i + 1);
    const rejoin = { at: i + 1, shifted: false, bits: this.#caution.lost + REJOIN_BITS, marker: '' };
    this.#continue(this.#emitSlot(paths, 'lead-lost', bytes & 0xff, rejoin), 0, i + 1);
  }

  /** Before what no pair ends in: the character of `pending` has lost its second byte. */
  #break(sources: readonly Path[], i: number, pending: number) {
    const unit = this.#unit(i);
    if (i < this.#length && isMarker(unit)) {
      const marker = String.fromCharCode(unit);
      const cut = this.#emitSlot(sources, 'trail-lost', pending, { at: i + 1, shifted: false, bits: CUT_BITS, marker });
      this.#continue(cut, 0, i + 1);
      if (this.#bytes(i + 1) > 0x80) {
        const relay = this.#emitSlot(sources, 'trail-lost', pending, {
          at: i + 1,
          shifted: true,
          bits: CUT_BITS,
          marker,
        });
        this.#enter(relay, this.#bytes(i + 1), i + 2, this.#caution.marked, '');
      }
    }
    const lost = this.#emitSlot(sources, 'trail-lost', pending, {
      at: i,
      shifted: false,
      bits: BREAK_BITS,
      marker: '',
    });
    this.#continue(lost, 0, i);
  }

  /** Follows the cheapest path back and gathers what is not as received. */
  #trace(): Stretch[] {
    let best: Path | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const path of this.#aligned[this.#length % AHEAD].values()) {
      const cost = path.cost + this.#words.owed[path.node];
      if (cost < least) [best, least] = [path, cost];
    }
    const stretches: Stretch[] = [];
    let written: Written[] = [];
    let end = 0;
    for (let path = best; path?.from; path = path.from) {
      const { from, unit, slot, at, shifted } = path;
      if (!shifted && !from.shifted && slot === undefined) continue;
      if (written.length === 0) end = at;
      written.push({ unit, slot });
      if (from.shifted) continue;
      stretches.push({ start: this.#from + from.at, end: this.#from + end, written: written.reverse() });
      written = [];
    }
    return stretches.reverse();
  }
}

const LF = 0x0a;

interface Place {
  readonly at: number;
  readonly shifted: boolean;
  readonly slot: Written['slot'];
}

interface SlotPlace {
  readonly at: number;
  readonly shifted: boolean;
  readonly bits: number;
  readonly marker: string;
}

function reach(from: Path, cost: number, node: number, unit: number, { at, shifted, slot }: Place, target: Paths) {
  if (target.takes(cost, node)) target.add({ cost, node, unit, slot, at, shifted, from });
}

function merge(target: Paths, path: Path) {
  if (target.takes(path.cost, path.node)) target.add(path);
}

/** That of `sources` which is cheapest with its word ended. */
function endedFirst(sources: readonly Path[], { owed }: Words): Path {
  let [first] = sources;
  for (const path of sources) if (path.cost + owed[path.node] < first.cost + owed[first.node]) first = path;
  return first;
}

interface Tried extends Candidate {
  /** Where words that begin with it stand in the tree, or its root. */
  readonly node: number;
}

const known = new Map<string, readonly Tried[]>();

/** The characters of a slot that are tried on the way. */
function tried(kind: SlotKind, byte: number, page: PageContext): readonly Tried[] {
  const name = `${kind} ${byte} ${page.script}`;
  const found = known.get(name);
  if (found !== undefined) return found;
  const { least, child, loneBits } = words();
  const cost = ({ unit, prior, node }: Tried) => prior + (node > 0 ? least[node] : loneBits(0, unit));
  const all = candidates(kind, byte).map(({ unit, prior }) => {
    return { unit, prior: prior + scriptBits(unit, page), node: Math.max(ROOT, child(ROOT, unit)) };
  });
  const best = all.sort((a, b) => cost(a) - cost(b)).slice(0, TRIED);
  known.set(name, best);
  return best;
}
