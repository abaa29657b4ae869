/**
 * What stood in the runs of a text: each character that lost a byte is asked for between what is written on both sides,
 * and where none is likely enough the marker stays, or U+FFFD.
 */
import { classes, MARK } from '../text/unicode.ts';
import { candidates, HIT, type PageContext, type SlotKind, UNKNOWN } from './byte-shift-bytes.ts';
import type { Stretch } from './byte-shift-decode.ts';
import { type Filled, fill } from './byte-shift-fill.ts';
import type { Slot } from './byte-shift-paths.ts';
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
  const sure: Sure = { hit: 0, other: 0 };
  toldBy(text, runs.slice(0, MAX_ASKED), page, 0, sure);
  return toldBy(text, runs, page, hitBits(sure), { hit: 0, other: 0 });
}

/** Characters that are told beyond doubt: of those that tools mostly hit, and others. */
interface Sure {
  hit: number;
  other: number;
}

/** So many runs show what a tool hits; so many bits are beyond doubt. */
const MAX_ASKED = 40;
const SURE_BITS = 8;
/** Of ten that are hit, nine are marks, as long as a page does not show otherwise. */
const AS_IF_HIT = 4.5;
const AS_IF_OTHER = 0.5;

const hitBits = ({ hit, other }: Sure): number => Math.log2((hit + AS_IF_HIT) / (other + AS_IF_OTHER));

function toldBy(text: string, runs: readonly Stretch[], page: PageContext, hits: number, sure: Sure): Told[] {
  let before = '';
  let end = 0;
  return runs.map((run, i) => {
    before = (before + text.slice(Math.max(end, run.start - AROUND), run.start)).slice(-AROUND);
    const units = run.written.map(({ unit }) => String.fromCharCode(unit));
    const shown = [...units];
    const rest = lineAfter(text, runs, i);
    let unknown = 0;
    run.written.forEach(({ slot }, at) => {
      if (slot === undefined) return;
      const filled = filledAt({ text, end: run.end, before, units, at, rest }, slot, page, hits);
      units[at] = String.fromCharCode(filled.unit);
      if (slot.kind === 'lead-lost' && filled.margin >= SURE_BITS) sure[HIT.has(filled.unit) ? 'hit' : 'other'] += 1;
      if (isTold(filled, slot.kind)) shown[at] = units[at];
      else {
        shown[at] = slot.marker || UNKNOWN;
        unknown += 1;
      }
    });
    before = (before + units.join('')).slice(-AROUND);
    end = run.end;
    return { written: shown.join(''), unknown };
  });
}

interface Place {
  readonly text: string;
  readonly end: number;
  readonly before: string;
  /** What the run holds so far, and which of it is asked for. */
  readonly units: readonly string[];
  readonly at: number;
  readonly rest: string;
}

function filledAt({ text, end, before, units, at, rest }: Place, slot: Slot, page: PageContext, hits: number): Filled {
  const line = before + units.slice(0, at).join('');
  const after = units.slice(at + 1).join('');
  const around = { before: plain(line.slice(line.lastIndexOf('\n') + 1)), after: plain(after + rest) };
  return fill(optionsOf(slot, after + text.slice(end, end + 12)), around, page, hits);
}

/** All characters of the byte that is left, or those of them that have the reading that stands behind. */
function optionsOf(slot: Slot, after: string) {
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
 * has beside the same neighbour elsewhere, one that stands in a word (fewer where its first byte is left), and any other. Measured on real text, where any
 * character may be hit: of what is told 1 in 400 is wrong; with half of it 1 in 100 would be, for 4 in 100 more.
 */
const MARK_MARGIN = 4;
const SEEN_MARGIN = 2;
const WORD_MARGIN = 6;
const TRAIL_MARGIN = 5;
const LONE_MARGIN = 8;

/** Whether the likeliest character is so much likelier than the next that its lost byte counts as known. */
function isTold({ unit, margin, fit }: Filled, kind: SlotKind): boolean {
  if (classes()[unit] === MARK) return margin >= MARK_MARGIN;
  if (fit === 'page') return margin >= SEEN_MARGIN;
  if (fit === 'none') return margin >= LONE_MARGIN;
  return margin >= (kind === 'trail-lost' ? TRAIL_MARGIN : WORD_MARGIN);
}
