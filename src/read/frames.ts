/** What is kept of each open element, inherited down, and the containers that hold blocks. */
import type { Place } from './block.ts';
import type { Element } from './element-stack.ts';
import type { Container } from './html-document.ts';
import { BLOCK, SILENT, type Tag } from './tags.ts';

export interface Frame {
  readonly tag: Tag;
  readonly start: number;
  readonly isBlock: boolean;
  /** The nearest block-level element, itself where it is one, and the one around that. */
  readonly owner: Frame | undefined;
  readonly outer: Frame | undefined;
  /** The element around it. */
  readonly around: Frame | undefined;
  /** A script's type, lower case. */
  readonly type: string | undefined;
  readonly id: string | undefined;
  readonly classes: string | undefined;
  readonly label: string;
  readonly heading: number;
  readonly bold: boolean;
  readonly pre: boolean;
  readonly silent: boolean;
  /** Inside a picture or formula, where a title is none of the page's. */
  readonly foreign: boolean;
  readonly centred: boolean;
  /** Index of the open link, or -1. */
  link: number;
  /** Index of the innermost region that hides it, and of the one that it begins, or -1. */
  region: number;
  ownRegion: number;
  /** Its text is kept apart from what is around it, and the text before it was put aside for that. */
  apart: boolean;
  aside: boolean;
  /** The colour behind it, where known. */
  background: string | undefined;
  /** Index of its container, once it holds a block. */
  container: number;
  /** Its blocks: the first and one behind the last, once it is closed. */
  firstBlock: number;
  endBlock: number;
  end: number;
  /** Where the text of a silent element stands. */
  textStart: number;
  textEnd: number;
}

const MAX_NAMED = 20_000;
/** Beyond them a block counts to what is around its own element. */
const MAX_CONTAINERS = 100_000;
const MAX_LABEL = 160;
const BOLD = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'big']);

export class Frames {
  readonly containers: Container[] = [];
  /** Block-level elements with an id or class, for style rules that come to light later. */
  readonly named: Frame[] = [];

  open({ tag, attributes, start }: Element, parent: Frame | undefined, firstBlock: number): Frame {
    const isBlock = (tag.flags & BLOCK) !== 0;
    const some = attributes.size > 0;
    const id = some ? attributes.get('id') : undefined;
    const classes = some ? attributes.get('class') : undefined;
    const align = some && isBlock ? (attributes.get('align') ?? attributes.get('style')) : undefined;
    const frame: Frame = {
      tag,
      start,
      isBlock,
      owner: undefined,
      outer: isBlock ? parent?.owner : parent?.outer,
      around: parent,
      type: some && tag.name === 'script' ? attributes.get('type')?.toLowerCase() : undefined,
      id,
      classes,
      label: some && isBlock ? labelOf(id, classes, attributes.get('itemprop')) : '',
      heading: headingOf(tag.name, parent),
      bold: BOLD.has(tag.name) || parent?.bold === true,
      pre: tag.name === 'pre' || tag.name === 'textarea' || tag.name === 'xmp' || parent?.pre === true,
      silent: (tag.flags & SILENT) !== 0 || parent?.silent === true,
      foreign: tag.name === 'svg' || tag.name === 'math' || parent?.foreign === true,
      centred: tag.name === 'center' || (align !== undefined && /center/i.test(align)),
      link: parent?.link ?? -1,
      region: parent?.region ?? -1,
      ownRegion: -1,
      apart: false,
      aside: false,
      background: parent?.background,
      container: -1,
      firstBlock,
      endBlock: firstBlock,
      end: start,
      textStart: -1,
      textEnd: -1,
    };
    (frame as { owner: Frame | undefined }).owner = isBlock ? frame : parent?.owner;
    if (isBlock && (id !== undefined || classes !== undefined) && this.named.length < MAX_NAMED) this.named.push(frame);
    return frame;
  }

  /** Where a block stands that is cut off in `frame`. */
  place(frame: Frame | undefined, region: number): Place {
    const owner = frame?.owner;
    if (frame === undefined || owner === undefined) {
      return { kind: '', heading: 0, container: -1, region, centred: false };
    }
    return {
      kind: owner.tag.name,
      heading: owner.heading,
      container: this.#containerOf(owner),
      region,
      centred: owner.centred,
    };
  }

  #containerOf(frame: Frame): number {
    if (frame.container >= 0) return frame.container;
    const parent = frame.outer === undefined ? -1 : this.#containerOf(frame.outer);
    if (this.containers.length >= MAX_CONTAINERS) return parent;
    const depth = parent < 0 ? 0 : this.containers[parent].depth + 1;
    frame.container = this.containers.length;
    this.containers.push({ name: frame.tag.name, parent, depth, label: frame.label });
    return frame.container;
  }
}

function headingOf(name: string, parent: Frame | undefined): number {
  if (name.length === 2 && name.charCodeAt(0) === 0x68) {
    const level = name.charCodeAt(1) - 0x30;
    if (level >= 1 && level <= 6) return level;
  }
  return parent?.heading ?? 0;
}

function labelOf(id: string | undefined, classes: string | undefined, itemprop: string | undefined): string {
  if (id === undefined && classes === undefined && itemprop === undefined) return '';
  const prop = itemprop === undefined ? '' : ` itemprop:${itemprop}`;
  return `${id ?? ''} ${classes ?? ''}${prop}`.trim().slice(0, MAX_LABEL).toLowerCase();
}
