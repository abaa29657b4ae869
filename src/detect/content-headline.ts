/** The block that is the page's headline, by what the title says, how it is marked and where the prose begins. */
import type { HtmlDocument } from '../read/html-document.ts';
import type { LaidOut, Layout } from './content-layout.ts';
import { bigramsOf, type Grams, type Holds, holdsOf, shareOf } from './content-overlap.ts';

/** Below this no block is called the headline. */
const ENOUGH = 1;
const MAX_CANDIDATES = 400;
/** How the way from the start page to here begins. */
const START = /^[\W_]{0,3}(?:首[页頁]|home\b|您?的?[當当]前|您?[现現]在|トップ|홈)/i;

/**
 * Index of the headline block, or -1. `titles` are what the page says its title is; they may be forged, so a heading just
 * above the first paragraph needs none of them.
 */
export function headlineOf(
  document: HtmlDocument,
  layout: Layout,
  titles: readonly string[],
  firstProse: number,
): number {
  const wanted = titles.slice(0, 6).map(bigramsOf);
  const body = holdsOf(document.extracted.slice(...proseRange(document, layout, firstProse)));
  let best = -1;
  let bestScore = ENOUGH;
  const last = firstProse < 0 ? Math.min(document.blocks.length, 100) : firstProse + 1;
  for (let i = Math.max(0, last - MAX_CANDIDATES); i < Math.min(last + 2, document.blocks.length); i += 1) {
    const score = scoreOf(document, layout, i, { wanted, body, firstProse });
    if (score > bestScore || (score === bestScore && best >= 0 && i > best)) [best, bestScore] = [i, score];
  }
  return best;
}

interface Against {
  readonly wanted: readonly Grams[];
  readonly body: Holds;
  readonly firstProse: number;
}

function scoreOf(document: HtmlDocument, layout: Layout, index: number, { wanted, body, firstProse }: Against): number {
  const { block, measures, linked, meta, imprint, tail, hidden } = layout.blocks[index];
  if (measures.weight < 4 || measures.weight > 80 || block.kind === 'option' || block.kind === 'select') return 0;
  const own = bigramsOf(document.extracted.slice(block.start, block.end));
  const title = Math.max(0, ...wanted.map((grams) => shareOf(own, grams)));
  let score = 1.6 * title + 0.8 * shareOf(own, body);
  if (block.heading > 0) score += block.heading === 1 ? 0.9 : block.heading <= 3 ? 0.5 : 0.2;
  else if (block.boldUnits * 2 > block.end - block.start) score += 0.2;
  if (/\btit|title|headline|biaoti|\bbt\b|h1/.test(document.containers[block.container]?.label ?? '')) score += 0.3;
  if (linked > 0.5) score -= 0.5;
  if (meta || imprint || tail) score -= 0.5;
  if (START.test(document.extracted.slice(block.start, block.start + 12))) score -= 1;
  // A paragraph is held by the body because it is part of it.
  if (measures.ends && measures.stops > 1) score -= firstProse >= 0 && index >= firstProse ? 0.8 : 0.3;
  if (firstProse >= 0) score -= Math.min(0.6, 0.02 * Math.max(0, firstProse - index)) + (index > firstProse ? 0.5 : 0);
  if (index === firstProse) score -= 0.2;
  else if (index < firstProse && firstProse - index <= 4 && !measures.ends && measures.weight >= 6) score += 0.2;
  if (block.container >= 0 && layout.inMain[block.container]) score += 0.2;
  if (hidden) score -= 0.5;
  // Date and source stand right below the headline.
  if (!meta && linked < 0.5 && isOverByline(layout, index)) score += 0.5;
  return score;
}

/** Whether the next line or the one behind it begins with a date, or the next one is of author, source and date. */
const isOverByline = (layout: Layout, index: number): boolean =>
  isDated(layout, index + 1) || isDated(layout, index + 2) || isSigned(layout.blocks[index + 1]);

const isSigned = (next: LaidOut | undefined): boolean =>
  next?.meta === true && next.measures.weight <= 60 && !next.measures.ends && next.linked < 0.5;

const isDated = (layout: Layout, index: number): boolean => layout.blocks[index]?.dated === true;

/** Some 2,000 units of text from the first prose on. */
function proseRange(document: HtmlDocument, layout: Layout, firstProse: number): [number, number] {
  const first = layout.blocks[Math.max(0, firstProse)];
  const start = first === undefined ? 0 : first.block.start;
  return [start, Math.min(document.extracted.length, start + 2000)];
}
