/**
 * Titles in the strings of a script that writes the title by a value that cannot be told: base64, digits, entities, characters
 * moved by a constant. Nothing is run; what is tried is little, and only what comes out as words counts.
 */

import { decodeEntities } from './entities.ts';
import { utf8Of } from './js-decoders.ts';
import type { JsToken } from './js-tokens.ts';

const MAX_STRINGS = 60;
const MAX_UNITS = 8192;
const MAX_FOUND = 8;
const LEAST_CODES = 4;
const BASE64 = /^[A-Za-z0-9+/_-]{16,}={0,2}$/;
const TURNED = /^={0,2}[A-Za-z0-9+/_-]{16,}$/;
const HEX = /^(?:[0-9a-f]{2}){8,}$/i;
const CODE = /[0-9a-f]{2,6}/gi;
/** What stands between codes: marks, `0x`, `u`. */
const BETWEEN = /[^0-9a-z]|[xu]/gi;

/** The words that the strings among `tokens` give; `moved` is what the script does to a character's code, if anything. */
export function guessedTitles(tokens: readonly JsToken[], moved: ((code: number) => number) | undefined): string[] {
  const found: string[] = [];
  let strings = 0;
  for (const { kind, value } of tokens) {
    if (kind !== 'string' || value.length < 6 || value.length > MAX_UNITS) continue;
    strings += 1;
    if (strings > MAX_STRINGS || found.length >= MAX_FOUND) break;
    const text = readings(value, moved).find(isWords);
    if (text !== undefined) found.push(text.trim());
  }
  return found;
}

/** What a string may stand for, other than itself. */
function readings(value: string, moved: ((code: number) => number) | undefined): string[] {
  const texts: (string | undefined)[] = [];
  if (HEX.test(value)) texts.push(utf8Of(Buffer.from(value, 'hex')), ofCodes(value.match(/.{4}/g) ?? [], 16));
  if (BASE64.test(value)) texts.push(utf8Of(Buffer.from(value, 'base64')));
  if (TURNED.test(value)) texts.push(utf8Of(Buffer.from([...value].reverse().join(''), 'base64')));
  if (value.includes('&#')) texts.push(decodeEntities(value));
  const codes = value.match(CODE) ?? [];
  if (codes.length >= LEAST_CODES && value.replace(CODE, '').replace(BETWEEN, '') === '') {
    texts.push(ofCodes(codes, 16), ofCodes(codes, 10), moved && ofCodes(codes, 10, moved));
  }
  if (moved !== undefined)
    texts.push(
      ofCodes(
        [...value].map((unit) => String(unit.charCodeAt(0))),
        10,
        moved,
      ),
    );
  return texts.filter((text) => text !== undefined && text !== value) as string[];
}

function ofCodes(codes: readonly string[], base: number, moved = (code: number) => code): string | undefined {
  const numbers = codes.map((code) => moved(Number.parseInt(code, base)));
  return numbers.length < 4 || numbers.some((code) => !(code >= 0x20 && code < 0xd800))
    ? undefined
    : String.fromCharCode(...numbers);
}

/** Mostly ideographs, kana and syllables in common use, or words of an alphabet with blanks between them. */
export function isWords(text: string): boolean {
  if (/[\u0000-\u001f\ufffd]/.test(text)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 4 || letters * 2 <= text.length) return false;
  const eastern = text.match(/[\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7a3]/gu)?.length ?? 0;
  return eastern * 2 > letters || /\p{L}{2,} \p{L}{2,} \p{L}{2,}/u.test(text);
}
