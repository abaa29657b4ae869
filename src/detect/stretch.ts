/** One stretch of a line in a view, with the terms that were found in the view. */
import type { Hits } from '../text/hits.ts';
import type { Context } from './detector.ts';
import type { Line } from './lines.ts';

export interface Stretch {
  readonly view: string;
  readonly hits: Hits;
  /** The first hit that may stand in the stretch. */
  readonly first: number;
  /** In the view. */
  readonly start: number;
  readonly end: number;
  /** The repaired text that a range of the view was made of. */
  textOf(start: number, end: number): string;
}

/** A line of the text, or what is left of it from `from` on; `first` is the first hit that may stand there. */
export function stretchOf(
  { text }: Context,
  { looseStart, looseEnd }: Line,
  first: number,
  from = looseStart,
): Stretch {
  const { field, hits } = text;
  const { loose } = field;
  const textOf = (start: number, end: number) => field.text.slice(...loose.toSource(start, end));
  return { view: loose.text, hits, first, start: from, end: looseEnd, textOf };
}

/** The first hit that ends behind the start of each line. */
export function hitsByLine({ text: { hits }, lines }: Context): number[] {
  let hit = 0;
  return lines.map(({ looseStart }) => {
    while (hit < hits.count && hits.ends[hit] <= looseStart) hit += 1;
    return hit;
  });
}
