/** What a line of text looks like, counted once for all that content selection asks. */
import { classes, DIGIT, HAN, HANGUL, INVISIBLE, KANA, LETTER, SPACE } from '../text/unicode.ts';

export interface Measures {
  /** Length in characters of Chinese: a Latin letter counts a third, for a word of six says what two Han say. */
  readonly weight: number;
  /** Commas, full stops and the like of any script. */
  readonly stops: number;
  /** Whether it ends as a sentence does: a full stop, a closing quotation mark. */
  readonly ends: boolean;
  /** Share of digits among what is visible. */
  readonly digits: number;
}

const STOPS = '。，、；！？．,;!?…।،؟';
const ENDS = '。！？!?.…”」』"’)）】';

let stopTable: Uint8Array | undefined;

function stops(): Uint8Array {
  if (stopTable === undefined) {
    stopTable = new Uint8Array(0x10000);
    for (const stop of STOPS) stopTable[stop.charCodeAt(0)] = 1;
  }
  return stopTable;
}

/** Measures `text` at `[start, end]`, one pass. */
export function measure(text: string, start: number, end: number): Measures {
  const kinds = classes();
  const isStop = stops();
  let thirds = 0;
  let digits = 0;
  let visible = 0;
  let marks = 0;
  for (let i = start; i < end; i += 1) {
    const unit = text.charCodeAt(i);
    const kind = kinds[unit];
    if ((kind & (SPACE | INVISIBLE)) !== 0) continue;
    visible += 1;
    if ((kind & (HAN | KANA | HANGUL)) !== 0) thirds += 3;
    else thirds += 1;
    if ((kind & DIGIT) !== 0) digits += 1;
    if (isStop[unit] === 1) marks += 1;
    else if (
      unit === 0x2e &&
      (kinds[text.charCodeAt(i - 1)] & (LETTER | HANGUL)) !== 0 &&
      isGap(kinds, text, i + 1, end)
    )
      marks += 1;
  }
  const last = text[end - 1];
  return { weight: thirds / 3, stops: marks, ends: ENDS.includes(last), digits: visible === 0 ? 0 : digits / visible };
}

const isGap = (kinds: Uint8Array, text: string, at: number, end: number): boolean =>
  at >= end || (kinds[text.charCodeAt(at)] & SPACE) !== 0;
