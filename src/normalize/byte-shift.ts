/**
 * Byte-shift runs of a text, found and undone.
 *
 * A text is never searched as a whole: windows around suspicious places are (byte-shift-windows.ts); where a cheap look
 * at pairs of neighbours finds that a slip may be there (byte-shift-suspect.ts), the likeliest path through the two states
 * is sought by words (byte-shift-decode.ts). A run found for sure proves that the page went through a tool that loses
 * bytes (byte-shift-proof.ts); then a second search takes less for proof. Every byte of what is written stands in the
 * text as received, but for the one that was lost; where that one cannot be told (byte-shift-told.ts), a marker is left
 * in the place of its character, and what is behind it is restored all the same.
 */
import { apply, type Edit } from '../text/edits.ts';
import { isMarker, type PageContext, UNKNOWN } from './byte-shift-bytes.ts';
import { type Caution, decodeShifts } from './byte-shift-decode.ts';
import { restoreDropped } from './byte-shift-private.ts';
import { gainOf, isPlausible, isProof, pageContext, type Run } from './byte-shift-proof.ts';
import { type ReadingSlip, readingSlipAt } from './byte-shift-reading.ts';
import { isReadable, Lines, linesOf, parts, within } from './byte-shift-spans.ts';
import { maySlip } from './byte-shift-suspect.ts';
import { toldRuns } from './byte-shift-told.ts';
import { vowelSlips } from './byte-shift-vowel.ts';
import { suspectWindows, type Window } from './byte-shift-windows.ts';

export interface ShiftRepair {
  readonly edit: Edit;
  readonly evidence: {
    /** A marker stood for the lost byte; nothing did; a reading proves it. */
    readonly kind: 'lead-replaced' | 'lead-lost' | 'reading';
    /** How many bits likelier the text is; for `reading`, how many bytes the reading allows. */
    readonly bits?: number;
    readonly candidates?: number;
    /** Characters of which a byte is lost and could not be told. */
    readonly unknown: number;
    /** Characters put back by what is likeliest where bytes of the private use area had been dropped. */
    readonly restored?: number;
  };
}

const LF = 0x0a;

/** At first a run must prove itself; on a page with a proven run, less will do. */
const STRICT: Caution = { marked: 2, lost: 8, gone: Number.POSITIVE_INFINITY, drops: false };
const RELAXED: Caution = { marked: 0, lost: 6, gone: 0, drops: false };

/**
 * The runs of `text`, in order, apart, and none in a line that `isOther` says is damaged in another way. Linear; a clean
 * page costs a look at each unit and a few windows.
 */
export function findByteShifts(text: string, isOther: (line: string) => boolean = () => false): ShiftRepair[] {
  const windows = suspectWindows(text).filter((window) => isReadable(text, window));
  if (windows.length === 0) return [];
  const free = new Lines(text, isOther);
  const slips = readingSlips(text, windows).filter(({ start }) => free.has(start));
  const suspected = windows.filter(([start, end]) => maySlip(text, start, end));
  if (slips.length === 0 && suspected.length === 0) return [];
  const page = pageContext(text);
  const proves = (run: Run) => isProof(text, run, page) && free.has(run.start);
  const isProven =
    slips.length > 0 ||
    within(PROOF_UNITS, parts(suspected)).some((window) => runsIn(text, [window], STRICT, page).some(proves));
  if (!isProven) return [];
  const lines = within(REPAIR_UNITS, linesOf(text, windows));
  const caution = { ...RELAXED, drops: page.dropsPrivate };
  const found = runsIn(text, lines, caution, page);
  const apart = outside(slips, found);
  const vowels = apartFrom(vowelSlips(text), apart);
  const runs = apartFrom(apartFrom(found, apart), vowels).slice(0, MAX_RUNS);
  const kept = runs.filter(({ start }) => free.has(start));
  const repairs = [
    ...apart.map((slip) => repairOfSlip(text, slip, page)),
    ...vowels.map((slip) => repairOfVowel(text, slip)),
    ...repairsOf(text, kept, undonePage(text, kept, page)),
  ];
  return repairs.sort((a, b) => a.edit.range[0] - b.edit.range[0]);
}

/** So much of a text is decoded to prove that bytes slipped, and to undo it, and so many runs are undone: some seconds. */
const PROOF_UNITS = 6000;
const REPAIR_UNITS = 40_000;
const MAX_RUNS = 1500;

const runsIn = (text: string, windows: readonly Window[], caution: Caution, page: PageContext): Run[] =>
  windows
    .flatMap((window) => decodeShifts(text, window, caution, page))
    .map((stretch) => ({ ...stretch, gain: gainOf(text, stretch, page) }))
    .filter((run) => isPlausible(text, run));

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Those of `runs` that touch none of `slips`; both in order. */
function apartFrom<T extends Span>(runs: readonly T[], slips: readonly ReadingSlip[]): T[] {
  let at = 0;
  return runs.filter(({ start, end }) => {
    while (at < slips.length && slips[at].end <= start) at += 1;
    return at === slips.length || slips[at].start >= end;
  });
}

/** A run of so many bits that goes on where a slip would begin is none: its last character was cut before its reading. */
const CUT_RUN = 18;

function outside(slips: readonly ReadingSlip[], runs: readonly Run[]): ReadingSlip[] {
  let at = 0;
  return slips.filter(({ start }) => {
    while (at < runs.length && runs[at].end <= start) at += 1;
    return at === runs.length || runs[at].start >= start || runs[at].gain < CUT_RUN;
  });
}

function readingSlips(text: string, windows: readonly Window[]): ReadingSlip[] {
  const slips: ReadingSlip[] = [];
  let end = 0;
  for (const window of windows) {
    for (let i = Math.max(end, window[0]); i < window[1]; i += 1) {
      const slip = isMarker(text.charCodeAt(i)) ? readingSlipAt(text, i) : undefined;
      if (slip === undefined) continue;
      slips.push(slip);
      end = slip.end;
      i = end - 1;
    }
  }
  return slips;
}

const editOf = (text: string, start: number, end: number, after: string): Edit => ({
  range: [start, end],
  before: text.slice(start, end),
  after,
  flag: 0,
});

const unitAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : LF);

function repairOfSlip(
  text: string,
  { start, end, written, candidates: count }: ReadingSlip,
  page: PageContext,
): ShiftRepair {
  const whole = restoreDropped(written, text.charCodeAt(start - 1), unitAt(text, end), page);
  const restored = whole.restored > 0 ? { restored: whole.restored } : {};
  return {
    edit: editOf(text, start, end, whole.written),
    evidence: { kind: 'reading', candidates: count, unknown: whole.unknown, ...restored },
  };
}

const repairOfVowel = (text: string, { start, end, written, candidates }: ReadingSlip): ShiftRepair => ({
  edit: editOf(text, start, end, written),
  evidence: { kind: 'reading', candidates, unknown: 0 },
});

/** What the page tells once the runs are undone, without the characters that lost a byte: much of it may stand in them. */
function undonePage(text: string, runs: readonly Run[], { dropsPrivate }: PageContext): PageContext {
  const edits = runs.map(({ start, end, written }) => {
    const sure = written.map(({ unit, slot }) => (slot === undefined ? String.fromCharCode(unit) : UNKNOWN));
    return editOf(text, start, end, sure.join(''));
  });
  return { ...pageContext(apply(edits, text)), dropsPrivate };
}

function repairsOf(text: string, runs: readonly Run[], page: PageContext): ShiftRepair[] {
  const told = toldRuns(text, runs, page);
  return runs.flatMap(({ start, end, written, gain }, i) => {
    const { written: after, unknown } = told[i];
    const isMarked = written[0].slot?.marker !== '';
    if (unknown > (isMarked ? MAX_UNTOLD : MAX_UNTOLD_UNMARKED) * written.length) return [];
    return [
      {
        edit: editOf(text, start, end, after),
        evidence: { kind: isMarked ? 'lead-replaced' : 'lead-lost', bits: Math.round(gain), unknown },
      },
    ];
  });
}

/** Of a run at most this share may be left untold; else it stays as received. */
const MAX_UNTOLD = 0.67;
const MAX_UNTOLD_UNMARKED = 0.5;
