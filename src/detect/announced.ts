/**
 * Lines that a text announces or lists: what it quotes, decodes, warns of. `数量最多的七条短信原文如下：`, then the seven of them.
 *
 * A report shows what spam looks like; so does a lesson, a list of offences, a warning. Spammers announce nothing. A
 * sentence that ends in a colon announces the line below it and, where that one is an item, all items of its kind. Of a
 * list that is announced by no colon each item is as genuine as most of them.
 */
import type { Context } from './detector.ts';
import { titleWeights } from './title-weights.ts';

/** A label is no sentence: `联系方式：`. */
const WORDS = 8;
const TAIL = 4;
const COLON = /:["”』」]? *$/u;
/** How an item begins, by kind. */
const ITEMS = [
  /^[(]?\d{1,2}[.、)](?!\d)/u,
  /^[(]?[一二三四五六七八九十]{1,3}[、)]/u,
  /^第[一二三四五六七八九十\d]{1,3}[课章节条讲回集]/u,
  /^[·•●○◆◇■□▪►▶*※・]/u,
  /^[-–—] ?/u,
  /^["“「『]/u,
];
/** A question, an answer: of an interview, of readers; what a dictionary refers to. */
const ASKED =
  /^(?:[qa]\d{0,2} ?[:.]|[问问答][:、]|hỏi:|đáp:|tanya:|jawab:|질문:|답변:|(?:参见|另见|又见|例句|同义词|反义词):)/u;
/** So many items are a list; those that hold spam are fewer than half of them. */
const LIST = 4;

const found = new WeakMap<Context, ReadonlySet<number>>();

/** The indexes of the lines that a text announces or lists; looked for once a page. Linear. */
export function announcedLines(context: Context): ReadonlySet<number> {
  const known = found.get(context) ?? announced(context);
  found.set(context, known);
  return known;
}

function announced(context: Context): Set<number> {
  const { text, lines, shapes, ruleset } = context;
  const view = text.field.loose.text;
  const weights = titleWeights(context);
  const textOf = (index: number) => view.slice(lines[index].looseStart, lines[index].looseEnd).trim();
  const shown = new Set(lines.flatMap(({ index }) => (ASKED.test(textOf(index)) ? [index] : [])));
  for (let index = 0; index + 1 < lines.length; ) {
    const kind = ITEMS.find((item) => item.test(textOf(index + 1)));
    let last = index + 1;
    while (kind !== undefined && last + 1 < lines.length && kind.test(textOf(last + 1))) last += 1;
    const end = lines[index].looseEnd;
    const isAnnounced = shapes[index].words >= WORDS && COLON.test(view.slice(end - TAIL, end));
    const items = Array.from({ length: last - index }, (_, i) => index + 1 + i);
    const spam = items.filter((item) => weights[item] >= ruleset.policy.title.look).length;
    if (isAnnounced || (items.length >= LIST && 2 * spam < items.length)) for (const item of items) shown.add(item);
    index = kind === undefined ? index + 1 : last;
  }
  return shown;
}
