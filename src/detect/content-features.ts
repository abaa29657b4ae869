/** The signs that tell an article's lines from a page's other lines, each from 0 to 1 or so. */
import type { LaidOut, Layout } from './content-layout.ts';

export const FEATURES = [
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
  'asideLabel',
  'articleLabel',
  'commentLabel',
  'tail',
  'imprint',
  'meta',
  'dated',
  'inMain',
  'groupOfBest',
  'groupOfTotal',
  'bestGroup',
  'before',
  'after',
  'inside',
  'previousProse',
  'nextProse',
  'nearProse',
  'tailZone',
  'tailSeen',
  'shortInside',
  'shortAfter',
  'shortBefore',
  'linkedInside',
  'bold',
  'caption',
  'prose',
  'aboveHeadline',
  'broken',
  'longOutside',
  'proseAfterTail',
] as const;

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
const STRONG_PROSE = 10;

/** The strong prose of the page: blocks of sentences in the groups that hold most of them. */
export function isStrong(layout: Layout, laid: LaidOut, bestMass: number): boolean {
  return laid.prose >= STRONG_PROSE && layout.groupMass[laid.group + 1] >= STRONG_GROUP * bestMass;
}

/** One row of FEATURES for each block. */
export function featuresOf(layout: Layout, span: Span): Float64Array[] {
  const bestMass = layout.groupMass[span.bestGroup + 1];
  let tails = 0;
  let tailsSinceProse = 0;
  return layout.blocks.map((laid, index) => {
    if (index > span.first) {
      if (laid.tail || laid.imprint) {
        tails += 1;
        tailsSinceProse += 1;
      } else if (isStrong(layout, laid, bestMass)) tailsSinceProse = 0;
    }
    return rowOf(layout, index, { span, bestMass, tails, tailsSinceProse });
  });
}

interface Around {
  readonly span: Span;
  readonly bestMass: number;
  readonly tails: number;
  readonly tailsSinceProse: number;
}

const bit = (value: boolean): number => (value ? 1 : 0);
const upTo = (value: number, limit: number): number => Math.min(1, value / limit);

function rowOf(layout: Layout, index: number, around: Around): Float64Array {
  const laid = layout.blocks[index];
  const { block, measures, linked } = laid;
  const { span } = around;
  const inside = index >= span.first && index <= span.last;
  const after = index > span.last;
  const before = index < span.first;
  const short = measures.weight < 16;
  const c = block.container;
  const inMain = layout.main < 0 || (c >= 0 && layout.inMain[c]);
  const proseAt = (at: number) => upTo(layout.blocks[at]?.prose ?? 0, 20);
  const row = [
    1,
    Math.min(1.3, Math.log2(1 + measures.weight) / 7),
    linked,
    bit(linked > 0.8),
    upTo(block.links, 4),
    upTo(measures.stops, 3),
    bit(measures.ends),
    measures.digits,
    bit(block.kind === 'p'),
    bit(block.kind === 'li' || block.kind === 'dd' || block.kind === 'dt'),
    bit(block.heading > 0),
    bit(/^(?:option|select|button|textarea|label|legend|noscript|optgroup|form)$/.test(block.kind)),
    bit(c >= 0 && layout.aside[c]),
    bit(c >= 0 && layout.article[c]),
    bit(c >= 0 && layout.comment[c]),
    bit(laid.tail),
    bit(laid.imprint),
    bit(laid.meta && measures.weight < 50),
    bit(laid.dated),
    bit(inMain),
    around.bestMass === 0 ? 0 : layout.groupMass[laid.group + 1] / around.bestMass,
    layout.total === 0 ? 0 : layout.groupMass[laid.group + 1] / layout.total,
    bit(laid.group === span.bestGroup),
    before ? upTo(span.first - index, 10) : 0,
    after ? upTo(index - span.last, 10) : 0,
    bit(inside),
    proseAt(index - 1),
    proseAt(index + 1),
    Math.max(proseAt(index - 2), proseAt(index + 2)),
    upTo(around.tailsSinceProse, 2),
    upTo(around.tails, 4),
    bit(short && inside),
    bit(short && after),
    bit(short && before),
    inside ? linked : 0,
    block.boldUnits * 2 > block.end - block.start ? 1 : 0,
    bit(block.image && short) * (block.centred ? 1 : 0.5),
    upTo(laid.prose, 30),
    bit(span.headline >= 0 && index < span.headline),
    bit(block.broken),
    bit(!inMain && measures.weight > 40),
    bit(laid.prose >= STRONG_PROSE && around.tailsSinceProse > 0),
  ];
  return Float64Array.from(row);
}
