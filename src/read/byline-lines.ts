/** The lines of a page that may speak of its article's date, source and people. */
import type { HtmlDocument } from './html-document.ts';

export interface BylineInput {
  /** Index of the headline block, or -1; of the article's first and last block, or -1. */
  readonly headline: number;
  readonly first: number;
  readonly last: number;
  /** The page's address: many name the day. */
  readonly url: string;
}

export interface Line {
  readonly text: string;
  /** Of its block. */
  readonly index: number;
  /** It stands between headline and article, or is a line of one of them. */
  readonly placed: boolean;
  /** It stands apart from them and links to another page by its title: its date is that page's. */
  readonly listed: boolean;
}

/** How far from headline and article a line still speaks of them, in blocks. */
const ABOVE = 8;
const BELOW = 12;
const MAX_LINE = 300;
/** Links of so many units on average are titles; shorter ones are names of channels and papers. */
const TITLE_UNITS = 8;

/** The short lines around the article, those between headline and article first. */
export function linesNear({ blocks, extracted }: HtmlDocument, { headline, first, last }: BylineInput): Line[] {
  const from = headline >= 0 ? headline : first;
  if (from < 0) return [];
  const begin = Math.max(0, Math.min(from, first < 0 ? from : first) - ABOVE);
  const end = Math.min(blocks.length, Math.max(from, last) + BELOW);
  const lines: Line[] = [];
  for (let index = begin; index < end; index += 1) {
    const { start, end: stop, linkUnits, links } = blocks[index];
    if (stop - start > MAX_LINE) continue;
    const placed = index >= from && index <= first + 1;
    const apart = index < from || index > Math.max(from, last);
    const listed = apart && links > 0 && linkUnits >= TITLE_UNITS * links;
    lines.push({ text: extracted.slice(start, stop), index, placed, listed });
  }
  const distance = ({ index, placed }: Line) => (placed ? 0 : index < from ? from - index : index - from + 3);
  return lines.sort((a, b) => distance(a) - distance(b));
}
