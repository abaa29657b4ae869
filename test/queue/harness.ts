/** What the tests of the queue share: pages, worker processes that can really be killed, and waiting for a fact. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseJson } from '../../src/redis/json.ts';
import type { ChildOptions } from './child.ts';

export const pageOf = (id: string | number, text = `text of page ${id}`) => ({
  id: `p${id}`,
  url: `http://news.example/${id}`,
  text,
});

export const pagesOf = (count: number) => Array.from({ length: count }, (_, index) => pageOf(index));

/** One line of the log. */
export interface Line {
  readonly event: string;
  readonly level: string;
  readonly [field: string]: unknown;
}

export interface WorkerProcess {
  readonly child: ChildProcess;
  /** What it logged so far. */
  readonly lines: readonly Line[];
  /** Resolves with the exit status, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Resolves when it has logged `event`. */
  logged(event: string): Promise<void>;
  kill(signal?: NodeJS.Signals): void;
}

const PROGRAM = fileURLToPath(new URL('./child.ts', import.meta.url));
const running = new Set<ChildProcess>();

export function startWorker(options: ChildOptions): WorkerProcess {
  return startProgram(PROGRAM, [JSON.stringify(options)]);
}

/** A TypeScript program as a process of its own, whose standard output is a log. */
export function startProgram(
  program: string,
  parameters: readonly string[],
  env: Readonly<Record<string, string>> = {},
): WorkerProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  running.add(child);
  const lines: Line[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => {
    if (line.endsWith('}')) lines.push(parseJson(line) as Line); // the last line of a killed process may be half
  });
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    return (code ?? signal) as number | string;
  });
  return {
    child,
    lines,
    ended,
    logged: (event) => until(() => lines.some((line) => line.event === event), `the log says ${event}`),
    kill: (signal = 'SIGKILL') => void child.kill(signal),
  };
}

/** For afterEach: what a test that failed left running. */
export async function killLeftovers(): Promise<void> {
  const left = [...running];
  for (const child of left) child.kill('SIGKILL');
  await Promise.all(left.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'close')));
}

/** Waits until `fact` holds; a test that waits in vain fails by the runner's time limit, which names it. */
export async function until(
  fact: () => boolean | Promise<boolean>,
  what: string,
  milliseconds = 60_000,
): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await fact())) {
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`);
    await pause(10);
  }
}
