/**
 * What stood in the runs of a text: each character that lost a byte is asked for between what is written on both sides,
 * and where none is likely enough the marker stays, or U+FFFD.
 */
import { type Candidate, candidates, HIT, type PageContext, type SlotKind, UNKNOWN } from './byte-shift-bytes.ts';
import type { Stretch } from './byte-shift-decode.ts';
import { fill, supportOf } from './byte-shift-fill.ts';
import { isDropped, marginOf } from './byte-shift-margins.ts';
import type { Around } from './byte-shift-marks.ts';
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

/** So many runs show what a tool hits. */
const MAX_ASKED = 40;
/** Of ten that are hit, nine are marks, as long as a page does not show otherwise. */
const AS_IF_HIT = 4.5;
const AS_IF_OTHER = 0.5;

const hitBits = ({ hit, other }: Sure): number => Math.log2((hit + AS_IF_HIT) / (other + AS_IF_OTHER));

function toldBy(text: string, runs: readonly Stretch[], page: PageContext, hits: number, sure: Sure): Told[] {
  let before: Line = { likely: '', known: '' };
  let end = 0;
  return runs.map((run, i) => {
    const between = text.slice(Math.max(end, run.start - AROUND), run.start);
    before = longer(before, between, between);
    const units = run.written.map(({ unit }) => String.fromCharCode(unit));
    const shown = run.written.map(({ slot }, at) => (slot === undefined ? units[at] : UNKNOWN));
    const rest = lineAfter(text, runs, i);
    let unknown = 0;
    run.written.forEach(({ slot }, at) => {
      if (slot === undefined) return;
      const { unit, isSure } = toldAt({ text, end: run.end, before, units, shown, at, rest }, slot, page, hits);
      units[at] = String.fromCharCode(unit);
      shown[at] = isSure ? units[at] : slot.marker || UNKNOWN;
      if (!isSure) unknown += 1;
      else if (slot.kind === 'lead-lost') sure[HIT.has(unit) ? 'hit' : 'other'] += 1;
    });
    before = longer(before, units.join(''), shown.join(''));
    end = run.end;
    return { written: shown.join(''), unknown };
  });
}

/** The last characters of a line: with what is likeliest for each that lost a byte, and with what is known for sure. */
interface Line {
  readonly likely: string;
  readonly known: string;
}

const longer = ({ likely, known }: Line, more: string, moreKnown: string): Line => ({
  likely: (likely + more).slice(-AROUND),
  known: (known + moreKnown).slice(-AROUND),
});

interface Place {
  readonly text: string;
  readonly end: number;
  readonly before: Line;
  /** What the run holds so far, what of it is known, and which of it is asked for. */
  readonly units: readonly string[];
  readonly shown: readonly string[];
  readonly at: number;
  readonly rest: string;
}

/** Which character it most likely was, and whether that is sure enough. */
function toldAt(place: Place, slot: Slot, page: PageContext, hits: number): { unit: number; isSure: boolean } {
  const { text, end, before, units, at, rest } = place;
  const line = before.likely + units.slice(0, at).join('');
  const after = units.slice(at + 1).join('');
  const around = { before: plain(line.slice(line.lastIndexOf('\n') + 1)), after: plain(after + rest) };
  const all = candidates(slot.kind, slot.byte);
  const read = readAs(all, after + text.slice(end, end + 12));
  const filled = fill(read.length > 0 ? read : all, around, page, hits);
  const support = supportOf(filled.unit, knownAround(place, slot.kind), page);
  return { unit: filled.unit, isSure: filled.margin >= marginOf(filled.unit, support, slot.kind, read.length > 0) };
}

/** What is known for sure on both sides of a character that is asked for; of two beside a dropped pair, the other is. */
function knownAround({ before, units, shown: sure, at, rest }: Place, kind: SlotKind): Around {
  const shown = isDropped(kind) ? units : sure;
  const after = shown.slice(at + 1).join('');
  return { before: plain(before.known + shown.slice(0, at).join('')), after: plain(after + rest) };
}

/** Those of `all` that have the reading that `after` begins with. */
function readAs(all: readonly Candidate[], after: string): readonly Candidate[] {
  const reading = readingAt(after, 0);
  return reading === undefined ? [] : withReading(all, reading);
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
