/**
 * Text that was decoded with the wrong encoding as a whole.
 *
 * Lines that read as such are turned back into the bytes they were, and those are decoded as what they may have been.
 * It is a repair only where both ways are exact to the byte and the result is far likelier as Chinese (or, for UTF-8 in
 * Latin text, valid as UTF-8 throughout); where the bytes are no longer whole the line is reported and left alone.
 */
import type { Edit } from '../text/edits.ts';
import { decode, encode, type ReadAs } from './charset.ts';
import { likelihood } from './likelihood.ts';

export interface WrongDecoding {
  readonly readAs: ReadAs;
  readonly actual: string;
  readonly edits: readonly Edit[];
  readonly broken: readonly Line[];
}

interface Mistake {
  readonly readAs: ReadAs;
  readonly actual: string;
}

/** What is read as what; UTF-8 first, as its proof is the strongest. */
const MISTAKES: readonly Mistake[] = [
  { readAs: 'windows-1252', actual: 'utf-8' },
  { readAs: 'gb18030', actual: 'utf-8' },
  { readAs: 'big5', actual: 'utf-8' },
  { readAs: 'windows-1252', actual: 'gb18030' },
  { readAs: 'windows-1252', actual: 'big5' },
  { readAs: 'gb18030', actual: 'big5' },
  { readAs: 'big5', actual: 'gb18030' },
];

/** Bits a character that a garbled line has at least, and that a repaired one must have less. */
const GARBLED_BITS = 13;
const GAIN_BITS = 3;
const CLEAN_BITS = 10.5;
/** Units of a line that are no ASCII, at least; shorter ones follow the rest of the page. */
const MIN_UNITS = 4;
/** From Greek up to Hebrew, letters stand in words of their own script. */
const GREEK = 0x370;
const HEBREW = 0x590;
const PLAIN_BITS = 8;
/** Of a page's garbled lines the one mistake must explain this share. */
const MIN_SHARE = 0.5;

export interface Line {
  readonly start: number;
  readonly end: number;
}

/** Lines of `text` that look as if decoded wrongly. Linear, some 3 ns a unit; reads no line of ASCII. */
export function garbledLines(text: string): Line[] {
  const { bits } = likelihood();
  const found: Line[] = [];
  let start = 0;
  let foreign = 0;
  let sum = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const unit = i < text.length ? text.charCodeAt(i) : 0x0a;
    if (unit >= 0x80) {
      foreign += 1;
      sum += unit >= GREEK && unit < HEBREW ? PLAIN_BITS : bits[unit];
    }
    if (unit !== 0x0a) continue;
    if (foreign >= MIN_UNITS && sum > GARBLED_BITS * foreign) found.push({ start, end: i });
    start = i + 1;
    foreign = 0;
    sum = 0;
  }
  return found;
}

/**
 * The mistake that explains most of `lines`, with the edits that undo it and the lines that it explains but whose bytes
 * are no longer whole; undefined where none explains enough.
 */
export function wrongDecoding(text: string, lines: readonly Line[]): WrongDecoding | undefined {
  let best: WrongDecoding | undefined;
  let bestCount = 0;
  for (const mistake of MISTAKES) {
    if (!isPlausible(text, lines, mistake)) continue;
    const edits: Edit[] = [];
    const broken: Line[] = [];
    for (const line of lines) {
      const edit = undone(text, line, mistake);
      if (edit !== undefined) edits.push(edit);
      else if (isBroken(text, line, mistake)) broken.push(line);
    }
    const count = edits.length + broken.length;
    if (count < MIN_SHARE * lines.length || count <= bestCount) continue;
    best = { ...mistake, edits, broken };
    bestCount = count;
  }
  return best;
}

/** Of very many lines so many are asked first: each costs a decoder of its own. */
const ASKED_FIRST = 100;

function isPlausible(text: string, lines: readonly Line[], mistake: Mistake): boolean {
  const step = Math.floor(lines.length / ASKED_FIRST);
  if (step < 2) return true;
  const some = lines.filter((_, i) => i % step === 0);
  const explained = some.filter((line) => undone(text, line, mistake) ?? isBroken(text, line, mistake));
  return explained.length >= (MIN_SHARE / 2) * some.length;
}

/** Of a broken line at most this share of what comes out may be errors. */
const MAX_BROKEN = 0.3;
/** So many units of a line are enough to tell. */
const BROKEN_SAMPLE = 1000;

/** Whether a line that lost some bytes is plainly UTF-8 all the same, which finds its feet behind each error. */
function isBroken(text: string, { start, end }: Line, { readAs, actual }: Mistake): boolean {
  if (actual !== 'utf-8') return false;
  const sample = text.slice(start, Math.min(end, start + BROKEN_SAMPLE));
  const whole = Array.from(sample, (one) => encode(one, readAs) ?? LOST);
  const decoded = new TextDecoder('utf-8').decode(Buffer.concat(whole));
  const left = decoded.replaceAll('\ufffd', '');
  const errors = decoded.length - left.length;
  return errors <= MAX_BROKEN * decoded.length && isLikelier(sample, left);
}

/** Whether a line is UTF-8 read as GBK that has lost bytes: damage of another kind than a slip. */
export const isBrokenUtf8 = (line: string): boolean =>
  garbledLines(line).some((part) => isBroken(line, part, { readAs: 'gb18030', actual: 'utf-8' }));

/** A byte that stands nowhere in UTF-8. */
const LOST = new Uint8Array([0xff]);

function undone(text: string, { start, end }: Line, { readAs, actual }: Mistake): Edit | undefined {
  const before = text.slice(start, end);
  const bytes = encode(before, readAs);
  const after = bytes === undefined ? undefined : decode(bytes, actual);
  if (after === undefined || after === before || /[\ufffd\u0000-\u0008]/.test(after)) return undefined;
  const isLatin = readAs === 'windows-1252' && actual === 'utf-8';
  return isLatin || isLikelier(before, after) ? { range: [start, end], before, after, flag: 0 } : undefined;
}

function isLikelier(before: string, after: string): boolean {
  const bits = meanBits(after);
  return bits <= CLEAN_BITS && meanBits(before) - bits >= GAIN_BITS;
}

/** Mean bits of the units that are no ASCII, each behind the one before it. */
function meanBits(text: string): number {
  const { bitsAfter } = likelihood();
  let foreign = 0;
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    foreign += 1;
    sum += bitsAfter(text.charCodeAt(i - 1), unit);
  }
  return foreign === 0 ? Number.POSITIVE_INFINITY : sum / foreign;
}
