/**
 * Style sheets, as far as they can hide: declarations that take text out of a reader's sight, and the rules of a page's
 * `<style>` elements that carry them.
 *
 * Only selectors that end in a class or id, or that stand within one, are followed (`.x`, `#x`, `div.x.y`, `#b > p`); what stands in an
 * at-rule (print, small screens, animations) says nothing about the page as it is first seen, unless it holds on the screen
 * of a desk. A later rule of the same selector may show again what an earlier one hid.
 */

/** Property names and values, lower case, without `!important`. Later ones win. */
export type Declarations = ReadonlyMap<string, string>;

const MAX_DECLARATIONS = 100;
/** A box moved further than this, in px, stands on no screen. */
const OFFSCREEN = 500;
/** One that does not scroll with the page is moved by its own size. */
const OFFSCREEN_FIXED = 200;
/** Boxes centre themselves by half their width in negative margins; no page is as wide as this. */
const OFFSCREEN_MARGIN = 2000;
/** Boxes of up to this many px with `overflow: hidden` show nothing that can be read. */
const SLIT = 6;

export function declarationsOf(style: string): Declarations {
  const declarations = new Map<string, string>();
  for (const part of style.split(';', MAX_DECLARATIONS)) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const value = part
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    const bare = value.endsWith('important') ? value.slice(0, value.lastIndexOf('!')).trim() : value;
    declarations.set(part.slice(0, colon).trim().toLowerCase(), bare);
  }
  return declarations;
}

/** A quick look that spares most styles the parsing: nothing below hides without one of these. */
const SUSPECT =
  /none|hidden|collapse|opacity|font-size\s{0,4}:\s{0,4}[01](?![\d.])|font\s{0,4}:|-\s{0,2}\d{2}|overflow|fixed|clip|scale|color|inset|content-vis|zoom|matrix|rotate/i;

/** What hides an element of this inline style, or undefined. `background`: the colour behind it, where known. */
export function hidingOf(style: string, background: string | undefined): string | undefined {
  return SUSPECT.test(style) ? hidingIn(declarationsOf(style), background) : undefined;
}

/** The declaration that hides, as it would be written, or undefined. */
export function hidingIn(declarations: Declarations, background: string | undefined): string | undefined {
  return bySwitch(declarations) ?? byPlace(declarations) ?? bySize(declarations) ?? byColour(declarations, background);
}

function bySwitch(declarations: Declarations): string | undefined {
  if (declarations.get('display') === 'none') return 'display:none';
  const visibility = declarations.get('visibility');
  if (visibility === 'hidden' || visibility === 'collapse') return `visibility:${visibility}`;
  const opacity = declarations.get('opacity');
  if (opacity !== undefined && opacity !== '' && Number.parseFloat(opacity) <= 0.05) return `opacity:${opacity}`;
  if (declarations.get('content-visibility') === 'hidden') return 'content-visibility:hidden';
  const filter = declarations.get('filter') ?? '';
  if (/opacity\s*[=(]\s*0\s*[%)]/.test(filter)) return `filter:${filter.slice(0, 40)}`;
  return undefined;
}

function byPlace(declarations: Declarations): string | undefined {
  const isFixed = declarations.get('position') === 'fixed';
  for (const side of ['left', 'top', 'right', 'bottom', 'text-indent']) {
    const value = declarations.get(side);
    const least = isFixed && side !== 'text-indent' ? OFFSCREEN_FIXED : OFFSCREEN;
    if (value !== undefined && pixels(value) <= -least) return `${side}:${value}`;
    // A box that does not scroll stands behind the far edge: `top:120vh`.
    if (isFixed && value !== undefined && /^1\d\d(?:\.\d+)?(?:vh|vw|%)$/.test(value)) return `${side}:${value}`;
  }
  const inset = declarations
    .get('inset')
    ?.split(/\s+/)
    .find((value) => pixels(value) <= -OFFSCREEN);
  if (inset !== undefined) return `inset:${inset}`;
  for (const side of ['margin-left', 'margin-top', 'margin']) {
    const value = declarations.get(side);
    if (value !== undefined && pixels(value) <= -OFFSCREEN_MARGIN) return `${side}:${value}`;
  }
  const clip = declarations.get('clip') ?? declarations.get('clip-path') ?? '';
  if (/^rect\((?:0|1px|0px)\W|^inset\((?:50|100)%|^(?:circle|ellipse)\(0/.test(clip))
    return `clip:${clip.slice(0, 40)}`;
  const transform = (declarations.get('transform') ?? '').slice(0, 80);
  const moved = /^translate(?:[xy]|3d)?\(\s?(?:0(?:px)?\s?,\s?)?(-\d{4,}px|-\d{3,}(?:r?em|v[wh]))/.exec(transform);
  const shrunk = /^scale[xy]?\(0(?:\.0\d*)?[,)]|^matrix\(0,\s?0,\s?0,\s?0,|^rotate[xy]\(90deg\)/.test(transform);
  if (moved !== null || shrunk) return `transform:${transform}`;
  const scale = declarations.get('scale') ?? declarations.get('zoom');
  return scale !== undefined && scale !== '' && Number.parseFloat(scale) <= 0.05 ? `scale:${scale}` : undefined;
}

function bySize(declarations: Declarations): string | undefined {
  const font = declarations.get('font-size');
  if (font !== undefined && Math.abs(pixels(font)) <= 1) return `font-size:${font}`;
  if (!/hidden|clip|scroll|auto/.test(declarations.get('overflow') ?? '')) return undefined;
  for (const side of ['height', 'width', 'max-height', 'max-width']) {
    const value = declarations.get(side);
    if (value !== undefined && pixels(value) <= SLIT && pixels(value) >= 0) return `${side}:${value};overflow:hidden`;
  }
  return undefined;
}

/** Text in the colour of what is behind it. Where that is unknown, white tells little, and what is almost white much. */
function byColour(declarations: Declarations, behind: string | undefined): string | undefined {
  const value = declarations.get('-webkit-text-fill-color') ?? declarations.get('color') ?? '';
  // A picture that shows through the letters is clipped to them.
  const isClear = value === 'transparent' || /^(?:rgba|hsla)\([^()]{5,40},\s*0(?:\.0\d*)?\)$/.test(value);
  if (isClear)
    return [...declarations.keys()].some((name) => name.endsWith('background-clip')) ? undefined : `color:${value}`;
  const colour = colourOf(value);
  if (colour === undefined) return undefined;
  const own = declarations.get('background-color') ?? declarations.get('background');
  const ground = colourOf(own) ?? (own === undefined ? behind : undefined);
  if (ground !== undefined) return isNear(colour, ground) ? `color:#${colour} on #${ground}` : undefined;
  return isNear(colour, 'ffffff') && own === undefined ? `color:#${colour}` : undefined;
}

/**
 * Whether what a rule speaks of may well be seen: white text on a ground that is not known stands on a dark picture more
 * often than not, and `aria-hidden` hides from no eye.
 */
export const isSeen = (rule: string): boolean => rule === 'aria-hidden' || rule === 'color:#ffffff';

const NAMED: Readonly<Record<string, string>> = { white: 'ffffff', black: '000000', transparent: 'transparent' };

/** Six hex digits, or undefined for what is no plain colour. */
export function colourOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const hex = /^#?([0-9a-f]{6}|[0-9a-f]{3})(?![\w-])/.exec(value)?.[1];
  if (hex !== undefined) return hex.length === 6 ? hex : [...hex].map((digit) => digit + digit).join('');
  const rgb = /^rgba?\((\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/.exec(value);
  if (rgb !== null)
    return rgb
      .slice(1)
      .map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0'))
      .join('');
  const name = NAMED[value];
  return name === 'transparent' ? undefined : name;
}

const isNear = (a: string, b: string): boolean =>
  [0, 2, 4].every(
    (at) => Math.abs(Number.parseInt(a.slice(at, at + 2), 16) - Number.parseInt(b.slice(at, at + 2), 16)) <= 4,
  );

/** A length in px, roughly: an em is 16. What is no length is a large one: it hides nothing. */
function pixels(value: string): number {
  const match = /^(?:calc\()?(-?\d*\.?\d+)\s*(px|em|rem|pt|%|vw|vh)?/.exec(value.replace(/^-\s+/, '-'));
  if (match === null) return Number.MAX_SAFE_INTEGER;
  const size = Number.parseFloat(match[1]);
  if (match[2] === 'em' || match[2] === 'rem') return size * 16;
  if (match[2] === '%' || match[2] === 'vw' || match[2] === 'vh') return size === 0 ? 0 : size * 10;
  return size;
}
