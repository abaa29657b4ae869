/**
 * What an expression of a script says, where it can be told by reading: string literals, their sums,
 * `String.fromCharCode(...)`, `unescape`, `decodeURIComponent`, arrays joined, strings reversed, and names that were
 * given such a value before. Nothing is called. Depth and size are bounded; what cannot be told is undefined.
 */
import { DECODERS } from './js-decoders.ts';
import { type JsToken, jsTokens } from './js-tokens.ts';

export interface Value {
  readonly text: string;
  /** The index of the first token behind the expression. */
  readonly next: number;
}

const MAX_NESTING = 12;
const MAX_TEXT = 1 << 18;
const MAX_TERMS = 2000;
const MAX_ITEMS = 200;

/** The values that names were given so far. */
export type Names = ReadonlyMap<string, string>;

const isMark = (token: JsToken | undefined, value: string): boolean => token?.kind === 'mark' && token.value === value;
const isName = (token: JsToken | undefined, value: string): boolean => token?.kind === 'name' && token.value === value;

/** The value of the expression that starts at token `at`. */
export function valueAt(tokens: readonly JsToken[], at: number, names: Names, nesting = 0): Value | undefined {
  if (nesting > MAX_NESTING) return undefined;
  const parts: string[] = [];
  let size = 0;
  let next = at;
  for (let terms = 0; terms < MAX_TERMS; terms += 1) {
    const term = termAt(tokens, next, names, nesting);
    if (term === undefined) return undefined;
    parts.push(term.text);
    size += term.text.length;
    if (size > MAX_TEXT) return undefined;
    next = term.next;
    if (!isMark(tokens[next], '+')) break;
    next += 1;
  }
  return { text: parts.join(''), next };
}

function termAt(tokens: readonly JsToken[], at: number, names: Names, nesting: number): Value | undefined {
  let value = primaryAt(tokens, at, names, nesting);
  for (let calls = 0; value !== undefined && isMark(tokens[value.next], '.') && calls < 6; calls += 1) {
    const called = methodOf(tokens, value);
    if (called === undefined) break;
    value = called;
  }
  return value;
}

function primaryAt(tokens: readonly JsToken[], at: number, names: Names, nesting: number): Value | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === 'string') {
    const text = token.isTemplate === true ? filled(token.value, names, nesting) : token.value;
    return text === undefined ? undefined : { text, next: at + 1 };
  }
  if (token.kind === 'number') return { text: String(Number(token.value)), next: at + 1 };
  if (isMark(token, '(')) {
    const inner = valueAt(tokens, at + 1, names, nesting + 1);
    return inner !== undefined && isMark(tokens[inner.next], ')')
      ? { text: inner.text, next: inner.next + 1 }
      : undefined;
  }
  if (isMark(token, '[')) return joinedAt(tokens, at, names, nesting);
  if (token.kind !== 'name') return undefined;
  return calledAt(tokens, at, names, nesting) ?? namedAt(tokens, at, names);
}

/** A template with what its `${…}` say; undefined where one of them cannot be told. */
function filled(template: string, names: Names, nesting: number): string | undefined {
  let isTold = true;
  const text = template.replace(/\$\{([^{}]{0,2000})\}/g, (_all, source: string) => {
    const inner = jsTokens(source);
    const value = valueAt(inner, 0, names, nesting + 1);
    isTold &&= value !== undefined && value.next === inner.length;
    return value?.text ?? '';
  });
  return isTold && !text.includes('${') ? text : undefined;
}

function namedAt(tokens: readonly JsToken[], at: number, names: Names): Value | undefined {
  const item = itemAt(tokens, at, names) ?? itemsJoined(tokens, at, names);
  if (item !== undefined) return item;
  const known = names.get(tokens[at].value);
  return known === undefined || isMark(tokens[at + 1], '(') ? undefined : { text: known, next: at + 1 };
}

/** `words[3]`: the items of an array are kept under such names. */
function itemAt(tokens: readonly JsToken[], at: number, names: Names): Value | undefined {
  const [open, index, close] = tokens.slice(at + 1, at + 4);
  if (!isMark(open, '[') || index?.kind !== 'number' || !isMark(close, ']')) return undefined;
  const known = names.get(itemName(tokens[at].value, Number(index.value)));
  return known === undefined ? undefined : { text: known, next: at + 4 };
}

/** `words.join('')`, `words.reverse().join('')`. */
function itemsJoined(tokens: readonly JsToken[], at: number, names: Names): Value | undefined {
  const array = tokens[at].value;
  if (!isMark(tokens[at + 1], '.') || !names.has(itemName(array, 0))) return undefined;
  const isReversed =
    isName(tokens[at + 2], 'reverse') && tokens.slice(at + 3, at + 6).every(({ value }, i) => value === '().'[i]);
  const join = at + (isReversed ? 6 : 2);
  if (!isName(tokens[join], 'join') || !isMark(tokens[join + 1], '(')) return undefined;
  const glue = tokens[join + 2];
  const close = isMark(glue, ')') ? join + 2 : join + 3;
  if (!isMark(tokens[close], ')') || (close > join + 2 && glue?.kind !== 'string')) return undefined;
  const items: string[] = [];
  for (let i = 0; i < MAX_ITEMS; i += 1) {
    const item = names.get(itemName(array, i));
    if (item === undefined) break;
    items.push(item);
  }
  const text = (isReversed ? items.reverse() : items).join(close > join + 2 ? glue.value : ',');
  return text.length > MAX_TEXT ? undefined : { text, next: close + 1 };
}

export const itemName = (array: string, index: number): string => `${array}[${index}]`;

/** The items of the array that opens at token `at`, where all can be told; MAX_ITEMS at most. */
export function itemsAt(tokens: readonly JsToken[], at: number, names: Names): string[] {
  const items: string[] = [];
  for (let next = at + 1; items.length < MAX_ITEMS; ) {
    const item = valueAt(tokens, next, names);
    if (item === undefined) return [];
    items.push(item.text);
    if (!isMark(tokens[item.next], ',')) return isMark(tokens[item.next], ']') ? items : [];
    next = item.next + 1;
  }
  return items;
}

/** `String.fromCharCode(1, 2)`, `unescape(x)`, `decodeURIComponent(x)`, `decodeURI(x)`, `String(x)`, `atob(x)`. */
function calledAt(tokens: readonly JsToken[], at: number, names: Names, nesting: number): Value | undefined {
  const name = tokens[at].value;
  if (name === 'window' && isMark(tokens[at + 1], '.')) return primaryAt(tokens, at + 2, names, nesting + 1);
  if (
    name === 'String' &&
    isMark(tokens[at + 1], '.') &&
    /^from(CharCode|CodePoint)$/.test(tokens[at + 2]?.value ?? '')
  ) {
    return isMark(tokens[at + 3], '(') ? charactersAt(tokens, at + 4) : undefined;
  }
  const decode = DECODERS.get(name);
  if (decode === undefined || !isMark(tokens[at + 1], '(')) return undefined;
  const inner = valueAt(tokens, at + 2, names, nesting + 1);
  if (inner === undefined || !isMark(tokens[inner.next], ')')) return undefined;
  return { text: decode(inner.text), next: inner.next + 1 };
}

function charactersAt(tokens: readonly JsToken[], at: number): Value | undefined {
  let text = '';
  let next = at;
  while (tokens[next]?.kind === 'number' && text.length < MAX_TEXT) {
    const code = Number(tokens[next].value);
    text += code <= 0x10ffff ? String.fromCodePoint(Math.floor(code)) : '\ufffd';
    next += 1;
    if (!isMark(tokens[next], ',')) break;
    next += 1;
  }
  return isMark(tokens[next], ')') ? { text, next: next + 1 } : undefined;
}

/** `['a', 'b'].join('')`; other arrays are no text. */
function joinedAt(tokens: readonly JsToken[], at: number, names: Names, nesting: number): Value | undefined {
  const parts: string[] = [];
  let next = at + 1;
  while (!isMark(tokens[next], ']') && parts.length < MAX_TERMS) {
    const part = valueAt(tokens, next, names, nesting + 1);
    if (part === undefined) return undefined;
    parts.push(part.text);
    next = part.next + (isMark(tokens[part.next], ',') ? 1 : 0);
  }
  if (!isMark(tokens[next + 1], '.') || !isName(tokens[next + 2], 'join') || !isMark(tokens[next + 3], '('))
    return undefined;
  const glue = tokens[next + 4];
  if (isMark(glue, ')')) return { text: parts.join(','), next: next + 5 };
  if (glue?.kind !== 'string' || !isMark(tokens[next + 5], ')')) return undefined;
  const text = parts.join(glue.value);
  return text.length > MAX_TEXT ? undefined : { text, next: next + 6 };
}

/** `.split('').reverse().join('')`, `.toString()`, `.concat(..)` of literals; undefined for any other method. */
function methodOf(tokens: readonly JsToken[], { text, next }: Value): Value | undefined {
  const words = tokens.slice(next, next + 15).map(({ value }) => value);
  if (words.join(' ') === '. split (  ) . reverse ( ) . join (  )') {
    return { text: [...text].reverse().join(''), next: next + 15 };
  }
  if (words[1] === 'toString' || words[1] === 'trim') return words[3] === ')' ? { text, next: next + 4 } : undefined;
  const given = tokens[next + 3];
  if (words[1] !== 'concat' || given?.kind !== 'string' || words[4] !== ')') return undefined;
  return { text: text + given.value, next: next + 5 };
}
