/**
 * Lines that hold nothing but words of one closed list: `摘要:`, `赞 5`, `觉得有用就转发吧`, `Back to list`.
 *
 * Genuine lines hold each of those words too, but never nothing else: so the lists may be wide, and stay out of what other
 * rules count as explained. One word of a line must be of the list's `strong` ones; its `weak` ones only fill in.
 */
import { classes, DIGIT, WORD } from '../text/unicode.ts';
import { spacedOut } from './closed-up.ts';
import { coverGlue } from './coverage.ts';
import type { Context } from './detector.ts';
import type { Zone } from './junk-points.ts';
import type { JunkOptions, JunkRules, Shaped } from './junk-rules.ts';
import type { Stretch } from './stretch.ts';

/** A longer line is none of a closed list. */
const MAX_UNITS = 80;
/** A list of the article's own is announced: what stands below a colon is no label. */
const ANNOUNCES = /[:：]\s*$/u;
const SURE_MARK = /[:：()（）[\]【】|!！?？…>》.]/u;

export function bareLine(
  context: Context,
  junk: JunkRules,
  stretch: Stretch,
  zone: Zone,
  above: string,
): Shaped | undefined {
  if (stretch.end - stretch.start > MAX_UNITS) return undefined;
  const closed = spacedOut(stretch, context.ruleset.vocabulary.loose);
  for (const rule of junk.bare) {
    if (rule.options.zone !== 'any' && zone !== 'edge' && !canStand(rule.options.zone, zone)) continue;
    const isBare = isOf(stretch, rule.options, junk) || (closed !== undefined && isOf(closed, rule.options, junk));
    if (!isBare) continue;
    const line = stretch.view.slice(stretch.start, stretch.end);
    if (ANNOUNCES.test(above) && !SURE_MARK.test(line)) return undefined;
    return { rule, evidence: { bare: line.trim() } };
  }
  return undefined;
}

const canStand = (wanted: JunkOptions['zone'], zone: Zone): boolean =>
  wanted === 'outer' ? zone !== 'middle' : zone === wanted;

/** What belongs to a number: `1.2k`, `3w+`; and a single character that a number counts: `赞 5`, `顶(0)`. */
const NUMBER_ENDS = /(?<=\d ?)[kwm万亿次](?![\p{L}])/gu;
const COUNTED = /(?<!\p{L})[赞顶踩推粉](?=[ (:]{0,3}\d)/gu;

/** Whether a line consists of words of a list, one of them a strong one, and of small words where it has weak ones. */
function isOf(stretch: Stretch, options: JunkOptions, junk: JunkRules): boolean {
  const { view, hits, first, start, end } = stretch;
  const { strong, weak, numbers } = options;
  const covered = new Uint8Array(end - start);
  let isKnown = false;
  for (let i = first; i < hits.count && hits.ends[i] <= end; i += 1) {
    if (hits.starts[i] < start) continue;
    const isStrong = (strong?.loose[hits.terms[i]] ?? 0) > 0;
    if (!isStrong && (weak?.loose[hits.terms[i]] ?? 0) === 0) continue;
    covered.fill(1, hits.starts[i] - start, hits.ends[i] - start);
    isKnown ||= isStrong;
  }
  if (numbers) {
    for (const { index } of view.slice(start, end).matchAll(COUNTED)) {
      covered[index] = 1;
      isKnown = true;
    }
  }
  if (!isKnown) return false;
  if (numbers) for (const { index } of view.slice(start, end).matchAll(NUMBER_ENDS)) covered[index] = 1;
  const kinds = classes();
  for (let i = start; i < end; i += 1) if (numbers && (kinds[view.charCodeAt(i)] & DIGIT) !== 0) covered[i - start] = 1;
  if (weak !== undefined) coverGlue(stretch, covered, junk);
  for (let i = start; i < end; i += 1)
    if (covered[i - start] === 0 && (kinds[view.charCodeAt(i)] & WORD) !== 0) return false;
  return true;
}
