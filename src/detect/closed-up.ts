/** Lines whose characters stand apart, `关 键 词：`, `首 页 > 新 闻`: the same line without those gaps. */
import type { Matcher } from '../text/matcher.ts';
import type { Stretch } from './stretch.ts';

/** A longer line is no label or menu that was spread out. */
const MAX_UNITS = 80;
const SPREAD = /(?<![\p{sc=Han}\p{N}])(?:[\p{sc=Han}] {1,3}){1,12}[\p{sc=Han}](?![\p{sc=Han}])/gu;

/** The stretch with single ideographs closed up, with its own terms; undefined where none stand apart. */
export function spacedOut({ view, start, end, textOf }: Stretch, matcher: Matcher): Stretch | undefined {
  if (end - start > MAX_UNITS) return undefined;
  const line = view.slice(start, end);
  let closed = '';
  const from: number[] = [];
  let at = 0;
  for (const match of line.matchAll(SPREAD)) {
    for (; at < match.index + match[0].length; at += 1) {
      if (at >= match.index && line[at] === ' ') continue;
      closed += line[at];
      from.push(start + at);
    }
  }
  if (at === 0) return undefined;
  for (; at < line.length; at += 1) {
    closed += line[at];
    from.push(start + at);
  }
  return {
    view: closed,
    hits: matcher.find(closed),
    first: 0,
    start: 0,
    end: closed.length,
    textOf: (first, last) => (last <= first ? '' : textOf(from[first], from[last - 1] + 1)),
  };
}
