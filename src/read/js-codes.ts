/** How a script makes characters' codes of other numbers. */
import { movedBy } from './js-made.ts';
import { givenTo } from './js-parameters.ts';
import { closingAt, type JsToken } from './js-tokens.ts';
import type { Names } from './js-value.ts';

/**
 * How a character's code is made of a number of the list, by what the bracket at `at` holds: the number itself, or that
 * and a constant: `String.fromCharCode(codes[i] - 7)`, `(c ^ 3)`. Undefined where it is more than that.
 */
export function codeOf(tokens: readonly JsToken[], at: number, names: Names): ((code: number) => number) | undefined {
  if (tokens[at]?.value !== '(') return (code) => code;
  const close = closingAt(tokens, at, MAX_CODE);
  if (close === undefined) return undefined;
  const inner = tokens.slice(at + 1, close);
  const marks = inner.flatMap(({ kind, value }, i) =>
    kind === 'mark' && '+-^*/%&|'.includes(value) && i > 0 ? [i] : [],
  );
  if (marks.length === 0) return (code) => code;
  const [mark] = marks;
  const first = at + 1;
  const isBehind = mark === inner.length - 2;
  const place = isBehind ? first + mark + 1 : mark === 1 ? first : undefined;
  const constant = place === undefined ? undefined : numberOf(tokens, place, names);
  if (marks.length > 1 || constant === undefined) return undefined;
  const operator = inner[mark].value;
  if (isBehind && operator === '/' && constant > 0) return (code) => code / constant;
  if (!isBehind && operator === '-') return (code) => constant - code;
  return movedBy(operator, constant);
}

/** A constant, a name that holds one, or a parameter that is given one. */
function numberOf(tokens: readonly JsToken[], at: number, names: Names): number | undefined {
  const { kind, value } = tokens[at];
  const text =
    kind === 'number' ? value : kind === 'name' ? (names.get(value)?.text ?? givenTo(tokens, at, names)[0]) : undefined;
  return text === undefined || !/^(?:0x[0-9a-f]+|\d+)$/i.test(text) ? undefined : Number(text);
}

const MAX_CODE = 40;
