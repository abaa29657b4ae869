/**
 * Elements that a script hides as it loads, whichever way it names and hides them: `getElementById('x').style.left =
 * '-999px'`, a variable that holds the element, `cssText`, `setAttribute('style', …)`, `$('.x').hide()`, `.remove()`.
 */
import type { JsToken } from './js-tokens.ts';
import type { Names } from './js-value.ts';
import { valueAt } from './js-values.ts';
import { declarationsOf, hidingIn } from './style.ts';

/** The names that begin a way of hiding. */
export const HIDING_NAMES: ReadonlySet<string> = new Set([
  'style',
  'setAttribute',
  'hide',
  'css',
  'remove',
  'hidden',
  'removeChild',
  'innerHTML',
]);

const MAX_BACK = 12;
const HIDDEN = 'display:none';

/** Selectors (`#x`, `.x`) of elements by the variables that hold them. */
export type Elements = ReadonlyMap<string, string>;

/** The selector of the element that the call or assignment around the name at `i` hides, or undefined. */
export function hiddenAt(tokens: readonly JsToken[], i: number, names: Names, elements: Elements): string | undefined {
  if (tokens[i - 1]?.value !== '.') return undefined;
  if (tokens[i].value === 'removeChild') return removedAt(tokens, i, elements);
  const style = styleAt(tokens, i, names);
  if (style === undefined || hidingIn(declarationsOf(style), undefined) === undefined) return undefined;
  return ownerOf(tokens, i - 2, names, elements);
}

/** `e.parentNode.removeChild(e)`. */
function removedAt(tokens: readonly JsToken[], i: number, elements: Elements): string | undefined {
  const [open, child, close] = tokens.slice(i + 1, i + 4);
  return open?.value === '(' && close?.value === ')' ? elements.get(child?.value ?? '') : undefined;
}

/** The style that is given, as a `style` attribute would write it; of what is taken out of the page, that it is hidden. */
function styleAt(tokens: readonly JsToken[], i: number, names: Names): string | undefined {
  const word = (offset: number) => tokens[i + offset]?.value;
  switch (tokens[i].value) {
    case 'hide':
    case 'remove':
      return word(1) === '(' && word(2) === ')' ? HIDDEN : undefined;
    case 'hidden':
      return word(1) === '=' && (word(2) === 'true' || (word(2) === '!' && word(3) === '0')) ? HIDDEN : undefined;
    case 'innerHTML':
      return word(1) === '=' && tokens[i + 2]?.kind === 'string' && word(2) === '' ? HIDDEN : undefined;
    case 'style':
      return word(2) === 'setProperty' ? pairAt(tokens, i + 3, names) : assignedAt(tokens, i, names);
    case 'css':
      return word(2) === '{' ? objectAt(tokens, i + 3, names) : pairAt(tokens, i + 1, names);
    default: {
      if (word(1) !== '(' || word(3) !== ',') return undefined;
      if (word(2) === 'hidden') return HIDDEN;
      return word(2) === 'style' ? valueAt(tokens, i + 4, names)?.text : undefined;
    }
  }
}

/** `style.left = '-999px'`, `style.cssText = '…'`. */
function assignedAt(tokens: readonly JsToken[], i: number, names: Names): string | undefined {
  const word = (offset: number) => tokens[i + offset]?.value;
  if (word(1) !== '.' || word(3) !== '=' || word(4) === '=') return undefined;
  const value = valueAt(tokens, i + 4, names)?.text;
  return value === undefined ? undefined : word(2) === 'cssText' ? value : `${hyphened(word(2) ?? '')}:${value}`;
}

/** `('left', '-999px')`. */
function pairAt(tokens: readonly JsToken[], open: number, names: Names): string | undefined {
  const [bracket, property, comma] = tokens.slice(open, open + 3);
  if (bracket?.value !== '(' || property?.kind !== 'string' || comma?.value !== ',') return undefined;
  const value = valueAt(tokens, open + 3, names)?.text;
  return value === undefined ? undefined : `${hyphened(property.value)}:${value}`;
}

const MAX_PROPERTIES = 12;

/** `{display: 'none', left: 0}`. */
function objectAt(tokens: readonly JsToken[], at: number, names: Names): string | undefined {
  const declarations: string[] = [];
  for (let next = at; declarations.length < MAX_PROPERTIES && tokens[next + 1]?.value === ':'; ) {
    const value = valueAt(tokens, next + 2, names);
    if (value === undefined) break;
    declarations.push(`${hyphened(tokens[next].value)}:${value.text}`);
    if (tokens[value.next]?.value !== ',') break;
    next = value.next + 1;
  }
  return declarations.join(';');
}

const hyphened = (property: string): string => property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The selector of the element that the expression ending at token `end` is. */
export function ownerOf(tokens: readonly JsToken[], end: number, names: Names, elements: Elements): string | undefined {
  if (tokens[end]?.kind === 'name') return tokens[end - 1]?.value === '.' ? undefined : elements.get(tokens[end].value);
  // The first of those that have a class: `getElementsByClassName('x')[0]`.
  const close = tokens[end]?.value === ']' && tokens[end - 2]?.value === '[' ? end - 3 : end;
  if (tokens[close]?.value !== ')') return comparedClass(tokens, end);
  for (let open = close - 1; open > Math.max(0, close - MAX_BACK); open -= 1) {
    if (tokens[open].value === '(') return elementAt(tokens, open - 1, names);
  }
  return undefined;
}

/** The class that a loop asks of the elements it goes through: `if (e[i].className == 'x') e[i].style…`. */
function comparedClass(tokens: readonly JsToken[], end: number): string | undefined {
  if (tokens[end]?.value !== ']') return undefined;
  for (let i = end - 1; i > Math.max(0, end - 2 * MAX_BACK); i -= 1) {
    if (tokens[i].value !== 'className') continue;
    const name = tokens.slice(i + 1, i + 5).find(({ kind }) => kind === 'string')?.value ?? '';
    return tokens[i + 1]?.value === '=' && tokens[i + 2]?.value === '=' && /^[\w-]+$/.test(name)
      ? `.${name}`
      : undefined;
  }
  return undefined;
}

const SELECTING = new Set(['querySelector', 'querySelectorAll', '$', 'jQuery']);

/** The selector of what `getElementById(…)`, `querySelector(…)`, `$(…)` at token `i` asks for, where it is one class or id. */
export function elementAt(tokens: readonly JsToken[], i: number, names: Names): string | undefined {
  const call = tokens[i]?.value ?? '';
  if (tokens[i + 1]?.value !== '(') return undefined;
  const mark = call === 'getElementById' ? '#' : call === 'getElementsByClassName' ? '.' : '';
  if (mark === '' && !SELECTING.has(call)) return undefined;
  const value = valueAt(tokens, i + 2, names);
  if (value === undefined || tokens[value.next]?.value !== ')') return undefined;
  const selector = mark + value.text;
  return /^[#.][\w-]+$/.test(selector) ? selector : undefined;
}
