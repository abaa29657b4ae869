import type { Job } from 'bullmq';
import { WinnowError } from '../contract/errors.ts';
import type { Page } from '../contract/page.ts';

/** What a job of `pages` holds. One page a job today; workers take any number. */
export interface PageJob {
  readonly v: 1;
  readonly pages: readonly Page[];
}

/** The pages of a job. Throws `queue/invalid-job` where somebody else put something else there. */
export function pagesOf(job: Pick<Job, 'data'>): readonly Page[] {
  const data: unknown = job.data;
  if (isObject(data) && data.v === 1 && Array.isArray(data.pages) && data.pages.length > 0) {
    if (data.pages.every(isIdentified)) return data.pages;
  }
  throw new WinnowError(
    'queue/invalid-job',
    'job data must be {"v":1,"pages":[...]} with at least one page, each with id and url',
  );
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isIdentified = (value: unknown): value is Page =>
  isObject(value) && typeof value.id === 'string' && typeof value.url === 'string';
