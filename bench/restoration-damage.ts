/** Does to clean simplified paragraphs what the tools behind hijacked pages do; the same seed gives the same damage. */
import { pinyin } from 'pinyin-pro';
import { encode } from '../src/normalize/charset.ts';
import { dictionary } from '../tools/tables-dictionaries.ts';
import type { Damaged, Run } from './restoration-run.ts';
import { glossedText, splitByBytes } from './restoration-splits.ts';

const gb18030 = new TextDecoder('gb18030');

export interface Damage {
  /** Whether the text is converted to traditional characters first, one by one. */
  readonly converted: boolean;
  /** Of the characters that the conversion changes, this share gets a reading. */
  readonly gloss: number;
  /** How many lead bytes are hit, at most, and which share of them stands before marks of punctuation (。、“). */
  readonly hits: number;
  readonly marks: number;
  /** Only where the pairs come right again without an error, or anywhere. */
  readonly whole: boolean;
  /** Whether the reader drops characters of the private use area. */
  readonly drops?: boolean;
  /** Whether a tool split the text at marks of sentences, and put readings in, by bytes (restoration-splits.ts). */
  readonly splits?: boolean;
}

type Random = () => number;

export async function damager(seed: number) {
  const hant = new Map((await dictionary('STCharacters')).filter(([from, to]) => from.length === 1 && to.length === 1));
  const converted = new Set(hant.values());
  const readings = new Map<string, string>();
  const random = generator(seed);
  const reading = (character: string) => {
    const known = readings.get(character) ?? pinyin(character);
    readings.set(character, known);
    return known;
  };
  return (text: string, damage: Damage): Damaged | undefined => {
    const before = damage.converted ? Array.from(text, (one) => hant.get(one) ?? one).join('') : text;
    const at = new Set<number>();
    for (let i = 0; i < before.length; i += 1) if (before[i] !== text[i] && random() < damage.gloss) at.add(i);
    const glosses = at.size;
    const of = (place: number) => reading(text[place]);
    if (damage.gloss > 0 && glosses === 0) return undefined;
    if (damage.splits) {
      const between = (one: string) =>
        converted.has(one) && random() < BETWEEN * damage.gloss ? reading(one) : undefined;
      const split = splitByBytes(before, { at, between, of });
      return split && { ...split, before, glosses };
    }
    const { glossed } = glossedText(before, { at, of });
    if (damage.hits === 0) return { text: glossed, before, glossed, glosses, runs: [] };
    const hit = hitLeads(glossed, damage, random);
    return hit && { ...hit, before, glossed, glosses };
  };
}

/** Of the pairs of bytes that two characters make, so large a share of `gloss` gets a reading: about one a page. */
const BETWEEN = 0.3;

const MARKERS = ['?', '\ufffd', ''] as const;
/** A byte that no reader knows: it becomes U+FFFD. */
const UNREADABLE = Uint8Array.of(0xff);
/** Runs start so many characters apart, at least. */
const APART = 12;

function hitLeads(text: string, { hits, marks, whole, drops }: Damage, random: Random) {
  const characters = Array.from(text, (one) => encode(one, 'gb18030'));
  if (characters.length !== text.length || characters.includes(undefined)) return undefined;
  const bytes = characters as Uint8Array[];
  const ends = new Map<number, number>();
  const places = bytes.flatMap((pair, at) => {
    if (pair.length !== 2 || at === 0) return [];
    const { end, broken } = extent(bytes, at);
    ends.set(at, end);
    return whole && broken ? [] : [at];
  });
  const atMarks = places.filter((at) => '。、“'.includes(text[at]));
  const hit = [...bytes];
  const runs: Run[] = [];
  for (let i = 0; i < hits; i += 1) {
    const pool = random() < marks ? atMarks : places;
    const at = pool[Math.floor(random() * pool.length)];
    const marker = MARKERS[Math.floor(random() * MARKERS.length)];
    if (at === undefined || runs.some(({ start }) => Math.abs(start - at) < APART)) continue;
    runs.push({ start: at, end: ends.get(at) ?? at, marker });
    const mark = marker === '\ufffd' ? UNREADABLE : Buffer.from(marker);
    hit[at] = Buffer.concat([mark, bytes[at].subarray(1)]);
  }
  if (runs.length === 0) return undefined;
  const read = gb18030.decode(Buffer.concat(hit));
  runs.sort((a, b) => a.start - b.start);
  return { text: drops ? read.replaceAll(/[\ue000-\uf8ff]/g, '') : read, runs };
}

/** Where the pairs behind the lost lead of character `at` come right again, and whether a byte is lost there, too. */
function extent(bytes: readonly Uint8Array[], at: number): { end: number; broken: boolean } {
  let [character, offset] = [at, 1];
  const skip = (count: number) => {
    for (let i = 0; i < count; i += 1) {
      offset += 1;
      if (offset >= (bytes[character]?.length ?? 1)) [character, offset] = [character + 1, 0];
    }
  };
  while (character < bytes.length) {
    if (offset === 0 && character > at) return { end: character, broken: false };
    const first = bytes[character][offset];
    skip(1);
    if (first <= 0x80 || first === 0xff) continue;
    const second = bytes[character]?.[offset] ?? 0;
    if (second < 0x40 || second === 0x7f || second === 0xff) return { end: character, broken: true };
    skip(1);
  }
  return { end: bytes.length, broken: offset !== 0 };
}

function generator(seed: number): Random {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
