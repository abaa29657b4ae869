/** Pages that could not be processed: looked at, tried again, dropped. */
import type { Job } from 'bullmq';
import type { Page } from '../contract/page.ts';
import type { UseRedis } from './enqueue.ts';
import { type Failure, readFailure } from './failure.ts';
import { pagesOf } from './job.ts';
import { pageJobId } from './names.ts';
import type { Connected } from './producer.ts';

export interface FailedPage extends Failure {
  readonly id: string;
  readonly url: string;
  /** ISO 8601. */
  readonly failedAt: string;
  /** Tries that it had. */
  readonly attempts: number;
}

export interface FailedPages {
  count(): Promise<number>;
  /** Newest first. */
  list(options?: { readonly limit?: number; readonly offset?: number }): Promise<FailedPage[]>;
  /** With the page, and where in the code each of its tries failed. */
  show(id: string): Promise<(FailedPage & { readonly page: Page; readonly stack: readonly string[] }) | undefined>;
  /** Puts them back into the queue with all their tries; how many there were. */
  retry(ids: readonly string[] | 'all'): Promise<number>;
  /** Removes them for good; how many there were. */
  drop(ids: readonly string[] | 'all'): Promise<number>;
}

const CHUNK = 100;

export function failedPages(use: UseRedis): FailedPages {
  const find = async ({ pages }: Connected, id: string): Promise<Job | undefined> => {
    const job: Job | undefined = await pages.getJob(pageJobId(id));
    return job && (await job.isFailed()) ? job : undefined;
  };

  /** Does `change` to every one; each leaves the failed set, so that the first ones are always the next. */
  const changeAll = async (connected: Connected, change: (job: Job, connected: Connected) => Promise<void>) => {
    let changed = 0;
    for (;;) {
      const jobs: Job[] = await connected.pages.getFailed(0, CHUNK - 1);
      if (jobs.length === 0) return changed;
      for (const job of jobs) await change(job, connected);
      changed += jobs.length;
    }
  };

  const change = (ids: readonly string[] | 'all', how: (job: Job, connected: Connected) => Promise<void>) =>
    use(async (connected) => {
      if (ids === 'all') return changeAll(connected, how);
      const jobs = await Promise.all(ids.map((id) => find(connected, id)));
      const found = jobs.filter((job) => job !== undefined);
      for (const job of found) await how(job, connected);
      return found.length;
    });

  return {
    count: () => use(({ pages }) => pages.getFailedCount()),
    list: ({ limit = 100, offset = 0 } = {}) =>
      use(async ({ pages }) => (await pages.getFailed(offset, offset + limit - 1)).map(failedPage)),
    show: (id) =>
      use(async (connected) => {
        const job = await find(connected, id);
        if (!job) return undefined;
        return { ...failedPage(job), page: pagesOf(job)[0], stack: job.stacktrace ?? [] };
      }),
    retry: (ids) => change(ids, retryJob),
    drop: (ids) => change(ids, (job) => job.remove()),
  };
}

function failedPage(job: Job): FailedPage {
  const page: Partial<Page> = job.data?.pages?.[0] ?? {};
  return {
    id: page.id ?? String(job.id),
    url: page.url ?? '',
    ...readFailure(job.failedReason ?? ''),
    failedAt: new Date(job.finishedOn ?? job.timestamp).toISOString(),
    attempts: job.attemptsMade,
  };
}

/** BullMQ keeps a verdict on a job that outlived too many workers; without it the job has its chances again. */
async function retryJob(job: Job, { redis, pages }: Connected): Promise<void> {
  await redis.hdel(pages.toKey(String(job.id)), 'defa', 'stc');
  await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
}
