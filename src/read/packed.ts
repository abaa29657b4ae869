/**
 * Scripts packed by p,a,c,k,e,r: `eval(function(p,a,c,k,e,d){...}('payload',base,count,'word|word'.split('|'),...))`.
 * The payload is the source with each word replaced by its number in `base`; undoing that needs no running of it.
 */
import type { JsToken } from './js-tokens.ts';

const MAX_UNPACKED = 1 << 18;
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The source that the packed call at token `at` (`eval`) holds, or undefined. Linear in the tokens up to it. */
export function unpackedAt(tokens: readonly JsToken[], at: number): string | undefined {
  if (tokens[at]?.value !== 'eval' || tokens[at + 1]?.value !== '(' || tokens[at + 2]?.value !== 'function')
    return undefined;
  for (let i = at + 3; i < Math.min(tokens.length, at + 400); i += 1) {
    if (tokens[i].value !== '}' || tokens[i + 1]?.value !== '(') continue;
    const [payload, , base, , count, , words] = tokens.slice(i + 2, i + 9);
    const split = tokens[i + 10]?.value === 'split';
    if (payload?.kind !== 'string' || words?.kind !== 'string' || !split) continue;
    return unpacked(payload.value, Number(base.value), Number(count.value), words.value.split('|'));
  }
  return undefined;
}

function unpacked(payload: string, base: number, count: number, words: readonly string[]): string | undefined {
  if (!(base >= 2 && base <= 62) || !(count >= 0)) return undefined;
  const parts: string[] = [];
  let size = 0;
  for (const part of payload.split(/(\w+)/)) {
    const index = part === '' ? -1 : numberOf(part, base);
    const word = index >= 0 && index < count ? words[index] : undefined;
    const text = word === undefined || word === '' ? part : word;
    size += text.length;
    if (size > MAX_UNPACKED) break;
    parts.push(text);
  }
  return parts.join('');
}

/** The number that `digits` writes in `base`, or -1. */
function numberOf(digits: string, base: number): number {
  if (digits.length > 6) return -1;
  let number = 0;
  for (const digit of digits) {
    const value = DIGITS.indexOf(digit);
    if (value < 0 || value >= base) return -1;
    number = number * base + value;
  }
  return number;
}
