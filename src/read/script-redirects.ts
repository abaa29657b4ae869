/** Where a script sends the reader: `location = x`, `location.href = x`, `location.replace(x)`, `location.assign(x)`. */
import type { JsToken } from './js-tokens.ts';
import type { Names } from './js-value.ts';
import { valueAt } from './js-values.ts';

/** The address that the statement around `location` at token `i` leads to, where it can be told. */
export function redirectAt(tokens: readonly JsToken[], i: number, names: Names): string | undefined {
  const words = tokens.slice(i + 1, i + 5).map(({ value }) => value);
  let at = -1;
  if (words[0] === '=' && words[1] !== '=') at = i + 2;
  else if (words[0] === '.' && words[1] === 'href' && words[2] === '=' && words[3] !== '=') at = i + 4;
  else if (words[0] === '.' && /^(?:replace|assign)$/.test(words[1] ?? '') && words[2] === '(') at = i + 4;
  return at < 0 ? undefined : valueAt(tokens, at, names)?.text;
}
