/** How a line is disguised without its meaning being lost. Each form belongs to one split or to both. */
import { toTraditional } from './damage.ts';
import type { Random } from './random.ts';

export type Disguise = (text: string, random: Random) => string;

const LOOKALIKE: Readonly<Record<string, string>> = {
  国: '囯', 日: '曰', 中: 'Φ', 无: '旡', 人: '亾', 一: '⼀', 女: '⼥', 大: '⼤', 视: '視', 亚: '亜', 免: '免', 官: '官', a: 'а', o: 'о', e: 'е', x: 'х', p: 'р', A: 'Α', B: 'Β', M: 'Μ',
}; // biome-ignore format: pairs

const sprinkle = (text: string, random: Random, marks: readonly string[], p: number): string =>
  Array.from(text, (c) => (/[\p{L}\p{N}]/u.test(c) && random.chance(p) ? c + random.pick(marks) : c)).join('');

const mapped = (text: string, map: (c: string) => string): string => Array.from(text, map).join('');

/** `ａｖ９１` for `av91`; separators stay as they are, spaces too. */
export const wide: Disguise = (text) =>
  mapped(text, (c) => (/[0-9A-Za-z]/.test(c) ? String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0) : c));

export const zeroWidth: Disguise = (text, random) =>
  sprinkle(text, random, ['\u200b', '\u200c', '\u2060', '\ufeff'], 0.35);
export const softHyphens: Disguise = (text, random) => sprinkle(text, random, ['\u00ad', '\u200d', '\ufe0f'], 0.3);
/** Spaces between Han characters and digits; between Latin letters they would make other words. */
export const spaced: Disguise = (text, random) =>
  mapped(text, (c) => (/[\p{sc=Han}\p{N}]/u.test(c) && random.chance(0.25) ? `${c} ` : c));
export const traditional: Disguise = (text) => toTraditional(text);

export const lookalikes: Disguise = (text, random) =>
  mapped(text, (c) => (LOOKALIKE[c] !== undefined && random.chance(0.7) ? LOOKALIKE[c] : c));

/** `ⓐⓥ⑨①` for `av91`. */
export const circled: Disguise = (text) =>
  mapped(text, (c) => {
    if (/[a-z]/.test(c)) return String.fromCodePoint(0x24d0 + c.charCodeAt(0) - 97);
    return /[1-9]/.test(c) ? String.fromCodePoint(0x2460 + c.charCodeAt(0) - 49) : c;
  });

export const DISGUISES: Readonly<Record<'dev' | 'held', Readonly<Record<string, Disguise>>>> = {
  dev: { 'zero-width': zeroWidth, wide, spaced, traditional },
  held: { 'zero-width': zeroWidth, 'soft-hyphens': softHyphens, lookalikes, circled, traditional },
};
