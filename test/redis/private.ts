/**
 * A private Redis for one test file, through the module under test. It is unpacked once into the project's cache where the
 * machine has none; data and address are the file's own.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { redisProgram } from '../../src/redis/program.ts';
import { type RedisServer, startServer } from '../../src/redis/server.ts';

export interface TestRedis {
  readonly url: string;
  /** Runs one command on a connection that is closed after it. */
  command(...parts: [string, ...(string | number)[]]): Promise<unknown>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** The same data at the same address. */
  restart(): Promise<void>;
  /** Ends it in order; data and address stay for a restart. */
  pause(): Promise<void>;
  stop(): Promise<void>;
}

export const CACHE = fileURLToPath(new URL('../../.winnow', import.meta.url));

export async function testRedis(): Promise<TestRedis> {
  const program = await redisProgram({ home: CACHE });
  const dir = await mkdtemp(join(tmpdir(), 'winnow-redis-'));
  let server: RedisServer = await startServer({ program, dir });
  const { url } = server;
  return {
    url,
    async command(...[name, ...parameters]) {
      const redis = new Redis(url, { maxRetriesPerRequest: 2 });
      redis.on('error', () => undefined);
      try {
        return await redis.call(name, ...parameters);
      } finally {
        redis.disconnect();
      }
    },
    async kill() {
      process.kill(server.pid, 'SIGKILL');
      await server.ended;
    },
    async restart() {
      server = await startServer({ program, dir });
      if (server.url !== url) throw new Error('the private Redis came back at another address');
    },
    pause: () => server.stop(),
    async stop() {
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
