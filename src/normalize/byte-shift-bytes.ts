/** Characters that lost one of their two bytes: which ones they can have been, and which of them is the likeliest. */
import { gbk } from './gbk.ts';
import { toHans, toHant } from './han.ts';
import { likelihood } from './likelihood.ts';

/** What stands where a byte was replaced or could not be read. */
export const isMarker = (unit: number): boolean => unit === 0x3f || unit === 0xfffd;

/** What stands for a character that could not be told. */
export const UNKNOWN = '\ufffd';

/** A byte that can be the second of a pair, and stands alone where it is not. */
export const isLowTrail = (bytes: number): boolean => bytes >= 0x40 && bytes <= 0x80 && bytes !== 0x7f;

export interface Candidate {
  readonly unit: number;
  /** Bits of the character by itself, and of one like it being hit. */
  readonly bits: number;
}

export interface Leads {
  /** The cheapest character that ends in byte `trail`, whatever stands around it. */
  best(trail: number): Candidate;
  /** All characters that end in byte `trail`. */
  all(trail: number): readonly Candidate[];
}

/** A tool mostly hits the lead of a full stop, an enumeration comma or an opening quote. */
const HIT = new Set('。、“'.split('').map((one) => one.charCodeAt(0)));
const HIT_BITS = -3.5;
const OTHER_BITS = 3.5;

let known: Leads | undefined;

/** The characters by their second byte; gathered at the first question. */
export function leads(): Leads {
  known ??= buildLeads();
  return known;
}

function buildLeads(): Leads {
  const { unitOf } = gbk();
  const { bits } = likelihood();
  const byTrail: Candidate[][] = Array.from({ length: 256 }, (_, trail) => {
    const found: Candidate[] = [];
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      const unit = unitOf[(lead << 8) | trail];
      if (unit !== 0) found.push({ unit, bits: bits[unit] + (HIT.has(unit) ? HIT_BITS : OTHER_BITS) });
    }
    return found.sort((a, b) => a.bits - b.bits);
  });
  const none: Candidate = { unit: 0, bits: Number.POSITIVE_INFINITY };
  return { best: (trail) => byTrail[trail][0] ?? none, all: (trail) => byTrail[trail] };
}

/** All characters that begin with byte `lead`. */
export function trails(lead: number): Candidate[] {
  const { unitOf } = gbk();
  const { bits } = likelihood();
  const found: Candidate[] = [];
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const unit = unitOf[(lead << 8) | trail];
    if (unit !== 0) found.push({ unit, bits: bits[unit] });
  }
  return found;
}

/** Marks that close what nothing opened, or that hardly end a paragraph. */
const CLOSING = '”’）》」』】〉〕';
const NEVER_LAST = '、，：；“‘（《「『【〈〔';
const MISPLACED_BITS = 8;

/** What a character costs that its page's script does not write: 练 in a traditional text, 練 in a simplified one. */
const FOREIGN_BITS = 6;

/** What is known of the page that a character stands in. */
export interface PageContext {
  readonly script: 'zh-Hans' | 'zh-Hant' | 'mixed' | 'none';
  /** Whether characters of the private use area, which a shift makes, seem to have been dropped: the page has none. */
  readonly dropsPrivate: boolean;
  /** Whether the two stand side by side elsewhere on the page. */
  hasPair(first: number, second: number): boolean;
}

/** What a pair costs that the page has elsewhere. */
const SEEN_BITS = 3;

/** Whether a page in `script` would write `unit` in another form. */
export function isForeign(unit: number, { script }: PageContext): boolean {
  if (script === 'zh-Hans') return toHans()[unit] !== unit;
  if (script !== 'zh-Hant') return false;
  return toHans()[unit] === unit && toHant()[unit] !== unit;
}

export interface Likeliest {
  readonly unit: number;
  /** By how many bits it is likelier than the next. */
  readonly margin: number;
  /** Whether the page has it beside the same neighbour elsewhere, or the dictionary does. */
  readonly fit: 'page' | 'word' | 'none';
}

/** The likeliest of `candidates` between `before` and `after` (units; a line break at the ends of a line). */
export function likeliest(
  candidates: readonly Candidate[],
  before: number,
  after: number,
  page: PageContext,
): Likeliest {
  const { bits, bitsAfter, isPair } = likelihood();
  const pairBits = (first: number, second: number) =>
    page.hasPair(first, second) ? Math.min(SEEN_BITS, bitsAfter(first, second)) : bitsAfter(first, second);
  let best = 0;
  let bestCost = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const { unit } = candidate;
    let cost = candidate.bits - bits[unit] + pairBits(before, unit) + pairBits(unit, after);
    const character = String.fromCharCode(unit);
    if (CLOSING.includes(character) || (after === 0x0a && NEVER_LAST.includes(character))) cost += MISPLACED_BITS;
    if (isForeign(unit, page)) cost += FOREIGN_BITS;
    if (cost < bestCost) {
      second = bestCost;
      [best, bestCost] = [unit, cost];
    } else if (cost < second) second = cost;
  }
  const isWord = isPair(before, best) || isPair(best, after);
  const fit = page.hasPair(before, best) || page.hasPair(best, after) ? 'page' : isWord ? 'word' : 'none';
  return { unit: best, margin: second - bestCost, fit };
}
