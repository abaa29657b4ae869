/**
 * The links under a heading that announces them: `相关阅读`, then bare headlines of other pages.
 *
 * Bare headlines are no junk by their words. What makes them so is the heading that was found above them, and that they
 * go on, one like the other, with no sentence between, to the end of the text or to the next junk line.
 */

import { clipped } from '../text/unicode.ts';
import type { Finding } from './detector.ts';
import type { JunkPage } from './junk-page.ts';
import { isProse, type Shape } from './lines.ts';

const MOST = 40;
const WORDS = [2, 60] as const;
/** A heading is no longer, and junk explains so much of it. */
const HEADING = { words: 16, coverage: 0.9 };
/** Between running text a line of fewer words without a bullet may be a heading of the article's own. */
const MIDDLE_WORDS = 10;

export function* linkedLines(page: JunkPage): Generator<Finding> {
  const { context, gone, seen } = page;
  const { lines, shapes, text } = context;
  const found = new Map<number, Finding>();
  for (const { index: heading, start, end } of lines) {
    const own = seen[heading]?.judged;
    if (!gone[heading] || own?.rule.options.finds !== 'links' || own.evidence.coverage < HEADING.coverage) continue;
    if (shapes[heading].words > HEADING.words) continue;
    const under = clipped(text.field.text.slice(start, end), 40);
    for (const link of linksUnder(page, heading)) {
      const range = [lines[link].start, lines[link].end] as const;
      const { rule } = own;
      found.set(link, { rule, field: 'text', range, action: rule.action, score: rule.score, evidence: { under } });
    }
  }
  // A list that is all there is on the page is its article.
  const open = lines.filter(({ index }) => !gone[index] && !page.isTaken(index));
  if (found.size < open.length) yield* found.values();
}

const BULLET = /^(?:[·•●○◆◇■□▪►▶▲△>*※]|[-–—] ?|\[?\d{1,2}-\d{1,2}\]?|(?:19|20)\d\d-\d{1,2}-\d{1,2})/u;

/** The lines under a heading. Above and between running text, and where there is none, they go on as the first one began. */
function* linksUnder({ context, gone, zones }: JunkPage, heading: number): Generator<number> {
  const { lines, shapes, claimed, text } = context;
  const isBelow = zones[heading] === 'tail';
  const isAlone = zones[heading] === 'edge';
  const view = text.field.loose.text;
  let isBulleted: boolean | undefined;
  for (let at = heading + 1; at < lines.length && at <= heading + MOST; at += 1) {
    if (gone[at] || claimed[at] !== undefined) continue;
    const line = view.slice(lines[at].looseStart, lines[at].looseEnd).trim();
    if (!isLink(line, shapes[at])) return;
    if (!isBelow) {
      isBulleted ??= BULLET.test(line);
      const isPlain = !isAlone && !isBulleted && (zones[at] !== 'middle' || shapes[at].words < MIDDLE_WORDS);
      if (BULLET.test(line) !== isBulleted || isPlain || isQuoteOrItem(line)) return;
    }
    yield at;
  }
}

/** What is no link: a quotation, an item of a numbered list. */
const isQuoteOrItem = (text: string): boolean => /^(?:["“「『]|[一二三四五六七八九十\d]{1,3}[、.])/u.test(text);

/** A date at an end of a link is none of its digits. */
const DATE =
  /^\W{0,2}(?:\d{2,4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?\W{0,3}|\W{0,3}(?:\d{2,4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?: \d{1,2}:\d{2})?\W{0,3}$/gu;

/** No list of links is numbered so; a list of the article's own goes on below one that was put into it. */
const CLAUSE = /^[一二三四五六七八九十]{1,3}、/u;

/** A headline of another page: short, no statement (whatever was put behind it), no clause or row of a table. */
export function isLink(text: string, shape: Shape): boolean {
  if (isProse(shape) || shape.ended || shape.words < WORDS[0] || shape.words > WORDS[1]) return false;
  if (/[,，、:：]$/u.test(text) || /。(?=.)/u.test(text) || CLAUSE.test(text)) return false;
  return shape.digits <= shape.words / 4 || (text.replace(DATE, '').match(/\d/gu)?.length ?? 0) <= shape.words / 4;
}
