/**
 * The worker process of the demo. It hangs on a channel from us: closing the channel is its order to stop, and so is our
 * end, whatever brought it about.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';

export interface DemoWorker {
  /** Resolves when the process has ended, for whatever reason. */
  readonly died: Promise<unknown>;
  /** Ends it in order, at last by force. */
  stop(): Promise<void>;
}

/** What it may take beyond the grace period that it gives its pages. */
const KILL_AFTER_MS = 3000;

/** A worker process that logs into the file `log`. */
export async function startWorker(config: Config & { readonly redisUrl: string }, log: string): Promise<DemoWorker> {
  const file = await open(log, 'w');
  const program = new URL(`../../workers/child${extname(import.meta.url)}`, import.meta.url);
  const child = fork(fileURLToPath(program), { stdio: ['ignore', file.fd, file.fd, 'ipc'] });
  const died = once(child, 'exit');
  await file.close();
  child.on('error', () => undefined); // of a channel that closes while it is written to; the exit tells
  child.send(config);
  return { died, stop: () => stop(child, died, config.grace) };
}

async function stop(child: ChildProcess, died: Promise<unknown>, grace: number): Promise<void> {
  if (child.connected) child.disconnect();
  const late = pause(grace + KILL_AFTER_MS, 'late' as const, { ref: false });
  if ((await Promise.race([died, late])) === 'late') child.kill('SIGKILL');
  await died;
}
