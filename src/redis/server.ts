/**
 * One private Redis server, as a child whose life hangs on ours.
 *
 * - It runs under a small shell in a process group of its own, so that Ctrl-C in a terminal does not stop it before the
 *   workers that still write to it.
 * - The shell waits at a pipe from us. Whatever our end, SIGKILL included, closes the pipe and so ends the server in order.
 * - A lock of the kernel on the data folder, held by the server itself, lets one server at a time work on it.
 * - Port and password stand in a configuration file that only its owner can read, never in the arguments. Both are kept
 *   for the next start, so that an address stays true.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { WinnowError } from '../contract/errors.ts';
import type { RedisProgram } from './program.ts';

/**
 * Puts the configuration $1 in place, where the folder is free, and runs the rest until it ends or the pipe closes. The
 * lock is passed to the server, not to the reader of the pipe.
 */
const LIFELINE = `
draft=$1; shift
exec 9>>lock
if command -v flock >/dev/null 2>&1; then flock -n 9 || { rm -f "$draft"; exit 75; }; fi
mv -f "$draft" redis.conf
exec 3<&0
"$@" </dev/null 3<&- & server=$!
(exec 9>&-; read -r _ <&3; kill "$server" 2>/dev/null) & reader=$!
trap 'kill "$server" 2>/dev/null' TERM
status=0
while kill -0 "$server" 2>/dev/null; do wait "$server"; status=$?; done
kill "$reader" 2>/dev/null
exit "$status"`;

const LOCKED = 75;
const STOP_MS = 10_000;

export interface ServerOptions {
  readonly program: RedisProgram;
  /** Holds its data, configuration and log. */
  readonly dir: string;
}

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Of the server itself. */
  readonly pid: number;
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Ends it in order; its data is on disk then. */
  stop(): Promise<void>;
}

/** The folder is in use by another server. */
export class FolderInUse extends Error {}

/** A server that answers. Throws FolderInUse, or `redis/unavailable` with the end of its log. */
export async function startServer({ program, dir }: ServerOptions): Promise<RedisServer> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const before = await addressIn(dir);
  const password = before?.password ?? randomBytes(24).toString('hex');
  for (const wanted of [before?.port, undefined, undefined, undefined]) {
    const port = wanted !== undefined && (await isFree(wanted)) ? wanted : await freePort();
    const server = await tryPort(program, dir, { port, password });
    if (server) return server;
  }
  throw new WinnowError('redis/unavailable', `the private Redis does not start:\n${await endOfLog(dir)}`);
}

interface Address {
  readonly port: number;
  readonly password: string;
}

async function tryPort(program: RedisProgram, dir: string, address: Address): Promise<RedisServer | undefined> {
  const child = spawnLifeline(program, dir, await draftConfiguration(dir, address));
  const ended = once(child, 'exit').then(() => undefined);
  const pid = await answered(address, ended);
  if (pid === undefined && child.exitCode === LOCKED) throw new FolderInUse(`another Redis works on ${dir}`);
  if (pid === undefined) return undefined;
  const url = `redis://:${address.password}@127.0.0.1:${address.port}`;
  return { url, port: address.port, pid, ended, stop: () => stop(child, ended) };
}

function spawnLifeline({ command, libraries }: RedisProgram, dir: string, draft: string): ChildProcess {
  const log = openSync(join(dir, 'redis.log'), 'a', 0o600);
  const withLibraries = libraries.length === 0 ? [] : ['env', `LD_LIBRARY_PATH=${libraries.join(':')}`];
  const parameters = ['-c', LIFELINE, 'winnow-redis', draft, ...withLibraries, command, 'redis.conf'];
  const child = spawn('sh', parameters, { cwd: dir, detached: true, stdio: ['pipe', log, log] });
  closeSync(log);
  child.stdin?.on('error', () => undefined);
  child.unref();
  return child;
}

/** The process id of the server once it answers, data loaded; nothing where it ended before. */
async function answered(address: Address, ended: Promise<void>): Promise<number | undefined> {
  const redis = new Redis({ ...address, host: '127.0.0.1', maxRetriesPerRequest: null, retryStrategy: () => 30 });
  redis.on('error', () => undefined);
  const info = redis.info('server').then((text) => Number(/process_id:(\d+)/.exec(text)?.[1]));
  info.catch(() => undefined);
  const pid = await Promise.race([info, ended]);
  redis.disconnect();
  return pid ?? undefined;
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  child.stdin?.end();
  const late = pause(STOP_MS, 'late' as const, { ref: false });
  if ((await Promise.race([ended, late])) !== 'late') return;
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  await ended;
}

async function draftConfiguration(dir: string, { port, password }: Address): Promise<string> {
  const lines = [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    'daemonize no',
    'dir ./',
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction',
  ];
  const draft = `redis.conf.${randomBytes(4).toString('hex')}`;
  await writeFile(join(dir, draft), `${lines.join('\n')}\n`, { mode: 0o600 });
  return draft;
}

/** Writes `path` whole or not at all, for its owner's eyes. */
export async function writePrivately(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, path);
}

async function addressIn(dir: string): Promise<Address | undefined> {
  const text = await readFile(join(dir, 'redis.conf'), 'utf8').catch(() => '');
  const port = Number(/^port (\d+)$/m.exec(text)?.[1]);
  const password = /^requirepass ([0-9a-f]+)$/m.exec(text)?.[1];
  return port > 0 && password ? { port, password } : undefined;
}

async function endOfLog(dir: string): Promise<string> {
  const text = await readFile(resolve(dir, 'redis.log'), 'utf8').catch(() => '');
  return text.slice(-600);
}

const isFree = (port: number): Promise<boolean> =>
  listen(port).then(
    () => true,
    () => false,
  );

const freePort = (): Promise<number> => listen(0);

/** Binds `port` of the loopback for a moment; the port that was bound. */
async function listen(port: number): Promise<number> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : port;
}
