/**
 * Which character it was that lost a byte: all characters of the byte that is left are read between what stands on both
 * sides, by the words that they make (words.ts), by what the page has elsewhere, and by where punctuation can stand.
 */
import { classes, DIGIT } from '../text/unicode.ts';
import { type Candidate, HIT, type PageContext, scriptBits } from './byte-shift-bytes.ts';
import { type Around, Marks } from './byte-shift-marks.ts';
import { toHans } from './han.ts';
import { likelihood } from './likelihood.ts';
import { ROOT, words } from './words.ts';

export interface Filled {
  readonly unit: number;
  /** By how many bits it is likelier than all others together. */
  readonly margin: number;
}

/** What speaks for a character beside its likelihood. */
export interface Support {
  /** Whether the page has it beside the same neighbour elsewhere. */
  readonly isSeen: boolean;
  /** How many characters the longest word has that holds it and a neighbour, and the bits of that word; 1 for none. */
  readonly length: number;
  readonly bits: number;
}

/** How much on each side is read; words have five characters at most. */
const REACH = 7;
const LF = 0x0a;
/** Paths that are so much dearer than the cheapest character so far are given up. */
const HOPELESS_BITS = 24;

/**
 * The likeliest of the characters that it can have been, and by how much; `hitBits` for those that tools mostly hit. Some
 * 0.3 ms for all of a byte.
 */
export function fill(options: readonly Candidate[], around: Around, page: PageContext, hitBits: number): Filled {
  const before = around.before.slice(-REACH);
  const after = around.after.slice(0, REACH);
  const start = read(startAt(around.before.slice(0, -REACH)), before);
  const marks = new Marks(around);
  const costs = options.map((candidate) => {
    const { unit } = candidate;
    const bits =
      candidate.prior -
      (HIT.has(unit) ? hitBits : 0) +
      scriptBits(unit, page) +
      marks.bits(unit) +
      pairBits(unit, before, after) -
      seenBits(unit, before, after, page);
    return { unit, paths: step(start, unit, bits) };
  });
  return likeliest(costs, after);
}

/** Several paths through words: what they cost by the node that they stand on. */
interface Paths {
  readonly nodes: readonly number[];
  readonly costs: readonly number[];
  readonly last: number;
}

const startAt = (before: string): Paths => ({ nodes: [ROOT], costs: [0], last: lastOf(before) });
const lastOf = (text: string): number => (text.length > 0 ? text.charCodeAt(text.length - 1) : LF);

function read(from: Paths, text: string): Paths {
  let paths = from;
  for (let i = 0; i < text.length; i += 1) paths = step(paths, text.charCodeAt(i), 0);
  return paths;
}

function step({ nodes, costs, last }: Paths, unit: number, bits: number): Paths {
  const { child, least, owed, loneBits } = words();
  const next: number[] = [];
  const sums: number[] = [];
  let ended = Number.POSITIVE_INFINITY;
  for (let i = 0; i < nodes.length; i += 1) {
    const node = nodes[i];
    ended = Math.min(ended, costs[i] + owed[node]);
    const down = node === ROOT ? -1 : child(node, unit);
    if (down <= 0) continue;
    next.push(down);
    sums.push(costs[i] + least[down] - least[node] + bits);
  }
  const fresh = child(ROOT, unit);
  next.push(fresh > 0 ? fresh : ROOT);
  sums.push(ended + bits + (fresh > 0 ? least[fresh] : loneBits(last, unit)));
  return { nodes: next, costs: sums, last: unit };
}

/** What the paths cost at their end, words ended. */
export function totalOf({ nodes, costs }: Paths): number {
  const { owed } = words();
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < nodes.length; i += 1) least = Math.min(least, costs[i] + owed[nodes[i]]);
  return least;
}

/** Bits of `text` behind the unit `before`. */
export const bitsOf = (text: string, before: number): number =>
  totalOf(read({ nodes: [ROOT], costs: [0], last: before }, text));

function likeliest(all: readonly { unit: number; paths: Paths }[], after: string): Filled {
  let best = { unit: 0, cost: Number.POSITIVE_INFINITY };
  const costs = new Map<number, number>();
  const hopeful = all.map((one) => ({ ...one, least: Math.min(...one.paths.costs) })).sort((a, b) => a.least - b.least);
  for (const { unit, paths, least } of hopeful) {
    if (least > best.cost + HOPELESS_BITS) continue;
    const cost = totalOf(read(paths, after));
    costs.set(unit, cost);
    if (cost < best.cost) best = { unit, cost };
  }
  let others = 0;
  // Another form of the same character is no other answer.
  for (const [unit, cost] of costs) if (toHans()[unit] !== toHans()[best.unit]) others += 2 ** (best.cost - cost);
  return { unit: best.unit, margin: -Math.log2(Math.max(Number.MIN_VALUE, others)) };
}

/** What speaks for `unit` between what is known on both sides. */
export function supportOf(unit: number, { before, after }: Around, page: PageContext): Support {
  const [previous, next] = [lastOf(before), after.length > 0 ? after.charCodeAt(0) : LF];
  return { isSeen: page.hasPair(previous, unit) || page.hasPair(unit, next), ...longestWord(before, unit, after) };
}

/** The longest word of the dictionary that spans the character and a neighbour; of several the commonest. */
function longestWord(before: string, unit: number, after: string): Pick<Support, 'length' | 'bits'> {
  const { child, owed, least } = words();
  const text = before.slice(-LONGEST) + String.fromCharCode(unit) + after.slice(0, LONGEST);
  const at = Math.min(LONGEST, before.length);
  let found = { length: 1, bits: Number.POSITIVE_INFINITY };
  for (let start = 0; start <= at; start += 1) {
    let node = ROOT;
    for (let end = start; end < text.length; end += 1) {
      node = child(node, text.charCodeAt(end));
      if (node <= 0) break;
      const [length, bits] = [end - start + 1, owed[node] + least[node]];
      if (end < at || length === 1 || bits === Number.POSITIVE_INFINITY || length < found.length) continue;
      if (length > found.length || bits < found.bits) found = { length, bits };
    }
  }
  return found;
}

/** Words have so many characters on one side of another, at most. */
const LONGEST = 4;

/** How much the pairs with the neighbours count beside the words; of what stands beside numbers they alone know. */
const PAIR_SHARE = 0.25;
const NUMBER_SHARE = 0.8;

function pairBits(unit: number, before: string, after: string): number {
  const { bits, bitsAfter } = likelihood();
  const previous = lastOf(before);
  const next = after.length > 0 ? after.charCodeAt(0) : LF;
  const share = (other: number) => (classes()[other] === DIGIT ? NUMBER_SHARE : PAIR_SHARE);
  return (
    share(previous) * (bitsAfter(previous, unit) - bits[unit]) + share(next) * (bitsAfter(unit, next) - bits[next])
  );
}

/** What it is worth that the page has the character beside the same one, or between the same two, elsewhere. */
const PAIR_BITS = 2;
const THREE_BITS = 4;

function seenBits(unit: number, before: string, after: string, page: PageContext): number {
  const [b2, b1] = [before.charCodeAt(before.length - 2), before.charCodeAt(before.length - 1)];
  const [a1, a2] = [after.charCodeAt(0), after.charCodeAt(1)];
  let bits = 0;
  if (page.hasPair(b1, unit)) bits += PAIR_BITS;
  if (page.hasPair(unit, a1)) bits += PAIR_BITS;
  if (page.hasThree(b2, b1, unit) || page.hasThree(b1, unit, a1) || page.hasThree(unit, a1, a2)) bits += THREE_BITS;
  return bits;
}
