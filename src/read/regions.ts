/**
 * Regions: the parts of a page that a reader does not see, as they open and close in the markup.
 *
 * Three things begin one: an element that hides itself; a script that writes the open tag of a hiding element into the
 * page, until it writes the close tag or the element around ends; and, found at the end, a script that hides elements
 * by id or writes a style rule for them.
 */
import type { Attributes } from './attributes.ts';
import type { Block } from './block.ts';
import type { Frame } from './frames.ts';
import { HidingRules } from './hiding.ts';
import type { Link, Region } from './html-document.ts';
import type { ScriptFacts } from './script-facts.ts';
import { isOf, type Selector, selectorOf } from './selectors.ts';
import { declarationsOf } from './style.ts';
import { type Hiding, StyleRules } from './style-rules.ts';
import { type Written, writtenMarkup } from './written.ts';

const MAX_REGIONS = 5000;
/** So many elements are given classes by scripts, at most. */
const MAX_CLASSED = 64;

interface OpenRegion {
  readonly rule: string;
  readonly place: string;
  readonly parent: number;
  readonly name: string;
  readonly label: string;
  markup: [number, number];
  blocks: [number, number];
  closed: boolean;
  written: Written['links'];
}

export class RegionReader {
  readonly #rules: HidingRules;
  readonly #late = new StyleRules();
  /** Classes that scripts give, by the element that they give them to. */
  readonly #classed: { readonly selector: Selector; readonly classes: string }[] = [];
  readonly #regions: OpenRegion[] = [];
  /** The region that a script's markup began, and the element it stands in. */
  #written = -1;
  #writtenIn: Frame | undefined;

  constructor(html: string) {
    this.#rules = new HidingRules(html);
  }

  /** The region of text and links in `frame`. */
  current(frame: Frame | undefined): number {
    const own = frame?.region ?? -1;
    return own >= 0 ? own : this.#written;
  }

  /** Begins a region where the element hides itself. The rule by which it does. */
  open(frame: Frame, attributes: Attributes, block: number): string | undefined {
    const hiding = this.#rules.of(frame, attributes);
    if (hiding === undefined) return undefined;
    const region = this.#begin(
      hiding.rule,
      hiding.place,
      this.current(frame),
      frame.tag.name,
      labelOf(frame),
      frame.start,
      block,
    );
    if (region < 0) return undefined;
    frame.region = region;
    frame.ownRegion = region;
    return hiding.rule;
  }

  close(frame: Frame, own: boolean, end: number, block: number) {
    if (frame.ownRegion >= 0) this.#end(frame.ownRegion, own, end, block);
    if (this.#written >= 0 && this.#writtenIn === frame) this.#endWritten(false, end, block);
  }

  /** What a script does: it stands in `frame` at `[start, end]`. */
  script(facts: ScriptFacts, frame: Frame | undefined, start: number, end: number, block: number) {
    for (const selector of facts.hidden) this.#late.add(selector, declarationsOf('display:none'), 'script');
    for (const { selector, classes } of facts.classed) {
      const parsed = this.#classed.length < MAX_CLASSED ? selectorOf(selector) : undefined;
      if (parsed !== undefined) this.#classed.push({ selector: parsed, classes });
    }
    // One call may write the open tag, the next one the links.
    const joined = facts.written.length > 1 ? writtenMarkup(facts.written.join('')) : undefined;
    if (joined?.rule !== undefined && !joined.open && joined.links.length > 0) {
      this.#write(joined, frame, start, end, block);
      return;
    }
    for (const markup of facts.written) this.#write(writtenMarkup(markup), frame, start, end, block);
  }

  #write(written: Written, frame: Frame | undefined, start: number, end: number, block: number) {
    for (const sheet of written.sheets) this.#late.addSheet(sheet, 'style written by script');
    if (written.closes && this.#written >= 0) this.#endWritten(true, end, block);
    if (written.rule === undefined) return;
    const region = this.#begin(
      written.rule,
      'document.write',
      this.current(frame),
      written.name,
      written.label,
      start,
      block,
    );
    if (region < 0) return;
    this.#regions[region].written = written.links;
    if (written.open && this.#written < 0) {
      this.#written = region;
      this.#writtenIn = frame?.owner;
    } else this.#end(region, true, end, block);
  }

  #begin(
    rule: string,
    place: string,
    parent: number,
    name: string,
    label: string,
    start: number,
    block: number,
  ): number {
    if (this.#regions.length >= MAX_REGIONS) return -1;
    const markup: [number, number] = [start, start];
    this.#regions.push({
      rule,
      place,
      parent,
      name,
      label,
      markup,
      blocks: [block, block],
      closed: false,
      written: [],
    });
    return this.#regions.length - 1;
  }

  #end(region: number, own: boolean, end: number, block: number) {
    const ended = this.#regions[region];
    ended.markup = [ended.markup[0], end];
    ended.blocks = [ended.blocks[0], block];
    ended.closed = own;
  }

  #cover(region: number, block: number) {
    const { blocks } = this.#regions[region];
    if (blocks[0] === blocks[1]) blocks[0] = block;
    blocks[1] = Math.max(blocks[1], block + 1);
  }

  #endWritten(own: boolean, end: number, block: number) {
    this.#end(this.#written, own, end, block);
    this.#written = -1;
    this.#writtenIn = undefined;
  }

  /** What hides an element by a class that a script gives to it. */
  #byClass(frame: Frame): Hiding | undefined {
    const given = this.#classed.find(({ selector }) => isOf(selector.own, frame, undefined));
    const hiding = given === undefined ? undefined : this.#rules.withClasses(frame, given.classes);
    return hiding === undefined ? undefined : { rule: hiding.rule, place: 'class set by script' };
  }

  /** All regions, and the blocks and links with those that came to light late. */
  finish(blocks: readonly Block[], links: readonly Link[], named: readonly Frame[], end: number) {
    if (this.#written >= 0) this.#endWritten(false, end, blocks.length);
    // What was put aside stands behind its paragraph, which may end behind the element.
    for (const [index, { region }] of blocks.entries()) if (region >= 0) this.#cover(region, index);
    if (this.#late.isEmpty && this.#classed.length === 0)
      return { regions: this.#regions as readonly Region[], blocks, links };
    const regionOf = new Map<number, number>();
    for (const frame of named) {
      const hiding = this.#late.hidingOf(frame) ?? this.#byClass(frame);
      if (hiding === undefined) continue;
      const { tag, start, firstBlock, endBlock } = frame;
      const region = this.#begin(hiding.rule, hiding.place, -1, tag.name, labelOf(frame), start, firstBlock);
      if (region < 0) break;
      this.#end(region, true, frame.end, endBlock);
      for (let block = firstBlock; block < endBlock; block += 1) {
        if (blocks[block].region < 0 && !regionOf.has(block)) regionOf.set(block, region);
      }
    }
    const late = <T extends { region: number }>(item: T, block: number): T =>
      item.region >= 0 || !regionOf.has(block) ? item : { ...item, region: regionOf.get(block) ?? -1 };
    return {
      regions: this.#regions as readonly Region[],
      blocks: blocks.map(late),
      links: links.map((link) => late(link, link.block)),
    };
  }
}

const labelOf = (frame: Frame): string => `${frame.id ?? ''} ${frame.classes ?? ''}`.trim().slice(0, 160).toLowerCase();
