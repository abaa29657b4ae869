/**
 * Markup that a script decodes from pairs of digits: `'3756…'` where each pair is a character's code, decimal or
 * hexadecimal, moved by a constant that stands somewhere in a loop. The loop is not run; the constants that could be
 * meant are few, and only what comes out as markup counts.
 */
import type { JsToken } from './js-tokens.ts';

const MAX_STRINGS = 8;
const MAX_UNITS = 20_000;
const MAX_SHIFT = 64;
const DIGITS = /^(?:[0-9]{2}){12,}$|^(?:[0-9a-f]{2}){12,}$/i;
const MARKUP = /<(?:style|div|span|script|p|ul|a)\b[^<>]{0,200}>/i;

/** What the strings of digits among `tokens` decode to, where that is markup. */
export function decodedDigits(tokens: readonly JsToken[]): string[] {
  const decoded: string[] = [];
  for (const { kind, value } of tokens) {
    if (kind !== 'string' || value.length > MAX_UNITS || !DIGITS.test(value)) continue;
    const text = decode(value);
    if (text !== undefined) decoded.push(text);
    if (decoded.length >= MAX_STRINGS) break;
  }
  return decoded;
}

/** The first reading that is markup: decimal or hexadecimal, moved by no more than MAX_SHIFT either way. */
function decode(digits: string): string | undefined {
  for (const base of [10, 16]) {
    const codes = (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, base));
    // Markup begins with `<`, perhaps behind a space: two shifts to try, not a hundred.
    for (const first of ['<', ' ', '\n']) {
      const shift = first.charCodeAt(0) - codes[0];
      if (Number.isNaN(shift) || Math.abs(shift) > MAX_SHIFT) continue;
      const text = String.fromCharCode(...codes.slice(0, MAX_UNITS).map((code) => code + shift));
      if (MARKUP.test(text)) return text;
    }
  }
  return undefined;
}
