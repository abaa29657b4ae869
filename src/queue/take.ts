/**
 * Taking articles out: each is written first and completed then, so that none is lost. A taker that dies in between leaves
 * its article to the next one, which writes it again: consumers tell by id and revision.
 *
 * Without `follow` it ends when no article waits and none is in another taker's hands; a dead taker's article comes back
 * when its lock has run out, and that is waited for.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type Job, WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Article } from '../contract/article.ts';
import { type Log, silent } from '../log/log.ts';
import { Connection } from '../redis/connection.ts';
import { redisKeys } from '../redis/keys.ts';
import { isOutage, Outage } from '../redis/outage.ts';
import { InWork } from './in-work.ts';
import { ARTICLES, TIMING, type Timing } from './names.ts';

export type WriteArticle = (article: Article) => Promise<void>;

export interface TakeOptions {
  /** Waits for more instead of ending when none is left. */
  readonly follow?: boolean;
  /** Ends the taking; an article in hand is finished. */
  readonly signal?: AbortSignal;
}

export interface TakerOptions extends TakeOptions {
  readonly redisUrl: string;
  readonly prefix: string;
  readonly log?: Log;
  /** For tests that cannot wait. */
  readonly timing?: Partial<Timing>;
}

const LOOK_MS = 100;
/** How long a closing taker waits for Redis to hear of its last article. */
const GOODBYE_MS = 2000;
/** An article does not kill its taker: however often takers die, it stays in the queue. */
const NEVER_ITS_FAULT = 1_000_000;

/** How many were taken. Rejects with the error of `write`; that article stays in the queue. */
export async function takeArticles(write: WriteArticle, options: TakerOptions): Promise<number> {
  const { redisUrl, prefix, log = silent, follow = false, signal } = options;
  const timing = { ...TIMING, ...options.timing };
  const redis = new Connection(redisUrl, 'wait', 'winnow:taker');
  const ending = new AbortController();
  const desk = new Desk(write, ending);
  const inWork = new InWork();
  const bull = new Worker(ARTICLES, (job, token) => inWork.run(String(job.id), () => desk.take(job, token)), {
    connection: redis,
    prefix,
    lockDuration: timing.lockDuration,
    stalledInterval: timing.stalledInterval,
    maxStalledCount: NEVER_ITS_FAULT,
    removeOnComplete: { count: 0 },
  });
  const outage = watchOutage(bull, { redis, prefix, log, ending: ending.signal });
  bull.on('completed', (job) => {
    desk.forget(job);
    inWork.left(String(job.id));
  });
  const end = () => ending.abort();
  signal?.addEventListener('abort', end, { once: true });
  if (signal?.aborted) end();
  if (!follow) void endWhenEmpty(redis, bull, timing, ending);

  await aborted(ending.signal);
  await bull.pause(true);
  await inWork.ended(GOODBYE_MS);
  signal?.removeEventListener('abort', end);
  outage.close();
  await bull.close(true).catch(() => undefined);
  redis.endForGood();
  return desk.result();
}

/** Where articles are written. What was written and not yet completed is not written again when it comes back. */
class Desk {
  readonly #write: WriteArticle;
  readonly #ending: AbortController;
  readonly #written = new Set<string>();
  #taken = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(write: WriteArticle, ending: AbortController) {
    this.#write = write;
    this.#ending = ending;
  }

  async take(job: Job, token?: string): Promise<void> {
    const id = String(job.id);
    if (this.#written.has(id)) return;
    if (this.#ending.signal.aborted) return putBack(job, token);
    try {
      await this.#write(job.data as Article);
    } catch (error) {
      this.#failure ??= { error };
      this.#ending.abort();
      return putBack(job, token);
    }
    this.#written.add(id);
    this.#taken += 1;
  }

  forget(job: Job): void {
    this.#written.delete(String(job.id));
  }

  result(): number {
    if (this.#failure) throw this.#failure.error;
    return this.#taken;
  }
}

/** Back to the head of the queue, as if it had not been taken. */
async function putBack(job: Job, token?: string): Promise<never> {
  await job.moveToWait(token);
  throw new WaitingError();
}

interface Watching {
  readonly redis: Redis;
  readonly prefix: string;
  readonly log: Log;
  readonly ending: AbortSignal;
}

function watchOutage(bull: Worker, { redis, prefix, log, ending }: Watching): Outage {
  const onChange = (isDown: boolean): void => {
    if (!ending.aborted) void (isDown ? bull.pause(true) : bull.resume());
  };
  const outage = new Outage({ redis, probeKey: redisKeys(prefix).probe, log, onChange });
  bull.on('error', (error) => {
    if (isOutage(error)) outage.report(error);
  });
  return outage;
}

/** Looks at the queue until nothing is left, or what is left stays in the hands of others. */
async function endWhenEmpty(redis: Redis, bull: Worker, timing: Timing, ending: AbortController): Promise<void> {
  const patience = timing.lockDuration + 3 * timing.stalledInterval;
  let busy = performance.now();
  let last = -1;
  while (!ending.signal.aborted) {
    const { waiting, active } = await left(redis, bull).catch(() => ({ waiting: 1, active: 0 }));
    if (waiting + active !== last) busy = performance.now();
    last = waiting + active;
    if (waiting === 0 && (active === 0 || performance.now() - busy > patience)) ending.abort();
    else await pause(LOOK_MS, undefined, { signal: ending.signal }).catch(() => undefined);
  }
}

async function left(redis: Redis, bull: Worker): Promise<{ readonly waiting: number; readonly active: number }> {
  const [wait, prioritized, delayed, active] = await Promise.all([
    redis.llen(bull.toKey('wait')),
    redis.zcard(bull.toKey('prioritized')),
    redis.zcard(bull.toKey('delayed')),
    redis.llen(bull.toKey('active')),
  ]);
  return { waiting: wait + prioritized + delayed, active };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
