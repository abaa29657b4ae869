/** How much each way of hiding weighs, and what could open a hidden element again. */
import type { HtmlDocument, Region } from '../read/html-document.ts';

export interface Strength {
  readonly weight: number;
  /** Genuine pages hide so what they mean to show later. */
  readonly toggles: boolean;
}

/** Ways that no menu is closed with: off the screen, in type of size 0, in a slit, in the colour of the ground. */
const TRICK =
  /^(?:left|top|right|bottom|margin|text-indent|font-size|height|width|max-height|max-width|color|marquee|transform:translate)/;
const WEAK = /^(?:noscript|aria-hidden)/;
/** White text on an unknown ground is mostly seen: it takes spam anchors, or more, to make hidden links of it. */
const WHITE = 'color:#ffffff';

/** Accordions close so: height nought, the rest cut off; drawers stand below or beside the screen by their own size. */
const FOLDED = /^(?:(?:max-)?height:0(?:px)?;|(?:left|top|right|bottom):(?:-[1-4]?\d\dpx|1\d\d[\w.%]{1,8})$)/;

export function strengthOf(rule: string, place: string): Strength {
  if (rule === 'outside html') return { weight: 0.25, toggles: false };
  if (rule === WHITE) return { weight: -0.2, toggles: false };
  if (WEAK.test(rule)) return { weight: 0, toggles: true };
  if (FOLDED.test(rule)) return { weight: 0.3, toggles: true };
  if (TRICK.test(rule)) return { weight: 0.5, toggles: false };
  // A script that writes what it hides, or hides what stands before it as it loads, has nothing to open.
  if (place === 'document.write' || place === 'style written by script') return { weight: 0.45, toggles: false };
  if (place === 'script') return { weight: 0.4, toggles: true };
  return { weight: 0.25, toggles: true };
}

const OPENS =
  /\btab|tab[-_]|menu|nav\b|navbar|dropdown|drop\b|modal|popup|pop\b|dialog|share|accordion|collapse|toggle|slide|lang|mega|sub\b|panel|layer|fade|carousel|tooltip|login|search/;
/** What opens the element right behind it. */
const BUTTON = /<\/(?:button|dt|summary|label|select)>\s{0,40}$/i;
/** What a reader takes hold of, close before it or in its own tag. */
const HANDLE =
  /\bon(?:click|change|focus|mouse[a-z]{2,5})\s?=|accordion|javascript:|aria-(?:expanded|controls|haspopup)|data-(?:bs-)?(?:toggle|target)|\btoggle|[▼▾▽∨]|展[开開]|切[换換]/i;
const HANDLE_REACH = 240;
/** Every spelling by which a script, a style rule or an attribute names an id or class. */
const NAMING = /(\b(?:id|class)\s{0,2}=\s{0,2})?[#.'"]([\w-]{3,60})(?=['"\s.,:){\]])/gi;

/** What a page says of its own elements; gathered at the first question, in one pass over the markup. */
export class Openers {
  readonly #html: string;
  readonly #document: HtmlDocument;
  readonly #alike = new Map<string, number>();
  #named: Map<string, number> | undefined;
  #seen: Set<string> | undefined;

  constructor(html: string, document: HtmlDocument) {
    this.#html = html;
    this.#document = document;
    for (const region of document.regions) {
      const key = keyOf(region);
      this.#alike.set(key, (this.#alike.get(key) ?? 0) + 1);
    }
  }

  /** How much speaks for a hidden element being opened by the reader: from 0 to .6. */
  weigh(region: Region): number {
    // A menu in the footer stands open: nobody dresses it to be opened.
    let weight = OPENS.test(region.label) && !/foot/.test(region.label) ? 0.2 : 0;
    // Tabs and panels are numbered or share their class.
    const alike = region.label !== '' && (this.#alike.get(keyOf(region)) ?? 0) >= 2;
    if (alike || this.#isSeenElsewhere(region)) weight += 0.3;
    if (this.#isNamed(region)) weight += 0.3;
    const { markup } = region;
    const before = this.#html.slice(Math.max(0, markup[0] - HANDLE_REACH), markup[0]);
    const own = this.#html.slice(markup[0], markup[0] + HANDLE_REACH);
    const tag = own.slice(0, own.indexOf('>') + 1);
    if (BUTTON.test(before) || HANDLE.test(before) || HANDLE.test(tag)) weight += 0.3;
    return Math.min(0.6, weight);
  }

  /** Another element of its kind is in sight: the tab that is open. */
  #isSeenElsewhere({ label }: Region): boolean {
    this.#seen ??= labelsInSight(this.#document);
    return label !== '' && this.#seen.has(bare(label));
  }

  /** A script or a style rule names it: of what a script or a rule hides, another time. */
  #isNamed({ label, place }: Region): boolean {
    this.#named ??= namesIn(this.#html);
    const named = this.#named;
    const [least, numbered] = NAMED.get(place) ?? [1, 1];
    const times = (name: string) => named.get(name) ?? 0;
    return label
      .split(/\s+/, 4)
      .some((name) => times(name) >= least || times(name.replace(/[-_]?\d+$/, '')) >= numbered);
  }
}

/** How often a name must stand in scripts and rules, and without its number, by what hides; elsewhere once. */
const NAMED: ReadonlyMap<string, readonly [least: number, numbered: number]> = new Map([
  ['script', [2, Infinity]],
  ['style element', [2, 2]],
]);

const bare = (label: string): string => label.replace(/\d+/g, '');
const keyOf = ({ label, place }: Region): string => `${place}|${bare(label)}`;

/** The labels of all containers that hold a block in sight. */
function labelsInSight({ blocks, containers }: HtmlDocument): Set<string> {
  const labels = new Set<string>();
  const done = new Uint8Array(containers.length);
  for (const { container, region } of blocks) {
    for (let at = region < 0 ? container : -1; at >= 0 && done[at] === 0; at = containers[at].parent) {
      done[at] = 1;
      if (containers[at].label !== '') labels.add(bare(containers[at].label));
    }
  }
  return labels;
}

/** How often ids and classes are named beside their own attributes, lower case. */
function namesIn(html: string): Map<string, number> {
  const names = new Map<string, number>();
  for (const [, attribute, own] of html.matchAll(NAMING)) {
    const name = own.toLowerCase();
    if (attribute === undefined) names.set(name, (names.get(name) ?? 0) + 1);
  }
  return names;
}
