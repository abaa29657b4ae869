/**
 * Several worker processes, kept running: one that dies is started again after a pause that grows while it keeps dying.
 *
 * Children are asked to stop by closing their channel, never by a signal: on Ctrl-C the terminal has sent them one already.
 * If this process is killed the channel closes by itself, so that no child outlives it. Their logs pass through here as
 * whole lines, since several writers on one pipe would cut each other's lines in two.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createLog, type Log } from '../src/log/log.ts';
import { jittered } from '../src/redis/connection.ts';
import type { Io } from './io.ts';
import { stopOf } from './stop.ts';
import type { WorkConfig } from './work.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A child that lived this long did not die of its start. */
const LIVED_MS = 60_000;
/** On top of the grace period, before a child that should have stopped is killed. */
const KILL_AFTER_MS = 3000;
/** The exit status for rules or settings that do not load: no restart mends it. */
const WRONG_SETUP = 2;
const KILLED = 137;

export interface SuperviseOptions {
  /** The program of a child: it gets the configuration as its first message. */
  readonly program?: string;
}

/** The exit status: 0 once all children have stopped in order, 2 where one found its set-up wrong. */
export async function supervise(config: WorkConfig, io: Io, options: SuperviseOptions = {}): Promise<number> {
  const log = createLog({ level: config.logLevel, destination: io.stdout.fd ?? io.stdout });
  const children = new Set<ChildProcess>();
  const killAll = () => {
    for (const child of children) child.kill('SIGKILL');
  };
  const now = () => {
    killAll();
    io.exit(KILLED);
  };
  const stop = stopOf(io, { parent: config.npmParent, now });
  const stopping = new AbortController();
  const program = options.program ?? childProgram();
  const slots = Array.from({ length: config.processes }, () =>
    keepRunning({ config, io, log, children, program, stopping: stopping.signal }),
  );
  const wrong = Promise.race(slots).then(() => 'wrong set-up'); // before it is stopped, a slot ends for nothing else
  const reason = await Promise.race([stop.asked, wrong]);
  log('worker.stopping', { reason, processes: children.size });
  stopping.abort();
  for (const child of children) if (child.connected) child.disconnect();
  const late = setTimeout(killAll, config.grace + KILL_AFTER_MS);
  const statuses = await Promise.all(slots);
  clearTimeout(late);
  stop.release();
  return statuses.includes(WRONG_SETUP) ? WRONG_SETUP : 0;
}

interface Slot {
  readonly config: WorkConfig;
  readonly io: Io;
  readonly log: Log;
  readonly children: Set<ChildProcess>;
  readonly program: string;
  readonly stopping: AbortSignal;
}

/** One child after the other until told to stop. */
async function keepRunning({ config, io, log, children, program, stopping }: Slot): Promise<number> {
  for (let deaths = 0; ; deaths += 1) {
    const since = performance.now();
    const child = fork(program, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    children.add(child);
    passLines(child, io);
    child.send(config, () => undefined);
    const [code, signal]: unknown[] = await once(child, 'exit');
    children.delete(child);
    if (stopping.aborted) return 0;
    if (code === WRONG_SETUP) return WRONG_SETUP;
    if (performance.now() - since > LIVED_MS) deaths = 0;
    const milliseconds = jittered(FIRST_PAUSE_MS, deaths, LONGEST_PAUSE_MS);
    log('worker.died', { child: child.pid, code, signal, restartIn: milliseconds });
    await pause(milliseconds, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) return 0;
  }
}

function childProgram(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fileURLToPath(new URL(`./child.${extension}`, import.meta.url));
}

/** Hands on what a child logs, whole lines only: the last line of a killed one may be half. */
function passLines(child: ChildProcess, io: Io): void {
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const end = text.lastIndexOf('\n') + 1;
    if (end > 0) io.stdout.write(rest + text.slice(0, end));
    rest = end > 0 ? text.slice(end) : rest + text;
  });
}
