/**
 * Slips that readings caused, and readings that prove a lost byte.
 *
 * A tool that puts readings into bytes instead of characters finds its character across two others: the last byte of
 * 當 and the first of 地 make 數, so `當地鄉` became `當` + `(shù)` + the rest of 地. The reader then took the first byte
 * of 地 with the bracket for an error: `當?shù)剜l`. The reading says which byte was lost: the b for which (last byte of
 * the character before, b) is a character of that reading. Where a shifted run stops before a gloss, the reading
 * behind it tells the second byte of the run's last character in the same way.
 */
import { CLOSERS, OPENERS } from './brackets.ts';
import { type Candidate, type Folding, trailOf } from './byte-shift-bytes.ts';
import { gbk } from './gbk.ts';
import { readingsTable } from './readings.ts';
import { syllableKey } from './syllable.ts';

/** A reading at some place: its key, where it starts (behind the bracket, if one stands) and ends (behind the other). */
export interface Reading {
  readonly key: string;
  readonly opened: boolean;
  readonly end: number;
}

const MAX_SYLLABLE = 9;
const MAX_SPACES = 3;

/** The reading at `at`, whose opening bracket may have been lost. Bounded. */
export function readingAt(text: string, at: number): Reading | undefined {
  const opened = OPENERS.has(text.charCodeAt(at));
  const start = skipSpaces(text, opened ? at + 1 : at);
  let end = start;
  while (end - start <= MAX_SYLLABLE && !CLOSERS.has(text.charCodeAt(end)) && text.charCodeAt(end) > 0x20) end += 1;
  if (end === start || end - start > MAX_SYLLABLE) return undefined;
  const closer = skipSpaces(text, end);
  if (!CLOSERS.has(text.charCodeAt(closer))) return undefined;
  const key = syllableKey(text.slice(start, end));
  return key === undefined ? undefined : { key, opened, end: closer + 1 };
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at - from < MAX_SPACES && text[at] === ' ') at += 1;
  return at;
}

/** Those of `candidates` that have the reading; toneless readings fit any tone. */
export const withReading = (candidates: readonly Candidate[], { key }: Reading): Candidate[] => {
  const { fitOf, fitsToneless } = readingsTable();
  const fits = ({ unit }: Candidate) => fitOf(unit, key) > 0 || (key.endsWith('5') && fitsToneless(unit, key));
  return candidates.filter(fits);
};

/** The leads that the reading behind the marker at `marker` allows what follows it, where one stands behind a character. */
export function leadsRead(
  text: string,
  marker: number,
  page: Folding,
): { bytes: readonly number[]; end: number } | undefined {
  const reading = readingAt(text, marker + 1);
  const before = characterBefore(text, marker, page);
  if (reading === undefined || reading.opened || before < 0) return undefined;
  const bytes = lostBytes(trailOf(text.charCodeAt(before), page), reading);
  return bytes.length === 0 ? undefined : { bytes, end: reading.end };
}

const lost = new Map<string, readonly number[]>();

/** The bytes that make a character of the reading behind `trail`. Each pair of a byte and a reading is sought once. */
function lostBytes(trail: number, reading: Reading): readonly number[] {
  const name = `${trail} ${reading.key}`;
  const known = lost.get(name);
  if (known !== undefined) return known;
  const found: number[] = [];
  for (let byte = 0x81; byte <= 0xfe; byte += 1) {
    if (withReading([{ unit: gbk().unitOf[(trail << 8) | byte], prior: 0 }], reading).length > 0) found.push(byte);
  }
  lost.set(name, found);
  return found;
}

/** The Han character that a marker at `marker` stands behind, across one gloss; or -1. */
function characterBefore(text: string, marker: number, page: Folding): number {
  let at = marker - 1;
  if (CLOSERS.has(text.charCodeAt(at))) {
    const from = Math.max(0, at - MAX_SYLLABLE - 2 * MAX_SPACES);
    while (at > from && !OPENERS.has(text.charCodeAt(at))) at -= 1;
    at -= 1;
  }
  return at >= 0 && trailOf(text.charCodeAt(at), page) > 0x80 ? at : -1;
}
