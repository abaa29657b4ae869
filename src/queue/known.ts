/**
 * What is known under the ids of a batch, however many pages that is, in a few round trips: one for all markers and the
 * size of every page that waits, one for the waiting pages themselves (more only where they are large).
 */
import type { Redis } from 'ioredis';
import type { Page } from '../contract/page.ts';
import { parseJson } from '../redis/json.ts';
import { redisKeys } from '../redis/keys.ts';
import { pagesOf } from './job.ts';
import { contentDigest, markerIn } from './marker.ts';
import { pageJobId } from './names.ts';
import type { Connected } from './producer.ts';

/** A page that waits under an id that was asked for. */
interface Waiting {
  readonly id: string;
  readonly bytes: number;
}

/**
 * So many bytes of waiting pages are read at once. What waits may be far larger than what comes in under its ids: a
 * thousand pages of the largest size would be gigabytes in one answer.
 */
const MAX_READ_BYTES = 8 * 1024 * 1024;

/** The digest of what is known under each id. A page whose earlier try failed for good counts as unknown, and is removed. */
export async function knownDigests(
  pages: readonly Page[],
  prefix: string,
  connected: Connected,
): Promise<Map<string, string>> {
  const { redis, pages: queue } = connected;
  const keys = redisKeys(prefix);
  const markers = pages.map(({ id }) => keys.page(id));
  const sizes = pages.map(({ id }) => ['hstrlen', queue.toKey(pageJobId(id)), 'data']);
  const [texts, ...lengths] = await results(redis.pipeline([['mget', ...markers], ...sizes]));
  const known = new Map<string, string>();
  const waiting: Waiting[] = [];
  for (const [index, { id }] of pages.entries()) {
    const marker = markerIn((texts as unknown[])[index]);
    const bytes = Number(lengths[index]);
    if (marker) known.set(id, marker.digest);
    else if (bytes > 0) waiting.push({ id, bytes });
  }
  for (const some of portions(waiting)) {
    for (const [id, digest] of await digestsOfWaiting(some, connected)) known.set(id, digest);
  }
  return known;
}

function portions(waiting: readonly Waiting[]): Waiting[][] {
  const all: Waiting[][] = [];
  let sum = 0;
  for (const one of waiting) {
    sum += one.bytes;
    if (all.length > 0 && sum <= MAX_READ_BYTES) {
      all[all.length - 1].push(one);
    } else {
      all.push([one]);
      sum = one.bytes;
    }
  }
  return all;
}

async function digestsOfWaiting(
  waiting: readonly Waiting[],
  { redis, pages: queue }: Connected,
): Promise<Map<string, string>> {
  const jobs = waiting.map(({ id }) => pageJobId(id));
  const answers = await results(
    redis.pipeline(
      jobs.flatMap((job) => [
        ['zscore', queue.toKey('failed'), job],
        ['hget', queue.toKey(job), 'data'],
      ]),
    ),
  );
  const digests = new Map<string, string>();
  const failed: string[] = [];
  for (const [index, { id }] of waiting.entries()) {
    const data = answers[2 * index + 1];
    if (answers[2 * index] !== null) failed.push(jobs[index]);
    else if (typeof data === 'string') setDigest(digests, id, data);
  }
  await Promise.all(failed.map((job) => queue.remove(job))); // sent in one go by the connection
  return digests;
}

function setDigest(digests: Map<string, string>, id: string, data: string): void {
  const page = pagesOf({ data: parseJson(data) }).find((candidate) => candidate.id === id);
  if (page) digests.set(id, contentDigest(page));
}

async function results(pipeline: ReturnType<Redis['pipeline']>): Promise<unknown[]> {
  const answers = (await pipeline.exec()) ?? [];
  return answers.map(([error, value]) => {
    if (error) throw error;
    return value;
  });
}
