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
  const made = tokens.findIndex(({ kind, value }) => kind === 'name' && /^from(?:CharCode|CodePoint)$/.test(value));
  const moved = made < 0 ? undefined : codeOf(tokens, made + 1);
  if (moved === undefined) return [];
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
  return decoded;
}

/**
 * How a character's code is made of a number of the list, by what the bracket at `at` holds: the number itself, or that
 * and a constant: `String.fromCharCode(codes[i] - 7)`, `(c ^ 3)`. Undefined where it is more than that.
 */
function codeOf(tokens: readonly JsToken[], at: number): ((code: number) => number) | undefined {
  if (tokens[at]?.value !== '(') return (code) => code;
  let close = at + 1;
  for (let open = 1; open > 0; close += 1) {
    if (close > at + MAX_CODE) return undefined;
    if (tokens[close]?.value === '(') open += 1;
    else if (tokens[close]?.value === ')') open -= 1;
  }
  const inner = tokens.slice(at + 1, close - 1);
  const marks = inner.flatMap(({ kind, value }, i) =>
    kind === 'mark' && '+-^*/%&|'.includes(value) && i > 0 ? [i] : [],
  );
  if (marks.length === 0) return (code) => code;
  const [mark] = marks;
  const [before, behind] = [inner[mark - 1], inner[mark + 1]];
  const constant =
    behind?.kind === 'number' && mark === inner.length - 2
      ? behind
      : mark === 1 && before.kind === 'number'
        ? before
        : undefined;
  if (marks.length > 1 || constant === undefined) return undefined;
  const number = Number(constant.value);
  const sign = inner[mark].value;
  if (sign === '^') return (code) => code ^ number;
  if (sign === '+') return (code) => code + number;
  if (sign !== '-') return undefined;
  return constant === behind ? (code) => code - number : (code) => number - code;
}

const MAX_CODE = 40;

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
