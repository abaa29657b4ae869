/**
 * By how many bits a character that lost a byte must be likelier than all others, so that the byte counts as known.
 *
 * A mark of punctuation needs few. Any other character is told only where it makes a word with what is known on its
 * sides, where the page has it beside the same neighbour elsewhere, or where a reading stands behind it: the longer and the
 * commoner the word, the surer. Measured on real text: of what is told where any character may be hit 1 in 140 is wrong,
 * where mostly marks are 1 in 300.
 */
import { classes, MARK } from '../text/unicode.ts';
import { HIT, type SlotKind } from './byte-shift-bytes.ts';
import type { Support } from './byte-shift-fill.ts';

/** Marks: one that tools mostly hit, another, and one of which nothing is left. */
const HIT_MARGIN = 3;
const MARK_MARGIN = 4;
const GONE_MARGIN = 0.5;
/** A character that the page has beside the same neighbour elsewhere, in a word or not. */
const SEEN_MARGIN = 0.5;
const SEEN_LONE_MARGIN = 5;
const READ_MARGIN = 5;
/** A word of more than three characters, of three, of two; rare ones from so many bits. */
const LONG_MARGIN = 1.5;
const THREE_MARGIN = 2;
const RARE_THREE_MARGIN = 5;
const RARE_THREE_BITS = 19;
const PAIR_MARGIN = 3.5;
const PAIR_LESS = 10;
const RARE_PAIR_MARGIN = 12;
const RARE_PAIR_BITS = 16;
/** A word where a split hit: of a hundred such each was right. */
const SPLIT_MARGIN = 4;
/** What a byte asks for beside it that is no lost lead: what is left of the character says less. */
const OTHER_BITS = 2;
/** Beside a dropped pair two characters lack a byte, and what is known on their sides is little. */
const DROPPED_LONE_MARGIN = 9;

export const isDropped = (kind: SlotKind): boolean => kind.includes('dropped');

/** Bits for `unit`, of which `kind` is lost; `isRead` where it has the reading that stands behind it. */
export function marginOf(unit: number, support: Support, kind: SlotKind, isRead: boolean): number {
  const isGone = kind === 'gone';
  if (classes()[unit] === MARK) return isGone ? GONE_MARGIN : HIT.has(unit) ? HIT_MARGIN : MARK_MARGIN;
  if (isRead) return READ_MARGIN;
  if (support.length === 1 || isGone) return loneMargin(support, kind);
  if (support.isSeen) return SEEN_MARGIN;
  if (kind === 'lead-split') return Math.min(SPLIT_MARGIN, wordMargin(support));
  return wordMargin(support) + (kind === 'lead-lost' || support.length > 3 ? 0 : OTHER_BITS);
}

function loneMargin({ isSeen }: Support, kind: SlotKind): number {
  if (isSeen) return SEEN_LONE_MARGIN;
  return isDropped(kind) ? DROPPED_LONE_MARGIN : Number.POSITIVE_INFINITY;
}

function wordMargin({ length, bits }: Support): number {
  if (length > 3) return LONG_MARGIN;
  if (length === 3) return bits < RARE_THREE_BITS ? THREE_MARGIN : RARE_THREE_MARGIN;
  return bits < RARE_PAIR_BITS ? Math.max(PAIR_MARGIN, bits - PAIR_LESS) : RARE_PAIR_MARGIN;
}
