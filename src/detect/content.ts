/**
 * Which blocks of a page are the article's, and which one is its headline.
 *
 * Three steps: where the prose stands (`content-layout.ts`), the signs of each block in view of that
 * (`content-features.ts`), and a weighed sum of the signs (`content-weights.ts`), once for each block alone and once
 * more with what the first sum said of its neighbours. Nothing is decided by a single sign.
 */
import type { HtmlDocument } from '../read/html-document.ts';
import { isSeen } from '../read/style.ts';
import { titleWitnesses } from '../read/title-witnesses.ts';
import { featuresOf, isStrong, type Span, STRONG_PROSE } from './content-features.ts';
import { headlineOf } from './content-headline.ts';
import { type LaidOut, type Layout, layOut } from './content-layout.ts';
import { scoresOf } from './content-weights.ts';

export interface Content {
  /** For each block of the page: whether it is the article's. The headline is not. */
  readonly content: readonly boolean[];
  /** Index of the headline block, or -1. */
  readonly headline: number;
  /** For each of the first MAX_BLOCKS blocks: how surely it is the article's, from 0 to 1; .5 decides. */
  readonly scores: Float64Array;
}

/** More lines than any article has: what stands behind them is none of it. */
const MAX_BLOCKS = 50_000;

/** `titles`: what the page says its title is, the likeliest first. Linear in the page. */
export function selectContent(page: HtmlDocument, titles: readonly string[] = titlesOf(page)): Content {
  const document = page.blocks.length > MAX_BLOCKS ? { ...page, blocks: page.blocks.slice(0, MAX_BLOCKS) } : page;
  const { layout, span, hidden } = analyse(document, titles);
  const scores = scoresOf(featuresOf(layout, span), layout);
  // A dated line above the first paragraph is metadata, however it reads.
  const isByline = (index: number) => layout.blocks[index].dated && index < span.first;
  const isContent = (score: number, index: number) =>
    score >= 0.5 && index !== span.headline && !hidden[index] && !isByline(index);
  const content = page.blocks.map((_, index) => index < scores.length && isContent(scores[index], index));
  closing(layout, content);
  return { content, headline: span.headline, scores };
}

/**
 * Takes in the sentences right behind the article's last paragraph, and within its group: a short last paragraph looks like
 * what most pages have below their article. What says by its words that it is none stays outside.
 */
function closing({ blocks, aside, comment }: Layout, content: boolean[]) {
  const last = content.lastIndexOf(true);
  if (last < 0) return;
  // A part of the page that holds the article, too, says nothing by its name.
  const isApart = (container: number) => container >= 0 && (aside[container] || comment[container]);
  const isWhole = isApart(blocks[last].block.container);
  for (let index = last + 1; index < blocks.length; index += 1) {
    const { block, group, measures, linked, tail, imprint, meta, dated, hidden } = blocks[index];
    const isOwn = group === blocks[last].group && block.kind === blocks[last].block.kind && block.heading === 0;
    const isSentence = measures.ends && measures.stops > 0 && linked === 0;
    const isOther = tail || imprint || meta || dated || hidden;
    if (!isOwn || !isSentence || isOther || (!isWhole && isApart(block.container))) return;
    content[index] = true;
  }
}

export function analyse(
  document: HtmlDocument,
  titles: readonly string[],
): { layout: Layout; span: Span; hidden: boolean[] } {
  const hidden = hiddenBlocks(document);
  const layout = layOut(document, hidden);
  const bestGroup = bestGroupOf(layout);
  const [first, last] = strongSpan(layout, bestGroup);
  return { layout, hidden, span: { first, last, bestGroup, headline: headlineOf(document, layout, titles, first) } };
}

/** The first and the last block of strong prose; where all is weak, as in verse, of the strongest there is. */
function strongSpan(layout: Layout, bestGroup: number): [first: number, last: number] {
  const bestMass = layout.groupMass[bestGroup + 1];
  if (bestMass === 0) return [-1, -1];
  for (const least of STRONG_PROSE) {
    const isIn = (laid: LaidOut) => isStrong(layout, laid, bestMass, least);
    const first = layout.blocks.findIndex(isIn);
    if (first >= 0) return [first, layout.blocks.findLastIndex(isIn)];
  }
  return [-1, -1];
}

/**
 * For each block whether it is out of sight. A region that holds half the page's text is shown by a script once it has
 * loaded, and one without links beside `展开全文` when the reader asks for it; they hide nothing.
 */
export function hiddenBlocks({ blocks, regions, extracted }: HtmlDocument): boolean[] {
  const before = new Float64Array(blocks.length + 1);
  for (const [b, { start, end, linkUnits }] of blocks.entries()) {
    before[b + 1] = before[b] + Math.min(PARAGRAPH, end - start - linkUnits);
  }
  const half = before[blocks.length] / 2;
  const hides = regions.map(({ rule, blocks: [first, end], parent }, index) => {
    const [from, to] = [Math.min(first, blocks.length), Math.min(end, blocks.length)];
    const isShown = isSeen(rule) || before[to] - before[from] > half || isFolded(blocks, extracted, from, to);
    return isShown ? parent : index;
  });
  return blocks.map(({ region }) => isHidden(hides, region));
}

/** Whether the blocks from `from` up to `to` are the rest of a text, which a button right behind or before them unfolds. */
function isFolded(blocks: HtmlDocument['blocks'], extracted: string, from: number, to: number): boolean {
  const isButton = (index: number) => {
    const block = blocks[index];
    return (
      block !== undefined && block.end - block.start <= BUTTON && UNFOLDS.test(extracted.slice(block.start, block.end))
    );
  };
  if (from >= to || !(isButton(to) || isButton(from - 1))) return false;
  return blocks.slice(from, Math.min(to, from + FOLDED)).every(({ links }) => links === 0);
}

const BUTTON = 20;
const FOLDED = 200;
const UNFOLDS =
  /展[开開](?:全文|阅读|閱讀|更多|全部)|(?:[阅閱][读讀]|查看|[显顯]示|[点點][击擊])(?:更多|全文|全部|余下|剩[余餘])|^\s*(?:展[开開]|read more|show more|continue reading|続きを読む|もっと見る|더보기|xem thêm|selengkapnya)/iu;

/** Longer blocks count no more than this: a heap of hidden words is no article. */
const PARAGRAPH = 400;

/** Whether the region or one around it hides; `hides` names for each the region itself or, where it does not, its parent. */
function isHidden(hides: readonly number[], region: number): boolean {
  let at = region;
  while (at >= 0 && hides[at] !== at) at = hides[at];
  return at >= 0;
}

/** The group that holds most prose. */
function bestGroupOf({ groupMass }: Layout): number {
  let best = 0;
  for (let group = 1; group < groupMass.length; group += 1) if (groupMass[group] > groupMass[best]) best = group;
  return best - 1;
}

/** What the page's witnesses say its title is, those that are seldom forged first. */
export function titlesOf(document: HtmlDocument): string[] {
  const rank = (kind: string) => ['script', 'json-ld', 'og', 'title', 'meta', 'twitter'].indexOf(kind);
  return titleWitnesses(document)
    .filter(({ kind, script }) => rank(kind) >= 0 && script?.onEvent !== true)
    .sort((a, b) => rank(a.kind) - rank(b.kind))
    .map(({ text }) => text);
}
