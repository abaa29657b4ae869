/**
 * Where a script writes the page's title: each function gives the token at which the value begins, or undefined. The name at
 * token `i` is what it turns on.
 */
import type { JsToken } from './js-tokens.ts';
import type { Names } from './js-value.ts';
import { valueAt } from './js-values.ts';

/** `document.title = value`, under whatever name the document goes; `+=` and comparisons write nothing of use. */
export function titleAssigned(
  tokens: readonly JsToken[],
  i: number,
  documents: ReadonlySet<string>,
): number | undefined {
  if (tokens[i - 1]?.value !== '.' || tokens[i - 2]?.kind !== 'name' || !documents.has(tokens[i - 2].value))
    return undefined;
  return tokens[i + 1]?.value === '=' && tokens[i + 2]?.value !== '=' ? i + 2 : undefined;
}

/** `document[words[0]] = value`. */
export function memberAssigned(
  tokens: readonly JsToken[],
  i: number,
  documents: ReadonlySet<string>,
  names: Names,
): number | undefined {
  if (tokens[i + 1]?.value !== '[' || !documents.has(tokens[i].value)) return undefined;
  const key = valueAt(tokens, i + 2, names);
  if (key?.text !== 'title' || tokens[key.next]?.value !== ']' || tokens[key.next + 1]?.value !== '=') return undefined;
  return key.next + 2;
}

/** `Object.defineProperty(document, 'title', { value })`, `Reflect.set(document, 'title', value)`, `$(document).attr('title', value)`. */
export function titleNamed(tokens: readonly JsToken[], i: number, documents: ReadonlySet<string>): number | undefined {
  if (tokens[i + 1]?.value !== ',') return undefined;
  const before = tokens.slice(Math.max(0, i - 6), i).map(({ value }) => value);
  const isOfDocument =
    (before[before.length - 1] === ',' && documents.has(before[before.length - 2])) ||
    (/^(?:attr|prop)$/.test(before[before.length - 2] ?? '') && before.includes('document'));
  if (!isOfDocument) return undefined;
  return tokens[i + 2]?.value === '{' && tokens[i + 3]?.value === 'value' ? i + 5 : i + 2;
}

/** `$('title').text(value)`, `document.getElementsByTagName('title')[0].innerHTML = value`. */
export function elementWritten(tokens: readonly JsToken[], i: number): number | undefined {
  const before = tokens.slice(Math.max(0, i - 9), i);
  const named = before.findIndex(({ kind, value }) => kind === 'string' && /(?:^|\s)title$/i.test(value));
  if (named < 0 || before.some(({ value }) => value === ';' || value === '{')) return undefined;
  return tokens[i + 1]?.value === '=' || tokens[i + 1]?.value === '(' ? i + 2 : undefined;
}
