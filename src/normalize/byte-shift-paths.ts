/**
 * Paths through a text by the words that they spell (words.ts), for the decoder of byte shifts: in each place the
 * cheapest ones are kept, by the node of the tree that they stand on.
 */
import type { PageContext } from './byte-shift-bytes.ts';
import { type Slot, tried } from './byte-shift-slots.ts';
import { MAX_NODES, ROOT, type Words, words } from './words.ts';

/** Where a step leads: behind which unit of the text, and in a run with which byte left over; 0 outside of runs. */
export interface Place {
  readonly at: number;
  readonly pending: number;
  readonly slot: Slot | undefined;
}

export interface Path extends Place {
  readonly cost: number;
  readonly node: number;
  readonly unit: number;
  readonly from: Path | null;
  /** Where the step led across a reading that tells the byte left over: how many bytes it allows. */
  readonly read?: number;
}

/** So many paths are kept in each state, and so many of them try to enter a run. */
const BEAM = 20;
const ENTERING = 3;
/**
 * Paths that are so many bits dearer than the cheapest in their place are given up; not the cheapest of those whose word
 * can end there, as the word of a cheaper one may never end.
 */
const WORSE = 26;

/** What the words do not know the page may: a pair that it has elsewhere speaks for a path. */
const SEEN_BITS = 4;

/** The cheapest path to each node and byte left over. They are some twenty: a list finds them sooner than a map. */
export class Paths {
  readonly #keys: number[] = [];
  readonly #paths: Path[] = [];
  readonly #owed = words().owed;
  #least = Number.POSITIVE_INFINITY;
  /** The cheapest whose word can end where it stands, and what it costs so. */
  #ended: Path | undefined;
  #endedCost = Number.POSITIVE_INFINITY;

  get size(): number {
    return this.#paths.length;
  }

  values(): Iterable<Path> {
    return this.#paths;
  }

  /** Takes the path that leads from `from` to `place`, if it is cheap enough; most are not, and are never made. */
  reach(from: Path, cost: number, node: number, unit: number, { at, pending, slot }: Place) {
    if (!this.#isCheap(cost, node)) return;
    const known = this.#keys.indexOf(pending * MAX_NODES + node);
    if (known < 0 || cost < this.#paths[known].cost) this.#put(known, { cost, node, unit, slot, at, pending, from });
  }

  merge(path: Path) {
    if (!this.#isCheap(path.cost, path.node)) return;
    const known = this.#keys.indexOf(path.pending * MAX_NODES + path.node);
    if (known < 0 || path.cost < this.#paths[known].cost) this.#put(known, path);
  }

  #isCheap(cost: number, node: number): boolean {
    return cost <= this.#least + WORSE || cost + this.#owed[node] < this.#endedCost;
  }

  #put(known: number, path: Path) {
    if (known < 0) {
      this.#keys.push(path.pending * MAX_NODES + path.node);
      this.#paths.push(path);
    } else this.#paths[known] = path;
    if (path.cost < this.#least) this.#least = path.cost;
    if (path.cost + this.#owed[path.node] < this.#endedCost) {
      this.#ended = path;
      this.#endedCost = path.cost + this.#owed[path.node];
    }
  }

  /** The cheapest, in order, of equal ones the first; and the cheapest whose word can end. */
  cheapest(): Path[] {
    const best: Path[] = [];
    for (const path of this.#paths) {
      if (path.cost > this.#least + WORSE) continue;
      let at = best.length;
      if (at < BEAM) best.push(path);
      else if (path.cost >= best[at - 1].cost) continue;
      else at -= 1;
      for (; at > 0 && best[at - 1].cost > path.cost; at -= 1) best[at] = best[at - 1];
      best[at] = path;
    }
    return this.#ended === undefined || best.includes(this.#ended) ? best : [...best, this.#ended];
  }
}

/** Leads paths one character further, by the words of the language and the script of the page. */
export class Speller {
  readonly #words: Words = words();
  readonly #page: PageContext;

  constructor(page: PageContext) {
    this.#page = page;
  }

  /** The paths `sources`, each with `unit` behind it, into `target`. */
  spell(sources: readonly Path[], unit: number, bits: number, place: Place, target: Paths) {
    if (sources.length === 0) return;
    this.#goDown(sources, unit, bits, place, target);
    const node = this.#words.child(ROOT, unit);
    if (node > 0) this.#begin(this.#endedFirst(sources), unit, bits, node, place, target);
    else for (const from of sources) this.#begin(from, unit, bits, ROOT, place, target);
  }

  /** The paths with each of the likelier characters of a slot behind them. */
  fill(sources: readonly Path[], bits: number, place: Place & { readonly slot: Slot }): Path[] {
    if (sources.length === 0) return [];
    const target = new Paths();
    const few = sources.slice(0, ENTERING);
    const ended = this.#endedFirst(sources);
    for (const { unit, prior, node } of tried(place.slot, this.#page)) {
      this.#begin(ended, unit, bits + prior, node, place, target);
      this.#goDown(few, unit, bits + prior, place, target);
    }
    return target.cheapest();
  }

  /** The cheapest of `paths` with its word ended. */
  best(paths: Iterable<Path>): Path | null {
    let best: Path | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const path of paths) {
      const cost = path.cost + this.#words.owed[path.node];
      if (cost < least) [best, least] = [path, cost];
    }
    return best;
  }

  /** The words of `sources`, one character longer. */
  #goDown(sources: readonly Path[], unit: number, bits: number, place: Place, target: Paths) {
    const { least } = this.#words;
    for (const from of sources) {
      if (from.node === ROOT) continue;
      const down = this.#words.child(from.node, unit);
      if (down <= 0) continue;
      const cost = from.cost + bits + least[down] - least[from.node] - this.#seenBits(from, unit, place);
      target.reach(from, cost, down, unit, place);
    }
  }

  /** The word of `from` ended, and another begun at `node`, or a character that no word has. */
  #begin(from: Path, unit: number, bits: number, node: number, place: Place, target: Paths) {
    const ended = from.cost + this.#words.owed[from.node] + bits;
    if (ended === Number.POSITIVE_INFINITY) return;
    const more = node > 0 ? this.#words.least[node] : this.#words.loneBits(from.unit, unit);
    target.reach(from, ended + more - this.#seenBits(from, unit, place), node, unit, place);
  }

  #seenBits(from: Path, unit: number, { pending, slot }: Place): number {
    if (from.pending === 0 && pending === 0 && slot === undefined) return 0;
    return this.#page.hasPair(from.unit, unit) ? SEEN_BITS : 0;
  }

  #endedFirst(sources: readonly Path[]): Path {
    return this.best(sources) ?? sources[0];
  }
}
