/**
 * The open elements, bounded, and which of them a close tag ends.
 *
 * An element beyond MAX_DEPTH opens and closes at once, so that it still parts blocks; the close tags that then come too
 * often are counted off. A close tag reaches no further than the table cell it stands in, one that closes nothing is
 * ignored, and an element that another one implies to be over is closed by it.
 */
import { Attributes } from './attributes.ts';
import { SCOPE, type Tag, tagOf } from './tags.ts';

export interface Element {
  readonly tag: Tag;
  readonly attributes: Attributes;
  /** In the markup: from `<` to behind `>`. */
  readonly start: number;
  readonly end: number;
}

/** What is told of elements that open and close. `Frame` is what is kept of an open one. */
export interface ElementReader<Frame> {
  open(element: Element, parent: Frame | undefined): Frame;
  /** `own`: by its own close tag, not by another one's or the page's end. `end`: behind the close tag. */
  close(frame: Frame, own: boolean, end: number): void;
  /** An element that holds nothing: `br`, `img`, `meta`. */
  leaf(element: Element, frame: Frame | undefined): void;
}

const MAX_DEPTH = 512;
/** Close tags that reach through cells: those of tables themselves and of what is around them all. */
const THROUGH_CELLS = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr', 'body', 'html']);

export class ElementStack<Frame> {
  readonly #reader: ElementReader<Frame>;
  readonly #tags: Tag[] = [];
  readonly #frames: Frame[] = [];
  /** How many elements of each name are open: a close tag of none costs nothing. */
  readonly #open = new Map<string, number>();
  /** Open tags beyond MAX_DEPTH that were not put on the stack. */
  #beyond = 0;
  /** How many of the open ones are `svg` or `math`. */
  #foreign = 0;

  constructor(reader: ElementReader<Frame>) {
    this.#reader = reader;
  }

  get top(): Frame | undefined {
    return this.#frames[this.#frames.length - 1];
  }

  get isForeign(): boolean {
    return this.#foreign > 0;
  }

  leaf(element: Element) {
    this.#closeImplied(element);
    this.#reader.leaf(element, this.top);
  }

  /** `isEmpty`: it closes where it opens. */
  open(element: Element, isEmpty: boolean) {
    // What was left open before the document ends where the document begins.
    if (element.tag.name === 'html' && this.#count('html') === 0) this.finish(element.start);
    this.#closeImplied(element);
    const frame = this.#reader.open(element, this.top);
    const isDeep = this.#frames.length >= MAX_DEPTH;
    if (isDeep && !isEmpty) this.#beyond += 1;
    if (isDeep || isEmpty) this.#reader.close(frame, false, element.end);
    else this.#push(element.tag, frame);
  }

  /** A close tag that ends at `end`. */
  close(name: string, end: number) {
    if (name === 'br' || (name === 'p' && this.#count('p') === 0)) this.#closeStray(name, end);
    if (this.#beyond > 0) {
      this.#beyond -= 1;
      return;
    }
    if (this.#count(name) === 0) return;
    const reaches = (tagOf(name).flags & SCOPE) !== 0 || THROUGH_CELLS.has(name);
    let at = this.#tags.length - 1;
    while (at >= 0 && this.#tags[at].name !== name) {
      if (!reaches && (this.#tags[at].flags & SCOPE) !== 0) return;
      at -= 1;
    }
    while (this.#tags.length > at + 1) this.#pop(false, end);
    this.#pop(true, end);
  }

  finish(end: number) {
    while (this.#frames.length > 0) this.#pop(false, end);
  }

  #count(name: string): number {
    return this.#open.get(name) ?? 0;
  }

  #closeImplied({ tag, start }: Element) {
    if (tag.closes === undefined) return;
    let top = this.#tags.length - 1;
    while (top >= 0 && tag.closes.has(this.#tags[top].name)) {
      this.#pop(false, start);
      top -= 1;
    }
  }

  /** `</br>` and a `</p>` that closes nothing stand for the element. */
  #closeStray(name: string, end: number) {
    const element: Element = { tag: tagOf(name), attributes: new Attributes(), start: end, end };
    if (name === 'br') this.#reader.leaf(element, this.top);
    else this.#reader.close(this.#reader.open(element, this.top), false, end);
  }

  #push(tag: Tag, frame: Frame) {
    this.#tags.push(tag);
    this.#frames.push(frame);
    this.#open.set(tag.name, this.#count(tag.name) + 1);
    if (tag.name === 'svg' || tag.name === 'math') this.#foreign += 1;
  }

  #pop(own: boolean, end: number) {
    const tag = this.#tags.pop() as Tag;
    const frame = this.#frames.pop() as Frame;
    this.#open.set(tag.name, this.#count(tag.name) - 1);
    if (tag.name === 'svg' || tag.name === 'math') this.#foreign -= 1;
    this.#reader.close(frame, own, end);
  }
}
