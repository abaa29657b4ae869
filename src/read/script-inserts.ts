/** What a script puts into the page by other means than `document.write`. */
import type { JsToken } from './js-tokens.ts';
import type { Names } from './js-value.ts';
import { valueAt } from './js-values.ts';

/** The ways of putting markup or rules into a page, and what a rule looks like. */
export const INSERTING = new Set(
  'innerHTML textContent html append prepend insertAdjacentHTML insertRule addRule createTextNode'.split(' '),
);
const RULE = /^\s{0,4}[.#a-z][\w.#> -]{0,80}\{[^{}]{3,400}\}/i;

/** The markup that the call or assignment at the name `i` puts into the page, a style rule as a style sheet; or undefined. */
export function insertedAt(tokens: readonly JsToken[], i: number, names: Names): string | undefined {
  if (tokens[i - 1]?.value !== '.') return undefined;
  // `insertAdjacentHTML('beforeend', markup)` has it second.
  const second = tokens[i + 1]?.value === '(' && tokens[i + 3]?.value === ',' ? [i + 4] : [];
  for (const at of [i + 2, ...second]) {
    const text = valueAt(tokens, at, names)?.text ?? '';
    if (RULE.test(text)) return `<style>${text}</style>`;
    if (/<a\s/i.test(text)) return text;
  }
  return undefined;
}
