/**
 * Many terms in one pass: an Aho-Corasick automaton in typed arrays.
 *
 * A state is a prefix of some term; `next` takes a state and a code unit to the longest prefix that the text now ends
 * with. Units that occur in no term are class 0 and lead to the root at once, which is most of a text. The other
 * transitions stand in one open-addressed table keyed by state and class; where there is none, `fail` leads to the
 * longest proper suffix that is a state too. Most questions to that table have no answer, so a bitmap that stays in the
 * first-level cache is asked before it. A state that ends a term names it in `ends`; `shorter` leads to the next
 * state down the fail chain that ends one.
 *
 * Cost: linear in the text and in what is found. Alfred V. Aho and Margaret J. Corasick, "Efficient string matching",
 * CACM 18 (1975).
 */
import { type Hits, HitWriter } from './hits.ts';
import { buildTrie, NO_TERM as NONE, type Node } from './trie.ts';
import { classes, DIGIT, LETTER } from './unicode.ts';

export interface Matcher {
  readonly terms: readonly string[];
  /**
   * All occurrences of all terms, overlapping ones too. A term that begins (ends) with a letter of an alphabet is found
   * only where no such letter stands before (behind) it: `av` is not in `have`; nor is `91` in `c919`, but `bet365` is in
   * `bet365app`.
   */
  find(text: string): Hits;
}

/** A matcher of `terms`: distinct, not empty. Throws RangeError on more than some 2^31 state-class pairs. */
export function createMatcher(terms: readonly string[]): Matcher {
  return new Automaton(terms);
}

const ROOT = 0;

class Automaton implements Matcher {
  readonly terms: readonly string[];
  readonly #classOf = new Uint16Array(0x10000);
  readonly #classCount: number;
  readonly #fromRoot: Int32Array;
  readonly #fail: Int32Array;
  readonly #ends: Int32Array;
  readonly #shorter: Int32Array;
  /** Open addressing; capacity is a power of two, at most half full. */
  readonly #keys: Int32Array;
  readonly #values: Int32Array;
  /** A bit for the hash of each key: where it is 0 the table need not be asked. */
  readonly #seen: Uint32Array;
  readonly #shift: number;
  /** Per term, bits: what may not stand before it and what not behind it. */
  readonly #edges: Uint8Array;

  constructor(terms: readonly string[]) {
    this.terms = terms;
    this.#classCount = this.#classify(terms);
    const trie = buildTrie(terms);
    const states = trie.length;
    if (states * this.#classCount > 0x7fffffff) throw new RangeError(`too many terms: ${states} states`);
    const capacity = 2 ** Math.ceil(Math.log2(states * 2 + 64));
    this.#shift = 32 - Math.log2(capacity);
    this.#seen = new Uint32Array(capacity / 4);
    this.#keys = new Int32Array(capacity).fill(NONE);
    this.#values = new Int32Array(capacity);
    this.#fromRoot = new Int32Array(this.#classCount);
    this.#fail = new Int32Array(states);
    this.#ends = Int32Array.from(trie, (node) => node.term);
    this.#shorter = new Int32Array(states);
    this.#edges = Uint8Array.from(terms, edgesOf);
    this.#link(trie);
  }

  #classify(terms: readonly string[]): number {
    let count = 1;
    for (const term of terms) {
      for (let i = 0; i < term.length; i += 1) {
        const unit = term.charCodeAt(i);
        if (this.#classOf[unit] === 0) {
          this.#classOf[unit] = count;
          count += 1;
        }
      }
    }
    return count;
  }

  /** Breadth first, so that the fail state of a parent is known before its children ask for it. */
  #link(trie: readonly Node[]) {
    const queue: number[] = [ROOT];
    for (let head = 0; head < queue.length; head += 1) {
      const state = queue[head];
      for (const [unit, child] of trie[state].children) {
        const kind = this.#classOf[unit];
        this.#fail[child] = state === ROOT ? ROOT : this.#step(this.#fail[state], kind);
        const suffix = this.#fail[child];
        this.#shorter[child] = this.#ends[suffix] === NONE ? this.#shorter[suffix] : suffix;
        if (state === ROOT) this.#fromRoot[kind] = child;
        else this.#insert(state * this.#classCount + kind, child);
        queue.push(child);
      }
    }
  }

  #insert(key: number, value: number) {
    const mask = this.#keys.length - 1;
    const hash = Math.imul(key, 0x9e3779b1);
    this.#seen[hash >>> (this.#shift + 2)] |= 1 << ((hash >>> (this.#shift - 3)) & 31);
    let at = hash >>> this.#shift;
    while (this.#keys[at] !== NONE) at = (at + 1) & mask;
    this.#keys[at] = key;
    this.#values[at] = value;
  }

  #step(from: number, kind: number): number {
    for (let state = from; state !== ROOT; state = this.#fail[state]) {
      const key = state * this.#classCount + kind;
      const hash = Math.imul(key, 0x9e3779b1);
      const seen = this.#seen[hash >>> (this.#shift + 2)] & (1 << ((hash >>> (this.#shift - 3)) & 31));
      if (seen === 0) continue;
      const value = this.#lookUp(key, hash >>> this.#shift);
      if (value !== NONE) return value;
    }
    return this.#fromRoot[kind];
  }

  #lookUp(key: number, slot: number): number {
    const keys = this.#keys;
    const mask = keys.length - 1;
    for (let at = slot; keys[at] !== NONE; at = (at + 1) & mask) if (keys[at] === key) return this.#values[at];
    return NONE;
  }

  find(text: string): Hits {
    const found = new HitWriter();
    const classOf = this.#classOf;
    let state = ROOT;
    for (let i = 0; i < text.length; i += 1) {
      const kind = classOf[text.charCodeAt(i)];
      if (kind === 0) {
        state = ROOT;
        continue;
      }
      state = state === ROOT ? this.#fromRoot[kind] : this.#step(state, kind);
      for (let end = state; end !== ROOT; end = this.#shorter[end]) {
        const term = this.#ends[end];
        if (term !== NONE) this.#report(text, term, i + 1, found);
      }
    }
    return found;
  }

  #report(text: string, term: number, end: number, found: HitWriter) {
    const start = end - this.terms[term].length;
    const edges = this.#edges[term];
    if (edges !== 0) {
      if (start > 0 && (edges & sortOf(text.charCodeAt(start - 1))) !== 0) return;
      if (end < text.length && ((edges >> BEHIND) & sortOf(text.charCodeAt(end))) !== 0) return;
    }
    found.push(term, start, end);
  }
}

const A_LETTER = 1;
const A_DIGIT = 2;
/** Where the bits of what may not stand behind begin. */
const BEHIND = 2;

function sortOf(unit: number): number {
  const kind = classes()[unit];
  return kind === LETTER ? A_LETTER : kind === DIGIT ? A_DIGIT : 0;
}

/** A phrase needs no edges: it is in no other word, and injected lines run phrases together (`uy tíncá cược`). */
function edgesOf(term: string): number {
  if (term.includes(' ')) return 0;
  const first = sortOf(term.charCodeAt(0));
  const before = first === A_DIGIT ? A_LETTER | A_DIGIT : first;
  return before | (sortOf(term.charCodeAt(term.length - 1)) << BEHIND);
}
