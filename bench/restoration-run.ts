/** A text that was damaged, and where. */

/** A run in the text before the bytes were hit: from the character whose lead was hit to where the pairs are right. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly marker: '?' | '\ufffd' | '';
}

export interface Damaged {
  readonly text: string;
  /** The text before glosses and hits. */
  readonly before: string;
  /** The text before hits. */
  readonly glossed: string;
  readonly glosses: number;
  /** In `glossed`. */
  readonly runs: readonly Run[];
}
