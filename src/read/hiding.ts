/** What hides an element: its attributes, its inline style, the page's style rules. */
import type { Attributes } from './attributes.ts';
import { type CustomProperties, customProperties, resolved } from './custom-properties.ts';
import type { Frame } from './frames.ts';
import { colourOf, declarationsOf, hidingOf } from './style.ts';
import { type Hiding, StyleRules } from './style-rules.ts';

const MAX_SHEETS = 100;
const MAX_SHEET = 1 << 20;
const MAX_MEMO = 1000;

export class HidingRules {
  readonly #sheets = new StyleRules();
  readonly #properties: CustomProperties;
  /** What each inline style says, by what is behind it. */
  readonly #memo = new Map<string, Styled>();

  constructor(html: string) {
    const sheets = sheetsOf(html);
    this.#properties = customProperties(html.includes('var(') ? sheets : []);
    for (const css of sheets) this.#sheets.addSheet(resolved(css, this.#properties), 'style element');
  }

  /** What hides the element of `frame`, apart from what is around it. Notes the colour that it puts behind its text. */
  of(frame: Frame, attributes: Attributes): Hiding | undefined {
    const { name } = frame.tag;
    if (name === 'noscript') return { rule: 'noscript', place: 'element' };
    if (attributes.size === 0 && name === 'dialog') return { rule: 'dialog', place: 'element' };
    if (attributes.size === 0) return this.#sheets.knowsTags ? this.#sheets.hidingOf(frame) : undefined;
    const behind = frame.background;
    const styled = this.#styled(attributes.get('style'), behind);
    frame.background = styled?.background ?? colourOf(attributes.get('bgcolor')?.toLowerCase()) ?? behind;
    if (styled?.isPicture === true) frame.background = undefined;
    if (styled?.rule !== undefined) return { rule: styled.rule, place: 'inline style' };
    return byAttribute(name, attributes, behind) ?? this.#sheets.hidingOf(frame, attributes);
  }

  /** What hides the element once a script has given it `classes`. */
  withClasses(frame: Frame, classes: string): Hiding | undefined {
    const { tag, id, around } = frame;
    return this.#sheets.hidingOf({ tag, id, around, classes: `${classes} ${frame.classes ?? ''}`.trim() });
  }

  #styled(style: string | undefined, behind: string | undefined): Styled | undefined {
    if (style === undefined || style === '') return undefined;
    const key = behind === undefined ? style : `${behind}|${style}`;
    const known = this.#memo.get(key);
    if (known !== undefined) return known;
    const whole = resolved(style, this.#properties);
    const ground = /background/i.test(whole) ? groundOf(whole) : undefined;
    const background = colourOf(ground);
    const isPicture = ground !== undefined && ground !== '' && background === undefined;
    const styled = { rule: hidingOf(whole, behind), background, isPicture };
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
  if (name === 'dialog' && attributes.get('open') === undefined) return { rule: 'dialog', place: 'element' };
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

/** A sheet for every medium, or for screens. */
const MEDIA = /^(?!.*\bmedia\s*=)|\bmedia\s*=\s*(?:["']\s*)?(?:all|screen)/is;

/** The page's own style sheets, wherever they stand. */
function sheetsOf(html: string): string[] {
  const open = /<style(?=[\s>])[^<>]*>/gi;
  const sheets: string[] = [];
  for (let found = 0; found < MAX_SHEETS; found += 1) {
    const match = open.exec(html);
    if (match === null) break;
    const start = open.lastIndex;
    const close = html.indexOf('</', start);
    const end = close < 0 ? html.length : close;
    open.lastIndex = end;
    if (MEDIA.test(match[0])) sheets.push(html.slice(start, end).slice(0, MAX_SHEET));
  }
  return sheets;
}
