/** Classes that a script gives to an element as it loads: `e.className = 'x'`, `e.classList.add('x')`, `$(…).addClass('x')`. */
import type { JsToken } from './js-tokens.ts';
import type { Names } from './js-value.ts';
import { valueAt } from './js-values.ts';
import { type Elements, ownerOf } from './script-hiding.ts';

export interface GivenClasses {
  /** `#x` or `.x`. */
  readonly selector: string;
  readonly classes: string;
}

/** The names that begin a way of giving a class. */
export const CLASS_NAMES: ReadonlySet<string> = new Set(['className', 'classList', 'addClass', 'setAttribute']);

/** What the call or assignment around the name at `i` gives to which element, or undefined. */
export function classesAt(
  tokens: readonly JsToken[],
  i: number,
  names: Names,
  elements: Elements,
): GivenClasses | undefined {
  if (tokens[i - 1]?.value !== '.') return undefined;
  const at = classesFrom(tokens, i);
  const classes = at === undefined ? undefined : valueAt(tokens, at, names)?.text.trim();
  if (classes === undefined || !/^[\w\u0080-\uffff -]{1,200}$/.test(classes)) return undefined;
  const selector = ownerOf(tokens, i - 2, names, elements);
  return selector === undefined ? undefined : { selector, classes };
}

/** The token at which the classes begin. */
function classesFrom(tokens: readonly JsToken[], i: number): number | undefined {
  const has = (...words: readonly string[]) => words.every((word, at) => tokens[i + 1 + at]?.value === word);
  switch (tokens[i].value) {
    case 'className':
      if (has('+', '=')) return i + 3;
      return has('=') && !has('=', '=') ? i + 2 : undefined;
    case 'classList':
      return has('.', 'add', '(') ? i + 4 : undefined;
    case 'addClass':
      return has('(') ? i + 2 : undefined;
    default:
      return has('(', 'class', ',') ? i + 4 : undefined;
  }
}
