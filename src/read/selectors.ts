/**
 * Selectors of style sheets, as far as they are followed: compounds of a tag, classes, ids, attributes that the reader
 * keeps and `:not(…)`, one within another. Other pseudo-classes speak of a state that a page as it is first seen does not
 * have, or of a place that is not counted; neighbours (`+`, `~`) are not known: such a selector is passed over.
 */
import { type Attributes, isKeptName } from './attributes.ts';

/** An element as selectors ask about it. */
export interface Styled {
  readonly tag: { readonly name: string };
  readonly id: string | undefined;
  readonly classes: string | undefined;
  readonly around: Styled | undefined;
}

interface Condition {
  readonly name: string;
  /** Empty where the attribute must only be there. */
  readonly operator: string;
  readonly value: string;
}

export interface Compound {
  readonly tag: string;
  readonly ids: readonly string[];
  readonly classes: readonly string[];
  readonly conditions: readonly Condition[];
  readonly not: readonly Compound[];
}

export interface Selector {
  readonly own: Compound;
  /** What the element must stand in, the innermost first. */
  readonly around: readonly Compound[];
}

const MAX_SELECTOR = 200;
const MAX_AROUND = 3;
const MAX_CLASSES = 20;

/** The selector, or undefined where it is not followed. */
export function selectorOf(text: string): Selector | undefined {
  if (text.length > MAX_SELECTOR) return undefined;
  const compounds = text.split(/\s*>\s*|\s+/, MAX_AROUND + 2).map((part) => compoundOf(part));
  if (compounds.length > MAX_AROUND + 1 || !compounds.every((one) => one !== undefined)) return undefined;
  const [own, ...around] = compounds.reverse();
  return { own, around };
}

const TAG = /^(?:\*|[a-z][a-z0-9]*)/i;
const PART =
  /[.#][\w\u0080-\uffff-]+|\[\s?([\w-]+)\s?(?:([~^$*|]?=)\s?(?:"([^"]*)"|'([^']*)'|([^\]"'\s]+))\s?i?\s?)?\]|:not\(([^()]+)\)/iy;

function compoundOf(text: string, isNegated = false): Compound | undefined {
  const tag = TAG.exec(text)?.[0] ?? '';
  const [ids, classes]: string[][] = [[], []];
  const conditions: Condition[] = [];
  const not: Compound[] = [];
  PART.lastIndex = tag.length;
  for (let at = tag.length; at < text.length; at = PART.lastIndex) {
    PART.lastIndex = at;
    const part = PART.exec(text);
    if (part === null) return undefined;
    const [whole, name, operator, ...values] = part;
    const end = PART.lastIndex;
    if (whole.startsWith('#')) ids.push(whole.slice(1));
    else if (whole.startsWith('.')) classes.push(whole.slice(1));
    else if (name !== undefined) {
      if (!isKeptName(name.toLowerCase())) return undefined;
      const value = values.slice(0, 3).find((one) => one !== undefined) ?? '';
      conditions.push({ name: name.toLowerCase(), operator: operator ?? '', value });
    } else {
      const negated = isNegated ? undefined : compoundOf(values[3] ?? '', true);
      if (negated === undefined) return undefined;
      not.push(negated);
    }
    PART.lastIndex = end;
  }
  return text === '' ? undefined : { tag: tag === '*' ? '' : tag.toLowerCase(), ids, classes, conditions, not };
}

/** Whether the compound asks for more than a tag. */
export const isNamed = ({ ids, classes, conditions, not }: Compound): boolean =>
  ids.length + classes.length + conditions.length + not.length > 0;

/** Whether `element` is what the compound asks for; of its attributes, class and id are known where no others are given. */
export function isOf(compound: Compound, element: Styled, attributes: Attributes | undefined): boolean {
  const { tag, ids, classes, conditions, not } = compound;
  if (tag !== '' && tag !== element.tag.name) return false;
  if (ids.some((id) => id !== element.id)) return false;
  if (classes.length > 0) {
    const names = (element.classes ?? '').split(/\s+/, MAX_CLASSES);
    if (!classes.every((name) => names.includes(name))) return false;
  }
  if (!conditions.every((condition) => holds(condition, element, attributes))) return false;
  return not.every((negated) => !isOf(negated, element, attributes));
}

function holds({ name, operator, value }: Condition, element: Styled, attributes: Attributes | undefined): boolean {
  const found = name === 'class' ? element.classes : name === 'id' ? element.id : attributes?.get(name);
  if (found === undefined) return false;
  if (operator === '') return true;
  if (operator === '=') return found === value;
  if (value === '') return false;
  switch (operator) {
    case '~=':
      return found.split(/\s+/, MAX_CLASSES).includes(value);
    case '^=':
      return found.startsWith(value);
    case '$=':
      return found.endsWith(value);
    case '*=':
      return found.includes(value);
    default:
      return found === value || found.startsWith(`${value}-`);
  }
}
