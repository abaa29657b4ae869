/**
 * How much a line reads like an injected title: a sum of weights of the pairs and triples of characters in it.
 *
 * The model is logistic regression over the grams of the loose view, numbers as one 0, with the line's ends as grams of
 * their own: score = bias + sum of weights / n^power, n the number of grams in the line. Its weights stand in
 * tables/title-grams.json, made by `npm run train` (bench/title-grams.ts says of what); a line of some kind that no list
 * has words for is told by them all the same. What a score is worth stands in policy.yaml. It explains itself by the
 * grams that weighed most.
 */
import { brotliDecompressSync } from 'node:zlib';
import table from './tables/title-grams.json' with { type: 'json' };

export interface TitleGrams {
  /** Above 0 where the line reads like an injected title; below, like a headline. Linear in the line. */
  score(view: string): number;
  /** The stretches that spoke most for it, heaviest first: grams that overlap are joined. */
  telling(view: string): string[];
}

/** The model. Read from its table at the first call (some 80 ms), then the same value. */
export function titleGrams(): TitleGrams {
  built ??= new Model();
  return built;
}

let built: TitleGrams | undefined;

const BEGIN = '^';
const END = '$';
const UNIT = 0x10000;

/** Ideographs that are set apart one by one. */
const BLANK = /\s/u;
const APART = /(?<=(?<!\p{L})\p{sc=Han})\s(?=\p{sc=Han}(?!\p{L}))/gu;

/** A line as the model takes it. */
export function gramForm(view: string): string {
  const line = view.trim();
  const closed = BLANK.test(line) ? line.replace(APART, '') : line;
  return `${BEGIN}${closed.replace(/\d+/gu, '0')}${END}`;
}

/** The grams of `form` as numbers: the pair at each place, then the triple, where there is one. */
export function gramsOf(form: string): Float64Array {
  const grams = new Float64Array(Math.max(0, form.length * 2 - 3));
  let count = 0;
  for (let at = 0; at + 1 < form.length; at += 1) {
    const pair = form.charCodeAt(at) * UNIT + form.charCodeAt(at + 1);
    grams[count++] = pair;
    if (at + 2 < form.length) grams[count++] = pair * UNIT + form.charCodeAt(at + 2);
  }
  return grams;
}

/** A gram of two or three units as a number; 0 of any other. */
export const gramKey = (gram: string): number =>
  gram.length === 2 || gram.length === 3 ? gramsOf(gram)[gram.length === 2 ? 0 : 1] : 0;

/** A gram as text again. */
export function gramText(key: number): string {
  const units: number[] = [];
  for (let rest = key; rest > 0; rest = Math.floor(rest / UNIT)) units.unshift(rest % UNIT);
  return String.fromCharCode(...units);
}

/** So many stretches explain a score. */
const TELLING = 6;

class Model implements TitleGrams {
  readonly #mask: number;
  readonly #keys: Float64Array;
  readonly #weights: Float32Array;
  /** By slot: the last line that held this gram, so that each counts once. */
  readonly #seen: Uint32Array;
  #lines = 0;

  constructor() {
    const grams = brotliDecompressSync(Buffer.from(table.grams, 'base64')).toString('utf8').split('\n');
    const weights = new Int8Array(brotliDecompressSync(Buffer.from(table.weights, 'base64')));
    const slots = 2 ** Math.ceil(Math.log2(grams.length * 2));
    this.#mask = slots - 1;
    this.#keys = new Float64Array(slots);
    this.#weights = new Float32Array(slots);
    this.#seen = new Uint32Array(slots);
    grams.forEach((gram, index) => {
      const key = gramKey(gram);
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#weights[slot] = weights[index] * table.scale;
    });
  }

  score(view: string): number {
    const form = gramForm(view);
    const last = form.length - 1;
    this.#lines = (this.#lines + 1) >>> 0;
    let sum = 0;
    let unit = form.charCodeAt(0);
    for (let at = 0; at < last; at += 1) {
      const next = form.charCodeAt(at + 1);
      const pair = unit * UNIT + next;
      sum += this.#newWeight(pair);
      if (at + 1 < last) sum += this.#newWeight(pair * UNIT + form.charCodeAt(at + 2));
      unit = next;
    }
    return table.bias + sum / Math.max(1, 2 * last - 1) ** table.power;
  }

  /** The weight of a gram where the line had it not before. */
  #newWeight(key: number): number {
    const slot = this.#slotOf(key);
    if (this.#seen[slot] === this.#lines) return 0;
    this.#seen[slot] = this.#lines;
    return this.#weights[slot];
  }

  telling(view: string): string[] {
    const form = gramForm(view);
    const heavy = Array.from({ length: Math.max(0, form.length - 1) }, (_, at) => ({
      at,
      weight: Math.max(this.#weightOf(form, at, 2), this.#weightOf(form, at, 3)),
      length: this.#weightOf(form, at, 3) > this.#weightOf(form, at, 2) ? 3 : 2,
    }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight || a.at - b.at)
      .slice(0, TELLING)
      .sort((a, b) => a.at - b.at);
    const stretches: { start: number; end: number; weight: number }[] = [];
    for (const { at, length, weight } of heavy) {
      const last = stretches.at(-1);
      if (last === undefined || last.end < at) stretches.push({ start: at, end: at + length, weight });
      else {
        last.end = Math.max(last.end, at + length);
        last.weight += weight;
      }
    }
    return stretches.sort((a, b) => b.weight - a.weight).map(({ start, end }) => form.slice(start, end));
  }

  #weightOf(form: string, at: number, length: number): number {
    return at + length > form.length ? 0 : this.#weights[this.#slotOf(gramKey(form.slice(at, at + length)))];
  }

  /** Where a gram stands, or would: an empty slot weighs nothing. */
  #slotOf(key: number): number {
    const high = (key / UNIT) | 0;
    let slot = (Math.imul(high, 0x9e3779b1) ^ Math.imul((key & 0xffff) + 1, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & this.#mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    return slot;
  }
}
