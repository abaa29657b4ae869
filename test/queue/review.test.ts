import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Log } from '../../src/log/log.ts';
import { openQueue, type PageQueue } from '../../src/queue/queue.ts';
import { createWorker } from '../../src/queue/worker.ts';
import { type TestRedis, testRedis } from '../redis/private.ts';
import { pageOf, until } from './harness.ts';
import { plainWinnow } from './plain.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 200_000 });

let redis: TestRedis;
let queue: PageQueue;
let prefix: string;
let tests = 0;
const open: { close(): Promise<unknown> }[] = [];
beforeAll(async () => {
  redis = await testRedis();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});
afterAll(() => redis.stop());

/** A worker that gives a page the verdict that its text names. */
function setUp(reviewMax: number) {
  tests += 1;
  prefix = `{r${tests}}`;
  queue = openQueue({ redisUrl: redis.url, prefix });
  const dropped: unknown[] = [];
  const log: Log = (event, fields) => {
    if (event === 'review.dropped') dropped.push(fields?.ids);
  };
  const winnow = plainWinnow({ verdictOf: ({ text }) => text as 'pass' | 'review' | 'block' });
  open.push(queue, createWorker({ redisUrl: redis.url, prefix, winnow, log, reviewMax, reviewDays: 2 }));
  return dropped;
}

async function moderate(id: string, verdict: string): Promise<void> {
  const before = (await queue.status()).articles;
  await queue.enqueue([pageOf(id, verdict)]);
  await until(async () => {
    const { articles, active, waiting } = await queue.status();
    return articles === before + 1 && active + waiting === 0;
  }, 'it is done');
}

it('keeps pages for review and blocked ones, with their articles, newest first, for the days that are set', async () => {
  setUp(100);
  for (const [id, verdict] of [
    ['a', 'review'],
    ['b', 'pass'],
    ['c', 'block'],
  ])
    await moderate(id, verdict);
  expect((await queue.review.list()).map(({ id, article }) => [id, article.verdict])).toEqual([
    ['pc', 'block'],
    ['pa', 'review'],
  ]);
  expect(await queue.review.show('pa')).toMatchObject({
    id: 'pa',
    page: pageOf('a', 'review'),
    article: { id: 'pa', revision: 1 },
  });
  expect(await queue.review.show('pb')).toBeUndefined();
  expect(await queue.review.list({ limit: 1, offset: 1 })).toHaveLength(1);
  expect(await queue.status()).toMatchObject({ review: 2, articles: 3 });
  const days = Number(await redis.command('PTTL', `${prefix}:review:pa`)) / 86_400_000;
  expect(days).toBeGreaterThan(1.9);
  expect(days).toBeLessThanOrEqual(2);
});

it('lets the oldest out first when it is full, and says which', async () => {
  const dropped = setUp(3);
  for (const id of ['a', 'b', 'c', 'd', 'e']) await moderate(id, 'review');
  expect((await queue.review.list()).map(({ id }) => id)).toEqual(['pe', 'pd', 'pc']);
  expect(await queue.review.count()).toBe(3);
  expect(await queue.review.show('pa')).toBeUndefined();
  expect(await redis.command('EXISTS', `${prefix}:review:pa`)).toBe(0);
  expect(dropped).toEqual([['pa'], ['pb']]);
});
