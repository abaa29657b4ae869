/**
 * What spinning does to a body: conversion to traditional characters one by one, readings put behind converted
 * characters, and the byte shift that a lost lead byte causes in GBK.
 */
import iconv from 'iconv-lite';
import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import type { Random } from './random.ts';

/** Characters that a one-to-one conversion leaves as they are, though a writer of traditional would not. */
const LEFT = new Set('后于里制志面余只咸丑舍斗谷松姜卷系采布游占');

let toHant: ((text: string) => string) | undefined;
let toHans: ((text: string) => string) | undefined;
const hant = new Map<string, string>();
const hans = new Map<string, string>();
const readings = new Map<string, string>();

function cached(map: Map<string, string>, key: string, make: () => string): string {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const isHan = (c: string): boolean => c >= '\u3400' && c <= '\u9fff';

function traditionalOf(c: string): string {
  if (!isHan(c) || LEFT.has(c)) return c;
  return cached(hant, c, () => {
    const convert = toHant ?? Converter({ from: 'cn', to: 'tw' });
    toHant = convert;
    const made = convert(c);
    return made.length === 1 ? made : c;
  });
}

function simplifiedOf(c: string): string {
  if (!isHan(c)) return c;
  return cached(hans, c, () => {
    const convert = toHans ?? Converter({ from: 't', to: 'cn' });
    toHans = convert;
    const made = convert(c);
    return made.length === 1 ? made : c;
  });
}

export const toTraditional = (text: string): string => Array.from(text, traditionalOf).join('');
export const toSimplified = (text: string): string => Array.from(text, simplifiedOf).join('');

export interface Gloss {
  /** The share of converted characters that get a reading. */
  readonly share: number;
  readonly open: string;
  readonly close: string;
}

/** `text` converted, with readings behind some of the characters that the conversion changed. */
export function glossed(text: string, random: Random, { share, open, close }: Gloss): string {
  return Array.from(text, (c) => {
    const made = traditionalOf(c);
    if (made === c || !random.chance(share)) return made;
    const reading = cached(readings, made, () => pinyin(made, { toneType: 'symbol' }));
    return /^\p{L}+$/u.test(reading) && reading.length < 8 ? `${made}${open}${reading}${close}` : made;
  }).join('');
}

/**
 * `text` with the lead byte of one 。 or 、 lost, where the shift realigns within `limit` characters; undefined where
 * none does. `。“一带` becomes `?！耙淮…`.
 */
export function shifted(text: string, random: Random, limit = 30): string | undefined {
  const starts = Array.from(text.matchAll(/[。、]/g), (match) => match.index).filter(() => random.chance(0.8));
  for (const start of starts) {
    const run = brokenRun(text, start, limit);
    if (run !== undefined) return text.slice(0, start) + run.text + text.slice(run.end);
  }
  return undefined;
}

/** The run that starts at `start` as it reads without its first byte, up to the trail byte that realigns it. */
function brokenRun(text: string, start: number, limit: number): { text: string; end: number } | undefined {
  const bytes: number[] = [];
  for (let end = start; end < Math.min(text.length, start + limit); end += 1) {
    const pair = iconv.encode(text[end], 'gbk');
    if (pair.length !== 2) return undefined;
    bytes.push(pair[0], pair[1]);
    if (end === start || pair[1] >= 0x80) continue;
    const read = iconv.decode(Buffer.from(bytes.slice(1)), 'gbk');
    return /[\ufffd\ue000-\uf8ff]/.test(read) || read.length < 3 ? undefined : { text: `?${read}`, end: end + 1 };
  }
  return undefined;
}
