/** Signs of life: what each worker says of itself every few seconds, under a key that is gone soon after the worker is. */
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { parseJson } from '../redis/json.ts';
import type { RedisKeys } from '../redis/keys.ts';

const shape = z.object({
  id: z.string(),
  host: z.string(),
  pid: z.int(),
  startedAt: z.string(),
  concurrency: z.int(),
  /** The rules in force; what is wrong with newer ones, where they were refused. */
  ruleset: z.object({ version: z.string(), digest: z.string(), refused: z.string().optional() }),
  /** Pages that became articles, and pages that failed for good, since it started. */
  done: z.int(),
  failed: z.int(),
  /** Pages done a second, mean of the last minute. */
  perSecond: z.number(),
});

export type WorkerSign = z.infer<typeof shape>;

const BEAT_MS = 5000;
const GONE_SECONDS = 20;
const BEATS_A_MINUTE = 12;
const GOODBYE_MS = 500;

export interface HeartbeatOptions extends Pick<WorkerSign, 'id' | 'concurrency'> {
  readonly redis: Redis;
  readonly keys: RedisKeys;
  readonly ruleset: () => WorkerSign['ruleset'];
  /** Called before each beat. */
  readonly onBeat?: () => void;
  readonly onError: (error: unknown) => void;
}

export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #startedAt = new Date();
  readonly #timer: NodeJS.Timeout;
  /** `done` at the last beats, oldest first. */
  readonly #history: { readonly at: number; readonly done: number }[] = [];
  #done = 0;
  #failed = 0;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#beat(), BEAT_MS);
    this.#timer.unref();
    options.redis.on('ready', () => this.#beat());
    this.#beat();
  }

  countDone(): void {
    this.#done += 1;
  }

  countFailed(): void {
    this.#failed += 1;
  }

  /** Takes the worker off the list, where Redis answers; else the key ends by itself. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    const { redis, keys, id } = this.#options;
    if (redis.status !== 'ready') return;
    const gone = redis.multi().del(keys.worker(id)).srem(keys.workers, id).exec();
    await Promise.race([gone.catch(() => undefined), pause(GOODBYE_MS, undefined, { ref: false })]);
  }

  #beat(): void {
    const { redis, keys, id, onBeat, onError } = this.#options;
    onBeat?.();
    if (redis.status !== 'ready') return;
    const sign = JSON.stringify(this.#sign());
    redis.multi().set(keys.worker(id), sign, 'EX', GONE_SECONDS).sadd(keys.workers, id).exec().catch(onError);
  }

  #sign(): WorkerSign {
    const { id, concurrency, ruleset } = this.#options;
    const now = performance.now();
    const first = this.#history.at(0);
    const seconds = first ? (now - first.at) / 1000 : 0;
    const perSecond = first && seconds > 0 ? (this.#done - first.done) / seconds : 0;
    this.#history.push({ at: now, done: this.#done });
    if (this.#history.length > BEATS_A_MINUTE) this.#history.shift();
    return {
      id,
      host: hostname(),
      pid: process.pid,
      startedAt: this.#startedAt.toISOString(),
      concurrency,
      ruleset: ruleset(),
      done: this.#done,
      failed: this.#failed,
      perSecond: Math.round(perSecond * 10) / 10,
    };
  }
}

/** The workers that are alive. Forgets those that are not. */
export async function livingWorkers(redis: Redis, keys: RedisKeys): Promise<WorkerSign[]> {
  const ids = await redis.smembers(keys.workers);
  if (ids.length === 0) return [];
  const signs = await redis.mget(...ids.map(keys.worker));
  const gone = ids.filter((_, index) => signs[index] === null);
  if (gone.length > 0) await redis.srem(keys.workers, ...gone);
  return signs
    .flatMap((text) => (text === null ? [] : [shape.safeParse(parseJson(text))]))
    .flatMap((parsed) => (parsed.success ? [parsed.data] : []))
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
}
