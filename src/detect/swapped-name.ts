/**
 * A betting site's name in the place of a part of a headline that the page says once more as it was: `永乐国际f66开通夜间门诊`
 * above `枫林县医院开通夜间门诊`.
 *
 * Two lines that begin or end alike tell which part was changed. It is a name put there where it is built as one, where the
 * article never mentions it, and where the article does mention what stands there in the other line.
 */
import { looseFold } from '../normalize/folds.ts';
import { fold } from '../text/view.ts';
import { nameParts, pairsIn, siteNamePoints } from './brand-endings.ts';
import type { Context } from './detector.ts';
import { wordsIn } from './label-values.ts';
import { type Witnesses, witnessesOf } from './witnesses.ts';

export interface SwappedName {
  readonly brand: string;
  /** What the other line says in its place. */
  readonly instead: string;
}

/** What two lines have in common: so many words, and so large a share of the changed one. */
const COMMON = { words: 5, share: 0.35 };
/** A name has so many units, and is built as one from so many points on. */
const NAME = { least: 3, most: 20, points: 1.5 };
const MAX_LINE = 200;

/** The name in `value`; `line` is where it stands. `weigh`: what terms weigh in a stretch. Linear in the lines at the top. */
export function swappedName(
  context: Context,
  value: string,
  line: number | undefined,
  weigh: (part: string) => number,
): SwappedName | undefined {
  const own = fold(value, looseFold()).text.trim();
  if (own.length > MAX_LINE) return undefined;
  const witnesses = witnessesOf(context);
  for (const other of witnesses.headlines(line)) {
    const [brand, instead] = changed(own, other);
    const common = wordsIn(own) - wordsIn(brand);
    if (common < COMMON.words || common < COMMON.share * wordsIn(own)) continue;
    if (brand.length < NAME.least || brand.length > NAME.most || wordsIn(instead) < 2) continue;
    if (siteNamePoints(brand) + weigh(brand) < NAME.points || siteNamePoints(instead) + weigh(instead) >= NAME.points)
      continue;
    if (nameParts(brand).some((part) => witnesses.mentions(part)) || !isOfArticle(instead, witnesses)) continue;
    return { brand, instead };
  }
  return undefined;
}

/** What is left of each line without their common beginning and end. */
function changed(own: string, other: string): [own: string, other: string] {
  const most = Math.min(own.length, other.length);
  let before = 0;
  while (before < most && own[before] === other[before]) before += 1;
  let behind = 0;
  while (behind < most - before && own[own.length - 1 - behind] === other[other.length - 1 - behind]) behind += 1;
  return [own.slice(before, own.length - behind).trim(), other.slice(before, other.length - behind).trim()];
}

/** Whether the article mentions half of a stretch, pair by pair. */
function isOfArticle(part: string, witnesses: Witnesses): boolean {
  const pairs = pairsIn(part);
  return pairs.filter((pair) => witnesses.mentions(pair)).length * 2 >= pairs.length;
}
