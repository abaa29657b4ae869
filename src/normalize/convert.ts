/**
 * Conversion between the scripts, character by character: a text never changes its length, and so no range moves.
 *
 * Most characters are looked up in a table of code units. A few are right or wrong by their neighbours: on the way to
 * simplified those of script-contexts.ts, on the way to traditional the pairs of neighbours that a dictionary of
 * 49,000 phrases settles against the table's choice (发 is 髮 after 头).
 */
import { toHans, toHant } from './han.ts';
import { type Context, HANS_CONTEXTS } from './script-contexts.ts';
import script from './tables/script.json' with { type: 'json' };

export const DIRECTIONS = ['zh-Hant>zh-Hans', 'zh-Hans>zh-Hant'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/**
 * `text` in the other script. `habits` is the text whose writer decides what a character stands for where that can be
 * told (著 beside 着): the page's text where `text` is its title. Linear, some 3 ns a unit.
 */
export function convert(text: string, direction: Direction, habits: string = text): string {
  if (text.length === 0) return text;
  return direction === 'zh-Hans>zh-Hant' ? toTraditional(text) : toSimplified(text, habits);
}

/** In a table of units: look at the neighbours. */
const CHOOSE = 0;

function rewrite(text: string, table: Uint16Array, choose: (unit: number, at: number) => number): string {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const to = table[unit];
    units[i] = to === CHOOSE ? choose(unit, i) : to;
  }
  return Buffer.from(units.buffer).toString('utf16le');
}

function toSimplified(text: string, habits: string): string {
  simplified ??= buildSimplified();
  const { table, contexts } = simplified;
  return rewrite(text, table, (unit, at) => {
    const context = contexts.get(unit);
    if (context === undefined) return unit;
    const { before, after, matched, otherwise } = context;
    if (context.rival !== undefined && habits.includes(context.rival)) return unit;
    const isMatch = (at > 0 && before.includes(text[at - 1])) || (at + 1 < text.length && after.includes(text[at + 1]));
    return (isMatch ? matched : otherwise).charCodeAt(0);
  });
}

let simplified: { table: Uint16Array; contexts: ReadonlyMap<number, Context> } | undefined;

function buildSimplified() {
  const table = toHans().slice();
  const contexts = new Map(HANS_CONTEXTS.map((context) => [context.character.charCodeAt(0), context]));
  for (const unit of contexts.keys()) table[unit] = CHOOSE;
  return { table, contexts };
}

function toTraditional(text: string): string {
  traditional ??= buildTraditional();
  const { table, before, after, usual } = traditional;
  return rewrite(text, table, (unit, at) => {
    const byNext = after.get(pair(unit, text.charCodeAt(at + 1)));
    return byNext ?? before.get(pair(text.charCodeAt(at - 1), unit)) ?? usual[unit];
  });
}

const pair = (first: number, second: number): number => first * 0x10000 + second;

let traditional: ReturnType<typeof buildTraditional> | undefined;

function buildTraditional() {
  const usual = toHant();
  const table = usual.slice();
  const before = triples(script.hantContexts.before);
  const after = triples(script.hantContexts.after);
  for (const key of before.keys()) table[key % 0x10000] = CHOOSE;
  for (const key of after.keys()) table[Math.floor(key / 0x10000)] = CHOOSE;
  return { table, before, after, usual };
}

/** Two neighbours and what the one of them that has a choice becomes. */
function triples(text: string): Map<number, number> {
  const found = new Map<number, number>();
  for (let i = 0; i < text.length; i += 3) {
    found.set(pair(text.charCodeAt(i), text.charCodeAt(i + 1)), text.charCodeAt(i + 2));
  }
  return found;
}
