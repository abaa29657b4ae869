/**
 * The words of Chinese text as a tree of characters, with bits of surprise; by it a character that lost a byte is told.
 *
 * A text is a sequence of words, each independent of the others. Its likeliest reading is found character by character:
 * a path either goes down in the tree or ends its word and starts another at the root. `least` is the cheapest word at or
 * below a node and is paid on the way down, so that paths within words of different lengths can be compared at any time;
 * `ends - least` is what is still owed where a word ends. Simplified and traditional forms count as one. Built at the
 * first question (some 80 ms), which only damaged pages ask.
 */
import { brotliDecompressSync } from 'node:zlib';
import { toHans } from './han.ts';
import { likelihood } from './likelihood.ts';
import table from './tables/words.json' with { type: 'json' };

export const ROOT = 0;

export interface Words {
  /** The node of `unit` below `node`, or -1. */
  child(node: number, unit: number): number;
  /** Bits still owed where a word ends at `node`; infinite where none does. */
  readonly owed: Float32Array;
  /** Bits of the cheapest word at or below a node. */
  readonly least: Float32Array;
  /** Bits of a unit that no word has, behind `before`. */
  loneBits(before: number, unit: number): number;
}

export function words(): Words {
  built ??= build();
  return built;
}

let built: Words | undefined;

/** What a Han character costs that stands in no word, and one that GBK alone has. */
const UNKNOWN_BITS = 23;
const NODE_BITS = 20;
export const MAX_NODES = 1 << NODE_BITS;

interface Tree {
  readonly parent: Int32Array;
  readonly label: Uint16Array;
  readonly ends: Float32Array;
  /** Open addressing: the child for a hash of node and rank. */
  readonly slots: Int32Array;
  size: number;
}

const hashOf = (node: number, rank: number): number =>
  (Math.imul(node, 0x9e3779b1) ^ Math.imul(rank + 1, 0x85ebca6b)) >>> (32 - NODE_BITS);

function find(tree: Tree, node: number, rank: number): number {
  for (let at = hashOf(node, rank); ; at = (at + 1) & (MAX_NODES - 1)) {
    const child = tree.slots[at];
    if (child === 0) return -1 - at;
    if (tree.parent[child] === node && tree.label[child] === rank) return child;
  }
}

function grow(tree: Tree, node: number, rank: number): number {
  const found = find(tree, node, rank);
  if (found > 0) return found;
  tree.slots[-1 - found] = tree.size;
  tree.parent[tree.size] = node;
  tree.label[tree.size] = rank;
  tree.size += 1;
  return tree.size - 1;
}

function build(): Words {
  const tree = read(brotliDecompressSync(Buffer.from(table.words, 'base64')));
  // A character that stands in words alone may stand by itself all the same, so that each text can be read to its end.
  for (let node = 1; node < tree.size; node += 1) {
    if (tree.parent[node] === ROOT && tree.ends[node] === Number.POSITIVE_INFINITY) tree.ends[node] = UNKNOWN_BITS;
  }
  const least = tree.ends.slice(0, tree.size);
  for (let node = tree.size - 1; node > ROOT; node -= 1) {
    const parent = tree.parent[node];
    if (least[node] < least[parent]) least[parent] = least[node];
  }
  least[ROOT] = 0;
  const owed = Float32Array.from(least, (bits, node) => (node === ROOT ? 0 : tree.ends[node] - bits));
  const ranks = ranksOfUnits();
  const { bits, bitsAfter } = likelihood();
  return {
    owed,
    least,
    child: (node, unit) => {
      const rank = ranks[unit];
      return rank === NONE ? -1 : Math.max(-1, find(tree, node, rank));
    },
    loneBits: (before, unit) =>
      unit >= 0x3400 && unit < 0xa000 ? Math.max(UNKNOWN_BITS, bits[unit]) : bitsAfter(before, unit),
  };
}

const NONE = 0xffff;

function ranksOfUnits(): Uint16Array {
  const own = new Uint16Array(0x10000).fill(NONE);
  for (let i = 0; i < table.characters.length; i += 1) own[table.characters.charCodeAt(i)] = i;
  const hans = toHans();
  return own.map((rank, unit) => (rank === NONE ? own[hans[unit]] : rank));
}

/** The tree from the streams of tools/tables-words.ts. */
function read(bytes: Buffer): Tree {
  const count = bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
  const tree: Tree = {
    parent: new Int32Array(MAX_NODES),
    label: new Uint16Array(MAX_NODES),
    ends: new Float32Array(MAX_NODES).fill(Number.POSITIVE_INFINITY),
    slots: new Int32Array(MAX_NODES),
    size: 1,
  };
  let at = 3 + 2 * count;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at];
      at += 1;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const word: number[] = [];
  const nodes: number[] = [ROOT];
  for (let i = 0; i < count; i += 1) {
    const shape = bytes[3 + 2 * i];
    const shared = shape >> 3;
    const length = shared + (shape & 7) + 1;
    for (let k = shared; k < length; k += 1) {
      const value = next();
      word[k] = k === shared && shared < word.length ? word[k] + value : value;
      if (k === shared) word.length = shared + 1;
      nodes[k + 1] = grow(tree, nodes[k], word[k]);
    }
    tree.ends[nodes[length]] = bytes[4 + 2 * i] / 2;
  }
  return tree;
}
