/**
 * What a tool does that handles GBK by bytes: it splits text into sentences wherever two bytes are those of a full stop,
 * an exclamation or question mark or a semicolon, and puts a reading behind two bytes that are a character, also where
 * they are the second byte of one and the first of the next. What is left of the characters around is read as it comes.
 */
import { encode } from '../src/normalize/charset.ts';
import type { Damaged, Run } from './restoration-run.ts';

/** A byte of the text as the tool leaves it, and which character it is of; of none, where a reading put it in. */
interface Placed {
  readonly byte: number;
  readonly of: number;
}

export interface Readings {
  /** Behind which characters, by their place, the tool puts a reading. */
  readonly at: ReadonlySet<number>;
  /** The reading that it puts behind a character that two others make; undefined where it puts none. */
  between(character: string): string | undefined;
  of(place: number): string;
}

const MARKS = new Set(Array.from('。！？；', (mark) => pairOf(encode(mark, 'gb18030') ?? new Uint8Array(2), 0)));
const gb18030 = new TextDecoder('gb18030');

/** A line break as it stands in markup. Of its tags a reader takes those that are whole. */
const BREAK = Buffer.from('</p>\n<p>');

function pairOf(bytes: ArrayLike<number>, at: number): number {
  return (bytes[at] << 8) | bytes[at + 1];
}

/** `before` as a reader shows it once the tool has been there; undefined where it does no harm. */
export function splitByBytes(before: string, readings: Readings): Omit<Damaged, 'before' | 'glosses'> | undefined {
  const characters = Array.from(before, (one) => (one === '\n' ? BREAK : encode(one, 'gb18030')));
  characters[characters.length - 1] = Buffer.concat([characters.at(-1) ?? BREAK, BREAK]);
  if (characters.length !== before.length || characters.some((bytes) => bytes === undefined || bytes.length === 4)) {
    return undefined;
  }
  const { bytes, hit } = withReadings(before, characters as Uint8Array[], readings);
  const cuts = cutsIn(bytes);
  const { text, aligned } = read(bytes, cuts);
  const starts = [...new Set([...cuts].map((at) => bytes[at].of).concat(hit))].sort((a, b) => a - b);
  const { glossed, placeOf } = glossedText(before, readings);
  const runs: Run[] = [];
  for (const start of starts) {
    const last = runs.at(-1);
    if (last !== undefined && placeOf(start) < last.end) continue;
    let end = start + 1;
    while (end < before.length && !aligned.has(end)) end += 1;
    runs.push({ start: placeOf(start), end: placeOf(end), marker: '?' });
  }
  return runs.length === 0 ? undefined : { text, glossed, runs };
}

/** `before` with readings behind characters, and where each of its characters stands in it. */
export function glossedText(before: string, { at, of }: Pick<Readings, 'at' | 'of'>) {
  const places: number[] = [];
  let glossed = '';
  for (let i = 0; i < before.length; i += 1) {
    places.push(glossed.length);
    glossed += at.has(i) ? `${before[i]}(${of(i)})` : before[i];
  }
  return { glossed, placeOf: (place: number) => places[place] ?? glossed.length };
}

/** The bytes with readings among them, and the characters that one has cut in two. */
function withReadings(before: string, characters: readonly Uint8Array[], readings: Readings) {
  const plain = characters.flatMap((bytes, of) => Array.from(bytes, (byte) => ({ byte, of })));
  const bytes: Placed[] = [];
  const hit: number[] = [];
  const insert = (reading: string) => {
    const inserted = Array.from(`(${reading})`).flatMap((one) => [...(encode(one, 'gb18030') ?? [])]);
    bytes.push(...inserted.map((byte) => ({ byte, of: -1 })));
  };
  for (let i = 0; i < plain.length; i += 1) {
    bytes.push(plain[i]);
    const previous = plain[i - 1];
    if (previous === undefined) continue;
    if (previous.of === plain[i].of) {
      if (readings.at.has(previous.of)) insert(readings.of(previous.of));
    } else if (before.charCodeAt(previous.of) > 0x80 && plain[i].byte > 0x80 && plain[i + 1]?.of === plain[i].of) {
      const made = gb18030.decode(Uint8Array.of(previous.byte, plain[i].byte));
      const reading = bytes.at(-2) === previous ? readings.between(made) : undefined;
      if (reading === undefined) continue;
      insert(reading);
      hit.push(plain[i].of);
    }
  }
  return { bytes, hit };
}

/** The bytes that a split behind them leaves alone: leads of characters whose second byte begins a mark. */
function cutsIn(bytes: readonly Placed[]): Set<number> {
  const cuts = new Set<number>();
  for (let i = 0; i + 2 < bytes.length; i += 1) {
    const [lead, trail, next] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    if (lead.of < 0 || lead.of !== trail.of || next.of < 0 || next.of === trail.of) continue;
    if (MARKS.has((trail.byte << 8) | next.byte)) cuts.add(i);
  }
  return cuts;
}

/** What a reader shows: `?` for a lead alone or with a byte that no pair ends in, nothing for a pair of private use. */
function read(bytes: readonly Placed[], cuts: ReadonlySet<number>): { text: string; aligned: Set<number> } {
  let text = '';
  const aligned = new Set<number>();
  for (let i = 0; i < bytes.length; i += 1) {
    const { byte, of } = bytes[i];
    if (of >= 0 && bytes[i - 1]?.of !== of) aligned.add(of);
    if (byte <= 0x80) text += byte === 0x80 ? '\u20ac' : String.fromCharCode(byte);
    else if (cuts.has(i) || i + 1 === bytes.length) text += '?';
    else {
      i += 1;
      const second = bytes[i].byte;
      text += second < 0x40 ? '?' : shown(byte, second);
    }
  }
  return { text: text.replaceAll(/<\/?p>/g, '').trimEnd(), aligned };
}

function shown(lead: number, trail: number): string {
  const one = gb18030.decode(Uint8Array.of(lead, trail));
  return /^[\ue000-\uf8ff\ufffd]/.test(one) ? '' : one;
}
