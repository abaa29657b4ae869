/**
 * JavaScript as a list of tokens: enough to read what a script says without running it. Strings come decoded, comments
 * and regular expressions are passed over. Whatever is no valid script still gives tokens. Linear, bounded.
 */

export type JsToken =
  | {
      readonly kind: 'string';
      readonly value: string;
      readonly start: number;
      readonly end: number;
      /** It is a template that holds `${…}`. */
      readonly isTemplate?: boolean;
    }
  | { readonly kind: 'name' | 'mark' | 'regexp'; readonly value: string; readonly start: number; readonly end: number }
  | { readonly kind: 'number'; readonly value: string; readonly start: number; readonly end: number };

export const isMark = (token: JsToken | undefined, value: string): boolean =>
  token?.kind === 'mark' && token.value === value;
export const isName = (token: JsToken | undefined, value: string): boolean =>
  token?.kind === 'name' && token.value === value;

/** Where the bracket that opens at `open` is closed, its index; undefined where that is more than `most` tokens away. */
export function closingAt(tokens: readonly JsToken[], open: number, most: number): number | undefined {
  let depth = 0;
  for (let i = open; i <= open + most && i < tokens.length; i += 1) {
    if (isMark(tokens[i], '(')) depth += 1;
    else if (isMark(tokens[i], ')')) depth -= 1;
    if (depth === 0) return i;
  }
  return undefined;
}

const MAX_TOKENS = 60_000;
const NUMBER = /0[xX][0-9a-fA-F]{1,16}|\d{1,20}(?:\.\d{1,20})?/y;
/** A slash behind one of these, or behind a bracket or operator, begins a regular expression. */
const BEFORE_REGEXP = new Set(['return', 'typeof', 'case', 'in', 'of', 'delete', 'void', 'throw', 'new', 'else', 'do']);

/** The tokens of `source`, MAX_TOKENS at most. */
export function jsTokens(source: string): JsToken[] {
  const tokens: JsToken[] = [];
  let at = 0;
  while (at < source.length && tokens.length < MAX_TOKENS) {
    while (at < source.length && isSpace(source.charCodeAt(at))) at += 1;
    if (at >= source.length) break;
    const comment = commentEnd(source, at);
    if (comment > at) {
      at = comment;
      continue;
    }
    const token = tokenAt(source, at, tokens[tokens.length - 1]);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

const isSpace = (unit: number): boolean => unit <= 0x20 || unit === 0xa0 || unit === 0x3000 || unit === 0xfeff;

/** Letters, `_`, `$`, everything beyond ASCII. */
const beginsName = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f || unit === 0x24 || unit >= 0x80;
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** Where a comment that starts at `at` ends; `at` where none does. */
function commentEnd(source: string, at: number): number {
  if (source.charCodeAt(at) !== 0x2f) return at;
  const close = source.startsWith('//', at) ? '\n' : source.startsWith('/*', at) ? '*/' : undefined;
  if (close === undefined) return at;
  const end = source.indexOf(close, at + 2);
  return end < 0 ? source.length : end + close.length;
}

function tokenAt(source: string, start: number, before: JsToken | undefined): JsToken {
  const unit = source.charCodeAt(start);
  if (unit === 0x22 || unit === 0x27 || unit === 0x60) return stringAt(source, start, unit);
  if (beginsName(unit)) {
    let end = start + 1;
    while (end < source.length && (beginsName(source.charCodeAt(end)) || isDigit(source.charCodeAt(end)))) end += 1;
    return { kind: 'name', value: source.slice(start, end), start, end };
  }
  if (isDigit(unit)) {
    NUMBER.lastIndex = start;
    const value = NUMBER.exec(source)?.[0] ?? source[start];
    return { kind: 'number', value, start, end: start + value.length };
  }
  if (unit === 0x2f && beginsRegexp(before)) {
    const end = regexpEnd(source, start);
    if (end > 0) return { kind: 'regexp', value: source.slice(start, end), start, end };
  }
  return { kind: 'mark', value: source[start], start, end: start + 1 };
}

function beginsRegexp(before: JsToken | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === 'name') return BEFORE_REGEXP.has(before.value);
  return before.kind === 'mark' && before.value !== ')' && before.value !== ']' && before.value !== '}';
}

/** Behind the closing slash on the same line, at most 1,000 units on; 0 where there is none. */
function regexpEnd(source: string, start: number): number {
  const limit = Math.min(source.length, start + 1000);
  let inClass = false;
  for (let i = start + 1; i < limit; i += 1) {
    const unit = source[i];
    if (unit === '\\') i += 1;
    else if (unit === '\n') return 0;
    else if (unit === '[') inClass = true;
    else if (unit === ']') inClass = false;
    else if (unit === '/' && !inClass) return i + 1;
  }
  return 0;
}

/** A `${…}` of a template is looked at for so many units; where so many are not closed in them no more are. */
const MAX_PLACEHOLDER = 2000;
const MAX_UNCLOSED = 4;

/** Behind the `${…}` at `start`, in which there may be other templates, or behind a lone `$`; undefined where it is not closed. */
function behindPlaceholder(source: string, start: number): number | undefined {
  if (source[start + 1] !== '{') return start + 1;
  const limit = Math.min(source.length, start + MAX_PLACEHOLDER);
  let depth = 0;
  let isInner = false;
  for (let i = start + 1; i < limit; i += 1) {
    const unit = source[i];
    if (unit === '\\') i += 1;
    else if (unit === '`') isInner = !isInner;
    else if (isInner) continue;
    else if (unit === '{') depth += 1;
    else if (unit === '}') {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return undefined;
}

/** A string that is not closed ends with its line (a template: with the source). */
function stringAt(source: string, start: number, quote: number): JsToken {
  let end = start + 1;
  let escaped = false;
  let unclosed = 0;
  while (end < source.length) {
    const unit = source.charCodeAt(end);
    if (unit === quote || (unit === 0x0a && quote !== 0x60)) break;
    if (unit === 0x5c) {
      escaped = true;
      end += 1;
    }
    const behind =
      quote === 0x60 && unit === 0x24 && unclosed < MAX_UNCLOSED ? behindPlaceholder(source, end) : end + 1;
    if (behind === undefined) unclosed += 1;
    end = behind ?? end + 1;
  }
  const body = source.slice(start + 1, Math.min(end, source.length));
  const closed = source.charCodeAt(end) === quote;
  return {
    kind: 'string',
    value: escaped ? unescaped(body) : body,
    start,
    end: Math.min(source.length, end + (closed ? 1 : 0)),
    ...(quote === 0x60 && body.includes('${') && { isTemplate: true }),
  };
}

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|([0-3]?[0-7]{1,2})|([\s\S]))/g;
const PLAIN: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
  '\r': '',
};

/** A string's body with its escapes done. */
export function unescaped(body: string): string {
  return body.replace(ESCAPE, (_all, x, u, braced, octal, other) => {
    const hex: string | undefined = x ?? u ?? braced;
    if (hex !== undefined) return codePoint(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    return PLAIN[other] ?? other;
  });
}

const codePoint = (value: number): string => (value <= 0x10ffff ? String.fromCodePoint(value) : '\ufffd');
