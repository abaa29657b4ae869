/**
 * Names and offers glued to a headline that no mark parts off, whatever else the line says: to both its ends, or to one
 * where the body speaks for the rest.
 *
 * A report on the trade names it, too. What tells a name that was glued on from one that is reported is the page: its
 * body holds what is left of the line and none of the terms that go.
 */
import { looseFold } from '../normalize/folds.ts';
import type { Range } from '../text/edits.ts';
import { fold } from '../text/view.ts';
import { isOnlyEndings } from './brand-endings.ts';
import type { TitleLine } from './title-stretches.ts';

/** What the terms of each of two ends weigh, and both together. */
const EACH = 1.5;
const BOTH = 5;
/** And those of one end alone, where the body holds so large a share of the rest. */
const ALONE = 5;
const AGREES = { both: 0.1, alone: 0.4 };
const OFFER = 8;
/** What the terms of the rest may weigh, where it is no report. */
const RESTS = 1;
/** So many words are left. */
const WORDS = 6;
/** So many letters that no term knows belong to the last name: a serial, 版. */
const SERIAL = 4;
/** Endings between the terms of a name have so many units. */
const BETWEEN = 12;

/** The ends of a line that go, beside those that are known to; none where one of them is in doubt. `isSpam`: the whole of it may be. */
export function gluedEnds(line: TitleLine, isSpam: boolean, known: readonly Range[] = []): Range[] {
  const { length } = line.value;
  const head = known.find(([start]) => start === 0)?.[1] ?? headOf(line);
  const tail = known.find(([start]) => start > 0)?.[0] ?? tailOf(line, head ?? 0);
  const ends: Range[] = [
    ...(head === undefined ? [] : [[0, line.behindMarks(head)] as const]),
    ...(tail === undefined ? [] : [[line.beforeMarks(tail), length] as const]),
  ];
  const [first] = ends;
  if (first === undefined) return [];
  const kept: Range = [head === undefined ? 0 : ends[0][1], tail === undefined ? length : ends[ends.length - 1][0]];
  const weights = ends.map((range) => line.weightOf(range));
  const isBoth = ends.length === 2 && weights.every((weight) => weight >= EACH);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum < (isBoth ? BOTH : ALONE)) return [];
  const added = ends.filter(([start]) => !known.some(([other]) => (other === 0) === (start === 0)));
  if (added.some((range) => line.isMentioned(range) || line.reports(range) > 0)) return [];
  // A question before it is the headline's own.
  if (/^\s*[?？]/u.test(line.value.slice(...kept))) return [];
  const isWhole = head === undefined || isCapital(line, kept) || (line.standsAlone(kept) && !line.goesOn(kept));
  const isListed = line.weightOf(kept) > RESTS && line.reports(kept) === 0;
  if (!isWhole || isListed || line.measure(kept).words < WORDS || !line.isBalanced(kept)) return [];
  const agreement = line.agreement(kept);
  if (line.isLine(kept) || (agreement ?? 0) >= (isBoth && !isSpam ? AGREES.both : AGREES.alone)) return ends;
  // There is too little text to ask: a report that ends in a whole offer.
  return agreement === undefined && sum >= OFFER && line.reports(kept) > 0 && line.readsGenuine(kept) ? ends : [];
}

/** In an alphabet a headline begins with a capital. */
const isCapital = (line: TitleLine, [start]: Range): boolean => /^\s*\p{Lu}/u.test(line.value.slice(start, start + 4));

/** Where the terms that begin the line end, with the endings of a name behind them. */
function headOf(line: TitleLine): number | undefined {
  const [first] = line.terms;
  if (first === undefined || /[\p{L}\p{N}]/u.test(line.value.slice(0, first.start))) return undefined;
  const run = line.behindName(line.runFrom(first.start, line.value.length));
  // Letters right behind a name, and a gap behind them, are a part of it: `BK8VN`.
  const end = run + (/^[a-z0-9]{1,4}(?= )/iu.exec(line.value.slice(run))?.[0].length ?? 0);
  const closed = end + (/^[」』】》\])）〗]/u.exec(line.value.slice(end))?.[0].length ?? 0);
  return closed < line.value.length ? closed : undefined;
}

/** Where the terms that end it begin. */
function tailOf(line: TitleLine, from: number): number | undefined {
  const last = line.terms.at(-1);
  if (last === undefined || last.start <= from) return undefined;
  const rest = line.value.slice(last.end).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (rest > SERIAL) return undefined;
  let start = line.runUpTo(from, last.end);
  // Endings that no list has, 官方, stand between a name and the rest of it.
  for (const term of line.terms.toReversed())
    if (
      term.end <= start &&
      start - term.end <= BETWEEN &&
      term.start >= from &&
      isOnlyEndings(fold(line.value.slice(term.end, start), looseFold()).text)
    )
      start = line.runUpTo(from, term.end);
  return start > 0 && '「『【《[(（〖'.includes(line.value[start - 1]) ? start - 1 : start;
}
