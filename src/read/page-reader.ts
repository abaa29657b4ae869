/** The reader of `html.ts`: keeps what is inherited down the open elements and hands text to the block writer. */
import { classes, WORD } from '../text/unicode.ts';
import { BlockWriter } from './blocks.ts';
import type { Element } from './element-stack.ts';
import { type Frame, Frames } from './frames.ts';
import { HeadReader } from './head.ts';
import type { HtmlDocument, Link, Script } from './html-document.ts';
import type { MarkupReader } from './markup.ts';
import { RegionReader } from './regions.ts';
import { scriptFacts } from './script.ts';
import { dateInScript } from './script-dates.ts';
import { isSeen } from './style.ts';

const MAX_LINKS = 50_000;
const MAX_HREF = 2048;
const MAX_SCRIPTS = 1000;
/** The text of a page's scripts is read up to this many units altogether. */
const SCRIPT_BUDGET = 1 << 20;

export class PageReader implements MarkupReader<Frame> {
  readonly #html: string;
  readonly #frames = new Frames();
  readonly #regions: RegionReader;
  readonly #writer: BlockWriter<Frame>;
  readonly #head = new HeadReader();
  readonly #links: { readonly href: string; readonly block: number; region: number; readonly markup: number }[] = [];
  readonly #scripts: Script[] = [];
  #scriptBudget = SCRIPT_BUDGET;
  #entities = 0;
  #rootStart = -1;
  #rootEnd = -1;
  /** The decoded text of the open `title`, and how much of it stood as entities. */
  #title = '';
  #titleEntities = 0;

  constructor(html: string) {
    this.#html = html;
    this.#regions = new RegionReader(html);
    this.#writer = new BlockWriter((frame) => this.#frames.place(frame, this.#regions.current(frame)));
  }

  open(element: Element, parent: Frame | undefined): Frame {
    const { tag, attributes, start } = element;
    const frame = this.#frames.open(element, parent, this.#writer.blocks.length);
    if (frame.isBlock) {
      this.#writer.flush(parent);
      frame.firstBlock = this.#writer.blocks.length;
    }
    if (tag.name === 'html' && this.#rootStart < 0) this.#rootStart = start;
    if (attributes.size > 0) {
      this.#head.element(tag.name, attributes, start);
      if (tag.name === 'script') this.#sourced(element);
    }
    if (tag.name === 'title') [this.#title, this.#titleEntities] = ['', 0];
    const rule = this.#regions.open(frame, attributes, frame.firstBlock);
    frame.apart = rule !== undefined && !frame.isBlock && !isSeen(rule);
    if (frame.apart) frame.aside = this.#writer.putAside(parent);
    // A link whose text is hidden is hidden, too: `<a><font color=white>`.
    if (rule !== undefined && parent?.tag.name === 'a' && frame.link >= 0) {
      this.#links[frame.link].region = this.#regions.current(frame);
    }
    if (tag.name === 'a' && attributes.size > 0) this.#beginLink(element, frame);
    return frame;
  }

  close(frame: Frame, own: boolean, end: number) {
    if (frame.isBlock) this.#writer.flush(frame);
    else if (frame.apart) this.#writer.resume(frame, frame.aside);
    frame.endBlock = this.#writer.blocks.length;
    frame.end = end;
    this.#regions.close(frame, own, end, frame.endBlock);
    if (frame.silent && frame.textStart >= 0) this.#silence(frame);
    if (frame.tag.name === 'html' && own) this.#rootEnd = end;
  }

  leaf({ tag, attributes, start, end }: Element, frame: Frame | undefined) {
    if (tag.name === 'br') this.#writer.lineBreak(frame);
    else if (tag.name === 'hr') this.#writer.flush(frame);
    else if (tag.name === 'img') this.#writer.image = true;
    else if (attributes.size > 0) {
      this.#head.leaf(tag.name, attributes, [start, end]);
      this.#head.element(tag.name, attributes, start);
    }
  }

  text(frame: Frame | undefined, start: number, end: number) {
    if (frame === undefined) this.#writer.append(this.#html, start, end, -1, false);
    else if (frame.silent) this.#keep(frame, start, end, undefined);
    else if (frame.pre) this.#writer.appendLines(this.#html, start, end, frame.link, frame);
    else this.#writer.append(this.#html, start, end, frame.link, frame.bold);
  }

  entity(frame: Frame | undefined, text: string, start: number, end: number) {
    const isWord = (classes()[text.charCodeAt(0)] & WORD) !== 0;
    if (frame?.silent === true) {
      if (isWord) this.#titleEntities += 1;
      this.#keep(frame, start, end, text);
      return;
    }
    if (isWord) this.#entities += 1;
    this.#writer.appendEntity(text, start, end, frame?.link ?? -1, frame?.bold ?? false);
  }

  declaration(start: number) {
    if (this.#rootStart < 0) this.#rootStart = start;
  }

  document(): HtmlDocument {
    this.#writer.flush(undefined);
    const extracted = this.#writer.extracted();
    const { linkRanges } = this.#writer;
    const placed = this.#links.map((link, index): Link => {
      const { block, start, end } = linkRanges[index] ?? { block: link.block, start: 0, end: 0 };
      return { href: link.href, region: link.region, markup: link.markup, block, start, end };
    });
    const end = this.#html.length;
    return {
      extracted,
      ...this.#regions.finish(this.#writer.blocks, placed, this.#frames.named, end),
      containers: this.#frames.containers,
      scripts: this.#scripts,
      head: this.#head.head(extracted === '' ? 0 : Math.min(1, this.#entities / extracted.length)),
      root: { start: Math.max(0, this.#rootStart), end: this.#rootEnd < 0 ? end : this.#rootEnd },
    };
  }

  #beginLink({ attributes, start }: Element, frame: Frame) {
    const href = attributes.get('href');
    if (href === undefined || this.#links.length >= MAX_LINKS) return;
    frame.link = this.#links.length;
    const region = this.#regions.current(frame);
    this.#links.push({ href: href.slice(0, MAX_HREF), block: this.#writer.blocks.length, region, markup: start });
  }

  #sourced({ attributes, end }: Element) {
    const src = attributes.get('src');
    if (src === undefined || this.#scripts.length >= MAX_SCRIPTS) return;
    this.#scripts.push({ markup: [end, end], src: src.slice(0, MAX_HREF), facts: scriptFacts('') });
  }

  /** Text of a silent element: only that of a title is kept, of the others where it stands. */
  #keep(frame: Frame, start: number, end: number, decoded: string | undefined) {
    if (frame.textStart < 0) frame.textStart = start;
    frame.textEnd = end;
    if (frame.tag.name === 'title' && this.#title.length < 8192) this.#title += decoded ?? this.#html.slice(start, end);
  }

  #silence(frame: Frame) {
    const source = this.#html.slice(frame.textStart, frame.textEnd);
    if (frame.tag.name === 'title' && !frame.foreign) {
      this.#head.title(source, this.#title, this.#titleEntities, [frame.textStart, frame.textEnd]);
    } else if (frame.tag.name === 'script') this.#script(frame, source);
  }

  #script(frame: Frame, source: string) {
    if (frame.type?.includes('json') === true) {
      if (frame.type.includes('ld+json')) this.#head.json(source);
      return;
    }
    this.#scriptBudget -= source.length;
    if (this.#scriptBudget < 0 || this.#scripts.length >= MAX_SCRIPTS) return;
    const facts = scriptFacts(source);
    this.#head.scripted(dateInScript(source), frame.textStart);
    this.#scripts.push({ markup: [frame.textStart, frame.textEnd], src: undefined, facts });
    this.#regions.script(facts, frame.around, frame.textStart, frame.textEnd, this.#writer.blocks.length);
  }
}
