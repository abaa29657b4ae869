/**
 * What a script writes where it writes the title: a value that can be told, either branch of a condition, what is given to
 * a parameter, or the characters whose codes stand in a list or a string that a loop puts together. The loop is not run.
 */
import { codeOf } from './js-codes.ts';
import { givenTo } from './js-parameters.ts';
import type { JsToken } from './js-tokens.ts';
import type { Names } from './js-value.ts';
import { valueAt } from './js-values.ts';
import { guessedTitles, isWords } from './title-guesses.ts';

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
  if (branches.length > 0) return branches;
  const given = givenTo(tokens, at, names);
  return given.length > 0 ? given : decodedLists(tokens, names);
}

/** The values behind `?`, `:` and `||`, up to the end of the statement. */
function branchesAt(tokens: readonly JsToken[], at: number, names: Names): string[] {
  const branches: string[] = [];
  for (let i = at; i < Math.min(tokens.length, at + MAX_CONDITION); i += 1) {
    const { kind, value } = tokens[i];
    if (kind !== 'mark') continue;
    if (value === ';' || value === '{' || value === '}') break;
    const isOr = value === '|' && tokens[i - 1]?.value === '|';
    if (value !== '?' && !isOr && (value !== ':' || i === at)) continue;
    const branch = valueAt(tokens, i + 1, names);
    if (branch !== undefined) branches.push(branch.text);
  }
  return branches;
}

const decodedOf = new WeakMap<readonly JsToken[], string[]>();

/** The words that lists of character codes, and encoded strings, among `tokens` give; looked for once a script. */
function decodedLists(tokens: readonly JsToken[], names: Names): string[] {
  const known = decodedOf.get(tokens) ?? wordsOfLists(tokens, names);
  decodedOf.set(tokens, known);
  return known;
}

/** Of lists none where the script makes no characters of codes. */
function wordsOfLists(tokens: readonly JsToken[], names: Names): string[] {
  const made = tokens.findIndex(({ kind, value }) => kind === 'name' && /^from(?:CharCode|CodePoint)$/.test(value));
  const moved = made < 0 ? undefined : codeOf(tokens, made + 1, names);
  if (moved === undefined) return guessedTitles(tokens, undefined);
  const decoded: string[] = [];
  for (let i = 0; i < tokens.length && decoded.length < MAX_LISTS; i += 1) {
    const { kind, value } = tokens[i];
    const codes =
      kind === 'mark' && value === '['
        ? numbersAt(tokens, i + 1)
        : kind === 'string' && value.length < MAX_CODES * 6 && LIST.test(value)
          ? value.split(/\D/).map(Number)
          : [];
    const text = codes.length < 4 ? '' : String.fromCharCode(...codes.map(moved));
    if (isWords(text)) decoded.push(text);
  }
  if (decoded.length === 0) decoded.push(...guessedTitles(tokens, moved));
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
