/**
 * Pairs that a reader dropped from a shifted run because they were of the private use area.
 *
 * Of two characters yz that were written, the last byte of y and the first of z were such a pair; with it gone, what is
 * left reads as one character (first byte of y, last byte of z) that fits nowhere. There are some 1,200 pairs that can
 * have been lost. The one that gives the likeliest yz is taken where two of the three pairs around and between them are
 * known and no other comes near; else two U+FFFD say that two characters are missing.
 */
import { isForeign, isKnownPair, type PageContext, UNKNOWN } from './byte-shift-bytes.ts';
import { gbk } from './gbk.ts';
import { likelihood } from './likelihood.ts';

export interface Restored {
  readonly written: string;
  /** Characters put back, and characters that could not be. */
  readonly restored: number;
  readonly unknown: number;
}

/** Bits from which a character of a run may be two halves. */
const SUSPECT_BITS = 14;
const MARGIN_BITS = 2.5;
const MIN_KNOWN_PAIRS = 2;
/** So many characters of one run are tried; each try costs some 20 µs. */
const MAX_TRIES = 20;
/** The leads of the private use area that stand for the last byte of y. */
const PRIVATE_LEADS = [0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf, 0xf8, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe];

/** `written`, between the units `before` and `after`, with what dropped pairs took from it. Linear in `written`. */
export function restoreDropped(written: string, before: number, after: number, page: PageContext): Restored {
  if (!page.dropsPrivate) return { written, restored: 0, unknown: 0 };
  let tries = MAX_TRIES;
  const parts: string[] = [];
  let last = before;
  let restored = 0;
  let unknown = 0;
  for (let i = 0; i < written.length; i += 1) {
    const unit = written.charCodeAt(i);
    const next = i + 1 < written.length ? written.charCodeAt(i + 1) : after;
    if (!isSuspect(unit, last, next, page)) parts.push(written[i]);
    else {
      tries -= 1;
      const split = tries < 0 ? undefined : likeliestSplit(unit, last, next, page);
      parts.push(split ?? UNKNOWN + UNKNOWN);
      if (split === undefined) unknown += 2;
      else restored += 2;
    }
    last = parts[parts.length - 1].charCodeAt(parts[parts.length - 1].length - 1);
  }
  return { written: parts.join(''), restored, unknown };
}

/** Whether a character is rare, or one that the page's script does not write, and forms no word with its neighbours. */
function isSuspect(unit: number, last: number, next: number, page: PageContext): boolean {
  if (gbk().bytesOf[unit] <= 0x80) return false;
  if (likelihood().bits[unit] < SUSPECT_BITS && !isForeign(unit, page)) return false;
  return !isKnownPair(last, unit, page) && !isKnownPair(unit, next, page);
}

function likeliestSplit(unit: number, last: number, next: number, page: PageContext): string | undefined {
  const { unitOf, bytesOf } = gbk();
  const { bitsAfter } = likelihood();
  let best: string | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  for (const middle of PRIVATE_LEADS) {
    const y = unitOf[(bytesOf[unit] & 0xff00) | middle];
    if (isForeign(y, page)) continue;
    const knownBefore = isKnownPair(last, y, page) ? 1 : 0;
    for (let lead = 0xa1; lead <= 0xfe; lead += 1) {
      const z = unitOf[(lead << 8) | (bytesOf[unit] & 0xff)];
      const known = knownBefore + (isKnownPair(y, z, page) ? 1 : 0) + (isKnownPair(z, next, page) ? 1 : 0);
      if (known < MIN_KNOWN_PAIRS || isForeign(z, page)) continue;
      const cost = bitsAfter(last, y) + bitsAfter(y, z) + bitsAfter(z, next);
      if (cost < bestCost) {
        second = bestCost;
        best = String.fromCharCode(y, z);
        bestCost = cost;
      } else if (cost < second) second = cost;
    }
  }
  return second - bestCost >= MARGIN_BITS ? best : undefined;
}
