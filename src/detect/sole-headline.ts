/**
 * The one line that may be the headline, where junk explains every line above the running text.
 *
 * `视频丨…`, `Photo …`, a headline of words that menus hold: by itself such a line is as well explained as a label with its
 * value or a menu. A page has a headline, and where it brings no title it stands there. So the first line of which junk
 * knows little more than half by its own words, and which is built as a headline, is kept. What tells of the article (a date, a
 * source, a contact) is none.
 */
import type { Context } from './detector.ts';
import type { Seen, Zone } from './junk-points.ts';
import { shareOfTerms } from './line-evidence.ts';
import { witnessesOf } from './witnesses.ts';

/** Its own words are less than this share of it. */
const KNOWN = 0.6;
/** Or the article says so much of it. */
const AGREES = 0.4;
/** What parts links of a trail or a menu. */
const PARTED = /[>→»]|\|.*\|/u;

interface Judgements {
  readonly seen: readonly (Seen | undefined)[];
  readonly zones: readonly Zone[];
  readonly gone: readonly boolean[];
  readonly isTaken: (index: number) => boolean;
}

/** The index of that line; undefined where the page has another headline, or none at all. */
export function soleHeadline(context: Context, { seen, zones, gone, isTaken }: Judgements): number | undefined {
  const { title, markup, lines } = context;
  if (title !== undefined || markup !== undefined) return undefined;
  const above = lines.map(({ index }) => index).filter((index) => zones[index] === 'head');
  if (!above.every((index) => gone[index] || isTaken(index))) return undefined;
  return above.find((index) => gone[index] && readsAsHeadline(context, index, seen[index]));
}

function readsAsHeadline(context: Context, index: number, seen: Seen | undefined): boolean {
  const { shapes, text, lines, ruleset } = context;
  const { words: least } = ruleset.policy.headline;
  const { words, ended } = shapes[index];
  if (seen?.judged === undefined || seen.judged.rule.pack !== 'boilerplate') return false;
  if (words < Math.max(6, least[0]) || words > least[1] || ended) return false;
  const { looseStart, looseEnd } = lines[index];
  const line = text.field.loose.text.slice(looseStart, looseEnd);
  if (PARTED.test(line)) return false;
  return shareOfTerms(seen.reading) < KNOWN || (witnessesOf(context).agreement(line) ?? 0) >= AGREES;
}
