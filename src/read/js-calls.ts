/** Functions that are called where they stand. */
import type { JsToken } from './js-tokens.ts';

const MAX_PARAMETERS = 12;

/** Whether the brace at `i` opens the body of `(function () {…})()`, `!function () {…}()` or `(() => {…})()`. */
export function opensCalled(tokens: readonly JsToken[], i: number): boolean {
  const word = (at: number) => tokens[at]?.value ?? '';
  if (word(i - 1) === '=>' || (word(i - 2) === '=' && word(i - 1) === '>')) {
    const arrow = word(i - 1) === '=>' ? i - 1 : i - 2;
    return word(arrow - 1) === ')' && word(arrow - 2) === '(' && word(arrow - 3) === '(';
  }
  if (word(i - 1) !== ')') return false;
  let open = i - 2;
  while (open > i - MAX_PARAMETERS && open > 0 && word(open) !== '(') open -= 1;
  if (word(open - 1) !== 'function' || !/^[(!+~-]$/.test(word(open - 2))) return false;
  // A bracket behind a name passes the function to be called later: `$(function () {…})`.
  const before = tokens[open - 3];
  return before === undefined || (before.kind !== 'name' && before.value !== ')');
}
