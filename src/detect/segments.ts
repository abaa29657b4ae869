/** The segments of a title-like line: what stands between separators. */
import { classes, HAN, HANGUL, KANA } from '../text/unicode.ts';

export interface Segment {
  /** In the text that was split. */
  readonly start: number;
  readonly end: number;
}

/** Marks that part segments wherever they stand; in the loose view 丨 and ｜ are `|` already. */
const HARD =
  /[_|·、,;/~•★☆◆◇■□●○▲△※→»>▋▊█▌【】[\]〖〗「」『』]|(?<= )i(?= )|(?<=[^a-z0-9 ])-+(?! )|(?<! )-+(?=[^a-z0-9 ])| - ?/gu;
/** A space parts only beside an ideograph, a kana or a syllable. */
const SOFT =
  /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]) +| +(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])/gu;

/** The segments of `text` (one line of the loose view). White space parts them only where nothing harder does. */
export function segmentsOf(text: string): Segment[] {
  const hard = split(text, HARD);
  return hard.length > 1 ? hard : split(text, SOFT);
}

function split(text: string, separator: RegExp): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  const push = (end: number) => {
    const start = at + (text.slice(at, end).length - text.slice(at, end).trimStart().length);
    const trimmed = text.slice(start, end).trimEnd();
    if (trimmed !== '') segments.push({ start, end: start + trimmed.length });
  };
  for (const match of text.matchAll(separator)) {
    push(match.index);
    at = match.index + match[0].length;
  }
  push(text.length);
  return segments;
}

/**
 * The share of the pairs of neighbouring units (of alphabets: of the words) that occur more than once over the segments:
 * keyword lists repeat themselves. 0 where there are fewer than two segments.
 */
export function repetition(text: string, segments: readonly Segment[]): number {
  if (segments.length < 2) return 0;
  const counts = new Map<string, number>();
  let pieces = 0;
  for (const { start, end } of segments) {
    for (const [piece] of text.slice(start, end).matchAll(PIECE)) {
      counts.set(piece, (counts.get(piece) ?? 0) + 1);
      pieces += 1;
    }
    for (let i = start; i + 1 < end; i += 1) {
      if (!isIdeograph(text, i) || !isIdeograph(text, i + 1)) continue;
      const pair = text.slice(i, i + 2);
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
      pieces += 1;
    }
  }
  let repeated = 0;
  for (const count of counts.values()) if (count > 1) repeated += count;
  return pieces === 0 ? 0 : repeated / pieces;
}

/** A word of an alphabet; its letters repeat anywhere. */
const PIECE = /[a-z\u00c0-\u024f\u1e00-\u1eff]{2,}/gu;
const isIdeograph = (text: string, at: number): boolean =>
  (classes()[text.charCodeAt(at)] & (HAN | KANA | HANGUL)) !== 0;
