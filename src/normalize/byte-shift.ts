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
import { type Folding, isMarker, isSplit, type PageContext, TAG_REST, TAG_UNITS, UNKNOWN } from './byte-shift-bytes.ts';
import { type Caution, decodeShifts, type Written } from './byte-shift-decode.ts';
import { foldsWidth, pageContext } from './byte-shift-page.ts';
import { gainOf, isPlausible, isProof, type Run } from './byte-shift-proof.ts';
import { leadsRead } from './byte-shift-reading.ts';
import { isReadable, Lines, linesOf, parts, within } from './byte-shift-spans.ts';
import { maySlip } from './byte-shift-suspect.ts';
import { toldRuns } from './byte-shift-told.ts';
import { type VowelSlip, vowelSlips } from './byte-shift-vowel.ts';
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
  };
}

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
  const folding = { foldsWidth: foldsWidth(text) };
  const suspected = windows.filter(([start, end]) => maySlip(text, start, end) || isTelling(text, start, end, folding));
  if (suspected.length === 0) return [];
  const page = pageContext(text);
  const proves = (run: Run) => isProof(text, run, page) && free.has(run.start);
  const isProven = within(PROOF_UNITS, parts(suspected)).some((window) => {
    // A reading or a split says so much that there may be pairs missing behind it.
    const drops = page.dropsPrivate && isTelling(text, ...window, page);
    return runsIn(text, [window], { ...STRICT, drops }, page).some(proves);
  });
  if (!isProven) return [];
  const lines = within(REPAIR_UNITS, linesOf(text, windows));
  const caution = { ...RELAXED, drops: page.dropsPrivate };
  const found = runsIn(text, lines, caution, page);
  const vowels = vowelSlips(text);
  const runs = apartFrom(found, vowels).slice(0, MAX_RUNS);
  const kept = runs.filter(({ start }) => free.has(start));
  const repairs = [
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

/** Those of `runs` that touch none of `slips`; both in order. */
function apartFrom(runs: readonly Run[], slips: readonly VowelSlip[]): Run[] {
  let at = 0;
  return runs.filter(({ start, end }) => {
    while (at < slips.length && slips[at].end <= start) at += 1;
    return at === slips.length || slips[at].start >= end;
  });
}

/** Whether a marker in `[start, end)` stands before a reading that tells what follows it, a mark, or the rest of a tag. */
function isTelling(text: string, start: number, end: number, page: Folding): boolean {
  for (let i = start; i < end; i += 1) {
    if (!isMarker(text.charCodeAt(i))) continue;
    const isTag = TAG_REST.test(text.slice(i + 1, i + 1 + TAG_UNITS));
    if (isTag || isSplit(text.charCodeAt(i + 1), page) || leadsRead(text, i, page) !== undefined) return true;
  }
  return false;
}

const editOf = (text: string, start: number, end: number, after: string): Edit => ({
  range: [start, end],
  before: text.slice(start, end),
  after,
  flag: 0,
});

const repairOfVowel = (text: string, { start, end, written, candidates }: VowelSlip): ShiftRepair => ({
  edit: editOf(text, start, end, written),
  evidence: { kind: 'reading', candidates, unknown: 0 },
});

/** What the page tells once the runs are undone, without the characters that lost a byte: much of it may stand in them. */
function undonePage(text: string, runs: readonly Run[], { dropsPrivate, foldsWidth }: PageContext): PageContext {
  const edits = runs.map(({ start, end, written }) => {
    const sure = written.map(({ unit, slot }) => (slot === undefined ? String.fromCharCode(unit) : UNKNOWN));
    return editOf(text, start, end, sure.join(''));
  });
  return { ...pageContext(apply(edits, text)), dropsPrivate, foldsWidth };
}

function repairsOf(text: string, runs: readonly Run[], page: PageContext): ShiftRepair[] {
  const told = toldRuns(text, runs, page);
  const eats = EATEN.test(text);
  return runs.flatMap(({ start, end, written, gain, read }, i): ShiftRepair[] => {
    const { written: after, unknown } = told[i];
    const isMarked = written[0].slot?.marker !== '';
    if (unknown > (isMarked ? MAX_UNTOLD : MAX_UNTOLD_UNMARKED) * written.length) return [];
    const restored = page.foldsWidth ? folded(after) : after;
    const edit = editOf(text, start, end, restored + eaten(text, end, written, eats));
    const bits = Math.round(gain);
    const kind = isMarked ? 'lead-replaced' : 'lead-lost';
    const evidence: ShiftRepair['evidence'] =
      read === undefined ? { kind, bits, unknown } : { kind: 'reading', bits, candidates: read, unknown };
    return [{ edit, evidence }];
  });
}

/** As a page writes it that has no marks of full width. */
const folded = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));

/** What the marker at the end of a run took besides the last byte: the bracket of a tag, a digit. */
function eaten(text: string, end: number, written: readonly Written[], eats: boolean): string {
  const { slot } = written[written.length - 1];
  if (slot?.kind !== 'trail-lost' || slot.marker === '' || slot.reading !== undefined) return '';
  const rest = text.slice(end, end + TAG_UNITS);
  return TAG_REST.test(rest) ? '<' : slot.marker === '?' && (eats ? NUMBER : UNIT).test(rest) ? UNKNOWN : '';
}

/** A marker at the end of a run is a lead that took what stood behind it: before an ideograph a digit, or a blank. */
const UNIT = /^[\p{sc=Han}%％℃]/u;
/** Where a reader is seen to take what stands behind a lead, a number behind one has lost its first digit. */
const NUMBER = /^[\d\p{sc=Han}%％℃]/u;
const EATEN = /\?(?:\/[a-z]{1,6}\d?>|[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6}\))/;

/** Of a run at most this share may be left untold; else it stays as received. */
const MAX_UNTOLD = 0.67;
const MAX_UNTOLD_UNMARKED = 0.5;
