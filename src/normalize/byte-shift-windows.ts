/**
 * Where bytes may have slipped: a cheap look at each unit, so that a clean page costs next to nothing.
 *
 * Signs: a `?` or U+FFFD before a character that a slip can have made; rare characters close together (names have
 * them too: the search decides); one Latin letter between Chinese characters, where a slip would end.
 */
import { classes, HAN } from '../text/unicode.ts';
import { isLowTrail, isMarker, isSplit } from './byte-shift-bytes.ts';
import { gbk } from './gbk.ts';
import { likelihood } from './likelihood.ts';

/** How far around a sign the search looks; signs closer than twice that share a window. */
const REACH = 10;
/** What a rare character adds to the tally and a common one takes away, and the tally that is a sign. */
const RARE = 3;
const COMMON = -1;
const SIGN = 5;
/** A character of more bits than this is rare; fullwidth letters and digits, which a lost full stop leaves, count too. */
const RARE_BITS = 13.5;

const LF = 0x0a;
/** Marks of full width are caught by themselves. */
const ANY = { foldsWidth: true };
const REPLACEMENT = 0xfffd;

let built: Int8Array | undefined;

/** What each unit adds to the tally. */
function weights(): Int8Array {
  if (built !== undefined) return built;
  const { bits } = likelihood();
  const { bytesOf } = gbk();
  const kinds = classes();
  built = Int8Array.from({ length: 0x10000 }, (_, unit) => {
    if (bytesOf[unit] <= 0x80) return 0;
    if (bits[unit] > RARE_BITS) return RARE;
    return kinds[unit] === HAN ? COMMON : 0;
  });
  return built;
}

export type Window = readonly [start: number, end: number];

/** Windows of `text`, in order, apart, each within one line. Linear, some 2 ns a unit. */
export function suspectWindows(text: string): Window[] {
  const weight = weights();
  const windows: [number, number][] = [];
  let tally = 0;
  let line = 0;
  let previous = LF;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) {
      tally = Math.max(0, tally + weight[unit]);
      if (tally >= SIGN || unit === REPLACEMENT) {
        add(windows, text, line, i);
        tally = Math.min(tally, SIGN);
      }
    } else if (unit === LF) {
      line = i + 1;
      tally = 0;
    } else if (previous >= 0x80 && isSign(text, i, unit, weight) && !isSeparator(text, line, i, unit)) {
      add(windows, text, line, i);
    }
    previous = unit;
  }
  return windows;
}

/** Whether the ASCII unit at `at`, behind one that is not, is one that a slip leaves. */
function isSign(text: string, at: number, unit: number, weight: Int8Array): boolean {
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : LF;
  if (isMarker(unit)) return next >= 0x80 || isLowTrail(next) || isSplit(next, ANY);
  const before = weight[text.charCodeAt(at - 1)];
  if (before > 0 && isLetter(unit)) return true;
  return isLowTrail(unit) && before !== 0 && (next >= 0x80 || next === LF);
}

/** Whether a bar or underscore parts its line in more than one place: a slip ends in one once, if ever. */
function isSeparator(text: string, line: number, at: number, unit: number): boolean {
  if (unit !== UNDERSCORE && unit !== BAR) return false;
  const mark = text[at];
  if (at > line && text.lastIndexOf(mark, at - 1) >= line) return true;
  const next = text.indexOf(mark, at + 1);
  if (next < 0) return false;
  const end = text.indexOf('\n', at);
  return end < 0 || next < end;
}

const UNDERSCORE = 0x5f;
const BAR = 0x7c;

const isLetter = (unit: number): boolean => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);

function add(windows: [number, number][], text: string, line: number, at: number) {
  const start = Math.max(line, at - REACH);
  let end = Math.min(text.length, at + REACH + 1);
  const breakAt = text.slice(at, end).indexOf('\n');
  if (breakAt >= 0) end = at + breakAt;
  const last = windows[windows.length - 1];
  if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
  else windows.push([start, end]);
}

/** How much of the start of a text is looked at, in how few units the share of rare ones is a sign. */
const SAMPLE = 400;
const STRANGE_SHARE = 0.3;

/** Whether a text has so many rare characters that it may have been decoded wrongly as a whole. Bounded cost. */
export function isStrange(text: string): boolean {
  const weight = weights();
  const step = Math.max(1, Math.floor(text.length / SAMPLE));
  let han = 0;
  let rare = 0;
  for (let i = 0; i < text.length; i += step) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    han += 1;
    if (weight[unit] > 0) rare += 1;
  }
  return rare > STRANGE_SHARE * han;
}
