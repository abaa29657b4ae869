/** What goes on in the queue, for people and health probes. */
import type { RedisKeys } from '../redis/keys.ts';
import { livingWorkers, type WorkerSign } from './heartbeat.ts';
import type { Connected } from './producer.ts';

export interface QueueStatus {
  /** Pages by state. */
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  /** Articles that nobody has taken yet. */
  readonly articles: number;
  /** Pages that wait for a person. */
  readonly review: number;
  /** Age of the page that waits longest; null where none waits. */
  readonly oldestSeconds: number | null;
  /** Pages done a second, mean of the last minute, over all workers that are alive. */
  readonly perSecond: number;
  readonly workers: readonly WorkerSign[];
}

export async function readStatus({ redis, pages, articles }: Connected, keys: RedisKeys): Promise<QueueStatus> {
  const [counts, taken, [oldest], workers, review] = await Promise.all([
    pages.getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed'),
    articles.getJobCounts('wait', 'prioritized', 'active', 'delayed'),
    pages.getJobs(['wait'], 0, 0, true),
    livingWorkers(redis, keys),
    redis.zcard(keys.review),
  ]);
  return {
    waiting: counts.wait + counts.prioritized,
    active: counts.active,
    delayed: counts.delayed,
    failed: counts.failed,
    articles: taken.wait + taken.prioritized + taken.active + taken.delayed,
    review,
    oldestSeconds: oldest ? Math.max(0, Math.round((Date.now() - oldest.timestamp) / 1000)) : null,
    perSecond: Math.round(workers.reduce((sum, worker) => sum + worker.perSecond, 0) * 10) / 10,
    workers,
  };
}
