/** The segments of a title-like line: what stands between separators. */

export interface Segment {
  /** In the text that was split. */
  readonly start: number;
  readonly end: number;
}

/** Marks that part segments wherever they stand; in the loose view 丨 and ｜ are `|` already. */
const HARD = /[_|·、,/~•★☆◆◇■□●○▲△※→»>▋▊█▌【】[\]〖〗「」『』]|(?<= )i(?= )|(?<! )-+(?! )| - ?/gu;
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
 * The share of the pairs of neighbouring units that occur more than once over the segments: keyword lists repeat
 * themselves. 0 where there are fewer than two segments.
 */
export function repetition(text: string, segments: readonly Segment[]): number {
  if (segments.length < 2) return 0;
  const counts = new Map<number, number>();
  let pairs = 0;
  for (const { start, end } of segments) {
    for (let i = start; i + 1 < end; i += 1) {
      const pair = text.charCodeAt(i) * 0x10000 + text.charCodeAt(i + 1);
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
      pairs += 1;
    }
  }
  let repeated = 0;
  for (const count of counts.values()) if (count > 1) repeated += count;
  return pairs === 0 ? 0 : repeated / pairs;
}
