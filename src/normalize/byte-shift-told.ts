/**
 * What stood in the runs of a text: each character that lost a byte is asked for between what is written on both sides,
 * and where none is likely enough the marker stays, or U+FFFD.
 */
import { classes, MARK } from '../text/unicode.ts';
import { candidates, type PageContext, UNKNOWN } from './byte-shift-bytes.ts';
import type { Stretch, Written } from './byte-shift-decode.ts';
import { type Filled, fill } from './byte-shift-fill.ts';
import { readingAt, withReading } from './byte-shift-reading.ts';

export interface Told {
  readonly written: string;
  /** Characters of which a byte is lost and could not be told. */
  readonly unknown: number;
}

/** So much of what is written on both sides is looked at, for quotes; words need less. */
const AROUND = 60;

/** What was written in each of `runs`, which are in order and apart. */
export function toldRuns(text: string, runs: readonly Stretch[], page: PageContext): Told[] {
  let before = '';
  let end = 0;
  return runs.map((run, i) => {
    before = (before + text.slice(Math.max(end, run.start - AROUND), run.start)).slice(-AROUND);
    const { guess, ...known } = told(text, runs, i, before, page);
    before = (before + guess).slice(-AROUND);
    end = run.end;
    return known;
  });
}

/** What was written in a run, its slots asked one by one; `guess` has the likeliest character in each. */
function told(text: string, runs: readonly Stretch[], at: number, before: string, page: PageContext) {
  const { written, end } = runs[at];
  const units = written.map(({ unit }) => String.fromCharCode(unit));
  const shown = [...units];
  const rest = lineAfter(text, runs, at);
  let unknown = 0;
  written.forEach(({ slot }, i) => {
    if (slot === undefined) return;
    const line = before + units.slice(0, i).join('');
    const around = {
      before: plain(line.slice(line.lastIndexOf('\n') + 1)),
      after: plain(units.slice(i + 1).join('') + rest),
    };
    const filled = fill(optionsOf(slot, units.slice(i + 1).join('') + text.slice(end, end + 12)), around, page);
    units[i] = String.fromCharCode(filled.unit);
    if (isTold(filled)) shown[i] = units[i];
    else {
      shown[i] = slot.marker || UNKNOWN;
      unknown += 1;
    }
  });
  return { written: shown.join(''), guess: units.join(''), unknown };
}

/** All characters of the byte that is left, or those of them that have the reading that stands behind. */
function optionsOf(slot: NonNullable<Written['slot']>, after: string) {
  const all = candidates(slot.kind, slot.byte);
  const reading = readingAt(after, 0);
  const fitting = reading === undefined ? [] : withReading(all, reading);
  return fitting.length > 0 ? fitting : all;
}

/** What is written behind a run in its line, as far as it matters. */
function lineAfter(text: string, runs: readonly Stretch[], at: number): string {
  let line = '';
  let from = runs[at].end;
  for (let next = at + 1; line.length < AROUND; next += 1) {
    const run = runs[next];
    line += text.slice(from, Math.min(run?.start ?? text.length, from + AROUND));
    if (run === undefined) break;
    line += run.written.map(({ unit }) => String.fromCharCode(unit)).join('');
    from = run.end;
  }
  const end = line.indexOf('\n');
  return end < 0 ? line : line.slice(0, end);
}

const READINGS = /[([（［]\s{0,3}[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüɡ]{1,7}\s{0,3}[)\]）］]/g;

/** A text without its readings. */
const plain = (text: string): string => (/[([（［]/.test(text) ? text.replace(READINGS, '') : text);

/**
 * By how many bits the chosen character must be likelier than the next: a mark of punctuation, a character that the page
 * has beside the same neighbour elsewhere, one that stands in a word, and any other. Measured on real text, where any
 * character may be hit: right in 97 of 100 cases and more.
 */
const MARK_MARGIN = 0.8;
const SEEN_MARGIN = 1.5;
const WORD_MARGIN = 3;
const LONE_MARGIN = 7;

/** Whether the likeliest character is so much likelier than the next that its lost byte counts as known. */
function isTold({ unit, margin, fit }: Filled): boolean {
  if (classes()[unit] === MARK) return margin >= MARK_MARGIN;
  if (fit === 'page') return margin >= SEEN_MARGIN;
  return margin >= (fit === 'word' ? WORD_MARGIN : LONE_MARGIN);
}
