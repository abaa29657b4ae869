/** Markup that a script writes, read for what it hides: open tags that hide, links in them, style sheets. */
import { Attributes } from './attributes.ts';
import { hidingOf } from './style.ts';

export interface Written {
  /** What hides, where an element of it does. */
  readonly rule: string | undefined;
  readonly name: string;
  readonly label: string;
  /** The hiding element is left open: what follows in the page stands in it. */
  readonly open: boolean;
  /** It closes more than it opens. */
  readonly closes: boolean;
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly sheets: readonly string[];
}

const MAX_WRITTEN = 1 << 17;
const MAX_LINKS = 500;
const TAG = /<(\/?)([a-z][a-z0-9]{0,20})((?:[^<>"']|"[^"<>]*"|'[^'<>]*')*)>/gi;
const ATTRIBUTE = /([a-z-]{2,20})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const PARTS = new Set([
  'div',
  'span',
  'p',
  'ul',
  'table',
  'section',
  'marquee',
  'font',
  'center',
  'td',
  'li',
  'a',
  'u',
  'b',
]);

/** Linear in `source`, of which MAX_WRITTEN units are read. */
export function writtenMarkup(source: string): Written {
  const markup = source.slice(0, MAX_WRITTEN);
  const links: { href: string; text: string }[] = [];
  const sheets: string[] = [];
  let rule: string | undefined;
  let [name, label] = ['', ''];
  let depth = 0;
  let hiddenAt = -1;
  for (const match of markup.matchAll(TAG)) {
    const tag = match[2].toLowerCase();
    const end = (match.index ?? 0) + match[0].length;
    if (tag === 'style' && match[1] === '') sheets.push(textAfter(markup, end));
    if (!PARTS.has(tag)) continue;
    if (match[1] === '/') {
      depth -= 1;
      if (depth === hiddenAt) hiddenAt = -2;
      continue;
    }
    const attributes = attributesOf(match[3]);
    const hides: string | undefined =
      rule === undefined ? (hidingOf(attributes.get('style') ?? '', undefined) ?? slitOf(tag, attributes)) : undefined;
    if (hides !== undefined) [rule, name, label, hiddenAt] = [hides, tag, labelOf(attributes), depth];
    const href = attributes.get('href');
    if (tag === 'a' && href !== undefined && links.length < MAX_LINKS)
      links.push({ href, text: textAfter(markup, end).slice(0, 200) });
    depth += 1;
  }
  return { rule, name, label, open: hiddenAt >= 0, closes: depth < 0, links, sheets };
}

/** A marquee that shows nothing. */
function slitOf(tag: string, attributes: Attributes): string | undefined {
  const side =
    tag === 'marquee'
      ? ['height', 'width'].find((name) => Number.parseFloat(attributes.get(name) ?? '99') <= 2)
      : undefined;
  return side === undefined ? undefined : `marquee ${side}=${attributes.get(side)}`;
}

const textAfter = (markup: string, at: number): string => {
  const end = markup.indexOf('<', at);
  return markup.slice(at, end < 0 ? markup.length : end);
};

function attributesOf(source: string): Attributes {
  const attributes = new Attributes();
  for (const match of source.slice(0, 4096).matchAll(ATTRIBUTE)) {
    attributes.add(match[1].toLowerCase(), match[2] ?? match[3] ?? match[4] ?? '');
  }
  return attributes;
}

const labelOf = (attributes: Attributes): string =>
  `${attributes.get('id') ?? ''} ${attributes.get('class') ?? ''}`.trim().slice(0, 160).toLowerCase();

/** The text of the first script in `markup`. */
export function scriptIn(markup: string): string {
  const open = /<script[^<>]*>/i.exec(markup);
  if (open === null) return '';
  const rest = markup.slice(open.index + open[0].length);
  const close = rest.search(/<\/script/i);
  return close < 0 ? rest : rest.slice(0, close);
}
