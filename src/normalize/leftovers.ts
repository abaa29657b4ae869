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
  if (text.includes('?') || text.includes('\ufffd')) add('lost-character', lostMarks(text));
  if (text.includes('protected') || text.includes('保护') || text.includes('保護'))
    add('hidden-address', matches(text, HIDDEN_ADDRESS));
  if (text.includes('<') || text.includes('lt;')) add('escaped-markup', escapedMarkup(text));
  return found;
}

/** A line of nothing but `?` or U+FFFD, with its line break. */
const LONE_MARK = /^[^\S\n]*[?\ufffd]{1,3}[^\S\n]*(?:\n|$)/gm;
/** What is left of signs before the items of a page, with the blank behind it; one line alone may be a question. */
const LOST_SIGN = /^[^\S\n]*[?\ufffd]{1,3}[^\S\n]+(?=\p{sc=Han})/gmu;
const MIN_SIGNS = 2;

function lostMarks(text: string): Range[] {
  const signs = matches(text, LOST_SIGN);
  const marks = matches(text, LONE_MARK);
  return signs.length < MIN_SIGNS ? marks : [...marks, ...signs].sort(([a], [b]) => a - b);
}

const HIDDEN_ADDRESS =
  /[[［](?:email(?:[\s\u00a0]|&nbsp;|&#160;){1,3}protected|(?:电子邮件|電子郵件|邮箱|郵箱|邮件|郵件)\s?(?:地址)?\s?受?(?:到)?保[护護])[\]］]/giu;

const matches = (text: string, pattern: RegExp): Range[] =>
  Array.from(text.matchAll(pattern), ({ index, 0: found }): Range => [index, index + found.length]);

/** Elements of HTML, of today and before; `<某某>` and `<a name of a thing>` are none. */
const ELEMENTS = new Set(
  (
    'p br b i u s em strong font span div center a img table thead tbody tfoot tr td th caption colgroup col ul ol li dl dt dd ' +
    'h1 h2 h3 h4 h5 h6 small big sup sub blockquote noscript noframes noembed frameset frame iframe form input label button ' +
    'select option optgroup textarea fieldset legend acronym abbr dfn bdo kbd samp var code pre address ins del strike tt q cite ' +
    'nav section article aside header footer main figure figcaption object embed param map area hr wbr rt rp ruby script style ' +
    'track video audio source html body head meta link'
  ).split(' '),
);
/** A tag or a comment, as text. */
const TAG =
  /(?:<|&(?:amp;)?lt;)(?:!--[^<>]{0,300}--|(\/?)([a-z]{1,12}[1-6]?)([^\S\n][^<>\n]{0,300}?)?\/?)(?:>|&(?:amp;)?gt;)/giu;
/** An id of random letters makes an element of any name one that was strewn. */
const STREWN = /\b(?:id|class)=/iu;
/** A page that speaks of markup shows tags that its author wrote; and so does a sentence that calls one by its name. */
const ABOUT_MARKUP = /html|css\b|javascript|markdown|\bxml\b/iu;
const CALLED = /^\s?(?:标签|標籤|元素|代码|代碼|这个|這個|tag|element)/iu;

interface Tag {
  readonly range: Range;
  readonly isClosing: boolean;
  readonly name: string;
  readonly attributes: string;
}

function escapedMarkup(text: string): Range[] {
  const tags = Array.from(text.matchAll(TAG), ({ index, 0: found, 1: slash = '', 2: name = '', 3: rest = '' }): Tag => {
    const range: Range = [index, index + found.length];
    return { range, isClosing: slash !== '', name: name.toLowerCase(), attributes: rest };
  });
  if (tags.length === 0) return [];
  const isShown = ABOUT_MARKUP.test(text) || tags.some(({ range }) => CALLED.test(text.slice(range[1], range[1] + 12)));
  const empty = strewn(text, tags);
  const removed = tags.filter((tag) => empty.has(tag) || (!isShown && (tag.name === '' || ELEMENTS.has(tag.name))));
  return emptied(
    text,
    removed.map(({ range }) => range),
  );
}

/** The tags of elements that hold nothing but each other: those of random ids, which tools strew over hijacked pages. */
function strewn(text: string, tags: readonly Tag[]): ReadonlySet<Tag> {
  const removed = new Set<Tag>();
  const open: Tag[] = [];
  let end = 0;
  for (const tag of tags) {
    if (text.slice(end, tag.range[0]).trim() !== '') open.length = 0;
    end = tag.range[1];
    if (!tag.isClosing) {
      open.push(tag);
      continue;
    }
    const opening = open.pop();
    if (opening?.name !== tag.name) open.length = 0;
    else if (STREWN.test(opening.attributes)) removed.add(opening).add(tag);
  }
  return removed;
}

/** What is left of a line when its tags are gone: bullets, and blanks that were written as entities. */
const REST = /^(?:[\s•·*‣▪●○◦\-|]|&(?:amp;)?nbsp;|&#160;)*$/u;

/** The ranges, in order, where a line holds nothing else the whole of it, with its line break. */
function emptied(text: string, ranges: readonly Range[]): Range[] {
  const found: Range[] = [];
  for (let i = 0; i < ranges.length; ) {
    const start = text.lastIndexOf('\n', ranges[i][0] - 1) + 1;
    const lineEnd = text.indexOf('\n', ranges[i][1]);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const from = i;
    let rest = '';
    let at = start;
    for (; i < ranges.length && ranges[i][0] < end; i += 1) {
      rest += text.slice(at, ranges[i][0]);
      at = ranges[i][1];
    }
    rest += text.slice(at, Math.max(at, end));
    if (REST.test(rest)) found.push([start, Math.min(text.length, Math.max(at, end) + 1)]);
    else found.push(...ranges.slice(from, i));
  }
  return found;
}
