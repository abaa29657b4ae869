/**
 * What stands within a headline and is none of it (foreign.ts): in brackets, or glued between two words that the body has
 * side by side. The rest of the line is the headline: the body holds a good part of it.
 */
import { looseFold } from '../normalize/folds.ts';
import type { Range } from '../text/edits.ts';
import { fold, type View } from '../text/view.ts';
import { siteNamePoints } from './brand-endings.ts';
import type { Context } from './detector.ts';
import { type Foreign, foreignPoints, heldPieces, isAboutSpam, isSaid, type Piece, trimmed } from './foreign.ts';
import { wordsIn } from './label-values.ts';
import { type Witnesses, witnessesOf } from './witnesses.ts';

/** Brackets that name no work and quote nobody. */
const BOXED = /【[^【】]{2,40}】|\[[^[\]]{2,40}\]|〖[^〖〗]{2,40}〗/gu;
const ROUND = /\([^()]{2,40}\)/gu;
/** Fewer units are no name. */
const LEAST = 3;
const HAN_PAIR = /^\p{sc=Han}{2}$/u;

/** The foreign middle of `value`; undefined where it has none. Linear in the line. */
export function foreignMiddle(context: Context, value: string): Foreign | undefined {
  const view = fold(value, looseFold());
  const witnesses = witnessesOf(context);
  const likely = heldPieces(view.text, witnesses);
  if (!/[([【〖]/u.test(view.text) && likely.every(({ start }, i) => i === 0 || start - likely[i - 1].end < LEAST))
    return undefined;
  const held = likely.filter((piece) => isSaid(view.text, piece, witnesses));
  if (held.length < 2) return undefined;
  const { hard, soft, left, named: most } = context.ruleset.policy.title.foreign;
  const isWithin = ([start, end]: Range) => start > held[0].start && end < held[held.length - 1].end;
  const gaps = gapsOf(held);
  const ways = [
    { ranges: bracketed(view, held, BOXED), ...hard },
    // Between round ones an editor remarks on this and that.
    { ranges: bracketed(view, held, ROUND), ...hard, points: soft.points },
    { ranges: gaps.filter((gap) => isGlued(view.text, gap, witnesses)), ...soft, points: hard.points },
    { ranges: gaps.filter((gap) => MARKED.test(view.text.slice(...gap))), ...soft },
    { ranges: gaps.filter((gap) => isName(view.text.slice(...gap))), ...soft, points: most },
  ];
  for (const { ranges, words, points: least, agreement } of ways)
    for (const [start, end] of ranges.filter(isWithin)) {
      const part = trimmed(view.text.slice(start, end));
      if (wordsIn(part) < words) continue;
      const points = foreignPoints(part, context);
      const rest = view.text.slice(0, start) + view.text.slice(end);
      if (points < least || wordsIn(rest) < left || (witnesses.agreement(rest) ?? 0) < agreement) continue;
      const found = { part, points };
      return isAboutSpam(context, [found]) ? undefined : { ranges: [view.toSource(start, end)], parts: [found] };
    }
  return undefined;
}

/** What stands in `brackets` of which the body holds nothing. */
const bracketed = ({ text }: View, held: readonly Piece[], brackets: RegExp): Range[] =>
  Array.from(text.matchAll(brackets), ({ 0: match, index }): Range => [index, index + match.length]).filter(
    ([from, to]) => !held.some(({ start, end }) => start < to && end > from),
  );

/** What stands between the pieces. */
const gapsOf = (held: readonly Piece[]): Range[] =>
  held.slice(1).flatMap(({ start }, i): Range[] => (start > held[i].end ? [[held[i].end, start]] : []));

/** Whether the body has what stands before and behind a gap side by side. */
function isGlued(text: string, [start, end]: Range, witnesses: Witnesses): boolean {
  const joint = text.slice(start - 1, start) + text.slice(end, end + 1);
  return HAN_PAIR.test(joint) && !/[()]/u.test(text.slice(start, end)) && witnesses.mentions(joint);
}

/** With marks on both sides; a word of an alphabet has blanks there. */
const MARKED = /^[^\p{L}\p{N}].*\p{sc=Han}.*[^\p{L}\p{N}]$/u;

/** Whether a stretch is built as a site's name. */
const isName = (part: string): boolean => siteNamePoints(trimmed(part)) >= NAMED;
const NAMED = 2;
