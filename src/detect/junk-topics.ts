/**
 * A line of topic words without a label: `村道 客车 乡村振兴`, `#村道 #客车`.
 *
 * What tells it from a line of names, of verse, of a recipe: it stands above or below the running text, it holds nothing
 * but three words and more of a few characters each, and the text speaks of them.
 */
import { isHeadline, type JunkPage } from './junk-page.ts';
import { SURNAMES } from './label-values.ts';

interface Topics {
  readonly index: number;
  readonly evidence: Record<string, unknown>;
}

const MOST_UNITS = 120;
const HASHTAGS = /^(?:#[\p{L}\p{N}_·]{1,20}#?[ ,]{0,3}){1,12}$/u;
const ITEM = /^[\p{L}\p{M}][\p{L}\p{M}\p{N}+.-]{1,9}$/u;
const PHRASE = /^[\p{L}\p{M}][\p{L}\p{M}\p{N} +.-]{2,24}$/u;
const SAID = /[\p{sc=Han}\p{sc=Kana}][をがはもにで][\p{sc=Han}\p{sc=Kana}]|(?:[かるたへ]|ない)$/u;
/** So many items, of which so large a share stands in the text as well. */
const ITEMS = [3, 16] as const;
const SHARE = 0.3;
/** The text is asked for the items of so many lines, as far as here: a page of nothing but such lines stays linear. */
const MOST_LINES = 16;
const TEXT_UNITS = 50_000;
/** A line of so many words may be the headline. */
const HEADLINE_WORDS = 6;

export function* topicLines(page: JunkPage): Generator<Topics> {
  const { context, gone, zones } = page;
  const { lines, shapes, claimed, text } = context;
  const view = text.field.loose.text.slice(0, TEXT_UNITS);
  const headline = lines.findIndex(
    ({ index }) => !gone[index] && claimed[index] === undefined && shapes[index].words >= HEADLINE_WORDS,
  );
  let asked = 0;
  for (const { index, looseStart, looseEnd } of lines) {
    if (gone[index] || claimed[index] !== undefined || looseEnd - looseStart > MOST_UNITS) continue;
    const isApart =
      zones[index] === 'tail' ||
      zones[index] === 'edge' ||
      (zones[index] === 'head' && headline >= 0 && index > headline);
    if (!isApart || shapes[index].stops > 0 || isHeadline(page, lines[index])) continue;
    const line = view.slice(looseStart, looseEnd).trim();
    if (HASHTAGS.test(line)) yield { index, evidence: { topics: line.slice(0, 80) } };
    const items = itemsOf(line);
    if (items === undefined || zones[index] === 'edge' || asked >= MOST_LINES) continue;
    asked += 1;
    const told = items.filter((item) => isElsewhere(view, item, looseStart, looseEnd)).length;
    if (told / items.length >= SHARE) yield { index, evidence: { topics: items.slice(0, 8), told } };
  }
}

/** The words of a line that holds nothing else; undefined where it is another kind of line. */
function itemsOf(line: string): string[] | undefined {
  const isSpaced = /\p{sc=Han}/u.test(line);
  const items = line.split(isSpaced ? /[ ,、;|/·]+/u : /\s*[,;|]\s*/u).filter((item) => item !== '');
  if (items.length < ITEMS[0] || items.length > ITEMS[1]) return undefined;
  if (!items.every((item) => (isSpaced ? ITEM : PHRASE).test(item))) return undefined;
  // The endings and small words of Japanese stand in a sentence: `違法性知らずに利用か`.
  if (items.some((item) => SAID.test(item))) return undefined;
  const isNames = items.every((item) => item.length <= 3 && SURNAMES.has(item[0]));
  const isVerse = items.every((item) => item.length === items[0].length) && items[0].length >= 4;
  return isNames || isVerse ? undefined : items;
}

function isElsewhere(view: string, item: string, start: number, end: number): boolean {
  const before = view.indexOf(item);
  return (before >= 0 && before < start) || view.indexOf(item, end) >= 0;
}
