/** Does to clean simplified paragraphs what the tools behind hijacked pages do; the same seed gives the same damage. */
import { pinyin } from 'pinyin-pro';
import { encode } from '../src/normalize/charset.ts';
import { dictionary } from '../tools/tables-dictionaries.ts';

const gb18030 = new TextDecoder('gb18030');

export interface Damage {
  /** Of the characters that the conversion changes, this share gets a reading. */
  readonly gloss: number;
  /** How many lead bytes are hit, at most, and which share of them stands before marks of punctuation (。、“). */
  readonly shifts: number;
  readonly marks: number;
  /** Only where the pairs come right again behind a mark, or anywhere. */
  readonly whole: boolean;
}

export interface Damaged {
  readonly text: string;
  /** The traditional text before glosses and shifts. */
  readonly converted: string;
  readonly glosses: number;
  readonly shifts: number;
}

export async function damager(seed: number) {
  const hant = new Map((await dictionary('STCharacters')).filter(([from, to]) => from.length === 1 && to.length === 1));
  const readings = new Map<string, string>();
  const random = generator(seed);
  const reading = (character: string) => {
    const known = readings.get(character) ?? pinyin(character);
    readings.set(character, known);
    return known;
  };
  return (text: string, { gloss, shifts, marks, whole }: Damage): Damaged | undefined => {
    const converted = Array.from(text, (one) => hant.get(one) ?? one).join('');
    let glosses = 0;
    const glossed = Array.from(converted, (one, i) => {
      if (one === text[i] || random() >= gloss) return one;
      glosses += 1;
      return `${one}(${reading(text[i])})`;
    }).join('');
    const hit = shifts === 0 ? { text: glossed, count: 0 } : shifted(glossed, { shifts, marks, whole }, random);
    return hit && { text: hit.text, converted, glosses, shifts: hit.count };
  };
}

function shifted(text: string, { shifts, marks, whole }: Omit<Damage, 'gloss'>, random: () => number) {
  const characters = Array.from(text, (one) => encode(one, 'gb18030'));
  if (characters.includes(undefined)) return undefined;
  const bytes = characters as Uint8Array[];
  const places = bytes.flatMap((pair, at) =>
    pair.length === 2 && at > 0 && (!whole || comesRight(bytes, at)) ? [at] : [],
  );
  const atMarks = places.filter((at) => '。、“'.includes(text[at]));
  const others = places.filter((at) => !'。、“'.includes(text[at]));
  const taken: number[] = [];
  for (let i = 0; i < shifts; i += 1) {
    const pool = random() < marks ? atMarks : others;
    const at = pool[Math.floor(random() * pool.length)];
    if (at === undefined || taken.some((other) => Math.abs(other - at) < 12)) continue;
    taken.push(at);
    bytes[at] = random() < 0.5 ? Uint8Array.of(0x3f, bytes[at][1]) : bytes[at].subarray(1);
  }
  return taken.length === 0 ? undefined : { text: gb18030.decode(Buffer.concat(bytes)), count: taken.length };
}

/** Whether the pairs behind a lost lead come right again without an error. */
function comesRight(bytes: readonly Uint8Array[], at: number): boolean {
  const rest = Buffer.concat([bytes[at].subarray(1), ...bytes.slice(at + 1)]);
  return !gb18030.decode(rest).includes('\ufffd');
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
