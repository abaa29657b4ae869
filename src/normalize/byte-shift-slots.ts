/** Places where a character lost a byte, and the characters that it can have been. */
import { type Candidate, candidates, type PageContext, type SlotKind, scriptBits } from './byte-shift-bytes.ts';
import { type Reading, withReading } from './byte-shift-reading.ts';
import { ROOT, words } from './words.ts';

/** Where a byte of a character was lost: the other one, which it is, and what stands there. */
export interface Slot {
  readonly kind: SlotKind;
  readonly byte: number;
  readonly marker: string;
  /** The reading that was put behind it, where the marker took the bracket. */
  readonly reading?: Reading | undefined;
}

/** So many characters are tried on the way. */
const TRIED = 24;

interface Tried extends Candidate {
  /** Where words that begin with it stand in the tree, or its root. */
  readonly node: number;
}

const known = new Map<string, readonly Tried[]>();

/** The characters of a slot that are tried on the way. */
export function tried(slot: Slot, page: PageContext): readonly Tried[] {
  const { kind, byte, reading } = slot;
  if (reading !== undefined) return withNodes(optionsOf(slot), page);
  const name = `${kind} ${byte} ${page.script}`;
  const found = known.get(name);
  if (found !== undefined) return found;
  const { least, loneBits } = words();
  const cost = ({ unit, prior, node }: Tried) => prior + (node > 0 ? least[node] : loneBits(0, unit));
  const best = withNodes(candidates(kind, byte), page)
    .sort((a, b) => cost(a) - cost(b))
    .slice(0, TRIED);
  known.set(name, best);
  return best;
}

/** All characters that it can have been. */
export function optionsOf({ kind, byte, reading }: Slot): readonly Candidate[] {
  return reading === undefined ? candidates(kind, byte) : withReading(candidates(kind, byte), reading);
}

const withNodes = (options: readonly Candidate[], page: PageContext): Tried[] =>
  options.map(({ unit, prior }) => ({
    unit,
    prior: prior + scriptBits(unit, page),
    node: Math.max(ROOT, words().child(ROOT, unit)),
  }));
