/**
 * Which blocks of a page are the article's, and which one is its headline.
 *
 * Three steps: where the prose stands (`content-layout.ts`), the signs of each block in view of that
 * (`content-features.ts`), and a weighed sum of the signs (`content-weights.ts`), once for each block alone and once
 * more with what the first sum said of its neighbours. Nothing is decided by a single sign.
 */
import type { HtmlDocument } from '../read/html.ts';
import { titleWitnesses } from '../read/title-witnesses.ts';
import { featuresOf, isStrong, type Span } from './content-features.ts';
import { headlineOf } from './content-headline.ts';
import { type Layout, layOut } from './content-layout.ts';
import { contextOf, sumsOf, weights } from './content-weights.ts';

export interface Content {
  /** For each block of the page: whether it is the article's. The headline is not. */
  readonly content: readonly boolean[];
  /** Index of the headline block, or -1. */
  readonly headline: number;
  /** For each block: how surely it is the article's, from 0 to 1; .5 decides. */
  readonly scores: readonly number[];
}

/** `titles`: what the page says its title is, the likeliest first. Linear in the page. */
export function selectContent(document: HtmlDocument, titles: readonly string[] = titlesOf(document)): Content {
  const { layout, span, hidden } = analyse(document, titles);
  const rows = featuresOf(layout, span);
  const { alone, together } = weights();
  const first = sumsOf(rows, alone);
  const scores = sumsOf(contextOf(rows, first, layout), together);
  const content = scores.map((score, index) => score >= 0.5 && index !== span.headline && !hidden[index]);
  return { content, headline: span.headline, scores };
}

export function analyse(
  document: HtmlDocument,
  titles: readonly string[],
): { layout: Layout; span: Span; hidden: boolean[] } {
  const hidden = hiddenBlocks(document);
  const layout = layOut(document, hidden);
  const bestGroup = bestGroupOf(layout);
  const bestMass = layout.groupMass[bestGroup + 1];
  let first = -1;
  let last = -1;
  for (const [index, laid] of layout.blocks.entries()) {
    if (bestMass === 0 || !isStrong(layout, laid, bestMass)) continue;
    if (first < 0) first = index;
    last = index;
  }
  return { layout, hidden, span: { first, last, bestGroup, headline: headlineOf(document, layout, titles, first) } };
}

/**
 * For each block whether it is out of sight. A region that holds half the page's text is shown by a script once it has
 * loaded; it hides nothing.
 */
export function hiddenBlocks({ blocks, regions }: HtmlDocument): boolean[] {
  const before = new Float64Array(blocks.length + 1);
  for (const [b, { start, end, linkUnits }] of blocks.entries()) {
    before[b + 1] = before[b] + Math.min(PARAGRAPH, end - start - linkUnits);
  }
  const half = before[blocks.length] / 2;
  const hides = regions.map(({ rule, blocks: [first, end], parent }, index) => {
    const isShown = rule === 'aria-hidden' || before[end] - before[first] > half;
    return isShown ? parent : index;
  });
  return blocks.map(({ region }) => isHidden(hides, region));
}

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
