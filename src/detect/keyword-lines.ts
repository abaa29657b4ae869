/**
 * Keyword stuffing in the text: `二手叉车 二手叉车市场 二手叉车价格 …`, a list of searches about one ware.
 *
 * The items share a word, and some say what a buyer types besides it: a price, a maker, a town's name. A table, a
 * timetable, a list of schools share a word too, but nothing of trade.
 */
import { announcedLines } from './announced.ts';
import type { Context } from './detector.ts';
import { tradeIn } from './title-weights.ts';

/** So many items, of so many units each; so large a share of them holds the shared word; so many different words of trade. */
const ITEMS = { least: 5, units: [3, 24] } as const;
const SHARED = { share: 0.7, units: 2 };
const TRADE = 2;
const MAX_UNITS = 600;
/** So many lists of a page are looked at for a word that they share. */
const MAX_LISTS = 64;
const SEPARATOR = /[|,、;/_·]|\s+/u;
const SENTENCE = /[。!?:]/u;

export interface KeywordLine {
  readonly index: number;
  readonly word: string;
  readonly items: number;
}

/** The lines of the text that are nothing but such a list; linear in the text. */
export function* keywordLines(context: Context): Generator<KeywordLine> {
  const { lines, claimed, text, ruleset } = context;
  const view = text.field.loose.text;
  let lists = 0;
  for (const { index, looseStart, looseEnd } of lines) {
    if (claimed[index] !== undefined || looseEnd - looseStart > MAX_UNITS) continue;
    const line = view.slice(looseStart, looseEnd).trim();
    if (line.length < ITEMS.least * ITEMS.units[0] || SENTENCE.test(line)) continue;
    const items = line.split(SEPARATOR).filter((item) => item !== '');
    const isList =
      items.length >= ITEMS.least && items.every(({ length }) => length >= ITEMS.units[0] && length <= ITEMS.units[1]);
    if (!isList) continue;
    lists += 1;
    if (lists > MAX_LISTS) return;
    const word = sharedWord(items);
    if (word !== undefined && tradeIn(ruleset, line).words >= TRADE && !announcedLines(context).has(index))
      yield { index, word, items: items.length };
  }
}

/** The longest stretch of one of the first items that enough of all items hold. */
function sharedWord(items: readonly string[]): string | undefined {
  const enough = SHARED.share * items.length;
  for (const item of items.slice(0, 2)) {
    for (let length = Math.min(item.length, 6); length >= SHARED.units; length -= 1) {
      for (let at = 0; at + length <= item.length; at += 1) {
        const word = item.slice(at, at + length);
        if (!/^\d+$/u.test(word) && items.filter((other) => other.includes(word)).length >= enough) return word;
      }
    }
  }
  return undefined;
}
