/**
 * Elements that a script hides as it loads, whichever way it names and hides them: `getElementById('x').style.left =
 * '-999px'`, a variable that holds the element, `cssText`, `setAttribute('style', …)`, `$('#x').hide()`.
 */
import type { JsToken } from './js-tokens.ts';
import { type Names, valueAt } from './js-values.ts';
import { declarationsOf, hidingIn } from './style.ts';

/** The names that begin a way of hiding. */
export const HIDING_NAMES: ReadonlySet<string> = new Set(['style', 'setAttribute', 'hide', 'css']);

const MAX_BACK = 12;

/** Ids of elements by the variables that hold them. */
export type Elements = ReadonlyMap<string, string>;

/** The id of the element that the call or assignment around the name at `i` hides, or undefined. */
export function hiddenIdAt(
  tokens: readonly JsToken[],
  i: number,
  names: Names,
  elements: Elements,
): string | undefined {
  if (tokens[i - 1]?.value !== '.') return undefined;
  const style = styleAt(tokens, i, names);
  if (style === undefined || hidingIn(declarationsOf(style), undefined) === undefined) return undefined;
  return ownerOf(tokens, i - 2, names, elements);
}

/** The style that is given, as a `style` attribute would write it. */
function styleAt(tokens: readonly JsToken[], i: number, names: Names): string | undefined {
  const word = (offset: number) => tokens[i + offset]?.value;
  switch (tokens[i].value) {
    case 'hide':
      return word(1) === '(' && word(2) === ')' ? 'display:none' : undefined;
    case 'style': {
      if (word(1) !== '.' || word(3) !== '=' || word(4) === '=') return undefined;
      const value = valueAt(tokens, i + 4, names)?.text;
      return value === undefined ? undefined : word(2) === 'cssText' ? value : `${hyphened(word(2) ?? '')}:${value}`;
    }
    default: {
      if (word(1) !== '(' || word(3) !== ',') return undefined;
      const value = valueAt(tokens, i + 4, names)?.text;
      if (value === undefined || tokens[i + 2].kind !== 'string') return undefined;
      if (tokens[i].value === 'css') return `${hyphened(word(2) ?? '')}:${value}`;
      return word(2) === 'style' ? value : undefined;
    }
  }
}

const hyphened = (property: string): string => property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The id of the element that the expression ending at token `end` is. */
function ownerOf(tokens: readonly JsToken[], end: number, names: Names, elements: Elements): string | undefined {
  if (tokens[end]?.kind === 'name') return tokens[end - 1]?.value === '.' ? undefined : elements.get(tokens[end].value);
  if (tokens[end]?.value !== ')') return undefined;
  for (let open = end - 1; open > Math.max(0, end - MAX_BACK); open -= 1) {
    if (tokens[open].value === '(') return elementAt(tokens, open - 1, names);
  }
  return undefined;
}

/** The id that `getElementById(…)`, `$('#…')` or `jQuery('#…')` at token `i` asks for. */
export function elementAt(tokens: readonly JsToken[], i: number, names: Names): string | undefined {
  const call = tokens[i]?.value;
  if (tokens[i + 1]?.value !== '(') return undefined;
  if (call !== 'getElementById' && call !== '$' && call !== 'jQuery') return undefined;
  const value = valueAt(tokens, i + 2, names);
  if (value === undefined || tokens[value.next]?.value !== ')') return undefined;
  if (call === 'getElementById') return value.text;
  return /^#[\w-]+$/.test(value.text) ? value.text.slice(1) : undefined;
}
