/** The rules of a page's style sheets that hide elements, indexed for one question: what hides this one? */
import type { Attributes } from './attributes.ts';
import { isNamed, isOf, type Selector, type Styled, selectorOf } from './selectors.ts';
import { colourOf, type Declarations, declarationsOf, hidingIn } from './style.ts';
import { rulesOf } from './style-sheet.ts';

interface Rule extends Selector {
  readonly order: number;
  /** The declaration that hides; undefined for a rule that shows what another one hides. */
  readonly rule: string | undefined;
  readonly place: string;
}

/** What hides an element and where that is said. */
export interface Hiding {
  readonly rule: string;
  readonly place: string;
}

const MAX_RULES = 4000;
const MAX_RULES_OF_NAME = 32;
const MAX_GROUNDS = 500;
/** So many parts of a selector are looked at for a colour. */
const MAX_GROUNDED = 5;
/** How far up an element's surroundings are looked through, and how often on one page. */
const MAX_UP = 24;
const MAX_STEPS = 1 << 20;
/** A quick look that spares most rules the parsing: none hides without one of these. */
const SUSPECT_RULE =
  /none|hidden|collapse|opacity|-\s?\d{2}|clip|scale|font-size\s{0,4}:\s{0,4}[01](?![\d.])|background|inset|fixed/i;
const COLOURS = /(?:^|[\s;])color\s{0,4}:/i;
const SHOWS = /display|visibility/i;

export class StyleRules {
  readonly #byId = new Map<string, Rule[]>();
  readonly #byClass = new Map<string, Rule[]>();
  /**
   * Rules whose element has neither, by its tag or the empty string: within one that is named, with an attribute or
   * without a class, or of a tag that HTML does not know.
   */
  readonly #byTag = new Map<string, Rule[]>();
  /** Colours by the selector of what they are put behind. */
  readonly #grounds = new Map<string, string>();
  #count = 0;
  #steps = MAX_STEPS;

  /** Whether elements without a name may be spoken of. */
  get knowsTags(): boolean {
    return this.#byTag.size > 0;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** Adds the rules of a style sheet; `place` says where it stands. */
  addSheet(css: string, place: string) {
    for (const [selectors, body] of rulesOf(css)) {
      const isColoured = this.#grounds.size > 0 && COLOURS.test(body);
      if (!SUSPECT_RULE.test(body) && !isColoured && (this.#count === 0 || !SHOWS.test(body))) continue;
      const declarations = declarationsOf(body);
      const own = colourOf(declarations.get('background-color') ?? declarations.get('background'));
      for (const selector of selectors.split(',', 50)) {
        const text = selector.trim();
        const behind = isColoured ? this.#groundOf(text) : undefined;
        const hides = hidingIn(declarations, behind) !== undefined;
        if (hides || (this.#count > 0 && SHOWS.test(body))) this.add(text, declarations, place, behind);
        if (own !== undefined && this.#grounds.size < MAX_GROUNDS && !/[\s>]/.test(text)) this.#grounds.set(text, own);
      }
    }
  }

  /** The colour that a rule before puts behind what `selector` stands in. */
  #groundOf(selector: string): string | undefined {
    const around = selector.split(/\s*>\s*|\s+/, MAX_GROUNDED).slice(0, -1);
    return around.map((one) => this.#grounds.get(one)).findLast((colour) => colour !== undefined);
  }

  add(text: string, declarations: Declarations, place: string, behind?: string) {
    const selector = this.#count >= MAX_RULES ? undefined : selectorOf(text);
    if (selector === undefined) return;
    const { own, around } = selector;
    if (!isNamed(own) && !around.some(isNamed) && !isUnknown(own.tag)) return;
    const [id, name] = [own.ids[0], own.classes[0]];
    const index = id !== undefined ? this.#byId : name !== undefined ? this.#byClass : this.#byTag;
    const key = id ?? name ?? own.tag;
    const rules = index.get(key) ?? [];
    const rule = hidingIn(declarations, behind);
    if ((rule === undefined && rules.length === 0) || rules.length >= MAX_RULES_OF_NAME) return;
    rules.push({ order: this.#count, own, around, rule, place });
    index.set(key, rules);
    this.#count += 1;
  }

  /** What hides the element: the last rule that speaks of it decides. */
  hidingOf(element: Styled, attributes?: Attributes): Hiding | undefined {
    if (this.#count === 0) return undefined;
    const { id, classes, tag } = element;
    const lastOf = (rules: readonly Rule[] | undefined, before: Rule | undefined) =>
      rules === undefined ? before : this.#lastOf(rules, element, attributes, before);
    let last = id === undefined ? undefined : lastOf(this.#byId.get(id), undefined);
    if (classes !== undefined && this.#byClass.size > 0) {
      // Most elements have one class: no list is made for it.
      const names = /\s/.test(classes) ? classes.split(/\s+/, 20) : undefined;
      for (const name of names ?? [classes]) last = lastOf(this.#byClass.get(name), last);
    }
    if (this.#byTag.size > 0) last = lastOf(this.#byTag.get(''), lastOf(this.#byTag.get(tag.name), last));
    return last?.rule === undefined ? undefined : { rule: last.rule, place: last.place };
  }

  #lastOf(
    rules: readonly Rule[],
    element: Styled,
    attributes: Attributes | undefined,
    before: Rule | undefined,
  ): Rule | undefined {
    let last = before;
    for (const rule of rules) {
      if (last !== undefined && rule.order <= last.order) continue;
      if (isOf(rule.own, element, attributes) && this.#standsIn(rule.around, element)) last = rule;
    }
    return last;
  }

  #standsIn(around: Selector['around'], element: Styled): boolean {
    let wanted = 0;
    let outer = element.around;
    for (let up = 0; wanted < around.length && outer !== undefined && up < MAX_UP; up += 1) {
      this.#steps -= 1;
      if (this.#steps < 0) return false;
      if (isOf(around[wanted], outer, undefined)) wanted += 1;
      outer = outer.around;
    }
    return wanted === around.length;
  }
}

/** Whether HTML has no such element. */
const isUnknown = (tag: string): boolean => tag !== '' && !KNOWN.has(tag);
const KNOWN = new Set(
  'html head body title base link meta style script noscript template section nav article aside h1 h2 h3 h4 h5 h6 header footer address main p hr pre blockquote ol ul li dl dt dd figure figcaption div a em strong small s cite q dfn abbr code var samp kbd sub sup i b u mark ruby rt rp bdi bdo span br wbr ins del img iframe embed object param video audio source track canvas map area svg math table caption colgroup col tbody thead tfoot tr td th form fieldset legend label input button select datalist optgroup option textarea output progress meter details summary dialog menu font center marquee big strike tt nobr frame frameset picture slot search hgroup'.split(
    ' ',
  ),
);
