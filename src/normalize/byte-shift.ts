/**
 * Byte-shift runs of a text, found and undone.
 *
 * A text is never searched as a whole: windows around suspicious places are (byte-shift-windows.ts); where a cheap look
 * at pairs of neighbours finds that a slip may be there (byte-shift-path.ts), the likeliest path through the two states is
 * sought by words (byte-shift-decode.ts). A run found for sure proves that the page went through a tool that loses
 * bytes; then a second search takes less for proof. Every byte of what is written stands in the text as received, but
 * for the one that was lost; where that one cannot be told, a marker is left in the place of its character, and what is
 * behind it is restored all the same.
 */
import type { Edit, Range } from '../text/edits.ts';
import { isMarker, type PageContext } from './byte-shift-bytes.ts';
import { type Caution, decodeShifts } from './byte-shift-decode.ts';
import { restoreDropped } from './byte-shift-private.ts';
import { endsInWord, gainOf, isLessRare, isProof, pageContext, type Run } from './byte-shift-proof.ts';
import { type ReadingSlip, readingSlipAt } from './byte-shift-reading.ts';
import { maySlip } from './byte-shift-suspect.ts';
import { toldRuns } from './byte-shift-told.ts';
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
const STRICT: Caution = { marked: 2, lost: 8 };
const RELAXED: Caution = { marked: 0, lost: 6 };

/**
 * The runs of `text`, in order, apart, and none in the ranges that `others` have damaged in another way. Linear; a clean
 * page costs a look at each unit and a few windows.
 */
export function findByteShifts(text: string, others: () => readonly Range[] = () => []): ShiftRepair[] {
  const windows = suspectWindows(text).filter((window) => isReadable(text, window));
  if (windows.length === 0) return [];
  const found = readingSlips(text, windows);
  const suspected = windows.filter(([start, end]) => maySlip(text, start, end));
  if (found.length === 0 && suspected.length === 0) return [];
  const free = freeOf(others());
  const slips = found.filter(free);
  const page = pageContext(text);
  const asked = within(PROOF_UNITS, parts(suspected.filter(([start, end]) => free({ start, end }))));
  const isProven =
    slips.length > 0 ||
    asked.some((window) => runsIn(text, [window], STRICT, page).some((run) => isProof(text, run, page)));
  if (!isProven) return [];
  const lines = within(REPAIR_UNITS, linesOf(text, windows));
  const runs = apartFrom(runsIn(text, lines, RELAXED, page), slips)
    .filter(free)
    .slice(0, MAX_RUNS);
  const repairs = [...slips.map((slip) => repairOfSlip(text, slip, page)), ...repairsOf(text, runs, page)];
  return repairs.sort((a, b) => a.edit.range[0] - b.edit.range[0]);
}

/** So much of a text is decoded to prove that bytes slipped, and to undo it, and so many runs are undone: some seconds. */
const PROOF_UNITS = 20_000;
const REPAIR_UNITS = 40_000;
const MAX_RUNS = 1500;

function within(units: number, windows: readonly Window[]): Window[] {
  let left = units;
  return windows.filter(([start, end]) => {
    left -= end - start;
    return left >= 0;
  });
}

/** Whether a place touches none of `ranges`, of which there are few. */
const freeOf =
  (ranges: readonly Range[]) =>
  ({ start, end }: { readonly start: number; readonly end: number }): boolean =>
    !ranges.some(([from, to]) => start < to && end > from);

const runsIn = (text: string, windows: readonly Window[], caution: Caution, page: PageContext): Run[] =>
  windows
    .flatMap((window) => decodeShifts(text, window, caution, page))
    .map((stretch) => ({ ...stretch, gain: gainOf(text, stretch, page) }))
    .filter((run) => isLessRare(text, run) && !endsInWord(text, run));

/** So much of a line is decoded at once. */
const MAX_DECODED = 4000;

const parts = (windows: readonly Window[]): Window[] =>
  windows.flatMap(([start, end]) => {
    const count = Math.ceil((end - start) / MAX_DECODED);
    return Array.from({ length: count }, (_, i): Window => {
      const from = start + i * MAX_DECODED;
      return [from, Math.min(end, from + MAX_DECODED)];
    });
  });

/** The lines that `windows` stand in, the longest ones in parts. */
function linesOf(text: string, windows: readonly Window[]): Window[] {
  const found: Window[] = [];
  let last = 0;
  for (const [from, to] of windows) {
    if (to <= last) continue;
    const start = Math.max(last, text.lastIndexOf('\n', from) + 1, from - MAX_DECODED / 2);
    const ending = text.indexOf('\n', to);
    const end = Math.min(ending < 0 ? text.length : ending, Math.max(to, from + MAX_DECODED / 2));
    found.push(...parts([[start, end]]));
    last = end;
  }
  return found;
}

/** Those of `runs` that touch none of `slips`; both in order. */
function apartFrom(runs: readonly Run[], slips: readonly ReadingSlip[]): Run[] {
  let at = 0;
  return runs.filter(({ start, end }) => {
    while (at < slips.length && slips[at].end <= start) at += 1;
    return at === slips.length || slips[at].start >= end;
  });
}

const MAX_MARKERS = 3;
const MARKER_SHARE = 0.25;

/**
 * Whether a window is Chinese that can be read: kana on either side of what is rare in Chinese is Japanese, whose
 * characters are other ones; and where most of it is markers nothing can be told.
 */
function isReadable(text: string, [start, end]: Window): boolean {
  let [kana, markers] = [0, 0];
  for (let i = start; i < end; i += 1) {
    const unit = text.charCodeAt(i);
    if ((unit > 0x3040 && unit < 0x3097) || (unit > 0x30a0 && unit < 0x30fb)) kana += 1;
    else if (isMarker(unit)) markers += 1;
  }
  return kana * 5 <= end - start && (markers <= MAX_MARKERS || markers <= MARKER_SHARE * (end - start));
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

function repairsOf(text: string, runs: readonly Run[], page: PageContext): ShiftRepair[] {
  const told = toldRuns(text, runs, page);
  return runs.map(({ start, end, written, gain }, i) => ({
    edit: editOf(text, start, end, told[i].written),
    evidence: {
      kind: written[0].slot?.marker === '' ? 'lead-lost' : 'lead-replaced',
      bits: Math.round(gain),
      unknown: told[i].unknown,
    },
  }));
}
