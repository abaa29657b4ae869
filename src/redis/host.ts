/**
 * Which Redis is used: the one of WINNOW_REDIS_URL, else the private one of WINNOW_HOME.
 *
 * `WINNOW_HOME/redis.json` says where the private one listens. Who hosts it (`npm start`) writes that file and
 * keeps the server running; whoever else works in the same folder joins it. One server at a time works on the data, so of
 * two hosts that start together one wins and the other joins.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Config } from '../config.ts';
import { WinnowError } from '../contract/errors.ts';
import { type Log, silent } from '../log/log.ts';
import { jittered } from './connection.ts';
import { type RedisProgram, redisProgram } from './program.ts';
import { FolderInUse, type RedisServer, startServer, writePrivately } from './server.ts';

type Place = Pick<Config, 'redisUrl' | 'home'>;

export interface HostedRedis {
  readonly url: string;
  readonly origin: 'configured' | 'joined' | 'started';
  /** Of the private server, where this process started it. */
  readonly pid?: number;
  /** Stops the server where this process started it; its data is kept. */
  close(): Promise<void>;
}

export interface HostOptions {
  readonly log?: Log;
  /** Puts a question to a person; without it nothing is installed. */
  readonly ask?: (question: string) => Promise<boolean>;
}

const ALIVE_MS = 2000;
/** How long a folder may be in use by a server that does not answer: one that loads or ends. */
const PATIENCE_MS = 60_000;

/** The URL of the Redis that runs. Throws `redis/unavailable`, which names the ways to have one. */
export async function locateRedis({ redisUrl, home }: Place): Promise<string> {
  if (redisUrl !== undefined) return redisUrl;
  const url = await aliveIn(home);
  if (url !== undefined) return url;
  const file = join(home, 'redis.json');
  throw new WinnowError(
    'redis/unavailable',
    `no Redis: WINNOW_REDIS_URL is not set, and none that runs is named by ${file}. Run \`npm start\` in another terminal, or set WINNOW_REDIS_URL`,
  );
}

/** A Redis to use, started where there is none. A server of ours that dies is started again at the same address. */
export async function hostRedis(place: Place, options: HostOptions = {}): Promise<HostedRedis> {
  const { log = silent } = options;
  if (place.redisUrl !== undefined) return { url: place.redisUrl, origin: 'configured', close: async () => undefined };
  const home = resolve(place.home);
  await mkdir(home, { recursive: true });
  const joined = await aliveIn(home);
  const mine = joined === undefined ? await startOrJoin(home, options) : joined;
  if (typeof mine !== 'string') return keepAlive(home, mine.program, mine.server, log);
  log('redis.joined', { folder: home });
  return { url: mine, origin: 'joined', close: async () => undefined };
}

interface Started {
  readonly program: RedisProgram;
  readonly server: RedisServer;
}

async function startOrJoin(home: string, { log = silent, ask }: HostOptions): Promise<Started | string> {
  const program = await redisProgram({ home, log, ...(ask && { ask }) });
  const until = performance.now() + PATIENCE_MS;
  for (let tries = 0; ; tries += 1) {
    try {
      return { program, server: await startServer({ program, dir: join(home, 'data') }) };
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
      const url = await aliveIn(home);
      if (url !== undefined) return url;
      if (performance.now() > until) throw new WinnowError('redis/unavailable', error.message, { cause: error });
      await pause(jittered(50, tries, 1000));
    }
  }
}

async function keepAlive(home: string, program: RedisProgram, first: RedisServer, log: Log): Promise<HostedRedis> {
  let server = first;
  let isClosing = false;
  const watch = async (): Promise<void> => {
    for (let deaths = 0; ; deaths += 1) {
      const since = performance.now();
      await server.ended;
      if (isClosing) return;
      if (performance.now() - since > PATIENCE_MS) deaths = 0;
      log('redis.died', { port: server.port });
      await pause(jittered(100, deaths, 5000), undefined, { ref: false });
      if (isClosing) return;
      server = await startServer({ program, dir: join(home, 'data') });
      await announce(home, server, program, log);
    }
  };
  await announce(home, server, program, log);
  const watching = watch().catch((error: unknown) => log('redis.died', { error }));
  const close = async () => {
    isClosing = true;
    await server.stop();
    await watching;
    log('redis.stopped', { folder: home });
  };
  return { url: first.url, origin: 'started', pid: first.pid, close };
}

async function announce(home: string, server: RedisServer, { version }: RedisProgram, log: Log): Promise<void> {
  const { url, pid, port } = server;
  await writePrivately(join(home, 'redis.json'), `${JSON.stringify({ url, pid })}\n`);
  log('redis.started', { port, folder: home, version });
}

/** The URL that redis.json names, where a server answers there. */
async function aliveIn(home: string): Promise<string | undefined> {
  const url = await announcedIn(home);
  if (url === undefined) return undefined;
  const redis = new Redis(url, {
    connectTimeout: ALIVE_MS,
    commandTimeout: ALIVE_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: null,
  });
  redis.on('error', () => undefined);
  try {
    await redis.ping();
    return url;
  } catch {
    return undefined;
  } finally {
    redis.disconnect();
  }
}

async function announcedIn(home: string): Promise<string | undefined> {
  const text = await readFile(join(home, 'redis.json'), 'utf8').catch(() => '');
  return /"url":"(redis:\/\/[^"\s]+)"/.exec(text)?.[1];
}
