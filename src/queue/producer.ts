/**
 * The connection of whoever is not a worker: it waits for Redis at most `patience`, before a command, never after.
 *
 * A command that was sent and whose answer never came may have been carried out or not; it is not sent again by the
 * connection. What runs through `use` is done again as a whole, so it must be such that this does no harm.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { WinnowError } from '../contract/errors.ts';
import { Connection, jittered } from '../redis/connection.ts';
import { isOutage } from '../redis/outage.ts';
import { ARTICLES, PAGES } from './names.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1000;

export interface Connected {
  readonly redis: Redis;
  readonly pages: Queue;
  readonly articles: Queue;
}

export interface ProducerOptions {
  readonly redisUrl: string;
  readonly prefix: string;
  /** How long to wait for Redis, in milliseconds. */
  readonly patience: number;
}

export class Producer {
  readonly #options: ProducerOptions;
  readonly #redis: Connection;
  #queues: Pick<Connected, 'pages' | 'articles'> | undefined;

  constructor(options: ProducerOptions) {
    this.#options = options;
    this.#redis = new Connection(options.redisUrl, 'refuse', 'winnow:producer');
  }

  /** The answer of `work`. Throws `redis/unavailable` where Redis stays away for longer than the patience. */
  async use<T>(work: (connected: Connected) => Promise<T>): Promise<T> {
    const until = performance.now() + this.#options.patience;
    for (let tries = 0; ; tries += 1) {
      try {
        await this.#ready(until);
        return await work(await this.#connected());
      } catch (error) {
        if (!isOutage(error) || error instanceof WinnowError) throw error; // ours has waited long enough already
        if (performance.now() >= until) throw this.#unavailable(error);
        await pause(Math.min(jittered(FIRST_PAUSE_MS, tries, LONGEST_PAUSE_MS), until - performance.now()));
      }
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#queues?.pages.close(), this.#queues?.articles.close()]);
    this.#redis.endForGood();
  }

  async #ready(until: number): Promise<void> {
    if (this.#redis.status === 'ready') return;
    const isReady = await new Promise<boolean>((resolve) => {
      const late = setTimeout(resolve, Math.max(0, until - performance.now()), false);
      this.#redis.once('ready', () => {
        clearTimeout(late);
        resolve(true);
      });
    });
    if (!isReady) throw this.#unavailable(this.#redis.fault);
  }

  async #connected(): Promise<Connected> {
    const { prefix } = this.#options;
    const redis = this.#redis;
    this.#queues ??= {
      pages: quiet(new Queue(PAGES, { connection: redis, prefix })),
      articles: quiet(new Queue(ARTICLES, { connection: redis, prefix })),
    };
    const { pages, articles } = this.#queues;
    try {
      await Promise.all([pages.waitUntilReady(), articles.waitUntilReady()]);
    } catch (error) {
      this.#queues = undefined; // BullMQ does not try again what failed while it connected
      throw error;
    }
    return { redis, pages, articles };
  }

  #unavailable(cause: unknown): WinnowError {
    const seconds = this.#options.patience / 1000;
    const why = cause instanceof Error ? `: ${cause.message}` : '';
    return new WinnowError('redis/unavailable', `Redis did not answer within ${seconds} s${why}`, { cause });
  }
}

function quiet(queue: Queue): Queue {
  return queue.on('error', () => undefined);
}
