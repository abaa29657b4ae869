/**
 * The links under a heading that announces them: `相关阅读`, then bare headlines of other pages.
 *
 * Bare headlines are no junk by their words. What makes them so is the heading that was found above them, and that they
 * go on, one like the other, with no sentence between, to the end of the text or to the next junk line.
 */

import { clipped } from '../text/unicode.ts';
import type { Context, Finding } from './detector.ts';
import type { Judged } from './junk-points.ts';
import type { JunkRules } from './junk-rules.ts';
import { isProse, type Shape } from './lines.ts';

const MOST = 40;
const WORDS = [4, 60] as const;

export function* linkedLines(
  context: Context,
  { rules }: JunkRules,
  judged: readonly (Judged | undefined)[],
  gone: readonly boolean[],
  isBelow: (index: number) => boolean,
): Generator<Finding> {
  const { lines, shapes, text } = context;
  const announcing = rules.find(({ id }) => id === 'boilerplate/related');
  if (announcing === undefined) return;
  for (const { index: heading, start, end } of lines) {
    const own = judged[heading];
    if (!gone[heading] || own?.rule !== announcing || own.evidence.coverage < 0.9 || shapes[heading].words > 12)
      continue;
    const under = clipped(text.field.text.slice(start, end), 40);
    for (const link of linksUnder(context, gone, heading, isBelow(heading))) {
      const range = [lines[link].start, lines[link].end] as const;
      yield {
        rule: announcing,
        field: 'text',
        range,
        action: announcing.action,
        score: announcing.score,
        evidence: { under },
      };
    }
  }
}

const BULLET = /^(?:[·•●○◆■▪►▶>*]|[-–—] ?|\[?\d{1,2}-\d{1,2}\]?|(?:19|20)\d\d-\d{1,2}-\d{1,2})/u;

/** The lines under a heading that go on as its first one began. Between running text only bullets are links. */
function* linksUnder(
  { lines, shapes, claimed, text }: Context,
  gone: readonly boolean[],
  heading: number,
  isBelow: boolean,
): Generator<number> {
  const view = text.field.loose.text;
  let isBulleted: boolean | undefined;
  for (let at = heading + 1; at < lines.length && at <= heading + MOST; at += 1) {
    if (gone[at] || claimed[at] !== undefined) continue;
    const line = view.slice(lines[at].looseStart, lines[at].looseEnd).trim();
    isBulleted ??= BULLET.test(line);
    if (!isLink(line, shapes[at]) || BULLET.test(line) !== isBulleted || (!isBulleted && !isBelow)) return;
    yield at;
  }
}

/** A headline of another page: short, no statement, no row of a table. */
const isLink = (text: string, shape: Shape): boolean =>
  !isProse(shape) &&
  !shape.ended &&
  shape.words >= WORDS[0] &&
  shape.words <= WORDS[1] &&
  shape.digits <= shape.words / 4 &&
  !/^(?:["“「『]|[一二三四五六七八九十\d]{1,3}[、.])/u.test(text);
