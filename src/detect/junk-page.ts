/**
 * A page as the junk rules see it: each line that may be junk read and judged, and where it stands.
 *
 * Where a line stands is told by the running text that stays, above, between or below, and by nothing that comes off: so
 * a second pass over the result finds nothing new.
 */
import { spacedOut } from './closed-up.ts';
import type { Context } from './detector.ts';
import { type Judged, judge, type Seen, type Zone } from './junk-points.ts';
import type { JunkRules, Shaped } from './junk-rules.ts';
import { coverageIn, promised, type Reading, readingOf } from './line-evidence.ts';
import { isProse, type Line, type Shape } from './lines.ts';
import { type MachineKind, machineLines } from './machine-lines.ts';
import { isOwnLine, isSigned, ownLines } from './own-lines.ts';
import { sameness } from './sameness.ts';
import { ANY_DIGIT } from './scanner.ts';
import { shapedLines } from './shaped-lines.ts';
import { soleHeadline } from './sole-headline.ts';
import { hitsByLine, stretchOf } from './stretch.ts';
import { tailOf } from './tails.ts';
import { isInjectedLine } from './title-judge.ts';
import { isWrappedHeadline } from './title-structure.ts';
import { titleWeights } from './title-weights.ts';

export interface JunkPage {
  readonly context: Context;
  readonly junk: JunkRules;
  readonly firstHits: readonly number[];
  /** By line: what was seen of it; missing where it cannot be junk. */
  readonly seen: readonly (Seen | undefined)[];
  readonly zones: readonly Zone[];
  /** What the page's own title says. */
  readonly titleSays: string | undefined;
  /** Whether a line is another detector's: claimed, or of so much spam that it will be. */
  readonly isTaken: (index: number) => boolean;
  /** The first line that is not. */
  readonly top: number;
  /** By line: what its shape alone, or a closed list, says of it, where its words do not. */
  readonly shaped: readonly (Shaped | undefined)[];
  /** By line: whether it goes. */
  readonly gone: readonly boolean[];
}

export function junkPage(context: Context, junk: JunkRules): JunkPage {
  const { lines, shapes, claimed, ruleset } = context;
  const firstHits = hitsByLine(context);
  const weights = titleWeights(context);
  const isTaken = (index: number) => claimed[index] !== undefined || weights[index] >= ruleset.policy.title.look;
  const isWorth = (line: Line) =>
    !isTaken(line.index) &&
    mayBeJunk(context, junk, line, firstHits[line.index]) &&
    !isInjectedLine(context, line) &&
    !isWrappedHeadline(context, line);
  const readings = lines.map((line) =>
    isWorth(line) ? readingOf(stretchOf(context, line, firstHits[line.index]), junk) : undefined,
  );
  const judgeAt = (reading: Reading, { index }: Line, zone: Zone) =>
    judgedLine(context, junk, reading, shapes[index], zone);
  const first = readings.map((reading, i) =>
    reading !== undefined && isProse(shapes[i]) ? judgeAt(reading, lines[i], 'edge') : undefined,
  );
  const machine = machineLines(context.text.field.text, lines);
  const zones = zonesOf(context, first, weights, machine);
  const seen = readings.map((reading, i): Seen | undefined => {
    if (reading === undefined) return undefined;
    const judged = zones[i] === 'edge' && first[i] !== undefined ? first[i] : judgeAt(reading, lines[i], zones[i]);
    if (judged === undefined && reading.coverage < ruleset.policy.junk.least) return undefined;
    return judged ?? { reading, judged: undefined };
  });
  const titleSays = context.title && sameness(context.title.field.loose.text);
  const top = lines.findIndex(({ index }) => !isTaken(index));
  const page = { context, junk, firstHits, seen, zones, titleSays, isTaken, top, shaped: [], gone: [] };
  const gone = lines.map((line) => goes(page, line));
  for (const { index } of lines) gone[index] ||= isAmong(page, gone, index);
  const view = context.text.field.loose.text;
  if (gone.includes(true)) for (const index of ownLines(view, lines, gone, seen, titleSays)) gone[index] = false;
  const sole = soleHeadline(context, { ...page, gone });
  if (sole !== undefined) gone[sole] = false;
  const shaped = shapedLines({
    ...page,
    gone,
    machine,
    isHeadline: (line) => isHeadline(page, line),
    stretchAt: (line) => stretchOf(context, line, firstHits[line.index]),
  });
  return { ...page, shaped, gone: gone.map((isGone, i) => isGone || shaped[i] !== undefined) };
}

/** Of a longer line so many words are enough to look at it. */
const MAX_LINE = 200;
/** Numbers, addresses and what was spread out are worth a look on a line of so few units. */
const SHORT = 80;
/** A label of two characters that stand apart: `编 辑:`. */
const SPREAD_LABEL = /^[^\p{L}\p{N}]{0,4}[\p{sc=Han}](?: {1,4}[\p{sc=Han}]){1,3} ?[:：|丨/]/u;
/** A number in words, as it is spelled to be missed. */
const SPELLED_NUMBER = new RegExp(`(?:${ANY_DIGIT}[ .·-]{0,2}){6}`, 'u');
/** Small words and names explain a part of a line too. */
const REST = 0.8;

/**
 * Whether a line can be junk at all: what terms could explain makes up enough of it, or it is little else than a number,
 * a date or an address.
 */
function mayBeJunk(context: Context, junk: JunkRules, line: Line, firstHit: number): boolean {
  const { words, units, digits, letters, spaces, han } = context.shapes[line.index];
  const loose = () => context.text.field.loose.text.slice(line.looseStart, line.looseEnd);
  if (units <= SHORT) {
    if (digits >= 4 || (digits > 0 && units <= SHORT / 2) || (spaces >= 2 && han <= 2 * spaces + 2)) return true;
    if (digits < 4 && units <= SHORT / 2 && SPELLED_NUMBER.test(loose())) return true;
    if ((letters >= 6 && loose().includes('@')) || (spaces > 0 && SPREAD_LABEL.test(loose()))) return true;
  }
  const { words: explained, opens } = promised(stretchOf(context, line, firstHit), junk);
  return opens && explained + digits >= context.ruleset.policy.junk.least * REST * Math.min(words, MAX_LINE);
}

/** What speaks for a line; where its characters stand apart (`关 键 词`), what speaks for it closed up. */
function judgedLine(
  context: Context,
  junk: JunkRules,
  reading: Reading,
  shape: Shape,
  zone: Zone,
): { readonly reading: Reading; readonly judged: Judged } | undefined {
  const place = { isLong: isProse(shape) && shape.words > 60, zone, isStatement: shape.ended };
  const judged = judge(context, junk, reading, reading, place);
  if (judged !== undefined && judged.points >= context.ruleset.policy.junk.remove) return { reading, judged };
  const closed = spacedOut(reading.stretch, context.ruleset.vocabulary.loose);
  if (closed !== undefined) {
    const again = readingOf(closed, junk);
    const other = judge(context, junk, again, again, place);
    if (other !== undefined && other.points > (judged?.points ?? 0)) return { reading: again, judged: other };
  }
  return judged && { reading, judged };
}

/** Where lines stand among the running text that stays (`first` is what speaks for it being junk): above all of it, between, or below; edge where there is none. */
function zonesOf(
  { lines, shapes, claimed, ruleset }: Context,
  first: readonly (Seen | undefined)[],
  weights: ArrayLike<number>,
  machine: readonly (MachineKind | undefined)[],
): Zone[] {
  const stays = lines.map(
    ({ index }) =>
      claimed[index] === undefined &&
      machine[index] === undefined &&
      weights[index] < ruleset.policy.title.look &&
      isProse(shapes[index]) &&
      (first[index]?.judged?.points ?? 0) < ruleset.policy.junk.remove,
  );
  const top = stays.indexOf(true);
  const bottom = stays.lastIndexOf(true);
  if (top < 0) return lines.map(() => 'edge');
  return lines.map(({ index }) => (index < top ? 'head' : index > bottom ? 'tail' : 'middle'));
}

/** Whether a line is junk as a whole: not where it is the headline, or a genuine sentence with a junk tail. */
function goes(page: JunkPage, line: Line): boolean {
  const { context, seen, zones } = page;
  const own = seen[line.index];
  if (own?.judged === undefined || own.judged.points < context.ruleset.policy.junk.remove) return false;
  const isOwn = isOwnLine(textOfLine(context, line), own.judged.rule.pack);
  // Above everything, where no text follows, a heading of links is the headline of a list: `今日看点`.
  const isListed = own.judged.rule.options.finds === 'links' && line.index === page.top && zones[line.index] === 'edge';
  const isNotice = isSigned(context.text.field.loose.text, context.lines, line.index, own.reading.tokens);
  return !isOwn && !isListed && !isNotice && !isHeadline(page, line) && !isGenuineWithTail(page, line, own.reading);
}

const textOfLine = ({ text }: Context, { looseStart, looseEnd }: Line): string =>
  text.field.loose.text.slice(looseStart, looseEnd);

/** Whether the page's own title says the same as a line, or begins with it; a short one is so only at the very top. */
export function isHeadline({ context, zones, titleSays, top }: JunkPage, line: Line): boolean {
  if (titleSays === undefined || zones[line.index] === 'middle') return false;
  if (context.shapes[line.index].words < (line.index === top ? 4 : 6)) return false;
  return titleSays.startsWith(sameness(textOfLine(context, line)));
}

/** Below the article, between two lines that go, so many points less are enough; not for a statement. */
const AMONG = 2;

function isAmong({ context, seen, zones }: JunkPage, gone: readonly boolean[], index: number): boolean {
  const { shapes, claimed, ruleset } = context;
  if (zones[index] !== 'tail' || shapes[index].stops > 0 || !gone[index - 1]) return false;
  if (index + 1 < gone.length && !gone[index + 1] && claimed[index + 1] === undefined) return false;
  return (seen[index]?.judged?.points ?? 0) >= ruleset.policy.junk.remove - AMONG;
}

/** What stands before a tail is genuine where it has so many words, of which junk explains so little. */
const HEAD_WORDS = 6;
const HEAD_COVERAGE = 0.4;

function isGenuineWithTail({ context, junk, firstHits, zones }: JunkPage, line: Line, reading: Reading): boolean {
  if (context.shapes[line.index].stops === 0) return false;
  const tail = tailOf(context, junk, line, stretchOf(context, line, firstHits[line.index]), zones[line.index]);
  if (tail === undefined) return false;
  const head = coverageIn(reading.stretch, reading.covered, reading.stretch.start, tail.start);
  return head.words >= HEAD_WORDS && head.coverage <= HEAD_COVERAGE;
}
