import { FEATURES } from './content-features.ts';
import type { Layout } from './content-layout.ts';
import table from './content-weights.json' with { type: 'json' };

export const CONTEXT = ['p', 'prev', 'next', 'prev2', 'next2', 'group', 'inside'] as const;

export interface Weights {
  readonly alone: Float64Array;
  readonly together: Float64Array;
}

export function weights(): Weights {
  return { alone: Float64Array.from(table.alone), together: Float64Array.from(table.together) };
}

export function sumsOf(rows: readonly Float64Array[], w: Float64Array): number[] {
  return rows.map((row) => {
    let sum = 0;
    for (let i = 0; i < row.length; i += 1) sum += row[i] * w[i];
    return 1 / (1 + Math.exp(-sum));
  });
}

export function contextOf(rows: readonly Float64Array[], p: readonly number[], layout: Layout): Float64Array[] {
  const groups = layout.groupMass.length;
  const sum = new Float64Array(groups);
  const n = new Float64Array(groups);
  for (const [i, { group, measures }] of layout.blocks.entries()) {
    const k = Math.sqrt(1 + measures.weight);
    sum[group + 1] += p[i] * k;
    n[group + 1] += k;
  }
  let firstGood = -1,
    lastGood = -1;
  p.forEach((v, i) => {
    if (v > 0.6) {
      if (firstGood < 0) firstGood = i;
      lastGood = i;
    }
  });
  return rows.map((row, i) => {
    const at = (k: number) => p[k] ?? 0;
    const g = layout.blocks[i].group + 1;
    const extra = [
      Math.log((0.001 + p[i]) / (1.001 - p[i])),
      at(i - 1),
      at(i + 1),
      at(i - 2),
      at(i + 2),
      sum[g] / n[g],
      i > firstGood && i < lastGood ? 1 : 0,
    ];
    const out = new Float64Array(row.length + extra.length);
    out.set(row);
    out.set(extra, row.length);
    return out;
  });
}
