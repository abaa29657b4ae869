/**
 * What machines left in a text in the place of something else: a lone `?` on a line where a blank was lost, the words
 * that an address hider puts in the place of an address, tags of a page that were escaped and so became text.
 */
import type { Edit, Range } from '../text/edits.ts';

export interface Leftover {
  readonly name: 'lost-character' | 'hidden-address' | 'escaped-markup';
  readonly edits: readonly Edit[];
}

/** All leftovers of `text`, by kind. Linear; looks for a few literals first. */
export function findLeftovers(text: string): Leftover[] {
  const found: Leftover[] = [];
  const add = (name: Leftover['name'], ranges: readonly Range[]) => {
    if (ranges.length === 0) return;
    const edits = ranges.map(
      ([start, end]): Edit => ({ range: [start, end], before: text.slice(start, end), after: '', flag: 0 }),
    );
    found.push({ name, edits });
  };
  if (text.includes('?') || text.includes('\ufffd')) add('lost-character', matches(text, LONE_MARK));
  if (text.includes('protected]')) add('hidden-address', matches(text, HIDDEN_ADDRESS));
  if (text.includes('<') || text.includes('&lt;')) add('escaped-markup', escapedMarkup(text));
  return found;
}

/** A line of nothing but `?` or U+FFFD, with its line break. */
const LONE_MARK = /^[^\S\n]*[?\ufffd]{1,3}[^\S\n]*(?:\n|$)/gm;
const HIDDEN_ADDRESS = /\[email[\s\u00a0]protected\]/gi;

const matches = (text: string, pattern: RegExp): Range[] =>
  Array.from(text.matchAll(pattern), ({ index, 0: found }): Range => [index, index + found.length]);

/** An element with a random id and nothing in it, which tools strew over hijacked pages: `<tr id="g9zqf"></tr>`. */
const EMPTY_ELEMENT =
  /(?:<|&lt;)([a-z]{1,10}\d?)\s{1,3}(?:id|class)=(?:"|&quot;)[\w-]{1,24}(?:"|&quot;)\s?(?:>|&gt;)\s{0,3}(?:<|&lt;)\/\1(?:>|&gt;)/gi;
/** Presentational tags, as text. */
const TAG =
  /(?:<|&lt;)\/?(?:p|br|b|i|u|em|strong|font|span|div|center|a|img|table|tbody|tr|td|th|ul|ol|li|h[1-6]|small|sup|sub|blockquote)(?:\s[^<>\n&]{0,300})?\/?(?:>|&gt;)/gi;
/** Words of pages that speak about markup, in which tags are what the author wrote. */
const ABOUT_MARKUP = /html|css|标签|標籤|代码|代碼|程式碼|javascript|markdown|\bxml\b|function\b/i;

function escapedMarkup(text: string): Range[] {
  const empty = matches(text, EMPTY_ELEMENT);
  if (ABOUT_MARKUP.test(text)) return empty;
  const tags = matches(text, TAG).filter(([start]) => !empty.some(([from, to]) => start >= from && start < to));
  return [...empty, ...tags].sort((a, b) => a[0] - b[0]);
}
