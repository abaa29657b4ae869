/**
 * What stood in the runs of a text: each character that lost a byte is asked for between what is written on both sides,
 * and where none is likely enough the marker stays, or U+FFFD.
 */
import { HIT, type PageContext, type SlotKind, UNKNOWN } from './byte-shift-bytes.ts';
import type { Stretch } from './byte-shift-decode.ts';
import { fill, supportOf } from './byte-shift-fill.ts';
import { isDropped, marginOf } from './byte-shift-margins.ts';
import type { Around } from './byte-shift-marks.ts';
import { readingAt, withReading } from './byte-shift-reading.ts';
import { optionsOf, type Slot } from './byte-shift-slots.ts';

export interface Told {
  readonly written: string;
  /** Characters of which a byte is lost and could not be told. */
  readonly unknown: number;
}

/** So much of what is written on both sides is looked at, for quotes; words need less. */
const AROUND = 240;

/** What was written in each of `runs`, which are in order and apart. */
export function toldRuns(text: string, runs: readonly Stretch[], page: PageContext): Told[] {
  const sure = asIf();
  toldBy(text, runs.slice(0, MAX_ASKED), page, { lost: 0, split: 0 }, sure);
  return toldBy(text, runs, page, { lost: hitBits(sure.lost), split: hitBits(sure.split) }, asIf());
}

/** Of leads that were lost, and of those that a split hit. */
interface By<T> {
  readonly lost: T;
  readonly split: T;
}

/** Characters that are told beyond doubt: of those that tools mostly hit, and others. */
interface Sure {
  hit: number;
  other: number;
}

/** So many runs show what a tool hits. */
const MAX_ASKED = 40;
/** Of ten that are hit, nine are marks, as long as a page does not show otherwise; a split hits any. */
const asIf = (): By<Sure> => ({ lost: { hit: 4.5, other: 0.5 }, split: { hit: 1, other: 1 } });

const hitBits = ({ hit, other }: Sure): number => Math.log2(hit / other);

function toldBy(text: string, runs: readonly Stretch[], page: PageContext, hits: By<number>, sure: By<Sure>): Told[] {
  let before: Line = { likely: '', known: '' };
  let end = 0;
  return runs.map((run, i) => {
    const between = text.slice(Math.max(end, run.start - AROUND), run.start);
    before = longer(before, between, between);
    const units = run.written.map(({ unit }) => String.fromCharCode(unit));
    const shown = run.written.map(({ slot }, at) => (slot === undefined ? units[at] : UNKNOWN));
    const rest = lineAfter(text, runs, i);
    let unknown = 0;
    for (const at of inOrder(run)) {
      const { slot } = run.written[at];
      if (slot === undefined) continue;
      const { unit, isSure } = toldAt({ text, end: run.end, before, units, shown, at, rest }, slot, page, hits);
      units[at] = String.fromCharCode(unit);
      shown[at] = isSure ? units[at] : slot.marker || UNKNOWN;
      if (!isSure) unknown += 1;
      else if (slot.kind === 'lead-lost') sure.lost[HIT.has(unit) ? 'hit' : 'other'] += 1;
      else if (slot.kind === 'lead-split') sure.split[HIT.has(unit) ? 'hit' : 'other'] += 1;
    }
    before = longer(before, units.join(''), shown.join(''));
    end = run.end;
    return { written: shown.join(''), unknown };
  });
}

/** The places of a run; one that lacks its last byte comes first: where a line ends tells more than a guess at what does. */
function inOrder({ written }: Stretch): number[] {
  const last = written.length - 1;
  const places = written.map((_, at) => at);
  return written[last].slot?.kind === 'trail-lost' ? [last, ...places.slice(0, last)] : places;
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
function toldAt(place: Place, slot: Slot, page: PageContext, hits: By<number>): { unit: number; isSure: boolean } {
  const { text, end, before, units, at, rest } = place;
  const line = before.likely + units.slice(0, at).join('');
  const after = units.slice(at + 1).join('');
  const around = { before: plain(line.slice(line.lastIndexOf('\n') + 1)), after: plain(after + rest) };
  const all = optionsOf(slot);
  const reading = slot.reading ?? readingAt(after + text.slice(end, end + 12), 0);
  const read = reading === undefined ? [] : withReading(all, reading);
  const filled = fill(read.length > 0 ? read : all, around, page, slot.kind === 'lead-split' ? hits.split : hits.lost);
  const support = supportOf(filled.unit, knownAround(place, slot.kind), page);
  return { unit: filled.unit, isSure: filled.margin >= marginOf(filled.unit, support, slot.kind, read.length > 0) };
}

/** What is known for sure on both sides of a character that is asked for; of two beside a dropped pair, the other is. */
function knownAround({ before, units, shown: sure, at, rest }: Place, kind: SlotKind): Around {
  const shown = isDropped(kind) ? units : sure;
  const after = shown.slice(at + 1).join('');
  return { before: plain(before.known + shown.slice(0, at).join('')), after: plain(after + rest) };
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
  return line.slice(0, line.search(LINE_END));
}

/** What ends a line: its break, or a tag whose bracket the marker before it took. */
const LINE_END = /\n|^\/(?:p|div|li|h\d)>|$/;

const READINGS = /[([（［]\s{0,3}[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüɡ]{1,7}\s{0,3}[)\]）］]/g;

/** A text without its readings. */
const plain = (text: string): string => (/[([（［]/.test(text) ? text.replace(READINGS, '') : text);
