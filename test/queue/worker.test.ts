import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Log } from '../../src/log/log.ts';
import type { Timing } from '../../src/queue/names.ts';
import { openQueue, type PageQueue } from '../../src/queue/queue.ts';
import { createWorker, type WorkerOptions } from '../../src/queue/worker.ts';
import { type TestRedis, testRedis } from '../redis/private.ts';
import { killLeftovers, pageOf, pagesOf, startWorker, until } from './harness.ts';
import { plainWinnow } from './plain.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 200_000 });

/** Recovery in a second instead of half a minute. */
const HASTY: Partial<Timing> = { lockDuration: 600, stalledInterval: 200 };

let redis: TestRedis;
let prefix: string;
let queue: PageQueue;
let tests = 0;
const open: { close(): Promise<unknown> }[] = [];
beforeAll(async () => {
  redis = await testRedis();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
  await killLeftovers();
});
afterAll(() => redis.stop());

function setUp(options: Partial<WorkerOptions> = {}) {
  tests += 1;
  prefix = `{w${tests}}`;
  queue = openQueue({ redisUrl: redis.url, prefix, attempts: 2, timing: HASTY });
  const entries: Record<string, unknown>[] = [];
  const log: Log = (event, fields, level) => void entries.push({ event, level, ...fields });
  const worker = createWorker({ redisUrl: redis.url, prefix, winnow: plainWinnow(), log, ...options });
  open.push(queue, worker);
  return { worker, entries };
}

async function rawQueue(name: string): Promise<Queue> {
  const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
  const raw = new Queue(name, { connection, prefix });
  open.push({ close: () => raw.close().finally(() => connection.disconnect()) });
  await raw.waitUntilReady();
  return raw;
}

async function taken(): Promise<string[]> {
  const ids: string[] = [];
  await queue.takeArticles(async ({ id }) => void ids.push(id));
  return ids.sort();
}

const isDone = async (): Promise<boolean> => {
  const { waiting, active, delayed } = await queue.status();
  return waiting + active + delayed === 0;
};

describe('a page that fails', () => {
  it('has its tries with pauses, then ends in the failed set with code, stage and reason; the rest goes on', async () => {
    const bad = ({ id }: { id: string }) => {
      if (id === 'p2') throw new TypeError('poison\n');
    };
    const { entries } = setUp({ winnow: plainWinnow({ before: bad }) });
    await queue.enqueue(pagesOf(5));
    await until(isDone, 'all are done');
    const [failed] = await queue.failed.list();
    expect(failed).toMatchObject({
      id: 'p2',
      url: 'http://news.example/2',
      code: 'page/failed',
      stage: 'moderate',
      reason: 'TypeError: poison ',
      attempts: 2,
    });
    expect(await taken()).toEqual(['p0', 'p1', 'p3', 'p4']);
    const told = entries.filter(({ event }) => String(event).startsWith('page.'));
    expect(told.map(({ event, level }) => [event, level])).toEqual([
      ['page.retried', undefined],
      ['page.failed', 'error'],
    ]);
  });

  it('fails at once where no further try can mend it', async () => {
    const { entries } = setUp();
    await queue.enqueue([pageOf(1, 'nothing to see')]);
    await until(isDone, 'it is done');
    const [failed] = await queue.failed.list();
    expect(failed).toMatchObject({ code: 'page/empty', stage: 'read', reason: 'text shows nothing', attempts: 1 });
    expect(entries.find(({ event }) => event === 'page.failed')).toMatchObject({
      level: 'warn',
      url: 'http://news.example/1',
    });
  });

  it('is kept as long as there is room, the newest', async () => {
    setUp({ failedMax: 2, concurrency: 1 });
    await queue.enqueue([1, 2, 3, 4].map((id) => pageOf(id, 'nothing to see')));
    await until(isDone, 'all are done');
    expect((await queue.failed.list()).map(({ id }) => id)).toEqual(['p4', 'p3']);
  });

  it('names a job that somebody else put in', async () => {
    setUp();
    const pages = await rawQueue('pages');
    await pages.add('page', { v: 2, pages: [] }, { jobId: 'page-strange' });
    await until(async () => (await queue.failed.count()) === 1, 'it failed');
    expect((await queue.failed.list())[0]).toMatchObject({ code: 'queue/invalid-job', stage: 'job', attempts: 1 });
  });

  it('that kills its worker ends as page/kills-worker, and no other page with it', { timeout: 60_000 }, async () => {
    const { worker } = setUp();
    await worker.close();
    await queue.enqueue(pagesOf(30));
    const options = {
      redisUrl: redis.url,
      settings: { WINNOW_PREFIX: prefix },
      timing: HASTY,
      poison: { id: 'p4', does: 'kill' as const },
    };
    let deaths = 0;
    while ((await queue.failed.count()) === 0) {
      const child = startWorker(options);
      const end = await Promise.race([child.ended, until(async () => (await queue.failed.count()) > 0, 'it failed')]);
      if (end === 'SIGKILL') deaths += 1;
    }
    await until(isDone, 'all others are done');
    expect(await queue.failed.list()).toMatchObject([{ id: 'p4', code: 'page/kills-worker', stage: 'worker' }]);
    expect(deaths).toBe(5);
    expect(await taken()).toHaveLength(29);
  });
});

describe('once', () => {
  it('does not emit a page again that is marked as done', async () => {
    const { entries } = setUp();
    await queue.enqueue([pageOf(1)]);
    await until(isDone, 'it is done');
    expect(await taken()).toEqual(['p1']);
    const pages = await rawQueue('pages');
    await pages.add('page', { v: 1, pages: [pageOf(1)] }, { jobId: 'page-p1', removeOnComplete: true });
    await until(() => entries.some(({ event }) => event === 'page.skipped'), 'it was skipped');
    expect(await taken()).toEqual([]);
    expect(entries.filter(({ event }) => event === 'article.moderated')).toHaveLength(1);
  });

  it('does not emit a page again whose worker died before it could mark it, even after the article was taken', async () => {
    setUp();
    await queue.enqueue([pageOf(1)]);
    await until(isDone, 'it is done');
    expect(await taken()).toEqual(['p1']);
    await redis.command('DEL', `${prefix}:page:p1`);
    await queue.enqueue([pageOf(1)]);
    await until(
      async () => (await isDone()) && (await redis.command('EXISTS', `${prefix}:page:p1`)) === 1,
      'it is done again',
    );
    expect(await taken()).toEqual([]);
  });

  it('takes several pages from one job', async () => {
    setUp();
    const pages = await rawQueue('pages');
    await pages.add('page', { v: 1, pages: pagesOf(3) }, { jobId: 'page-pack' });
    await until(async () => (await queue.status()).articles === 3, 'all are emitted');
    expect(await taken()).toEqual(['p0', 'p1', 'p2']);
  });

  it('leaves nothing of a page behind but its marker', async () => {
    setUp();
    await queue.enqueue(pagesOf(3));
    await until(isDone, 'all are done');
    await taken();
    const keys = (await redis.command('KEYS', `${prefix}:*p[0-9]*`)) as string[];
    expect(keys.filter((key) => !key.includes(':articles:de:')).sort()).toEqual(
      ['p0', 'p1', 'p2'].map((id) => `${prefix}:page:${id}`),
    );
    expect(Number(await redis.command('MEMORY', 'USAGE', `${prefix}:page:p0`))).toBeLessThan(250);
    expect(Number(await redis.command('PTTL', `${prefix}:page:p0`))).toBeGreaterThan(6 * 86_400_000);
  });
});

describe('status', () => {
  it('tells depth, age, failures and the workers that are alive with their rules', async () => {
    const { worker } = setUp();
    await queue.enqueue([...pagesOf(3), pageOf(9, 'nothing to see')]);
    await until(isDone, 'all are done');
    await until(async () => (await queue.status()).workers.length === 1, 'the worker gave a sign of life');
    const status = await queue.status();
    expect(status).toMatchObject({ waiting: 0, failed: 1, articles: 3, review: 0, oldestSeconds: null });
    expect(status.workers[0]).toMatchObject({
      id: worker.id,
      pid: process.pid,
      ruleset: { version: 'plain', digest: '0' },
    });
    await worker.close(1000);
    await queue.enqueue([pageOf(10)]);
    expect(await queue.status()).toMatchObject({ waiting: 1, oldestSeconds: expect.any(Number), workers: [] });
  });
});
