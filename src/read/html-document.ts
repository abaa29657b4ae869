/**
 * What is read of a page's markup. Ranges named `markup` count units of the markup, all others units of `extracted`.
 */
import type { Block } from './block.ts';
import type { Head } from './head.ts';
import type { ScriptFacts } from './script-facts.ts';

/** A block-level element that holds blocks. */
export interface Container {
  readonly name: string;
  /** Index of the container that holds it, or -1. */
  readonly parent: number;
  readonly depth: number;
  /** Its id and classes, lower case, at most 160 units. */
  readonly label: string;
}

export interface Link {
  readonly href: string;
  /** Its text in `extracted`; empty where it holds none. */
  readonly start: number;
  readonly end: number;
  /** The block that its text begins in; for a link without text the next block. */
  readonly block: number;
  /** The innermost region that hides it, or -1. */
  readonly region: number;
  readonly markup: number;
}

/** A part of the page that a reader does not see, and what hides it. */
export interface Region {
  /** The declaration or attribute: `display:none`, `hidden`, `left:-9999px`. */
  readonly rule: string;
  /** Where that is said. */
  readonly place: string;
  /** The region around it, or -1. */
  readonly parent: number;
  readonly name: string;
  /** Id and classes of the element. */
  readonly label: string;
  readonly markup: readonly [start: number, end: number];
  /** Its blocks: the first and one behind the last. */
  readonly blocks: readonly [first: number, end: number];
  /** Whether its own close tag ends it. */
  readonly closed: boolean;
  /** Links that exist only in what a script writes. */
  readonly written: readonly { readonly href: string; readonly text: string }[];
}

export interface Script {
  /** Range of its text in the markup; empty for one that only names a source. */
  readonly markup: readonly [start: number, end: number];
  readonly src: string | undefined;
  readonly facts: ScriptFacts;
}

export interface HtmlDocument {
  readonly extracted: string;
  readonly blocks: readonly Block[];
  readonly containers: readonly Container[];
  readonly links: readonly Link[];
  readonly regions: readonly Region[];
  readonly scripts: readonly Script[];
  readonly head: Head;
  /** Where the document element begins and ends; what stands outside is not part of the page proper. */
  readonly root: { readonly start: number; readonly end: number };
}
