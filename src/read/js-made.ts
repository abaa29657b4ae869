/** Texts that a script makes of codes, of bytes, of JSON; `read` gives the value of the expression at a token. */
import { utf8Of } from './js-decoders.ts';
import { isMark, isName, type JsToken } from './js-tokens.ts';
import { MAX_TEXT, type Value } from './js-value.ts';

/** `fromCharCode(1, 2)`, `fromCharCode(...codes)`, `fromCharCode.apply(null, codes)`, behind `String.`. */
export function madeAt(
  tokens: readonly JsToken[],
  at: number,
  read: (at: number) => Value | undefined,
): Value | undefined {
  if (!/^from(CharCode|CodePoint)$/.test(tokens[at]?.value ?? '')) return undefined;
  const isApplied = isMark(tokens[at + 1], '.') && isName(tokens[at + 2], 'apply') && isMark(tokens[at + 5], ',');
  const isSpread = [2, 3, 4].every((offset) => isMark(tokens[at + offset], '.'));
  const from = isApplied ? at + 6 : isSpread ? at + 5 : undefined;
  if (from === undefined) return isMark(tokens[at + 1], '(') ? charactersAt(tokens, at + 2) : undefined;
  const codes = read(from);
  if (codes?.items === undefined || !isMark(tokens[codes.next], ')')) return undefined;
  return { text: codes.items.map((code) => character(Number(code))).join(''), next: codes.next + 1 };
}

/** The character of a code, U+FFFD for what is none. */
export const character = (code: number): string =>
  code >= 0 && code <= 0x10ffff ? String.fromCodePoint(Math.floor(code)) : '\ufffd';

/** What a sum, a difference or an exclusive or with a constant makes of a code; undefined of another operator. */
export function movedBy(operator: string, constant: number): ((code: number) => number) | undefined {
  switch (operator) {
    case '+':
      return (code) => code + constant;
    case '-':
      return (code) => code - constant;
    case '^':
      return (code) => code ^ constant;
    default:
      return undefined;
  }
}

function charactersAt(tokens: readonly JsToken[], at: number): Value | undefined {
  let text = '';
  let next = at;
  while (tokens[next]?.kind === 'number' && text.length < MAX_TEXT) {
    text += character(Number(tokens[next].value));
    next += 1;
    if (!isMark(tokens[next], ',')) break;
    next += 1;
  }
  return isMark(tokens[next], ')') ? { text, next: next + 1 } : undefined;
}

const MAX_DECODING = 24;

/** The text that a decoder of bytes makes of base64; the rest of the statement is taken with it. */
export function bytesAt(
  tokens: readonly JsToken[],
  at: number,
  read: (at: number) => Value | undefined,
): Value | undefined {
  const call = tokens.slice(at, at + MAX_DECODING).findIndex((token) => isName(token, 'atob'));
  const given = call < 0 ? undefined : read(at + call + 2);
  const text = given === undefined ? undefined : utf8Of(Buffer.from(given.text, 'base64'));
  if (given === undefined || text === undefined) return undefined;
  let { next } = given;
  while (next < tokens.length && tokens[next].value !== ';' && tokens[next].value !== '}') next += 1;
  return { text, next };
}

export function parsed(source: string, next: number): Value | undefined {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === 'string' ? { text: value, next } : undefined;
  } catch {
    return undefined;
  }
}
