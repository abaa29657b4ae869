/** What is told of a script. */
import type { GivenClasses } from './script-classes.ts';

export interface TitleWrite {
  readonly value: string;
  /** Offset in the script; of the packed call where it was packed. */
  readonly at: number;
  /** How many layers of packing or encoding were opened to read it. */
  readonly layers: number;
}

export interface ScriptFacts {
  readonly titleWrites: readonly TitleWrite[];
  /** Markup that `document.write` puts where the script stands. */
  readonly written: readonly string[];
  /** Selectors (`#x`, `.x`) of elements that it hides as it loads. */
  readonly hidden: readonly string[];
  /** Classes that it gives to elements as it loads, which a style sheet may hide. */
  readonly classed: readonly GivenClasses[];
  /** Where it sends the reader. */
  readonly redirects: readonly string[];
  /** What it tests, where it looks for a search engine in it. */
  readonly guards: readonly ('user-agent' | 'referrer')[];
  /** How many layers of packing or encoding were opened. */
  readonly layers: number;
  /** It acts when the reader does something, such as leaving the tab. */
  readonly onEvent: boolean;
}
