/**
 * Markup as a stream of elements and text, over htmlparser2's tokenizer.
 *
 * htmlparser2's own `Parser` keeps its stack the wrong way round (`unshift`, `includes`): 100,000 nested tags cost it
 * quadratic time. Here the stack is bounded (`element-stack.ts`) and only the attributes that are asked for are cut out.
 *
 * `script`, `style`, `title` and the like hold raw text up to their close tag; where none follows, a browser would lose
 * the rest of the page: the element is taken as empty and reading goes on behind its open tag, RESTARTS times at most.
 *
 * Linear time; memory linear in the longest tag. Nothing is fetched, nothing is run.
 */
import { type QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { classes, WORD } from '../text/unicode.ts';
import { Attributes, isKept } from './attributes.ts';
import { CloseTags } from './close-tags.ts';
import { type ElementReader, ElementStack } from './element-stack.ts';
import { BLOCK, SILENT, type Tag, tagOf, VOID } from './tags.ts';

/** What a reader makes of the stream. */
export interface MarkupReader<Frame> extends ElementReader<Frame> {
  /** Text of the markup at `[start, end]`, without entities. `frame` is undefined outside every element. */
  text(frame: Frame | undefined, start: number, end: number): void;
  entity(frame: Frame | undefined, text: string, start: number, end: number): void;
  /** The document type. */
  declaration(start: number): void;
}

const RESTARTS = 64;
const RAW = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes']);
const MAX_VALUE = 8192;
/** No name of an entity is longer. */
const MAX_ENTITY = 34;

/** Reads all of `html` into `reader`. */
export function readMarkup<Frame>(html: string, reader: MarkupReader<Frame>): void {
  const walker = new Walker(html, reader);
  let from = 0;
  while (from >= 0) from = walker.run(from);
  walker.finish();
}

class Walker<Frame> implements TokenizerCallbacks {
  readonly #html: string;
  readonly #reader: MarkupReader<Frame>;
  readonly #stack: ElementStack<Frame>;
  readonly #closes: CloseTags;

  #tokenizer: Tokenizer | undefined;
  /** Where in the markup the tokenizer began. */
  #offset = 0;
  #restarts = 0;
  #resume = -1;

  #name = '';
  #start = 0;
  #attribute = '';
  #value = '';
  #attributes = new Attributes();
  #textEnd = 0;

  constructor(html: string, reader: MarkupReader<Frame>) {
    this.#html = html;
    this.#reader = reader;
    this.#stack = new ElementStack(reader);
    this.#closes = new CloseTags(html);
  }

  /** Reads from `from` on. Returns where to go on after an element that is never closed, or -1. */
  run(from: number): number {
    this.#offset = from;
    this.#textEnd = 0;
    this.#resume = -1;
    this.#tokenizer = new Tokenizer({}, this);
    this.#tokenizer.write(from === 0 ? this.#html : this.#html.slice(from));
    this.#tokenizer.end();
    return this.#resume;
  }

  finish() {
    this.#stack.finish(this.#html.length);
  }

  isInForeignContext(): boolean {
    return this.#stack.isForeign;
  }

  onopentagname(start: number, end: number) {
    this.#start = start + this.#offset - 1;
    this.#name = this.#slice(start, end).toLowerCase();
    if (this.#attributes.size > 0) this.#attributes = new Attributes();
  }

  onattribname(start: number, end: number) {
    this.#attribute = isKept(end - start) ? this.#slice(start, end).toLowerCase() : '';
    this.#value = '';
  }

  onattribdata(start: number, end: number) {
    if (this.#attribute === '' || this.#value.length >= MAX_VALUE) return;
    this.#value += this.#slice(start, Math.min(end, start + MAX_VALUE));
  }

  onattribentity(codePoint: number) {
    if (this.#attribute === '' || this.#value.length >= MAX_VALUE) return;
    this.#value += String.fromCodePoint(codePoint);
    if ((classes()[codePoint & 0xffff] & WORD) !== 0) this.#attributes.entities += 1;
  }

  onattribend(_quote: QuoteType, _end: number) {
    if (this.#attribute !== '') this.#attributes.add(this.#attribute, this.#value);
  }

  onopentagend(end: number) {
    this.#open(end + 1 + this.#offset, false);
  }

  onselfclosingtag(end: number) {
    this.#open(end + 1 + this.#offset, this.#stack.isForeign);
  }

  onclosetag(start: number, end: number) {
    const name = this.#slice(start, end).toLowerCase();
    const close = this.#html.indexOf('>', end + this.#offset);
    this.#stack.close(name, close < 0 ? this.#html.length : close + 1);
  }

  ontext(start: number, end: number) {
    this.#textEnd = end;
    this.#reader.text(this.#stack.top, start + this.#offset, end + this.#offset);
  }

  ontextentity(codePoint: number, end: number) {
    const ampersand = this.#html.lastIndexOf('&', end + this.#offset - 1) - this.#offset;
    const start = Math.max(this.#textEnd, ampersand, end - MAX_ENTITY);
    this.#textEnd = end;
    const text = String.fromCodePoint(codePoint);
    this.#reader.entity(this.#stack.top, text, start + this.#offset, end + this.#offset);
  }

  oncdata(start: number, end: number, cut: number) {
    if (this.#stack.isForeign) this.#reader.text(this.#stack.top, start + this.#offset, end + this.#offset - cut);
  }

  ondeclaration(start: number) {
    this.#reader.declaration(start + this.#offset);
  }

  oncomment() {}
  onprocessinginstruction() {}
  onend() {}

  #slice(start: number, end: number): string {
    return this.#html.slice(start + this.#offset, end + this.#offset);
  }

  #open(end: number, selfClosing: boolean) {
    const tag = tagOf(this.#name);
    const element = { tag, attributes: this.#attributes, start: this.#start, end };
    if ((tag.flags & VOID) !== 0) this.#stack.leaf(element);
    else this.#stack.open(element, selfClosing || this.#isUnclosed(tag, end));
  }

  /** A raw-text element with no close tag behind it: read on as if it were empty. */
  #isUnclosed({ name, flags }: Tag, end: number): boolean {
    if ((flags & (SILENT | BLOCK)) === 0 || !RAW.has(name) || this.#stack.isForeign) return false;
    if (this.#restarts >= RESTARTS || this.#closes.isBehind(name, end)) return false;
    this.#restarts += 1;
    this.#resume = end;
    this.#tokenizer?.pause();
    return true;
  }
}
