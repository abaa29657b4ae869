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
import { classes, HAN } from '../text/unicode.ts';
import { isMarker, type Likeliest, leads, likeliest, type PageContext, trails, UNKNOWN } from './byte-shift-bytes.ts';
import { type Caution, type ShiftedRun, shiftedRuns } from './byte-shift-path.ts';
import { restoreDropped } from './byte-shift-private.ts';
import { type ReadingSlip, readingAt, readingSlipAt, withReading } from './byte-shift-reading.ts';
import { suspectWindows, type Window } from './byte-shift-windows.ts';
import { likelihood } from './likelihood.ts';
import { scriptOf } from './script.ts';

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
    /** Characters put back by what is likeliest where bytes of the private use area had been dropped. */
    readonly restored?: number;
  };
}

/** At first a run must prove itself; on a page with a proven run, less will do. */
const STRICT: Caution = { marked: 5, lost: 7 };
const RELAXED: Caution = { marked: 0, lost: 4 };
/** Bits beyond the caution that make a first run a proof. */
const PROOF_BITS = 2.5;
/**
 * By how many bits the chosen character must be likelier than the next: a mark of punctuation, a character that the page
 * has beside the same neighbour elsewhere, and any other. Measured: right in 99, 97 and 85 of 100 cases.
 */
const MARK_MARGIN = 1.5;
const SEEN_MARGIN = 0.5;
const WORD_MARGIN = 1.5;
const MARK_BITS = 8;
const LF = 0x0a;

/** The runs of `text`, in order, apart. Linear; a clean page costs a look at each unit and a few windows. */
export function findByteShifts(text: string): ShiftRepair[] {
  const windows = suspectWindows(text).filter((window) => !isJapanese(text, window));
  if (windows.length === 0) return [];
  const slips = readingSlips(text, windows);
  const strict = runsIn(text, windows, STRICT).filter(({ gain }) => gain >= PROOF_BITS);
  if (slips.length === 0 && strict.length === 0) return [];
  const runs = runsIn(text, windows, RELAXED);
  const apart = runs.filter(({ start, end }) => !slips.some((slip) => start < slip.end && slip.start < end));
  const page = pageContext(text);
  const repairs = [
    ...slips.map((slip) => repairOfSlip(text, slip, page)),
    ...apart.map((run) => repairOf(text, run, page)),
  ];
  return repairs.sort((a, b) => a.edit.range[0] - b.edit.range[0]);
}

const PRIVATE = /[\ue000-\uf8ff]/;
/** So much of a text is read for the pairs that its writer uses. */
const MAX_LEARNED = 200_000;

/** What tells characters that lost a byte apart: the page's script, and the pairs of neighbours that it has elsewhere. */
function pageContext(text: string): PageContext {
  const { script } = scriptOf(text);
  const kinds = classes();
  const pairs = new Set<number>();
  const end = Math.min(text.length, MAX_LEARNED);
  for (let i = 1; i < end; i += 1) {
    const [first, second] = [text.charCodeAt(i - 1), text.charCodeAt(i)];
    if (kinds[first] === HAN && kinds[second] === HAN) pairs.add(first * 0x10000 + second);
  }
  return { script, dropsPrivate: !PRIVATE.test(text), hasPair: (first, second) => pairs.has(first * 0x10000 + second) };
}

const runsIn = (text: string, windows: readonly Window[], caution: Caution): ShiftedRun[] =>
  windows.flatMap(([start, end]) => shiftedRuns(text, start, end, caution)).filter((run) => isLessRare(text, run));

/** Bits of a character that is rare in any Chinese text. */
const RARE_BITS = 15;
/** One in so many characters of what was written may be rare. */
const RARE_SHARE = 4;

/** Whether the run holds fewer rare characters and lone letters once it is undone; a marker counts as one. */
function isLessRare(text: string, { start, end, marked, middle, lead }: ShiftedRun): boolean {
  if (lead !== 0 && middle === '') return false; // of neither character both bytes are there
  const after = text.slice(end, end + 1);
  const left = countRare(`。${middle}${after}`, middle.length);
  const received = countRare(`${text.slice(start - 1, start) || ' '}${text.slice(start, end)}${after}`, end - start);
  return left * RARE_SHARE <= middle.length && left < received + (marked ? 1 : 0);
}

const isLetter = (unit: number): boolean => (unit > 0x40 && unit < 0x5b) || (unit > 0x60 && unit < 0x7b);

/** Rare characters and lone letters among `length` units of `part`, behind its first. */
function countRare(part: string, length: number): number {
  const { bits } = likelihood();
  let count = 0;
  for (let i = 1; i <= length; i += 1) {
    const unit = part.charCodeAt(i);
    const isLone = isLetter(unit) && !isLetter(part.charCodeAt(i - 1)) && !isLetter(part.charCodeAt(i + 1));
    if (isLone || bits[unit] >= RARE_BITS) count += 1;
  }
  return count;
}

/** Kana on either side of what is rare in Chinese: Japanese, whose characters are other ones. */
function isJapanese(text: string, [start, end]: Window): boolean {
  const kana = text.slice(start, end).match(/[\u3041-\u3096\u30a1-\u30fa]/g)?.length ?? 0;
  return kana * 5 > end - start;
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

function repairOfSlip(text: string, { start, end, written, candidates }: ReadingSlip, page: PageContext): ShiftRepair {
  const whole = restoreDropped(written, text.charCodeAt(start - 1), unitAt(text, end), page);
  return {
    edit: editOf(text, start, end, whole.written),
    evidence: {
      kind: 'reading',
      candidates,
      unknown: whole.unknown,
      ...(whole.restored > 0 ? { restored: whole.restored } : {}),
    },
  };
}

const editOf = (text: string, start: number, end: number, after: string): Edit => ({
  range: [start, end],
  before: text.slice(start, end),
  after,
  flag: 0,
});

function repairOf(text: string, run: ShiftedRun, page: PageContext): ShiftRepair {
  const { start, end, marked, middle, gain } = run;
  const before = start > 0 ? text.charCodeAt(start - 1) : LF;
  const after = unitAt(text, end);
  const next = middle.length > 0 ? middle.charCodeAt(0) : after;
  const first = likeliest(leads().all(run.trail), before, next, page);
  const last = lastOf(text, run, middle.length > 0 ? middle.charCodeAt(middle.length - 1) : first.unit, after, page);
  const whole = restoreDropped(middle, first.unit, after, page);
  const isKnown = isTold(first);
  const head = isKnown ? String.fromCharCode(first.unit) : marked ? text[start] : UNKNOWN;
  return {
    edit: editOf(text, start, end, head + whole.written + last.written),
    evidence: {
      kind: marked ? 'lead-replaced' : 'lead-lost',
      bits: Math.round(gain),
      unknown: (isKnown ? 0 : 1) + last.unknown + whole.unknown,
      ...(whole.restored > 0 ? { restored: whole.restored } : {}),
    },
  };
}

const unitAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : LF);

/** Whether the likeliest character is so much likelier than the next that its lost byte counts as known. */
function isTold({ unit, margin, fit }: Likeliest): boolean {
  if (likelihood().bits[unit] <= MARK_BITS) return margin >= MARK_MARGIN;
  if (fit === 'page') return margin >= SEEN_MARGIN;
  return fit === 'word' && margin >= WORD_MARGIN;
}

/** The last character of a run that was cut off or lost a second lead; empty where the run ended by itself. */
function lastOf(text: string, { lead, rejoin, end }: ShiftedRun, before: number, after: number, page: PageContext) {
  if (lead === 0 && rejoin === 0) return { written: '', unknown: 0 };
  const reading = lead === 0 ? undefined : readingAt(text, end);
  const fitting = reading === undefined ? [] : withReading(trails(lead), reading);
  if (reading !== undefined && fitting.length > 0) {
    const { unit } = likeliest(fitting, before, OPENER, page);
    return { written: String.fromCharCode(unit) + (reading.opened ? '' : '('), unknown: 0 };
  }
  const last = likeliest(lead === 0 ? leads().all(rejoin) : trails(lead), before, after, page);
  if (isTold(last)) return { written: String.fromCharCode(last.unit), unknown: 0 };
  return { written: UNKNOWN, unknown: 1 };
}

const OPENER = 0x28;
