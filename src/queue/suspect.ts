/**
 * Pages that may kill their process.
 *
 * A page that does takes along what is in work beside it, and after each restart they meet again. So a job whose worker
 * died repeatedly is a suspect: it is run alone, and each such run is counted before it begins. One that has had all its
 * runs alone and is not through is the culprit and fails as `page/kills-worker`; those that only stood beside it get
 * through in between. BullMQ's own bounds on stalls and starts stand behind this one.
 */
import type { Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { RedisKeys } from '../redis/keys.ts';
import type { Outage } from '../redis/outage.ts';
import type { Failure } from './failure.ts';
import { Turnstile } from './turnstile.ts';

/** So many dead workers make a suspect. */
const SUSPECT_AFTER = 2;
/** So many runs alone, each of which ended the process, make a culprit. */
const RUNS_ALONE = 3;
const REMEMBERED_MS = 86_400_000;

export interface SuspectsOptions {
  readonly redis: Redis;
  readonly keys: RedisKeys;
  readonly outage: Outage;
}

export interface Suspects {
  /** Runs `work` beside others, or alone where the job is a suspect; answers with the failure of a culprit instead. */
  run<T>(job: Job, work: () => Promise<T>): Promise<{ readonly value: T } | { readonly failure: Failure }>;
}

export function createSuspects({ redis, keys, outage }: SuspectsOptions): Suspects {
  const turnstile = new Turnstile();

  const count = async (key: string): Promise<number> => {
    const results = await redis.multi().incr(key).pexpire(key, REMEMBERED_MS).exec();
    const [error, runs] = results?.[0] ?? [];
    if (error) throw error;
    return Number(runs);
  };

  const alone = async <T>(job: Job, work: () => Promise<T>) => {
    const key = keys.suspect(String(job.id));
    const runs = await outage.survive(() => count(key));
    if (runs <= RUNS_ALONE) {
      const value = await work().finally(() => redis.del(key));
      return { value };
    }
    await outage.survive(() => redis.del(key));
    const reason = `the process that worked on the page died ${RUNS_ALONE} times with nothing else in work`;
    return { failure: { code: 'page/kills-worker', stage: 'worker', reason } as const };
  };

  return {
    run(job, work) {
      if (job.stalledCounter < SUSPECT_AFTER) return turnstile.together(async () => ({ value: await work() }));
      return turnstile.alone(() => alone(job, work));
    },
  };
}
