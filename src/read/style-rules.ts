/** The rules of a page's style sheets that hide elements by class or id, indexed for one question: what hides this one? */
import { type Declarations, declarationsOf, hidingIn } from './style.ts';

interface Rule {
  readonly order: number;
  readonly tag: string;
  readonly ids: readonly string[];
  readonly classes: readonly string[];
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
const COMPOUND = /^([a-z][a-z0-9]*)?((?:[.#][\w\u0080-\uffff-]+)+)$/i;
/** A quick look that spares most rules the parsing: none hides without one of these. */
const SUSPECT_RULE =
  /none|hidden|collapse|opacity|-\s?\d{2}|clip|scale|font-size\s{0,4}:\s{0,4}[01](?![\d.])|background|inset/i;
const SHOWS = /display|visibility/i;

export class StyleRules {
  readonly #byId = new Map<string, Rule[]>();
  readonly #byClass = new Map<string, Rule[]>();
  #count = 0;

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
    const match = COMPOUND.exec(selector);
    if (match === null) return;
    const parts = match[2].match(/[.#][^.#]+/g) ?? [];
    const ids = parts.filter((part) => part.startsWith('#')).map((part) => part.slice(1));
    const classes = parts.filter((part) => part.startsWith('.')).map((part) => part.slice(1));
    const index = ids.length > 0 ? this.#byId : this.#byClass;
    const key = ids[0] ?? classes[0];
    const rules = index.get(key) ?? [];
    const rule = hidingIn(declarations, undefined);
    if ((rule === undefined && rules.length === 0) || rules.length >= MAX_RULES_OF_NAME) return;
    rules.push({ order: this.#count, tag: (match[1] ?? '').toLowerCase(), ids, classes, rule, place });
    index.set(key, rules);
    this.#count += 1;
  }

  /** What hides the element: the last rule that speaks of it decides. */
  hidingOf(tag: string, id: string | undefined, classes: string | undefined): Hiding | undefined {
    if (this.#count === 0) return undefined;
    let last = id === undefined ? undefined : lastOf(this.#byId.get(id), { tag, id, classes }, undefined);
    if (classes !== undefined && this.#byClass.size > 0) {
      // Most elements have one class: no list is made for it.
      const names = /\s/.test(classes) ? classes.split(/\s+/, 20) : undefined;
      for (const name of names ?? [classes]) {
        const rules = this.#byClass.get(name);
        if (rules !== undefined) last = lastOf(rules, { tag, id, classes }, last);
      }
    }
    return last?.rule === undefined ? undefined : { rule: last.rule, place: last.place };
  }
}

interface Named {
  readonly tag: string;
  readonly id: string | undefined;
  readonly classes: string | undefined;
}

function lastOf(
  rules: readonly Rule[] | undefined,
  { tag, id, classes }: Named,
  before: Rule | undefined,
): Rule | undefined {
  let last = before;
  for (const rule of rules ?? []) {
    if (rule.tag !== '' && rule.tag !== tag) continue;
    if (rule.ids.some((other) => other !== id)) continue;
    const names = rule.classes.length > 0 ? (classes ?? '').split(/\s+/, 20) : [];
    if (rule.classes.some((name) => !names.includes(name))) continue;
    if (last === undefined || rule.order > last.order) last = rule;
  }
  return last;
}

/** Selectors and body of each plain rule; what stands in an at-rule is passed over. */
function* rulesOf(css: string): Generator<[selectors: string, body: string]> {
  const sheet = css.replace(/<!--|-->/g, '');
  let at = 0;
  while (at < sheet.length) {
    const open = sheet.indexOf('{', at);
    if (open < 0) return;
    const selectors = withoutComments(sheet.slice(at, open));
    const close =
      selectors.startsWith('@') && !selectors.includes(';') ? endOfBlock(sheet, open) : sheet.indexOf('}', open);
    const end = close < 0 ? sheet.length : close;
    if (!selectors.startsWith('@') || selectors.includes(';')) {
      yield [selectors.slice(selectors.lastIndexOf(';') + 1), sheet.slice(open + 1, end)];
    }
    at = end + 1;
  }
}

function withoutComments(text: string): string {
  let out = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf('/*', at);
    if (open < 0) return (out + text.slice(at)).trim();
    out += text.slice(at, open);
    const close = text.indexOf('*/', open + 2);
    if (close < 0) return out.trim();
    at = close + 2;
  }
}

/** Where the block that opens at `open` closes; braces within it are counted. */
function endOfBlock(sheet: string, open: number): number {
  let depth = 0;
  for (let i = open; i < sheet.length; i += 1) {
    const unit = sheet.charCodeAt(i);
    if (unit === 0x7b) depth += 1;
    else if (unit === 0x7d) {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return sheet.length;
}
