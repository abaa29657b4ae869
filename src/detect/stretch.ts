/** One stretch of a line in a view, with the terms that were found in the view. */
import type { Hits } from '../text/hits.ts';

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
