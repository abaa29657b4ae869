/**
 * Whether an end of a line that terms speak against is the headline's own: what the article is about, one of several names
 * that the headline lists, a clause of it, a section of the site. What a brand or a hard mark parts off is none.
 */
import { looseFold } from '../normalize/folds.ts';
import type { Range } from '../text/edits.ts';
import { fold } from '../text/view.ts';
import { isRunGame } from './brand-endings.ts';
import { endsInSite } from './site-suffix.ts';
import { hasHardMark, type PartPolicy, type Stretch, type TitleLine } from './title-stretches.ts';

/** A cut that is weighed: what would go, measured, and what would stay. */
export interface Cutting {
  readonly gone: Range;
  readonly kept: Range;
  readonly spam: Stretch;
  /** Whether its terms weigh as much as a brand. */
  readonly isSure: boolean;
  /** Whether no mark parts the end off; whether it is a list, longer than a name; whether the list has another separator. */
  readonly isGlued: boolean;
  readonly isList: boolean;
  readonly isListCut: boolean;
}

/** A quotation, or several, with words behind it. */
const QUOTED_CLAUSE = /^[\s:：,，]*(?:[“「『"][^“”「」『』"]{2,40}[”」』"])+(?:\p{sc=Han}|\p{sc=Hira}){4,}/u;

/** `isReport`: whether the line holds words of a report. */
export function isOwnEnd(line: TitleLine, cutting: Cutting, policy: PartPolicy, isReport: boolean): boolean {
  const { gone, kept, spam, isSure, isList } = cutting;
  // What goes on behind a quotation is a clause: `“无抵押”的公司开在楼上`.
  if (QUOTED_CLAUSE.test(line.value.slice(...gone))) return true;
  const between = line.value.slice(...(gone[0] < kept[0] ? [gone[1], kept[0]] : [kept[1], gone[0]]));
  if (gone[0] < kept[0] && line.isToldOf(kept)) return true;
  // A report's own subject before a colon: `亚洲/欧美股市综述：…`.
  if (gone[0] < kept[0] && !spam.isBrand && /[:：]/u.test(between) && line.reports(gone) > 0) return true;
  // A kicker names what the report is about: `六合彩｜…`.
  if (gone[0] < kept[0] && isRunGame(fold(line.value.slice(...gone), looseFold()).text) && line.reports(kept) > 0)
    return true;
  // A name before a list's comma is the first of several, but where the page says the rest alone.
  if (gone[0] < kept[0] && between.trim() === '、' && !line.isLine(kept)) return true;
  // Behind sections a site names itself.
  if (gone[0] >= kept[1] && !isSure && endsInSite(line.value.slice(...gone))) return true;
  // An article about a company of the trade has it in its headline.
  if (line.isMentioned(gone, isList)) return true;
  // A report on a ware names it.
  const isReported = isReport && line.reports(kept) > 0 && line.reports(gone) === 0;
  if (isReported && !spam.isBrand && !hasHardMark(between)) return true;
  if (spam.isBrand && isOneOfNames(line, cutting, between.trim(), policy)) return true;
  return isClause(cutting, between.trim(), policy);
}

/** Behind a mere blank a clause of the headline stands as often as an offer. */
function isClause({ spam, isGlued, isListCut }: Cutting, mark: string, policy: PartPolicy): boolean {
  const isName = spam.isBrand && spam.most >= policy.brand;
  return mark === '' && !isGlued && !isListCut && !isName && spam.weight < policy.unproven;
}

/**
 * Whether a name is one of several, as headlines list whom they are about: `A、B设职位配对会`, `A、B和C：…`; or begins a row
 * of figures below the headline: `A：净收益178亿`.
 */
function isOneOfNames(line: TitleLine, { gone, kept }: Cutting, mark: string, policy: PartPolicy): boolean {
  const other = line.measure(kept);
  if (mark === '' && other.isBrand && other.most >= policy.foreign) return true;
  if (gone[0] > kept[0]) return false;
  if (/^[,，、]$/u.test(mark)) return other.most >= policy.foreign;
  if (!/^[:：]$/u.test(mark)) return false;
  const isRow = line.isBelow() && /\d{2}/u.test(line.value.slice(...kept));
  return isRow || /[\p{L}\p{N}][,，、][ \p{L}\p{N}]/u.test(line.value.slice(...gone));
}
