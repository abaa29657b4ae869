/** What hides an element: its attributes, its inline style, the page's style rules. */
import type { Attributes } from './attributes.ts';
import type { Frame } from './frames.ts';
import { colourOf, declarationsOf, hidingOf } from './style.ts';
import { type Hiding, StyleRules } from './style-rules.ts';

const MAX_SHEETS = 100;
const MAX_MEMO = 1000;

export class HidingRules {
  readonly #sheets = new StyleRules();
  /** What each inline style says, by what is behind it. */
  readonly #memo = new Map<string, Styled>();

  constructor(html: string) {
    addSheets(html, this.#sheets);
  }

  /** What hides the element of `frame`, apart from what is around it. Notes the colour that it puts behind its text. */
  of(frame: Frame, attributes: Attributes): Hiding | undefined {
    const { name } = frame.tag;
    if (name === 'noscript') return { rule: 'noscript', place: 'element' };
    if (attributes.size === 0) return this.#sheets.knowsTags ? this.#sheets.hidingOf(frame) : undefined;
    const behind = frame.background;
    const styled = this.#styled(attributes.get('style'), behind);
    frame.background = styled?.background ?? colourOf(attributes.get('bgcolor')?.toLowerCase()) ?? behind;
    if (styled?.isPicture === true) frame.background = undefined;
    if (styled?.rule !== undefined) return { rule: styled.rule, place: 'inline style' };
    return byAttribute(name, attributes, behind) ?? this.#sheets.hidingOf(frame);
  }

  #styled(style: string | undefined, behind: string | undefined): Styled | undefined {
    if (style === undefined || style === '') return undefined;
    const key = behind === undefined ? style : `${behind}|${style}`;
    const known = this.#memo.get(key);
    if (known !== undefined) return known;
    const ground = /background/i.test(style) ? groundOf(style) : undefined;
    const background = colourOf(ground);
    const isPicture = ground !== undefined && ground !== '' && background === undefined;
    const styled = { rule: hidingOf(style, behind), background, isPicture };
    if (this.#memo.size < MAX_MEMO) this.#memo.set(key, styled);
    return styled;
  }
}

interface Styled {
  readonly rule: string | undefined;
  readonly background: string | undefined;
  /** What it puts behind its text is no plain colour. */
  readonly isPicture: boolean;
}

function groundOf(style: string): string | undefined {
  const declarations = declarationsOf(style);
  return declarations.get('background-color') ?? declarations.get('background');
}

function byAttribute(name: string, attributes: Attributes, behind: string | undefined): Hiding | undefined {
  const place = 'attribute';
  if (attributes.get('hidden') !== undefined) return { rule: 'hidden', place };
  if (name === 'marquee') {
    const declared = declarationsOf(attributes.get('style') ?? '');
    const sizeOf = (side: string) => attributes.get(side) ?? declared.get(side) ?? '99';
    const slit = ['height', 'width'].find((side) => Number.parseFloat(sizeOf(side)) <= 2);
    if (slit !== undefined) return { rule: `marquee ${slit}=${sizeOf(slit)}`, place };
    const speed = attributes.get('scrollamount') ?? '0';
    return Number.parseFloat(speed) >= 1000 ? { rule: `marquee scrollamount=${speed.slice(0, 12)}`, place } : undefined;
  }
  const colour = attributes.get('color');
  if (name === 'font' && colour !== undefined) {
    const rule = hidingOf(`color:${colour}`, behind);
    if (rule !== undefined) return { rule, place };
  }
  return attributes.get('aria-hidden')?.toLowerCase() === 'true' ? { rule: 'aria-hidden', place } : undefined;
}

/** Adds the page's own style sheets, wherever they stand. */
function addSheets(html: string, rules: StyleRules) {
  const open = /<style(?=[\s>])[^<>]*>/gi;
  for (let sheets = 0; sheets < MAX_SHEETS; sheets += 1) {
    const match = open.exec(html);
    if (match === null) return;
    const start = open.lastIndex;
    const close = html.indexOf('</', start);
    const end = close < 0 ? html.length : close;
    open.lastIndex = end;
    if (!/\bmedia\s*=\s*["']?(?!all|screen)/i.test(match[0])) rules.addSheet(html.slice(start, end), 'style element');
  }
}
