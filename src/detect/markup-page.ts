/**
 * A page of markup as detectors ask about it: which lines are the article's, which title its witnesses give, what it says
 * of date and author. Each is found out at the first question and kept.
 */
import type { Byline } from '../contract/article.ts';
import type { FieldText } from '../normalize/normalize.ts';
import { bylineOf, publisherOf } from '../read/byline.ts';
import type { BylineInput } from '../read/byline-lines.ts';
import type { Markup } from '../read/read.ts';
import type { Range } from '../text/edits.ts';
import { type Content, selectContent } from './content.ts';
import { bigramsOf, holdsOf, shareOf } from './content-overlap.ts';
import { type HiddenBlock, hiddenLinks } from './hidden-link.ts';
import type { Line } from './lines.ts';
import { judgeTitle, type TitleVerdict } from './title-hijack.ts';

/** From 0 to 1: how much a text is spam by the word lists. */
export type SpamScore = (text: string) => number;

/** So much of the body tells whether a title is its own. */
const BODY_UNITS = 20_000;
/** So much of a title says that it is the site's own, held against so many blocks around the article and so much of each. */
const OF_SITE = 0.45;
const AROUND_BLOCKS = 400;
const AROUND_UNITS = 200;

export class MarkupPage {
  readonly markup: Markup;
  readonly #spamScore: SpamScore;
  #content: Content | undefined;
  #title: TitleVerdict | undefined;
  #hidden: HiddenBlock[] | undefined;

  constructor(markup: Markup, spamScore: SpamScore) {
    this.markup = markup;
    this.#spamScore = spamScore;
  }

  get content(): Content {
    this.#content ??= selectContent(this.markup.document);
    return this.#content;
  }

  get title(): TitleVerdict {
    this.#title ??= judgeTitle(this.markup.document, {
      body: this.#body(),
      headline: this.content.headline,
      spamScore: this.#spamScore,
      host: this.#host(),
    });
    return this.#title;
  }

  get hidden(): readonly HiddenBlock[] {
    const { html, document } = this.markup;
    this.#hidden ??= hiddenLinks(document, { html, host: this.#host(), spamScore: this.#spamScore });
    return this.#hidden;
  }

  byline(): Byline {
    return bylineOf(this.markup.document, this.#bylineInput());
  }

  /** Who publishes the page, for a byline that has no source. */
  publisher(): string | null {
    return publisherOf(this.markup.document, this.#bylineInput());
  }

  /**
   * Whether what stands in sight around the article, menus and footer, says what `title` says: then it is the site's own.
   * Headlines, and a line that repeats all of it, are the template's and tell nothing.
   */
  isOfSite(title: string): boolean {
    const { blocks, extracted } = this.markup.document;
    const { content, headline } = this.content;
    const around = blocks
      .filter(({ region, heading }, index) => region < 0 && heading === 0 && index !== headline && !content[index])
      .map(({ start, end }) => extracted.slice(start, Math.min(end, start + AROUND_UNITS)))
      .filter((text) => !text.includes(title));
    return shareOf(bigramsOf(title), holdsOf(...around.slice(0, AROUND_BLOCKS))) >= OF_SITE;
  }

  /** For each line of the text the block that it is; both are in the order of the page. */
  blocksOf(lines: readonly Line[], field: FieldText): number[] {
    const { blocks } = this.markup.document;
    let block = 0;
    return lines.map(({ start, end }) => {
      const [from] = field.toReceived([start, end]);
      while (block + 1 < blocks.length && blocks[block].end <= from) block += 1;
      return block;
    });
  }

  /** The lines that lie within ranges of the text as received. */
  linesIn(ranges: readonly Range[], lines: readonly Line[], field: FieldText): Line[] {
    if (ranges.length === 0) return [];
    const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
    let next = 0;
    return lines.filter(({ start, end }) => {
      const [from, to] = field.toReceived([start, end]);
      while (next < sorted.length && sorted[next][1] <= from) next += 1;
      return next < sorted.length && sorted[next][0] <= from && to <= sorted[next][1];
    });
  }

  #bylineInput(): BylineInput {
    const { content, headline } = this.content;
    return { headline, first: content.indexOf(true), last: content.lastIndexOf(true), url: this.markup.url };
  }

  #host(): string {
    return new URL(this.markup.url).hostname;
  }

  #body(): string {
    const { blocks, extracted } = this.markup.document;
    let body = '';
    for (const [index, { start, end }] of blocks.entries()) {
      if (!this.content.content[index]) continue;
      body += `${extracted.slice(start, Math.min(end, start + BODY_UNITS))}\n`;
      if (body.length > BODY_UNITS) break;
    }
    return body;
  }
}

/** Neighbouring lines as one stretch each. */
export function stretchesOf(lines: readonly Line[]): Range[] {
  const stretches: [number, number][] = [];
  let before = -2;
  for (const { index, start, end } of lines) {
    if (index === before + 1) stretches[stretches.length - 1][1] = end;
    else stretches.push([start, end]);
    before = index;
  }
  return stretches;
}
