/**
 * The queue for a command, opened before and closed after it. Loaded at this moment and not before: BullMQ takes longer to
 * load than `winnow clean` takes for a hundred pages.
 */
import { type Config, readConfig } from '../config.ts';
import type { PageQueue } from '../queue/queue.ts';
import type { Io } from './io.ts';

export interface Connected {
  readonly config: Config;
  readonly queue: PageQueue;
}

/** What `work` gives with the queue of the service that runs. Throws `redis/unavailable` where none does. */
export async function withQueue<T>(
  io: Io,
  work: (connected: Connected) => Promise<T>,
  options: { readonly patience?: number } = {},
): Promise<T> {
  const config = readConfig({}, io.env);
  const [{ openQueue }, { locateRedis }] = await Promise.all([import('../queue/queue.ts'), import('../redis/host.ts')]);
  const queue = openQueue({ ...config, ...options, redisUrl: await locateRedis(config) });
  try {
    return await work({ config, queue });
  } finally {
    await queue.close();
  }
}
