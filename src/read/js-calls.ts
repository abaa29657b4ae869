/** Functions that are called where they stand, or as the page loads, and loops. */
import type { JsToken } from './js-tokens.ts';

const MAX_PARAMETERS = 12;

/**
 * Whether the brace at `i` opens the body of `(function () {…})()`, `!function () {…}()` or `(() => {…})()`; or of a function
 * that is handed over to be called once the page has loaded: `window.onload = function () {…}`, `$(function () {…})`,
 * `setTimeout(() => {…}, 1)`.
 */
export function opensCalled(tokens: readonly JsToken[], i: number): boolean {
  const word = (at: number) => tokens[at]?.value ?? '';
  if (word(i - 1) === '=>' || (word(i - 2) === '=' && word(i - 1) === '>')) {
    const arrow = word(i - 1) === '=>' ? i - 1 : i - 2;
    const isEmpty = word(arrow - 1) === ')' && word(arrow - 2) === '(';
    return (
      isEmpty &&
      (word(arrow - 3) === '(' || word(arrow - 3) === ',' || word(arrow - 3) === '=') &&
      isAtOnce(tokens, arrow - 3)
    );
  }
  if (word(i - 1) !== ')') return false;
  if (opensLoop(tokens, i - 1)) return true;
  let open = i - 2;
  while (open > i - MAX_PARAMETERS && open > 0 && word(open) !== '(') open -= 1;
  if (word(open - 1) !== 'function') return false;
  return /^[!+~-]$/.test(word(open - 2)) || isAtOnce(tokens, open - 2);
}

/** Whether the function behind token `at` (a bracket, a comma, `=`) is called at once, or as the page loads. */
function isAtOnce(tokens: readonly JsToken[], at: number): boolean {
  const word = (i: number) => tokens[i]?.value ?? '';
  const before = tokens[at - 1];
  if (word(at) === '=') return word(at - 1) === 'onload';
  // `addEventListener('load', function () {…})`
  if (word(at) === ',')
    return /^(?:load|DOMContentLoaded|pageshow|readystatechange)$/.test(word(at - 1)) && word(at - 2) === '(';
  if (word(at) !== '(') return false;
  if (before === undefined || (before.kind !== 'name' && before.value !== ')')) return true;
  // Behind another name a bracket passes the function to be called later.
  return /^(?:\$|jQuery|ready|setTimeout|requestAnimationFrame|forEach|each)$/.test(before.value);
}

const MAX_CONDITION = 40;
/** What a loop asks of its elements, and what a page asks of whoever reads it. */
const TESTED = new Set(['className', 'userAgent', 'referrer']);

/** Whether the bracket that closes at `close` is that of a loop, of a test of a class within one, or of who reads the page. */
function opensLoop(tokens: readonly JsToken[], close: number): boolean {
  let depth = 0;
  for (let i = close; i > Math.max(0, close - MAX_CONDITION); i -= 1) {
    if (tokens[i].value === ')') depth += 1;
    else if (tokens[i].value === '(') depth -= 1;
    if (depth > 0) continue;
    const before = tokens[i - 1]?.value ?? '';
    return before === 'for' || (before === 'if' && tokens.slice(i, close).some(({ value }) => TESTED.has(value)));
  }
  return false;
}
