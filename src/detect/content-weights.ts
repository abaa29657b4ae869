/**
 * The weights of the signs, and the two sums that are made with them.
 *
 * The weights come from bench/html-weights.ts: logistic regression on the lines of 202 real news pages of 46 sites, each
 * site weighing the square root of its pages. `alone` judges a block by its own signs, `together` by its signs and by
 * what `alone` says of it, of its neighbours and of its group.
 */
import { FEATURES } from './content-features.ts';
import type { Layout } from './content-layout.ts';
import table from './tables/content-weights.json' with { type: 'json' };

/** What `together` looks at beside FEATURES. */
export const CONTEXT = ['own', 'previous', 'next', 'secondPrevious', 'secondNext', 'group', 'between'] as const;

export interface Weights {
  /** One for each of FEATURES. */
  readonly alone: Float64Array;
  /** One for each of FEATURES and CONTEXT. */
  readonly together: Float64Array;
}

let weights: Weights | undefined;

export function contentWeights(): Weights {
  weights ??= {
    alone: listed(table.alone, FEATURES),
    together: listed(table.together, [...FEATURES, ...CONTEXT]),
  };
  return weights;
}

/** The weights in the order of the signs; one that is missing is a bug that must not go unseen. */
function listed(named: Readonly<Record<string, number>>, names: readonly string[]): Float64Array {
  return Float64Array.from(names, (name) => named[name] ?? Number.NaN);
}

/** For each row of FEATURES how surely the block is the article's, from 0 to 1. */
export function scoresOf(
  rows: readonly (readonly number[])[],
  layout: Layout,
  { alone, together } = contentWeights(),
): Float64Array {
  const first = new Float64Array(rows.length);
  for (const [index, row] of rows.entries()) first[index] = probability(dot(row, alone));
  const scores = new Float64Array(rows.length);
  const context = contextsOf(first, layout);
  for (const [index, row] of rows.entries()) {
    let sum = dot(row, together);
    for (let k = 0; k < CONTEXT.length; k += 1) sum += context[index * CONTEXT.length + k] * together[row.length + k];
    scores[index] = probability(sum);
  }
  return scores;
}

const probability = (sum: number): number => 1 / (1 + Math.exp(-sum));

function dot(row: readonly number[], weight: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < row.length; k += 1) sum += row[k] * weight[k];
  return sum;
}

/** CONTEXT.length numbers for each block. */
export function contextsOf(first: Float64Array, layout: Layout): Float64Array {
  const shares = groupShares(first, layout);
  const width = CONTEXT.length;
  const contexts = new Float64Array(first.length * width);
  let start = 0;
  while (start < first.length && first[start] <= SURE) start += 1;
  let end = first.length - 1;
  while (end >= 0 && first[end] <= SURE) end -= 1;
  for (let i = 0; i < first.length; i += 1) {
    const at = i * width;
    contexts[at] = Math.log((0.001 + first[i]) / (1.001 - first[i]));
    contexts[at + 1] = first[i - 1] ?? 0;
    contexts[at + 2] = first[i + 1] ?? 0;
    contexts[at + 3] = first[i - 2] ?? 0;
    contexts[at + 4] = first[i + 2] ?? 0;
    contexts[at + 5] = shares[layout.blocks[i].group + 1];
    contexts[at + 6] = i > start && i < end ? 1 : 0;
  }
  return contexts;
}

/** From here on a block is taken for a sure part of the article when its neighbours are judged. */
const SURE = 0.6;

/** The mean of each group, longer blocks weighing more. */
function groupShares(first: Float64Array, { blocks, groupMass }: Layout): Float64Array {
  const sums = new Float64Array(groupMass.length);
  const sizes = new Float64Array(groupMass.length);
  for (const [index, { group, measures }] of blocks.entries()) {
    const size = Math.sqrt(1 + measures.weight);
    sums[group + 1] += first[index] * size;
    sizes[group + 1] += size;
  }
  for (let group = 0; group < sums.length; group += 1) if (sizes[group] > 0) sums[group] /= sizes[group];
  return sums;
}
