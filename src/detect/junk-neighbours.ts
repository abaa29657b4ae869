/**
 * Junk that only its neighbours tell: what stands below the article's end, a menu with one item a line, dated headlines of
 * other pages one like the other.
 */
import type { Rule } from '../rules/ruleset.ts';
import type { Finding } from './detector.ts';
import type { JunkPage } from './junk-page.ts';
import { topicLines } from './junk-topics.ts';
import { isLink } from './linked-lines.ts';

export function* neighbours(page: JunkPage): Generator<Finding> {
  const sources = { run: menuRuns, links: datedLinks, topics: topicLines, below: linesBelow };
  for (const finds of ['run', 'links', 'topics', 'below'] as const) {
    const rule = page.junk.finding.get(finds);
    if (rule === undefined) continue;
    for (const { index, evidence } of sources[finds](page)) yield found(page, rule, index, evidence);
  }
}

/** A line that goes, and why. */
export interface Neighbour {
  readonly index: number;
  readonly evidence: Record<string, unknown>;
}

function found({ context }: JunkPage, rule: Rule, index: number, evidence: Record<string, unknown>): Finding {
  const { start, end } = context.lines[index];
  return { rule, field: 'text', range: [start, end], action: rule.action, score: rule.score, evidence };
}

const isOpen = ({ context, gone }: JunkPage, index: number): boolean =>
  !gone[index] && context.claimed[index] === undefined;

const textAt = ({ context: { text, lines } }: JunkPage, index: number): string =>
  text.field.loose.text.slice(lines[index].looseStart, lines[index].looseEnd).trim();

/** Below a line that ends the article (its editor, copyright, a menu) only links and the site's own words stand. */
function* linesBelow(page: JunkPage): Generator<Neighbour> {
  const { context, gone, zones, seen } = page;
  const end = context.lines.findIndex(
    ({ index }) => zones[index] === 'tail' && gone[index] && seen[index]?.judged?.rule.options.ends === true,
  );
  if (end < 0) return;
  const below = textAt(page, end).slice(0, 40);
  for (let index = end + 1; index < context.lines.length; index += 1) {
    if (isOpen(page, index) && isLink(textAt(page, index), context.shapes[index])) yield { index, evidence: { below } };
  }
}

/** A menu with an item a line: so many short lines in a row, of which so large a share are items of menus. */
const RUN = { lines: 4, words: 8, share: 0.4, item: 6 };

function* menuRuns(page: JunkPage): Generator<Neighbour> {
  const { context, zones } = page;
  const { lines, shapes } = context;
  for (let from = 0; from < lines.length; ) {
    let to = from;
    while (to < lines.length && zones[to] !== 'middle' && shapes[to].words <= RUN.words && shapes[to].stops === 0)
      to += 1;
    if (to - from >= RUN.lines) yield* menuItems(page, from, to);
    from = to + 1;
  }
}

function* menuItems(page: JunkPage, from: number, to: number): Generator<Neighbour> {
  const { lines, shapes } = page.context;
  const run = lines.slice(from, to).map(({ index }) => index);
  const known = run.filter((index) => isMenuItem(page, index)).length;
  if (known / run.length < RUN.share || isAnnounced(page, from)) return;
  for (const index of run)
    if (isOpen(page, index) && shapes[index].words <= RUN.item) yield { index, evidence: { run: run.length, known } };
}

/** Whether what stands above a run announces a list of the article's own: `孩子们写下的愿望：`. */
function isAnnounced(page: JunkPage, from: number): boolean {
  return from > 0 && isOpen(page, from - 1) && textAt(page, from - 1).endsWith(':');
}

/** Whether a line is known as an item of a menu, for its greater part. */
function isMenuItem({ seen, junk }: JunkPage, index: number): boolean {
  const reading = seen[index]?.reading;
  return reading !== undefined && reading.coverage >= 0.5 && reading.terms.some(({ term }) => junk.menu[term] === 1);
}

/** A headline with the day of its page behind it, or before it in brackets. */
const DATED =
  /^(?:[[(【]\d{1,4}[-/.月]\d{1,2}(?:[-/.]\d{1,2})?日?[\])】].{4,80}|.{4,80}[ ([【](?:\d{2,4}[-/.年])?(?:0?[1-9]|1[0-2])[-/.月](?:0?[1-9]|[12]\d|3[01])日?(?: \d{1,2}:\d{2})?[\])】]?)$/u;

function* datedLinks(page: JunkPage): Generator<Neighbour> {
  const { context, zones } = page;
  const isDated = (index: number) =>
    zones[index] === 'tail' &&
    context.shapes[index].words <= 80 &&
    isLink(textAt(page, index), context.shapes[index]) &&
    DATED.test(textAt(page, index));
  for (const { index } of context.lines) {
    if (!isOpen(page, index) || !isDated(index)) continue;
    if ((index > 0 && isDated(index - 1)) || (index + 1 < context.lines.length && isDated(index + 1)))
      yield { index, evidence: { dated: true } };
  }
}
