/**
 * Markup and style rules that a script decodes from digits: `'3756…'` where each pair, or each three, is a character's
 * code, decimal or hexadecimal, moved by a constant that stands somewhere in a loop. The loop is not run; the constants
 * that could be meant are few, and only what comes out as markup or as a style rule counts.
 */
import type { JsToken } from './js-tokens.ts';

const MAX_STRINGS = 8;
const MAX_UNITS = 20_000;
const MAX_SHIFT = 64;
const DIGITS = /^(?:[0-9]{2}){12,}$|^(?:[0-9]{3}){12,}$|^(?:[0-9a-f]{2}){12,}$/i;
const MARKUP = /<(?:style|div|span|script|p|ul|a)(?=[\s>])[^<>]{0,200}>/i;
const RULE = /^\s?[.#][a-z][\w-]{0,60}\s?\{[a-z-]{2,30}\s?:[^{}]{1,400}\}?/i;
/** Digits of a code and their base. */
const CODES = [
  [2, 10],
  [2, 16],
  [3, 10],
] as const;

const decodedOf = new WeakMap<readonly JsToken[], string[]>();

/** What the strings of digits among `tokens` decode to, where that is markup; looked for once a script. */
export function decodedDigits(tokens: readonly JsToken[]): string[] {
  const known = decodedOf.get(tokens) ?? decodedStrings(tokens);
  decodedOf.set(tokens, known);
  return known;
}

function decodedStrings(tokens: readonly JsToken[]): string[] {
  const decoded: string[] = [];
  for (const { kind, value } of tokens) {
    if (kind !== 'string' || value.length > MAX_UNITS || !DIGITS.test(value)) continue;
    const text = decode(value);
    if (text !== undefined) decoded.push(text);
    if (decoded.length >= MAX_STRINGS) break;
  }
  return decoded;
}

/** The first reading that is markup or a style rule, moved by no more than MAX_SHIFT either way. */
function decode(digits: string): string | undefined {
  for (const [width, base] of CODES) {
    if (digits.length % width !== 0) continue;
    const codes = (digits.match(width === 2 ? /../g : /.../g) ?? []).map((code) => Number.parseInt(code, base));
    // Markup begins with `<`, a rule with `.` or `#`, perhaps behind a space: few shifts to try, not a hundred.
    for (const first of ['<', '.', '#', ' ', '\n']) {
      const shift = first.charCodeAt(0) - codes[0];
      if (Number.isNaN(shift) || Math.abs(shift) > MAX_SHIFT) continue;
      const text = String.fromCharCode(...codes.slice(0, MAX_UNITS).map((code) => code + shift));
      if (MARKUP.test(text)) return text;
      if (RULE.test(text)) return `<style>${text}</style>`;
    }
  }
  return undefined;
}
