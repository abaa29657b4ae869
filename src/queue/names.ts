/**
 * Names in the queue and the settings that every worker and taker shares.
 *
 * The settings were measured on 2,000 pages with a worker killed at each 50th: with BullMQ's own (lock 30 s, one stall)
 * pages failed that had done nothing wrong and recovery took a minute and more.
 */
export const PAGES = 'pages';
export const ARTICLES = 'articles';

export const pageJobId = (id: string): string => `page-${id}`;
export const articleJobId = (id: string, revision: number): string => `article-${id}.${revision}`;

export interface Timing {
  /** How long a job belongs to its worker without a sign of life, in milliseconds. */
  readonly lockDuration: number;
  /** How often each worker looks for jobs whose worker is gone, in milliseconds. */
  readonly stalledInterval: number;
  /** How often the worker of a job may be gone before the job is held to be the cause. */
  readonly maxStalledCount: number;
  /** How often a job may be started at all. */
  readonly maxStartedAttempts: number;
}

export const TIMING: Timing = {
  lockDuration: 15_000,
  stalledInterval: 5000,
  maxStalledCount: 25,
  maxStartedAttempts: 30,
};

/** Pause before the second try of a page, doubled for each further one; half of it is random. */
export const BACKOFF = { type: 'exponential', delay: 1000, jitter: 0.5 } as const;
