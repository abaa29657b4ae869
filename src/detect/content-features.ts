/** The signs that tell an article's lines from a page's other lines, each from 0 to 1 or so. */
import type { LaidOut, Layout } from './content-layout.ts';

/** What a block shows by itself. */
const OWN = [
  'bias',
  'length',
  'linked',
  'allLinked',
  'manyLinks',
  'stops',
  'ends',
  'digits',
  'paragraph',
  'item',
  'heading',
  'control',
  'tail',
  'imprint',
  'meta',
  'dated',
  'bold',
  'caption',
  'prose',
  'broken',
] as const;
/** What it shows by where it stands. */
const PLACE = [
  'asideLabel',
  'articleLabel',
  'commentLabel',
  'inMain',
  'groupOfBest',
  'groupOfTotal',
  'bestGroup',
  'before',
  'after',
  'inside',
  'aboveHeadline',
  'previousProse',
  'nextProse',
  'nearProse',
  'tailZone',
  'tailSeen',
  'shortInside',
  'shortAfter',
  'shortBefore',
  'linkedInside',
  'longOutside',
  'proseAfterTail',
] as const;
export const FEATURES = [...OWN, ...PLACE] as const;

export type Feature = (typeof FEATURES)[number];

/** Where the article seems to begin and end: the first and the last block of strong prose, and the headline. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly headline: number;
  readonly bestGroup: number;
}

/** A group is strong where it holds this share of the prose of the best one. */
const STRONG_GROUP = 0.25;
/** Prose of a strong block, in characters of Chinese; the lower ones are for pages that have none. */
export const STRONG_PROSE = [10, 4, 1.5] as const;

/** The strong prose of the page: blocks of sentences in the groups that hold most of them. */
export function isStrong(layout: Layout, laid: LaidOut, bestMass: number, least: number = STRONG_PROSE[0]): boolean {
  return laid.prose >= least && layout.groupMass[laid.group + 1] >= STRONG_GROUP * bestMass;
}

/** One row of FEATURES for each block. */
export function featuresOf(layout: Layout, span: Span): number[][] {
  const bestMass = layout.groupMass[span.bestGroup + 1];
  let tails = 0;
  let tailsSinceProse = 0;
  return layout.blocks.map((laid, index) => {
    if (index > span.first && (laid.tail || laid.imprint)) {
      tails += 1;
      tailsSinceProse += 1;
    } else if (index > span.first && isStrong(layout, laid, bestMass)) tailsSinceProse = 0;
    const row = ownSigns(laid);
    addPlaceSigns(row, layout, index, { span, bestMass, tails, tailsSinceProse });
    return row;
  });
}

interface Around {
  readonly span: Span;
  readonly bestMass: number;
  readonly tails: number;
  readonly tailsSinceProse: number;
}

const bit = (value: boolean): number => (value ? 1 : 0);
const upTo = (value: number, limit: number): number => (value < limit ? value / limit : 1);
const CONTROLS = new Set(['option', 'select', 'button', 'textarea', 'label', 'legend', 'noscript', 'optgroup', 'form']);
const ITEMS = new Set(['li', 'dd', 'dt']);
/** Lines shorter than this, in characters of Chinese, are captions, sub-headings, menus. */
const SHORT = 16;

function ownSigns({ block, measures, linked, tail, imprint, meta, dated, prose }: LaidOut): number[] {
  const { weight } = measures;
  return [
    1,
    Math.min(1.3, Math.log2(1 + weight) / 7),
    linked,
    bit(linked > 0.8),
    upTo(block.links, 4),
    upTo(measures.stops, 3),
    bit(measures.ends),
    measures.digits,
    bit(block.kind === 'p'),
    bit(ITEMS.has(block.kind)),
    bit(block.heading > 0),
    bit(CONTROLS.has(block.kind)),
    bit(tail),
    bit(imprint),
    bit(meta && weight < 50),
    bit(dated),
    bit(block.boldUnits * 2 > block.end - block.start),
    bit(block.image && weight < SHORT) * (block.centred ? 1 : 0.5),
    upTo(prose, 30),
    bit(block.broken),
  ];
}

function addPlaceSigns(row: number[], layout: Layout, index: number, around: Around) {
  const { span, bestMass, tails, tailsSinceProse } = around;
  const { block, measures, linked, group, prose } = layout.blocks[index];
  const isInside = index >= span.first && index <= span.last;
  const isShort = measures.weight < SHORT;
  const c = block.container;
  const isInMain = layout.main < 0 || (c >= 0 && layout.inMain[c]);
  const mass = layout.groupMass[group + 1];
  row.push(
    bit(c >= 0 && layout.aside[c]),
    bit(c >= 0 && layout.article[c]),
    bit(c >= 0 && layout.comment[c]),
    bit(isInMain),
    bestMass === 0 ? 0 : mass / bestMass,
    layout.total === 0 ? 0 : mass / layout.total,
    bit(group === span.bestGroup),
    index < span.first ? upTo(span.first - index, 10) : 0,
    index > span.last ? upTo(index - span.last, 10) : 0,
    bit(isInside),
    bit(index < span.headline),
    proseAt(layout, index - 1),
    proseAt(layout, index + 1),
    Math.max(proseAt(layout, index - 2), proseAt(layout, index + 2)),
    upTo(tailsSinceProse, 2),
    upTo(tails, 4),
    bit(isShort && isInside),
    bit(isShort && index > span.last),
    bit(isShort && index < span.first),
    isInside ? linked : 0,
    bit(!isInMain && measures.weight > 40),
    bit(prose >= STRONG_PROSE[0] && tailsSinceProse > 0),
  );
}

const proseAt = (layout: Layout, index: number): number =>
  index >= 0 && index < layout.blocks.length ? upTo(layout.blocks[index].prose, 20) : 0;
