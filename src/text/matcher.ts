/**
 * Many terms in one pass: an Aho-Corasick automaton in typed arrays.
 *
 * A state is a prefix of some term; `next` takes a state and a code unit to the longest prefix that the text now ends
 * with. Units that occur in no term are class 0 and lead to the root at once, which is most of a text. The other
 * transitions stand in one open-addressed table keyed by state and class; where there is none, `fail` leads to the
 * longest proper suffix that is a state too. A key is 32 bits of state times classes plus class: ten thousand terms over
 * an alphabet of ideographs give more pairs than that, so that the parent of the state found is asked as well. Most questions to that table have no answer, so 32 bits are asked before it
 * that a state has of the classes that lead on from it or from where `fail` leads; where they say no, the root decides.
 * States are numbered breadth first: those that most of a text comes to, the first characters of terms, stand together
 * and stay in the first-level cache. A state that ends a term names it in `ends`; `ending` leads from a state to the
 * first such one down its fail chain, itself included, and `shorter` to the next.
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

/** A matcher of `terms`: distinct, not empty. */
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
  readonly #parent: Int32Array;
  readonly #ends: Int32Array;
  readonly #ending: Int32Array;
  readonly #shorter: Int32Array;
  /** Open addressing: a key and the state it leads to, side by side; the root is no such state. At most half full. */
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #shift: number;
  /** By state: a bit for each class that leads on from it or its fail chain but the root, modulo 32. */
  readonly #onward: Int32Array;
  /** Per term, bits: what may not stand before it and what not behind it. */
  readonly #edges: Uint8Array;

  constructor(terms: readonly string[]) {
    this.terms = terms;
    this.#classCount = this.#classify(terms);
    const trie = buildTrie(terms);
    const states = trie.length;
    const capacity = 2 ** Math.ceil(Math.log2(states * 2 + 64));
    this.#shift = 32 - Math.log2(capacity);
    this.#onward = new Int32Array(states);
    this.#slots = new Int32Array(2 * capacity);
    this.#mask = capacity - 1;
    this.#fromRoot = new Int32Array(this.#classCount);
    this.#fail = new Int32Array(states);
    this.#parent = new Int32Array(states);
    this.#ends = new Int32Array(states).fill(NONE);
    this.#ending = new Int32Array(states);
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

  /** Breadth first, so that all is known of a fail state before it is asked. */
  #link(trie: readonly Node[]) {
    const nodes: Node[] = [trie[ROOT]]; // by state
    for (let state = 0; state < nodes.length; state += 1) {
      this.#onward[state] = this.#onward[this.#fail[state]];
      for (const [unit, index] of nodes[state].children) {
        const kind = this.#classOf[unit];
        const child = nodes.push(trie[index]) - 1;
        const suffix = state === ROOT ? ROOT : this.#step(this.#fail[state], kind);
        this.#fail[child] = suffix;
        this.#ends[child] = trie[index].term;
        this.#shorter[child] = this.#ending[suffix];
        this.#ending[child] = trie[index].term === NONE ? this.#ending[suffix] : child;
        if (state === ROOT) this.#fromRoot[kind] = child;
        else this.#insert(state, kind, child);
      }
    }
  }

  #insert(state: number, kind: number, child: number) {
    const key = this.#keyOf(state, kind);
    let at = this.#homeOf(key);
    while (this.#slots[2 * at + 1] !== ROOT) at = (at + 1) & this.#mask;
    this.#slots[2 * at] = key;
    this.#slots[2 * at + 1] = child;
    this.#parent[child] = state;
    this.#onward[state] |= 1 << (kind & 31);
  }

  #keyOf(state: number, kind: number): number {
    return (Math.imul(state, this.#classCount) + kind) | 0;
  }

  #homeOf(key: number): number {
    return Math.imul(key, 0x9e3779b1) >>> this.#shift;
  }

  #step(from: number, kind: number): number {
    for (let state = from; state !== ROOT; state = this.#fail[state]) {
      if ((this.#onward[state] & (1 << (kind & 31))) === 0) break;
      const child = this.#lookUp(state, kind);
      if (child !== ROOT) return child;
    }
    return this.#fromRoot[kind];
  }

  /** The state that `kind` leads to from `state`, or the root. */
  #lookUp(state: number, kind: number): number {
    const slots = this.#slots;
    const key = this.#keyOf(state, kind);
    for (let at = this.#homeOf(key); ; at = (at + 1) & this.#mask) {
      const child = slots[2 * at + 1];
      if (child === ROOT || (slots[2 * at] === key && this.#parent[child] === state)) return child;
    }
  }

  find(text: string): Hits {
    const found = new HitWriter(text.length >> 2);
    const classOf = this.#classOf;
    const fromRoot = this.#fromRoot;
    const onward = this.#onward;
    const ending = this.#ending;
    let state = ROOT;
    for (let i = 0; i < text.length; i += 1) {
      const kind = classOf[text.charCodeAt(i)];
      state = (onward[state] & (1 << (kind & 31))) === 0 ? fromRoot[kind] : this.#step(state, kind);
      for (let end = ending[state]; end !== ROOT; end = this.#shorter[end]) {
        this.#report(text, this.#ends[end], i + 1, found);
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

/** Thai, Lao, Burmese and Khmer are written without gaps between words: their letters end no word and begin none. */
const isUnspaced = (unit: number): boolean =>
  (unit >= 0xe00 && unit < 0xf00) || (unit >= 0x1000 && unit < 0x10a0) || (unit >= 0x1780 && unit < 0x1800);

function sortOf(unit: number): number {
  if (isUnspaced(unit)) return 0;
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
