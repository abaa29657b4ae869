/**
 * Blocks: the text of a page as lines, in the order of the markup.
 *
 * Text is gathered until a block-level element opens or closes or a line breaks; white space collapses as in a browser
 * (only ASCII white space does), and a block without a visible character is dropped. Text that an inline element hides
 * is put aside and follows its paragraph as a block of its own, so that a paragraph with hidden words in it stays one
 * line and the hidden words can be taken off.
 */
import { isVisible } from '../text/unicode.ts';
import type { Block, Place } from './block.ts';
import { Pending, type Span } from './pending.ts';

/** Where a link's text stands in `extracted`; empty where it holds no text. */
export interface LinkRange {
  start: number;
  end: number;
  block: number;
}

export class BlockWriter<Frame> {
  readonly blocks: Block[] = [];
  readonly linkRanges: LinkRange[] = [];
  readonly #placeOf: (frame: Frame | undefined) => Place;
  readonly #lines: string[] = [];
  #length = 0;
  #pending = new Pending();
  #held: { pending: Pending; place: Place } | undefined;
  #asides: { pending: Pending; place: Place }[] = [];
  #broken = false;
  /** An image was seen since the last block. */
  image = false;

  /** `placeOf` is asked only for blocks that hold text. */
  constructor(placeOf: (frame: Frame | undefined) => Place) {
    this.#placeOf = placeOf;
  }

  extracted(): string {
    return this.#lines.join('\n');
  }

  /** Appends the markup's text at `[from, to]`; `link` is the index of the open link or -1. */
  append(html: string, from: number, to: number, link: number, bold: boolean) {
    let start = from;
    let end = to;
    while (start < end && isSpace(html.charCodeAt(start))) start += 1;
    if (start > from) this.#pending.space = true;
    if (start === end) return;
    while (isSpace(html.charCodeAt(end - 1))) end -= 1;
    const text = html.slice(start, end);
    this.#add(RUN.test(text) ? text.replace(RUNS, ' ') : text, start, end, link, bold);
    this.#pending.space = end < to;
  }

  /** Appends one character that stood as an entity. */
  appendEntity(text: string, from: number, to: number, link: number, bold: boolean) {
    if (isSpace(text.charCodeAt(0))) {
      this.#pending.space = true;
      return;
    }
    this.#add(text, from, to, link, bold);
    this.#pending.space = false;
  }

  /** Preformatted text: every line break parts blocks. */
  appendLines(html: string, from: number, to: number, link: number, frame: Frame | undefined) {
    let at = from;
    for (;;) {
      const end = html.indexOf('\n', at);
      this.append(html, at, end < 0 || end > to ? to : end, link, false);
      if (end < 0 || end >= to) return;
      this.lineBreak(frame);
      at = end + 1;
    }
  }

  lineBreak(frame: Frame | undefined) {
    this.flush(frame);
    this.#broken = true;
  }

  /**
   * An inline element in `around` begins to hide. Whether the text before it is put aside; `resume` must follow then.
   * One that stands in another such one is not parted from it.
   */
  putAside(around: Frame | undefined): boolean {
    if (this.#held !== undefined || this.#pending.text === '') return false;
    this.#held = { pending: this.#pending, place: this.#placeOf(around) };
    this.#pending = new Pending();
    return true;
  }

  /** The hidden inline element `frame` ends, whether it was put aside or not. */
  resume(frame: Frame, aside: boolean) {
    if (!aside) {
      if (this.#held === undefined) this.flush(frame);
      return;
    }
    if (this.#held === undefined) return;
    if (this.#pending.text !== '') this.#asides.push({ pending: this.#pending, place: this.#placeOf(frame) });
    this.#pending = this.#held.pending;
    this.#held = undefined;
  }

  /** Cuts off the block that was gathered in `frame`. */
  flush(frame: Frame | undefined) {
    if (this.#held !== undefined) {
      // A block-level element inside a hidden inline one: the paragraph before it ends here.
      this.#emit(this.#held.pending, this.#held.place);
      this.#held = undefined;
    }
    if (this.#pending.text !== '') {
      const pending = this.#pending;
      this.#pending = new Pending();
      this.#emit(pending, this.#placeOf(frame));
    } else this.#pending.space = false;
    this.#broken = false;
    if (this.#asides.length === 0) return;
    const asides = this.#asides;
    this.#asides = [];
    for (const aside of asides) this.#emit(aside.pending, aside.place);
  }

  #add(text: string, from: number, to: number, link: number, bold: boolean) {
    const pending = this.#pending;
    if (pending.text === '') pending.from = from;
    else if (pending.space) pending.text += ' ';
    const at = pending.text.length;
    pending.text += text;
    pending.to = to;
    if (bold) pending.bold += text.length;
    if (link < 0) return;
    const last = pending.spans[pending.spans.length - 1];
    if (last !== undefined && last.link === link) last.end = at + text.length;
    else pending.spans.push({ link, start: at, end: at + text.length });
  }

  #emit(pending: Pending, { kind, heading, container, region, centred }: Place) {
    const text = pending.text.trim();
    if (text === '' || !isVisible(text)) return;
    const lead = pending.text.length === text.length ? 0 : pending.text.indexOf(text);
    const start = this.#length;
    this.blocks.push({
      start,
      end: start + text.length,
      markup: [pending.from, pending.to],
      kind,
      heading,
      container,
      region,
      linkUnits: this.#placeLinks(pending.spans, start, lead, text.length),
      links: pending.spans.length,
      boldUnits: pending.bold,
      broken: this.#broken,
      image: this.image,
      centred,
    });
    this.image = false;
    this.#lines.push(text);
    this.#length += text.length + 1;
  }

  /** Says where the links of a block stand; returns how many of its units stand in links. */
  #placeLinks(spans: readonly Span[], start: number, lead: number, length: number): number {
    let units = 0;
    for (const span of spans) {
      const from = Math.max(0, Math.min(length, span.start - lead));
      const to = Math.max(0, Math.min(length, span.end - lead));
      units += to - from;
      const range = this.linkRanges[span.link];
      if (range !== undefined) range.end = start + to;
      else this.linkRanges[span.link] = { start: start + from, end: start + to, block: this.blocks.length };
    }
    return units;
  }
}

const isSpace = (unit: number): boolean => unit === 0x20 || (unit <= 0x0d && unit >= 0x09 && unit !== 0x0b);
const RUN = /[\t\n\f\r]| {2}/;
const RUNS = /[ \t\n\f\r]+/g;
