/** All terms as a tree of code units: what the automaton is linked from. State 0 is the root. */

/** At a node that ends no term. */
export const NO_TERM = -1;

export interface Node {
  readonly children: Map<number, number>;
  term: number;
}

export function buildTrie(terms: readonly string[]): Node[] {
  const trie: Node[] = [{ children: new Map(), term: NO_TERM }];
  terms.forEach((term, index) => {
    let state = 0;
    for (let i = 0; i < term.length; i += 1) {
      const unit = term.charCodeAt(i);
      let child = trie[state].children.get(unit);
      if (child === undefined) {
        child = trie.length;
        trie.push({ children: new Map(), term: NO_TERM });
        trie[state].children.set(unit, child);
      }
      state = child;
    }
    trie[state].term = index;
  });
  return trie;
}
