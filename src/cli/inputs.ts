/** What a command reads: files by name, `-` and no name for standard input. */
import { createReadStream } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import { shown } from '../text/unicode.ts';
import type { Io } from './io.ts';

export interface Input {
  /** The name as given, `stdin` for standard input. */
  readonly name: string;
  readonly chunks: AsyncIterable<Buffer | string>;
}

/** A file that cannot be opened or read to its end; the message names it and says why. */
export class InputUnreadable extends Error {
  override readonly name = 'InputUnreadable';

  constructor(input: string, cause: unknown) {
    super(`${shown(input)} cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

const CHUNK_BYTES = 256 * 1024;

/** The inputs that `operands` name, each opened when it is read. They end where they are when `signal` aborts. */
export function inputsOf(operands: readonly string[], io: Pick<Io, 'stdin'>, signal?: AbortSignal): Input[] {
  const names = operands.length > 0 ? operands : ['-'];
  return names.map((given) => {
    const name = given === '-' ? 'stdin' : given;
    const open = () => (given === '-' ? io.stdin : createReadStream(given, { highWaterMark: CHUNK_BYTES }));
    return { name, chunks: readable(name, () => (signal ? addAbortSignal(signal, open()) : open()), signal) };
  });
}

/** The bytes of `input`, at most `limit`; undefined where it holds more, of which no more is read. */
export async function wholeOf(input: Input, limit: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of input.chunks) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size > limit) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function* readable(
  name: string,
  open: () => AsyncIterable<Buffer | string>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer | string> {
  try {
    yield* open();
  } catch (error) {
    if (!signal?.aborted) throw new InputUnreadable(name, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
};

function reasonOf(cause: unknown): string {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}
