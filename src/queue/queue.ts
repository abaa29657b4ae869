/** The queue as those see it who do not work on it: crawlers, takers of articles, ops. */
import { type Config, readConfig } from '../config.ts';
import type { Log } from '../log/log.ts';
import { redisKeys } from '../redis/keys.ts';
import { type Answer, enqueuePages, type UseRedis } from './enqueue.ts';
import { type FailedPages, failedPages } from './failed.ts';
import type { Timing } from './names.ts';
import { Producer } from './producer.ts';
import { type ReviewStore, reviewStore } from './review.ts';
import { type QueueStatus, readStatus } from './status.ts';
import { type TakeOptions, takeArticles, type WriteArticle } from './take.ts';

type Settings = Pick<Config, 'prefix' | 'attempts' | 'batch' | 'maxContent'>;

export interface QueueOptions extends Partial<Settings> {
  readonly redisUrl: string;
  /** How long a call waits for Redis before it throws `redis/unavailable`, in milliseconds. */
  readonly patience?: number;
  readonly log?: Log;
  /** For tests that cannot wait. */
  readonly timing?: Partial<Timing>;
}

export interface PageQueue {
  /**
   * Puts pages into the queue: one answer a page, in order. Bad ones are refused with all their faults, the rest goes in.
   * Throws `redis/unavailable` where Redis stays away: then some may be in already; enqueue all again, which does no harm.
   */
  enqueue(pages: readonly unknown[]): Promise<Answer[]>;
  /**
   * Hands articles to `write`, one at a time, and completes each after it was written; how many there were. Ends when
   * none is left, or never with `follow`. Where `write` rejects, that article stays and the taking ends with its error.
   */
  takeArticles(write: WriteArticle, options?: TakeOptions): Promise<number>;
  status(): Promise<QueueStatus>;
  readonly failed: FailedPages;
  readonly review: ReviewStore;
  close(): Promise<void>;
}

const PATIENCE_MS = 10_000;

/** Connects when it is first used. */
export function openQueue(options: QueueOptions): PageQueue {
  const { redisUrl, patience = PATIENCE_MS, log, timing } = options;
  const settings: Settings = { ...readConfig({}, {}), ...options };
  const { prefix } = settings;
  const keys = redisKeys(prefix);
  let producer: Producer | undefined;
  const use: UseRedis = (work) => {
    producer ??= new Producer({ redisUrl, prefix, patience });
    return producer.use(work);
  };
  return {
    enqueue: (pages) => enqueuePages(pages, settings, use),
    async takeArticles(write, taking = {}) {
      await use(({ redis }) => redis.ping());
      return takeArticles(write, { redisUrl, prefix, ...(log && { log }), ...(timing && { timing }), ...taking });
    },
    status: () => use((connected) => readStatus(connected, keys)),
    failed: failedPages(use),
    review: reviewStore((work) => use(({ redis }) => work(redis)), keys),
    close: async () => producer?.close(),
  };
}
