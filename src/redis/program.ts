/**
 * Where a Redis server program comes from: the PATH, else the cache, else the system's packages unpacked into the cache.
 *
 * Unpacked, never installed: no root is needed, no service is registered or started (installing the package as root
 * starts a daemon on port 6379 that nobody asked for). The packages come through the machine's own apt with its own
 * sources and signature checks; some 7 MB stay. Two processes may do it at once: each unpacks into a folder of its own, and
 * the first one that is done renames it into place.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { WinnowError } from '../contract/errors.ts';
import { type Log, silent } from '../log/log.ts';

const run = promisify(execFile);

export interface RedisProgram {
  readonly command: string;
  /** Folders of shared libraries that came along with it. */
  readonly libraries: readonly string[];
  readonly version: string;
}

export interface ProgramOptions {
  /** The folder that keeps an unpacked Redis, in `redis/`. */
  readonly home: string;
  readonly log?: Log;
  /** Puts a question to a person; without it nothing is installed. */
  readonly ask?: (question: string) => Promise<boolean>;
}

const NAMES = ['redis-server', 'valkey-server'];
const OLDEST = [6, 2] as const;

/** A server program of version 6.2 or later. Throws `redis/unavailable`, which names the ways to get one. */
export async function redisProgram(options: ProgramOptions): Promise<RedisProgram> {
  const found = (await onPath()) ?? (await inCache(options.home));
  if (found) return found;
  const reasons: string[] = [];
  for (const way of [unpack, installByBrew]) {
    try {
      const program = await way(options);
      if (program) return program;
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new WinnowError('redis/unavailable', waysOut(reasons));
}

function waysOut(reasons: readonly string[]): string {
  return [
    'no Redis could be found or started. Any one of these helps:',
    '- set WINNOW_REDIS_URL to a Redis 6.2 or later that runs',
    '- put redis-server or valkey-server (6.2 or later) on the PATH',
    '- on Debian or Ubuntu, let apt reach its package sources: winnow unpacks redis-server from there',
    '- on macOS, brew install redis',
    ...reasons.map((reason) => `what was tried: ${reason}`),
  ].join('\n');
}

async function onPath(): Promise<RedisProgram | undefined> {
  for (const command of NAMES) {
    const program = await usable(command, []);
    if (program) return program;
  }
  return undefined;
}

async function inCache(home: string): Promise<RedisProgram | undefined> {
  const root = resolve(home, 'redis');
  const command = join(root, 'usr/bin/redis-server');
  return existsSync(command) ? usable(command, await librariesIn(root)) : undefined;
}

async function librariesIn(root: string): Promise<string[]> {
  const folders = ['usr/lib', 'lib'].map((folder) => join(root, folder)).filter((folder) => existsSync(folder));
  const inner = await Promise.all(
    folders.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))),
  );
  return inner.flat().filter((path) => path.endsWith('-linux-gnu'));
}

/** The program, where it runs and is not too old. */
async function usable(command: string, libraries: readonly string[]): Promise<RedisProgram | undefined> {
  try {
    const { stdout } = await run(command, ['--version'], { env: withLibraries(libraries) });
    const version = /v=(\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? '0.0.0';
    const [major, minor] = version.split('.').map(Number);
    const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
    return isOld ? undefined : { command, libraries, version };
  } catch {
    return undefined;
  }
}

/** The environment of a child process that finds `libraries`. Nothing is read from it here. */
export function withLibraries(libraries: readonly string[]): NodeJS.ProcessEnv | undefined {
  return libraries.length === 0 ? undefined : { LD_LIBRARY_PATH: libraries.join(':') };
}

async function unpack({ home, log = silent }: ProgramOptions): Promise<RedisProgram | undefined> {
  const target = resolve(home, 'redis');
  const work = `${target}.${process.pid}.${randomBytes(4).toString('hex')}`;
  log('redis.unpacking', { folder: target });
  try {
    await download(work);
    const root = join(work, 'root');
    if (!(await usable(join(root, 'usr/bin/redis-server'), await librariesIn(root)))) {
      throw new Error('the redis-server that apt brought does not run here or is older than 6.2');
    }
    await moveIntoPlace(root, target);
    return await inCache(home);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function download(work: string): Promise<void> {
  for (const folder of ['lists/partial', 'archives/partial', 'root'])
    await mkdir(join(work, folder), { recursive: true });
  const options = {
    'Dir::State::lists': join(work, 'lists'),
    'Dir::State::extended_states': join(work, 'extended_states'),
    'Dir::Cache': work,
    'Dir::Cache::archives': join(work, 'archives'),
    'Dir::Log': work,
    'Acquire::Languages': 'none',
    'Debug::NoLocking': '1',
    'APT::Sandbox::User': 'root', // apt's own user cannot write here; without root this says nothing
  };
  const shared = ['-qq', ...Object.entries(options).flatMap(([key, value]) => ['-o', `${key}=${value}`])];
  // The status of update is no verdict: one source of many that fails makes it fail. What counts is the install.
  const updated = await apt([...shared, 'update']);
  const fetched = await apt([...shared, 'install', '--download-only', '--no-install-recommends', 'redis-server']);
  const archives = (await readdir(join(work, 'archives'))).filter((name) => name.endsWith('.deb'));
  if (archives.length === 0)
    throw new Error(`apt-get brought no redis-server: ${fetched || updated || 'it gave no reason'}`);
  for (const archive of archives) await run('dpkg-deb', ['-x', join(work, 'archives', archive), join(work, 'root')]);
}

/** What apt-get complained of; empty where it did not. */
async function apt(parameters: readonly string[]): Promise<string> {
  try {
    const { stderr } = await run('apt-get', parameters, { timeout: 180_000 });
    return stderr.trim().slice(-400);
  } catch (error) {
    return error instanceof Error ? error.message.slice(-400) : String(error);
  }
}

/** Another process may have been faster, or an old copy that no longer runs may stand there: then it makes room. */
async function moveIntoPlace(root: string, target: string): Promise<void> {
  try {
    await rename(root, target);
  } catch {
    if (await inCache(join(target, '..'))) return;
    await rm(target, { recursive: true, force: true });
    await rename(root, target);
  }
}

async function installByBrew({ ask }: ProgramOptions): Promise<RedisProgram | undefined> {
  if (process.platform !== 'darwin' || !ask) return undefined;
  if (!(await ask('No Redis was found. Install one with `brew install redis`?'))) return undefined;
  await run('brew', ['install', 'redis'], { timeout: 900_000 });
  return onPath();
}
