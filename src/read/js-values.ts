/**
 * What an expression of a script says, where it can be told by reading: string literals and their sums, arrays, the
 * methods of both (`js-methods.ts`), `String.fromCharCode(...)`, `unescape`, `decodeURIComponent`, and names that were given
 * such a value before. Nothing is called. Depth and size are bounded; what cannot be told is undefined.
 */
import { DECODERS } from './js-decoders.ts';
import { bytesAt, madeAt, parsed } from './js-made.ts';
import { indexAt, methodAt } from './js-methods.ts';
import { isMark, isName, type JsToken, jsTokens } from './js-tokens.ts';
import { MAX_TEXT, memberName, type Names, type Told, type Value } from './js-value.ts';

const MAX_NESTING = 12;
const MAX_TERMS = 2000;
const MAX_ITEMS = 500;
const MAX_CALLS = 8;

/** The value of the expression that starts at token `at`. */
export function valueAt(tokens: readonly JsToken[], at: number, names: Names, nesting = 0): Value | undefined {
  if (nesting > MAX_NESTING) return undefined;
  const first = termAt(tokens, at, names, nesting);
  if (first === undefined || !isMark(tokens[first.next], '+')) return first;
  const parts = [first.text];
  let size = first.text.length;
  let { next } = first;
  for (let terms = 1; terms < MAX_TERMS && isMark(tokens[next], '+'); terms += 1) {
    const term = termAt(tokens, next + 1, names, nesting);
    if (term === undefined) return undefined;
    parts.push(term.text);
    size += term.text.length;
    if (size > MAX_TEXT) return undefined;
    next = term.next;
  }
  return { text: parts.join(''), next };
}

function termAt(tokens: readonly JsToken[], at: number, names: Names, nesting: number): Value | undefined {
  let value = primaryAt(tokens, at, names, nesting);
  for (let calls = 0; value !== undefined && calls < MAX_CALLS; calls += 1) {
    if (isMark(tokens[value.next], '.'))
      value = methodAt(tokens, value, (from) => valueAt(tokens, from, names, nesting + 1));
    else if (isMark(tokens[value.next], '[')) value = indexAt(tokens, value);
    else break;
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
  if (isMark(token, '(')) return bracketedAt(tokens, at, names, nesting);
  if (isMark(token, '[')) return arrayAt(tokens, at, names, nesting);
  if (token.kind !== 'name') return undefined;
  return calledAt(tokens, at, names, nesting) ?? namedAt(tokens, at, names);
}

/** `('a')`, `(0, 'a')`, `(function () { return 'a' })()`. */
function bracketedAt(tokens: readonly JsToken[], at: number, names: Names, nesting: number): Value | undefined {
  if (['function', '(', ')', '{', 'return'].every((word, offset) => tokens[at + 1 + offset]?.value === word)) {
    const given = valueAt(tokens, at + 6, names, nesting + 1);
    const end = given === undefined ? 0 : given.next + (isMark(tokens[given.next], ';') ? 1 : 0);
    const isCalled = ['}', ')', '(', ')'].every((mark, offset) => isMark(tokens[end + offset], mark));
    return given === undefined || !isCalled ? undefined : { ...given, next: end + 4 };
  }
  let inner = valueAt(tokens, at + 1, names, nesting + 1);
  while (inner !== undefined && isMark(tokens[inner.next], ','))
    inner = valueAt(tokens, inner.next + 1, names, nesting + 1);
  return inner !== undefined && isMark(tokens[inner.next], ')') ? { ...inner, next: inner.next + 1 } : undefined;
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
  const { value: name } = tokens[at];
  const after = (told: Told | undefined, next: number) => told && { ...told, next };
  if (isMark(tokens[at + 1], '('))
    return isMark(tokens[at + 2], ')') ? after(names.get(`${name}()`), at + 3) : undefined;
  const member = isMark(tokens[at + 1], '.') ? names.get(memberName(name, tokens[at + 2]?.value ?? '')) : undefined;
  return after(member, at + 3) ?? after(names.get(name), at + 1);
}

/** The array that opens at token `at`, where all of it can be told; `[...'abc']` is its characters. */
function arrayAt(tokens: readonly JsToken[], at: number, names: Names, nesting: number): Value | undefined {
  const items: string[] = [];
  let size = 0;
  let next = at + 1;
  while (!isMark(tokens[next], ']')) {
    const isSpread = isMark(tokens[next], '.') && isMark(tokens[next + 1], '.') && isMark(tokens[next + 2], '.');
    const item = valueAt(tokens, isSpread ? next + 3 : next, names, nesting + 1);
    if (item === undefined || items.length >= MAX_ITEMS) return undefined;
    size += item.text.length;
    if (size > MAX_TEXT) return undefined;
    items.push(...(isSpread ? (item.items ?? [...item.text].slice(0, MAX_ITEMS)) : [item.text]));
    if (!isMark(tokens[item.next], ',') && !isMark(tokens[item.next], ']')) return undefined;
    next = item.next + (isMark(tokens[item.next], ',') ? 1 : 0);
  }
  return { text: items.join(','), items, next: next + 1 };
}

/** `String.fromCharCode(1, 2)`, `unescape(x)`, `Array.from(x)`, `JSON.parse(x)`, `new TextDecoder().decode(…atob(x)…)`. */
function calledAt(tokens: readonly JsToken[], at: number, names: Names, nesting: number): Value | undefined {
  const name = tokens[at].value;
  if (name === 'window' && isMark(tokens[at + 1], '.')) return primaryAt(tokens, at + 2, names, nesting + 1);
  if (name === 'String' && isMark(tokens[at + 1], '.'))
    return madeAt(tokens, at + 2, (from) => valueAt(tokens, from, names, nesting + 1));
  if (name === 'new' && isName(tokens[at + 1], 'TextDecoder'))
    return bytesAt(tokens, at, (from) => valueAt(tokens, from, names, nesting + 1));
  const inner = (from: number) => {
    const value = isMark(tokens[from], '(') ? valueAt(tokens, from + 1, names, nesting + 1) : undefined;
    return value !== undefined && isMark(tokens[value.next], ')') ? value : undefined;
  };
  if (isMark(tokens[at + 1], '.') && /^(?:from|parse)$/.test(tokens[at + 2]?.value ?? '')) {
    const given = name === 'Array' || name === 'JSON' ? inner(at + 3) : undefined;
    if (given === undefined) return undefined;
    if (name === 'JSON') return parsed(given.text, given.next + 1);
    const items = given.items ?? [...given.text].slice(0, MAX_ITEMS);
    return { text: items.join(','), items, next: given.next + 1 };
  }
  const decode = DECODERS.get(name);
  const given = decode === undefined ? undefined : inner(at + 1);
  return decode === undefined || given === undefined ? undefined : { text: decode(given.text), next: given.next + 1 };
}
