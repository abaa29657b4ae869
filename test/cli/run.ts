/** Runs the command line in this process, and as a process of its own where streams and signals are the subject. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Io, Output } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Given {
  readonly stdin?: string | Iterable<Buffer | string>;
  readonly env?: Io['env'];
  readonly stopping?: AbortSignal;
  /** Whether the outputs are a terminal. */
  readonly terminal?: boolean;
}

const BIN = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));

export async function winnow(argv: readonly string[], given: Given = {}): Promise<Ran> {
  const { stdin = '', env = {}, stopping = new AbortController().signal, terminal = false } = given;
  const [stdout, stderr] = [output(terminal), output(terminal)];
  const collected = Promise.all([text(stdout), text(stderr)]);
  const input = Readable.from(typeof stdin === 'string' ? [Buffer.from(stdin)] : stdin, { objectMode: true });
  const host = Object.assign(new EventEmitter(), { stdout, ppid: process.ppid, exit: () => undefined });
  const status = await main(argv, { stdin: input, stdout, stderr, env, process: host, stopping: () => stopping });
  stdout.end();
  stderr.end();
  const [out, err] = await collected;
  return { status, stdout: out, stderr: err };
}

/** The JSON values of an output, one a line. */
export const values = (stdout: string): Record<string, unknown>[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const running = new Set<ChildProcessWithoutNullStreams>();

/** A process that runs `argv`. */
export function started(argv: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ['--import', 'tsx', BIN, ...argv], { env: { ...process.env, ...env } });
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
}

/** For afterEach: ends what a test that failed left running. */
export async function endLeftovers(): Promise<void> {
  const left = [...running];
  for (const child of left) child.kill('SIGKILL');
  await Promise.all(left.map(ended));
}

/** `child` with what it has written so far. */
export function collected(child: ChildProcessWithoutNullStreams) {
  const written = { child, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    written.stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    written.stderr += chunk;
  });
  return written;
}

/** The status of `child`, or the name of the signal that ended it. */
export async function ended(child: ChildProcessWithoutNullStreams): Promise<number | string> {
  const [status, signal] =
    child.exitCode === null && child.signalCode === null
      ? await once(child, 'close')
      : [child.exitCode, child.signalCode];
  return status ?? signal;
}

const output = (terminal: boolean): Output & PassThrough =>
  Object.assign(new PassThrough(), { isTTY: terminal, columns: 80 });
