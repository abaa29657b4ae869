/** The rules of a page's style sheets that hide elements by class or id, indexed for one question: what hides this one? */
import { type Declarations, declarationsOf, hidingIn } from './style.ts';
import { rulesOf } from './style-sheet.ts';

interface Compound {
  readonly tag: string;
  readonly ids: readonly string[];
  readonly classes: readonly string[];
}

interface Rule extends Compound {
  readonly order: number;
  /** What the element must stand in, the innermost first. */
  readonly around: readonly Compound[];
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
const MAX_SHEET = 1 << 20;
const COMPOUND = /^([a-z][a-z0-9]*)?((?:[.#][\w\u0080-\uffff-]+)*)$/i;
const MAX_AROUND = 3;
/** How far up an element's surroundings are looked through, and how often on one page. */
const MAX_UP = 24;
const MAX_STEPS = 1 << 20;
/** A quick look that spares most rules the parsing: none hides without one of these. */
const SUSPECT_RULE =
  /none|hidden|collapse|opacity|-\s?\d{2}|clip|scale|font-size\s{0,4}:\s{0,4}[01](?![\d.])|background|inset/i;
const SHOWS = /display|visibility/i;

export class StyleRules {
  readonly #byId = new Map<string, Rule[]>();
  readonly #byClass = new Map<string, Rule[]>();
  /** Rules whose element has a tag alone, within one that is named; or a tag that HTML does not know. */
  readonly #byTag = new Map<string, Rule[]>();
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
    for (const [selectors, body] of rulesOf(css.slice(0, MAX_SHEET))) {
      if (!SUSPECT_RULE.test(body) && (this.#count === 0 || !SHOWS.test(body))) continue;
      const declarations = declarationsOf(body);
      const hides = hidingIn(declarations, undefined) !== undefined;
      if (!hides && (this.#count === 0 || !SHOWS.test(body))) continue;
      for (const selector of selectors.split(',', 50)) this.add(selector.trim(), declarations, place);
    }
  }

  add(selector: string, declarations: Declarations, place: string) {
    if (selector.length > 200 || this.#count >= MAX_RULES) return;
    const compounds = selector
      .split(/\s*>\s*|\s+/, MAX_AROUND + 2)
      .map(compoundOf)
      .reverse();
    const [own, ...around] = compounds;
    if (own === undefined || around.length > MAX_AROUND) return;
    if (around.some((compound) => compound === undefined)) return;
    const { tag, ids, classes } = own;
    const isNamed = ids.length + classes.length > 0;
    const isWithin = around.some((compound) => (compound?.ids.length ?? 0) + (compound?.classes.length ?? 0) > 0);
    if (!isNamed && !(isWithin || isUnknown(tag))) return;
    const index = ids.length > 0 ? this.#byId : classes.length > 0 ? this.#byClass : this.#byTag;
    const key = ids[0] ?? classes[0] ?? tag;
    const rules = index.get(key) ?? [];
    const rule = hidingIn(declarations, undefined);
    if ((rule === undefined && rules.length === 0) || rules.length >= MAX_RULES_OF_NAME) return;
    rules.push({ order: this.#count, tag, ids, classes, around: around as Compound[], rule, place });
    index.set(key, rules);
    this.#count += 1;
  }

  /** What hides the element: the last rule that speaks of it decides. */
  hidingOf(element: Styled): Hiding | undefined {
    if (this.#count === 0) return undefined;
    const { id, classes } = element;
    let last = id === undefined ? undefined : this.#lastOf(this.#byId.get(id), element, undefined);
    if (classes !== undefined && this.#byClass.size > 0) {
      // Most elements have one class: no list is made for it.
      const names = /\s/.test(classes) ? classes.split(/\s+/, 20) : undefined;
      for (const name of names ?? [classes]) {
        const rules = this.#byClass.get(name);
        if (rules !== undefined) last = this.#lastOf(rules, element, last);
      }
    }
    if (this.#byTag.size > 0) last = this.#lastOf(this.#byTag.get(element.tag.name), element, last);
    return last?.rule === undefined ? undefined : { rule: last.rule, place: last.place };
  }

  #lastOf(rules: readonly Rule[] | undefined, element: Styled, before: Rule | undefined): Rule | undefined {
    let last = before;
    for (const rule of rules ?? []) {
      if (last !== undefined && rule.order <= last.order) continue;
      if (isOf(rule, element) && this.#standsIn(rule.around, element)) last = rule;
    }
    return last;
  }

  #standsIn(around: readonly Compound[], element: Styled): boolean {
    let wanted = 0;
    let outer = element.around;
    for (let up = 0; wanted < around.length && outer !== undefined && up < MAX_UP; up += 1) {
      this.#steps -= 1;
      if (this.#steps < 0) return false;
      if (isOf(around[wanted], outer)) wanted += 1;
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

/** An element as rules ask about it. */
export interface Styled {
  readonly tag: { readonly name: string };
  readonly id: string | undefined;
  readonly classes: string | undefined;
  readonly around: Styled | undefined;
}

function isOf({ tag, ids, classes }: Compound, element: Styled): boolean {
  if (tag !== '' && tag !== element.tag.name) return false;
  if (ids.some((id) => id !== element.id)) return false;
  if (classes.length === 0) return true;
  const names = (element.classes ?? '').split(/\s+/, 20);
  return classes.every((name) => names.includes(name));
}

function compoundOf(selector: string): Compound | undefined {
  const match = COMPOUND.exec(selector);
  if (match === null || selector === '') return undefined;
  const parts = match[2].match(/[.#][^.#]+/g) ?? [];
  const named = (mark: string) => parts.filter((part) => part.startsWith(mark)).map((part) => part.slice(1));
  return { tag: (match[1] ?? '').toLowerCase(), ids: named('#'), classes: named('.') };
}
