/** What is told of an expression, and of the names that a script gave a value. */

/** What a value says. */
export interface Told {
  /** Of an array, its items with commas between them, as a browser writes it. */
  readonly text: string;
  readonly items?: readonly string[];
}

export interface Value extends Told {
  /** The index of the first token behind the expression. */
  readonly next: number;
}

/** No text grows longer. */
export const MAX_TEXT = 1 << 18;

/** The values that names were given so far, of an object its members (`o.title`), of a function what it gives (`f()`). */
export type Names = ReadonlyMap<string, Told>;

export const memberName = (object: string, member: string): string => `${object}.${member}`;
