/**
 * What a script writes where it writes the title: a value that can be told, either branch of a condition, or the
 * characters whose codes stand in a list that a loop puts together. The loop is not run.
 */
import type { JsToken } from './js-tokens.ts';
import { type Names, valueAt } from './js-values.ts';

/** A condition is followed this far, in tokens. */
const MAX_CONDITION = 80;
const MAX_LISTS = 8;
const MAX_CODES = 500;
const LIST = /^\d{2,5}([^\d\s])\d{2,5}(?:\1\d{2,5}){2,400}$/;

/** The titles that the expression at token `at` may give. */
export function titlesAt(tokens: readonly JsToken[], at: number, names: Names): string[] {
  const value = valueAt(tokens, at, names);
  if (value !== undefined && tokens[value.next]?.value !== '?') return [value.text];
  const branches = branchesAt(tokens, at, names);
  return branches.length > 0 ? branches : decodedLists(tokens);
}

/** The values behind `?` and `:`, up to the end of the statement. */
function branchesAt(tokens: readonly JsToken[], at: number, names: Names): string[] {
  const branches: string[] = [];
  for (let i = at; i < Math.min(tokens.length, at + MAX_CONDITION); i += 1) {
    const { kind, value } = tokens[i];
    if (kind !== 'mark') continue;
    if (value === ';' || value === '{' || value === '}') break;
    if (value !== '?' && (value !== ':' || i === at)) continue;
    const branch = valueAt(tokens, i + 1, names);
    if (branch !== undefined) branches.push(branch.text);
  }
  return branches;
}

const decodedOf = new WeakMap<readonly JsToken[], string[]>();

/** The words that lists of character codes among `tokens` give; looked for once a script. */
function decodedLists(tokens: readonly JsToken[]): string[] {
  const known = decodedOf.get(tokens) ?? wordsOfLists(tokens);
  decodedOf.set(tokens, known);
  return known;
}

/** None where the script makes no characters of codes. */
function wordsOfLists(tokens: readonly JsToken[]): string[] {
  if (!tokens.some(({ kind, value }) => kind === 'name' && value === 'fromCharCode')) return [];
  const decoded: string[] = [];
  for (let i = 0; i < tokens.length && decoded.length < MAX_LISTS; i += 1) {
    const { kind, value } = tokens[i];
    const codes =
      kind === 'mark' && value === '['
        ? numbersAt(tokens, i + 1)
        : kind === 'string' && value.length < MAX_CODES * 6 && LIST.test(value)
          ? value.split(/\D/).map(Number)
          : [];
    const text = codes.length < 4 ? '' : String.fromCharCode(...codes);
    if (isWords(text)) decoded.push(text);
  }
  return decoded;
}

function numbersAt(tokens: readonly JsToken[], at: number): number[] {
  const numbers: number[] = [];
  for (let i = at; tokens[i]?.kind === 'number' && numbers.length < MAX_CODES; i += 2) {
    numbers.push(Number(tokens[i].value));
    if (tokens[i + 1]?.value !== ',') break;
  }
  return numbers;
}

/** More letters than anything else, and no control character. */
function isWords(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters >= 4 && letters * 2 > text.length && !/[\u0000-\u001f\ufffd]/.test(text);
}
