/** What is told of an expression, and of the names that a script gave a value. */

export interface Value {
  /** Of an array, its items with commas between them, as a browser writes it. */
  readonly text: string;
  readonly items?: readonly string[];
  /** The index of the first token behind the expression. */
  readonly next: number;
}

/** No text grows longer. */
export const MAX_TEXT = 1 << 18;

/** The values that names were given so far: of an array its items (`words[0]`), of an object its members (`o.title`). */
export type Names = ReadonlyMap<string, string>;

export const itemName = (array: string, index: number): string => `${array}[${index}]`;
export const memberName = (object: string, member: string): string => `${object}.${member}`;
