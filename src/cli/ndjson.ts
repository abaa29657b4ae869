/**
 * NDJSON from a stream of bytes, one value a line, and NDJSON out.
 *
 * The reader knows two states. *Gathering*: the chunks of the line so far are kept, at most `maxLineBytes` of them.
 * *Skipping*: the line went over the limit, nothing of it is kept, and its end alone is looked for. Whatever the
 * input, memory holds one line and one chunk. Blank lines are no values and count as lines; CRLF and a missing last LF
 * are taken, a byte order mark is dropped.
 */
import type { Fault } from '../contract/page.ts';
import { parseJson } from '../redis/json.ts';

/** What a line holds; `bytes` is its length, zero where it was not held. */
export type Entry = { readonly line: number; readonly bytes: number } & (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly faults: Fault[] }
);

interface RawLine {
  readonly line: number;
  /** Absent where the line was over the limit. */
  readonly bytes?: Buffer;
}

/** Bytes as they come, cut anywhere. */
export type Chunks = AsyncIterable<Buffer | string> | Iterable<Buffer | string>;

const LF = 0x0a;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** The values of `source` in order, with their lines counted from 1; what is no value gives its faults instead. */
export async function* readNdjson(source: Chunks, maxLineBytes: number): AsyncGenerator<Entry> {
  for await (const raw of readLines(source, maxLineBytes)) {
    const entry = entryOf(raw, maxLineBytes);
    if (entry) yield entry;
  }
}

/**
 * `value` as one line of JSON. What JSON leaves as it is and other readers take for the end of a line or for a
 * terminal's escape (U+0085, U+2028, C1 controls) is escaped, so that nothing in a page forges either.
 */
export function toNdjson(value: unknown): string {
  return `${JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029]/g, escaped)}\n`;
}

/** How long a line may be so that every page within `maxContentBytes` fits, each character of it escaped as `\u00xx`. */
export const maxLineBytesFor = (maxContentBytes: number): number => 6 * maxContentBytes + 256 * 1024;

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

async function* readLines(source: Chunks, maxLineBytes: number): AsyncGenerator<RawLine> {
  const gathered = new Gathered(maxLineBytes);
  let line = 1;
  for await (const given of source) {
    const chunk = typeof given === 'string' ? Buffer.from(given) : given;
    let start = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      gathered.add(chunk.subarray(start, end));
      yield { line, bytes: gathered.take() };
      line += 1;
      start = end + 1;
    }
    gathered.add(chunk.subarray(start));
  }
  yield { line, bytes: gathered.take() };
}

/** One line in the making: its parts, or nothing but the fact that it is too long. */
class Gathered {
  readonly #limit: number;
  #parts: Buffer[] = [];
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(part: Buffer): void {
    if (part.length === 0) return;
    this.#size += part.length;
    if (this.#size > this.#limit) this.#parts = [];
    else this.#parts.push(part);
  }

  /** The line, or undefined where it was over the limit; the next one begins. */
  take(): Buffer | undefined {
    const parts = this.#parts;
    const whole = this.#size <= this.#limit ? (parts.length === 1 ? parts[0] : Buffer.concat(parts)) : undefined;
    this.#parts = [];
    this.#size = 0;
    return whole;
  }
}

function entryOf({ line, bytes }: RawLine, maxLineBytes: number): Entry | undefined {
  const size = bytes?.length ?? 0;
  const refused = (message: string): Entry => ({ line, bytes: size, ok: false, faults: [{ path: '', message }] });
  if (!bytes) return refused(`must be at most ${maxLineBytes} bytes a line`);
  const text = decoded(bytes);
  if (text === undefined) return refused('must be UTF-8');
  if (text.trim() === '') return undefined;
  try {
    return { line, bytes: size, ok: true, value: parseJson(text) };
  } catch (error) {
    return refused(`must be JSON${placeOf(error)}`);
  }
}

/** The text of `bytes` without a byte order mark; undefined where they are not UTF-8. */
export function decoded(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Where the parser gave up. Its message quotes the page, so that nothing but the number is taken from it. */
function placeOf(error: unknown): string {
  const found = /at position (\d+)/.exec(error instanceof Error ? error.message : '');
  return found ? `: broken at character ${Number(found[1]) + 1}` : '';
}
