/**
 * Where the prose of a page stands: how much of it each block and container holds, and the container that is the
 * article's.
 *
 * Prose is text outside links with the punctuation of sentences, weighed down in parts that are labelled as comments or
 * as aside, in what is hidden and in imprints. The article's container is found by going down from the page's root as
 * long as one child holds most of what its parent holds, and up again from a paragraph to what holds its neighbours.
 */
import type { Block } from '../read/block.ts';
import type { HtmlDocument } from '../read/html-document.ts';
import { isArticleLabel, isAsideLabel, isCommentLabel, isDateLine, isImprint, isMeta, isTail } from './content-cues.ts';
import { groupsOf, LEAVES } from './content-groups.ts';
import { type Measures, measure } from './content-measures.ts';

export interface LaidOut {
  readonly block: Block;
  readonly measures: Measures;
  /** Share of its units in links. */
  readonly linked: number;
  /** How much prose it holds, in characters of Chinese. */
  readonly prose: number;
  /** The container whose text it is part of: a paragraph's is the one around the paragraph. */
  readonly group: number;
  readonly tail: boolean;
  readonly imprint: boolean;
  readonly meta: boolean;
  readonly dated: boolean;
  readonly hidden: boolean;
}

export interface Layout {
  readonly blocks: readonly LaidOut[];
  /** The article's container, -1 for the whole page. */
  readonly main: number;
  /** Per container: whether the main one holds it or is it. */
  readonly inMain: readonly boolean[];
  /** Prose of each container, what it holds included; prose of its own group alone; of the whole page. */
  readonly mass: Float64Array;
  readonly groupMass: Float64Array;
  readonly total: number;
  /** Labels seen from the container up: aside, article, comment. */
  readonly aside: readonly boolean[];
  readonly article: readonly boolean[];
  readonly comment: readonly boolean[];
}

const ASIDE_NAMES = new Set([
  'footer',
  'nav',
  'aside',
  'select',
  'button',
  'textarea',
  'option',
  'noscript',
  'form',
  'label',
]);
const NO_PROSE = new Set(['option', 'select', 'button', 'textarea', 'legend', 'noscript', 'optgroup']);
/** A child takes its parent's place where it holds this much of the parent's prose. */
const DOMINANT = 0.6;

export function layOut(document: HtmlDocument, hidden: readonly boolean[]): Layout {
  const { containers } = document;
  const aside: boolean[] = [];
  const article: boolean[] = [];
  const comment: boolean[] = [];
  for (const [index, { name, label, parent }] of containers.entries()) {
    const above = parent >= 0;
    aside[index] = (above && aside[parent]) || ASIDE_NAMES.has(name) || isAsideLabel(label);
    article[index] = (above && article[parent] && !isAsideLabel(label)) || name === 'article' || isArticleLabel(label);
    comment[index] = (above && comment[parent]) || isCommentLabel(label);
  }
  const groups = groupsOf(document);
  const mass = new Float64Array(containers.length);
  const groupMass = new Float64Array(containers.length + 1);
  const unlinked = unlinkedBlocks(document);
  let total = 0;
  const blocks = document.blocks.map((block, index) => {
    const group = block.container < 0 ? -1 : groups[block.container];
    const laid = layBlock(document, block, {
      hidden: hidden[index],
      aside: aside[block.container],
      comment: comment[block.container],
      group,
      unlinked: unlinked[index] === 1,
    });
    total += laid.prose;
    if (block.container >= 0) mass[block.container] += laid.prose;
    groupMass[laid.group + 1] += laid.prose;
    return laid;
  });
  for (let c = containers.length - 1; c >= 0; c -= 1)
    if (containers[c].parent >= 0) mass[containers[c].parent] += mass[c];
  const main = mainContainer(document, mass, total);
  const inMain = containers.map(() => false);
  for (const [index, { parent }] of containers.entries())
    inMain[index] = index === main || (parent >= 0 && inMain[parent]);
  return { blocks, main, inMain, mass, groupMass, total, aside, article, comment };
}

/**
 * A link that was never closed, or that wraps a whole article: its text is no link's. A card of a list (picture, title,
 * two lines of summary) is shorter.
 */
const LONG_LINK = 400;
const WRAPPING_LINK = 140;
const WRAPPED_BLOCKS = 3;

function unlinkedBlocks({ blocks, links }: HtmlDocument): Uint8Array {
  const unlinked = new Uint8Array(blocks.length);
  for (const { start, end, block } of links) {
    if (end - start <= WRAPPING_LINK) continue;
    let last = block;
    while (last < blocks.length && blocks[last].start < end) last += 1;
    if (end - start > LONG_LINK || last - block >= WRAPPED_BLOCKS) unlinked.fill(1, block, last);
  }
  return unlinked;
}

interface Standing {
  readonly hidden: boolean;
  readonly aside: boolean;
  readonly comment: boolean;
  readonly group: number;
  readonly unlinked: boolean;
}

function layBlock(
  document: HtmlDocument,
  block: Block,
  { hidden, aside, comment, group, unlinked }: Standing,
): LaidOut {
  const { extracted } = document;
  const measures = measure(extracted, block.start, block.end);
  const linked = unlinked ? 0 : block.linkUnits / (block.end - block.start);
  const line = measures.weight <= 130 ? extracted.slice(block.start, block.end) : '';
  const imprint = line !== '' && isImprint(line);
  const sentence = measures.stops > 0 ? Math.min(1, 0.4 + (measures.stops * 12) / (measures.weight + 1)) : 0.1;
  let prose = NO_PROSE.has(block.kind) ? 0 : measures.weight * Math.max(0, 1 - 2 * linked) * sentence;
  const dated = line !== '' && measures.weight <= 40 && (!measures.ends || measures.stops === 0) && isDateLine(line);
  if (hidden || dated) prose = 0;
  if (comment) prose *= 0.15;
  else if (aside) prose *= 0.6;
  if (imprint) prose *= 0.1;
  return {
    block,
    measures,
    linked,
    prose,
    group,
    tail: line !== '' && measures.weight <= 24 && isTail(line),
    imprint,
    meta: line !== '' && isMeta(line),
    dated,
    hidden,
  };
}

function mainContainer({ containers }: HtmlDocument, mass: Float64Array, total: number): number {
  if (total === 0) return -1;
  // The deepest container that holds most of what each one above it holds; parents stand before children.
  let main = -1;
  let held = total;
  for (const [index, { parent }] of containers.entries()) {
    if (parent === main && mass[index] >= DOMINANT * held) {
      main = index;
      held = mass[index];
    }
  }
  while (main >= 0 && LEAVES.has(containers[main].name)) main = containers[main].parent;
  return main;
}
