/** A line of a page's text, and what is known of it. */
export interface Block {
  /** Range in `extracted`. */
  readonly start: number;
  readonly end: number;
  /** Range in the markup, from its first text to its last. */
  readonly markup: readonly [start: number, end: number];
  /** The block-level element that holds it: `p`, `td`, `li`, `h1` …; `` where none does. */
  readonly kind: string;
  /** 1 to 6 inside a heading, else 0. */
  readonly heading: number;
  /** Index of the nearest container, -1 where it stands in none. */
  readonly container: number;
  /** Index of the innermost region that hides it, or -1. */
  readonly region: number;
  /** How many of its units stand in links, and in how many links. */
  readonly linkUnits: number;
  readonly links: number;
  /** Units in bold, strong or large type. */
  readonly boldUnits: number;
  /** Whether it follows a line break in the same element, an image, and whether it is centred. */
  readonly broken: boolean;
  readonly image: boolean;
  readonly centred: boolean;
}

/** Where a block stands; taken from the open elements when it is cut off. */
export type Place = Pick<Block, 'kind' | 'heading' | 'container' | 'region' | 'centred'>;
