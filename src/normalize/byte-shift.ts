/**
 * Byte-shift runs of a text, found and undone.
 *
 * A text is never searched as a whole: windows around suspicious places are (byte-shift-windows.ts), and in them the
 * likeliest path through the two states (byte-shift-path.ts). A run found for sure proves that the page went through a
 * tool that loses bytes; then a second search takes less for proof. Every byte of what is written stands in the text
 * as received, but for the one that was lost; where that one cannot be told, a marker is left in the place of its
 * character, and what is behind it is restored all the same.
 */
import type { Edit } from '../text/edits.ts';
import { isMarker, leads, likeliest, trails } from './byte-shift-bytes.ts';
import { type Caution, type ShiftedRun, shiftedRuns } from './byte-shift-path.ts';
import { proven, readingAt, readingSlipAt } from './byte-shift-reading.ts';
import { likelihood } from './likelihood.ts';
import { suspectWindows, type Window } from './byte-shift-windows.ts';

export interface ShiftRepair {
  readonly edit: Edit;
  readonly evidence: {
    /** `lead-replaced`: a marker stood for the lost byte; `lead-lost`: nothing did; `reading`: a reading proves it. */
    readonly kind: 'lead-replaced' | 'lead-lost' | 'reading';
    /** How many bits likelier the text is; for `reading`, how many bytes the reading allows. */
    readonly bits?: number;
    readonly candidates?: number;
    /** Characters of which a byte is lost and could not be told. */
    readonly unknown: number;
  };
}

/** At first a run must prove itself; on a page with a proven run, less will do. */
const STRICT: Caution = { marked: Number(process.env.SM ?? 5), lost: Number(process.env.SL ?? 8) };
const RELAXED: Caution = { marked: Number(process.env.RM ?? 0), lost: Number(process.env.RL ?? 4) };
/** Bits beyond the caution that make a first run a proof. */
const PROOF_BITS = 3;
/** How many bits the chosen character must be likelier than the next, for its lost byte to count as known. */
const MARGIN_BITS = 1.5;
const LF = 0x0a;
const UNKNOWN = '\ufffd';

/** The runs of `text`, in order, apart. Linear; a clean page costs a look at each unit and a few windows. */
export function findByteShifts(text: string): ShiftRepair[] {
  const windows = suspectWindows(text).filter((window) => !isJapanese(text, window));
  if (windows.length === 0) return [];
  const slips = readingSlips(text, windows);
  const strict = runsIn(text, windows, STRICT).filter(({ gain }) => gain >= PROOF_BITS);
  const isProven = slips.length > 0 || strict.length > 0;
  const runs = isProven ? runsIn(text, windows, RELAXED) : [];
  const taken = slips.map(({ edit }) => edit.range);
  const apart = runs.filter(({ start, end }) => !taken.some(([from, to]) => start < to && from < end));
  return [...slips, ...apart.map((run) => repairOf(text, run))].sort((a, b) => a.edit.range[0] - b.edit.range[0]);
}

const runsIn = (text: string, windows: readonly Window[], caution: Caution): ShiftedRun[] =>
  windows.flatMap(([start, end]) => shiftedRuns(text, start, end, caution)).filter((run) => isLessRare(text, run));

/** Bits of a character that is rare in any Chinese text, and of a Latin letter that stands alone. */
const RARE_BITS = 15;
const LONE_LETTER_BITS = 11;

/** Whether the run holds fewer rare characters and lone letters once it is undone; a marker counts as one. */
function isLessRare(text: string, { start, end, marked, middle }: ShiftedRun): boolean {
  const before = start > 0 ? text[start - 1] : '';
  return countRare(middle, '') < countRare(text.slice(start, end), before) + (marked ? 1 : 0);
}

function countRare(part: string, before: string): number {
  const { bits, bitsAfter } = likelihood();
  let count = 0;
  let last = before.charCodeAt(0);
  for (let i = 0; i < part.length; i += 1) {
    const unit = part.charCodeAt(i);
    const isLone = unit > 0x40 && unit < 0x7f && bitsAfter(last, unit) >= LONE_LETTER_BITS;
    if (bits[unit] >= RARE_BITS || isLone) count += 1;
    last = unit;
  }
  return count;
}

/** Kana on either side of what is rare in Chinese: Japanese, whose characters are other ones. */
function isJapanese(text: string, [start, end]: Window): boolean {
  const kana = text.slice(start, end).match(/[\u3041-\u3096\u30a1-\u30fa]/g)?.length ?? 0;
  return kana * 5 > end - start;
}

function readingSlips(text: string, windows: readonly Window[]): ShiftRepair[] {
  const slips: ShiftRepair[] = [];
  let end = 0;
  for (const window of windows) {
    for (let i = Math.max(end, window[0]); i < window[1]; i += 1) {
      if (!isMarker(text.charCodeAt(i))) continue;
      const slip = readingSlipAt(text, i);
      if (slip === undefined) continue;
      end = slip.end;
      i = end - 1;
      slips.push({
        edit: editOf(text, slip.start, slip.end, slip.written),
        evidence: { kind: 'reading', candidates: slip.candidates, unknown: 0 },
      });
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

function repairOf(text: string, run: ShiftedRun): ShiftRepair {
  const { start, end, marked, middle, gain } = run;
  const before = start > 0 ? text.charCodeAt(start - 1) : LF;
  const after = unitAt(text, end);
  const next = middle.length > 0 ? middle.charCodeAt(0) : after;
  const first = likeliest(leads().all(run.trail), before, next);
  const isFirstKnown = first.margin >= MARGIN_BITS;
  const tail = lastOf(text, run, middle.length > 0 ? middle.charCodeAt(middle.length - 1) : first.unit, after);
  const head = isFirstKnown ? String.fromCharCode(first.unit) : marked ? text[start] : UNKNOWN;
  return {
    edit: editOf(text, start, end, head + middle + tail.written),
    evidence: {
      kind: marked ? 'lead-replaced' : 'lead-lost',
      bits: Math.round(gain),
      unknown: (isFirstKnown ? 0 : 1) + tail.unknown,
    },
  };
}

const unitAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : LF);

/** The last character of a run that was cut off or lost a second lead; empty where the run ended by itself. */
function lastOf(text: string, { lead, rejoin, end }: ShiftedRun, before: number, after: number) {
  if (lead === 0 && rejoin === 0) return { written: '', unknown: 0 };
  const reading = lead === 0 ? undefined : readingAt(text, end);
  if (reading !== undefined) {
    const byReading = proven(trails(lead), reading, before, 0x28);
    if (byReading !== undefined) return { written: String.fromCharCode(byReading.unit) + (reading.opened ? '' : '('), unknown: 0 };
  }
  const last = likeliest(lead === 0 ? leads().all(rejoin) : trails(lead), before, after);
  if (last.margin >= MARGIN_BITS) return { written: String.fromCharCode(last.unit), unknown: 0 };
  return { written: UNKNOWN, unknown: 1 };
}
