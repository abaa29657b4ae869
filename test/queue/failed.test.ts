import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openQueue, type PageQueue } from '../../src/queue/queue.ts';
import { createWorker } from '../../src/queue/worker.ts';
import { type TestRedis, testRedis } from '../redis/private.ts';
import { pageOf, until } from './harness.ts';
import { plainWinnow } from './plain.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 200_000 });

let redis: TestRedis;
let queue: PageQueue;
let isBroken: boolean;
let prefix: string;
let tests = 0;
const open: { close(): Promise<unknown> }[] = [];
beforeAll(async () => {
  redis = await testRedis();
});
beforeEach(async () => {
  tests += 1;
  prefix = `{f${tests}}`;
  isBroken = true;
  queue = openQueue({ redisUrl: redis.url, prefix, attempts: 1 });
  const before = () => {
    if (isBroken) throw new Error('broken');
  };
  open.push(queue, createWorker({ redisUrl: redis.url, prefix, winnow: plainWinnow({ before }) }));
  await queue.enqueue(['a', 'b', 'c'].map((id) => pageOf(id)));
  await until(async () => (await queue.failed.count()) === 3, 'all failed');
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});
afterAll(() => redis.stop());

it('lists what failed and shows each with its page and where in the code', async () => {
  const failed = await queue.failed.list({ limit: 2 });
  expect(failed).toHaveLength(2);
  expect(failed[0]).toMatchObject({ code: 'page/failed', stage: 'moderate', reason: 'Error: broken', attempts: 1 });
  const shown = await queue.failed.show('pa');
  expect(shown?.page).toEqual(pageOf('a'));
  expect(shown?.stack.join('\n')).toContain('failed.test.ts');
  expect(await queue.failed.show('nobody')).toBeUndefined();
});

it('tries again what is named, or all, with all tries', async () => {
  isBroken = false;
  expect(await queue.failed.retry(['pa', 'nobody'])).toBe(1);
  await until(async () => (await queue.status()).articles === 1, 'it became an article');
  expect(await queue.failed.retry('all')).toBe(2);
  await until(async () => (await queue.status()).articles === 3, 'all became articles');
  expect(await queue.failed.count()).toBe(0);
});

it('drops what is named, or all', async () => {
  expect(await queue.failed.drop(['pb'])).toBe(1);
  expect((await queue.failed.list()).map(({ id }) => id).sort()).toEqual(['pa', 'pc']);
  expect(await queue.failed.drop('all')).toBe(2);
  expect(await queue.status()).toMatchObject({ failed: 0, waiting: 0, articles: 0 });
});

it('gives a page that outlived too many workers all its chances again', async () => {
  const job = `${prefix}:pages:page-pa`;
  await redis.command('HSET', job, 'defa', 'job stalled more than allowable limit', 'stc', '26');
  isBroken = false;
  await queue.failed.retry(['pa']);
  await until(async () => (await queue.status()).articles === 1, 'it became an article');
});
