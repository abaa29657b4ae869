import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openQueue, type PageQueue, type QueueOptions } from '../../src/queue/queue.ts';
import { createWorker, type PageWorker } from '../../src/queue/worker.ts';
import { type TestRedis, testRedis } from '../redis/private.ts';
import { pageOf, pagesOf, until } from './harness.ts';
import { plainWinnow } from './plain.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 200_000 });

let redis: TestRedis;
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

function queueOf(options: Partial<QueueOptions> = {}): PageQueue {
  tests += 1;
  prefix = `{t${tests}}`;
  const queue = openQueue({ redisUrl: redis.url, prefix, ...options });
  open.push(queue);
  return queue;
}

function workerOf(options: { readonly remember?: number; readonly attempts?: number } = {}): PageWorker {
  const worker = createWorker({ redisUrl: redis.url, prefix, winnow: plainWinnow(), ...options });
  open.push(worker);
  return worker;
}

const emitted = async (queue: PageQueue): Promise<string[]> => {
  const ids: string[] = [];
  await until(async () => (await queue.status()).waiting + (await queue.status()).active === 0, 'all pages are done');
  await queue.takeArticles(async ({ id }) => void ids.push(id));
  return ids.sort();
};

describe('enqueue', () => {
  it('answers each page, in order: new, known, conflict, refused', async () => {
    const queue = queueOf();
    const answers = await queue.enqueue([
      pageOf(1),
      { url: 'ftp://x', text: 1, colour: 'red' },
      pageOf(2),
      pageOf(1),
      pageOf(2, 'other'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['new', 'refused', 'new', 'known', 'conflict']);
    const [, refused, , , conflict] = answers;
    expect(refused.status === 'refused' && refused.faults.map(({ path }) => path).sort()).toEqual([
      'colour',
      'text',
      'url',
    ]);
    expect(conflict).toMatchObject({ id: 'p2', digest: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(conflict.status === 'conflict' && conflict.digest !== conflict.knownDigest).toBe(true);
    expect((await queue.status()).waiting).toBe(2);
  });

  it('knows pages that wait, and pages that are done', async () => {
    const queue = queueOf();
    await queue.enqueue([pageOf(1)]);
    const waiting = await queue.enqueue([pageOf(1), pageOf(1, 'other')]);
    workerOf();
    expect(await emitted(queue)).toEqual(['p1']);
    const done = await queue.enqueue([pageOf(1), pageOf(1, 'other')]);
    expect(waiting.map(({ status }) => status)).toEqual(['known', 'conflict']);
    expect(done).toEqual(waiting);
    expect(await emitted(queue)).toEqual([]);
  });

  it('gives a page without id the id of its content', async () => {
    const queue = queueOf();
    const page = { url: 'http://news.example/a', text: 'text' };
    const [first, again, other] = await queue.enqueue([page, page, { ...page, text: 'other' }]);
    expect([first.status, again.status, other.status]).toEqual(['new', 'known', 'new']);
    expect(first).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  it('refuses what is over the size limit and takes the rest', async () => {
    const queue = queueOf({ maxContent: 100 });
    const [big, small] = await queue.enqueue([pageOf(1, 'x'.repeat(101)), pageOf(2, 'x'.repeat(100))]);
    expect(big).toMatchObject({ status: 'refused', faults: [{ path: 'text' }] });
    expect(small.status).toBe('new');
  });

  it('takes any number of pages, whatever the batch', async () => {
    const queue = queueOf({ batch: 7 });
    const answers = await queue.enqueue([...pagesOf(50), pageOf(3), pageOf(49)]);
    expect(answers.filter(({ status }) => status === 'new')).toHaveLength(50);
    expect(answers.slice(50).map(({ status }) => status)).toEqual(['known', 'known']);
    expect(await queue.enqueue([])).toEqual([]);
  });

  it('stores a page once when two crawlers bring it at the same moment', async () => {
    const queue = queueOf();
    const other = openQueue({ redisUrl: redis.url, prefix });
    open.push(other);
    await Promise.all([queue.enqueue(pagesOf(200)), other.enqueue(pagesOf(200))]);
    expect((await queue.status()).waiting).toBe(200);
  });

  it('takes a page again once it is forgotten', async () => {
    const queue = queueOf();
    workerOf({ remember: 300 });
    await queue.enqueue([pageOf(1)]);
    expect(await emitted(queue)).toEqual(['p1']);
    await until(async () => (await redis.command('EXISTS', `${prefix}:page:p1`)) === 0, 'it is forgotten');
    expect(await queue.enqueue([pageOf(1, 'other')])).toEqual([{ status: 'new', id: 'p1' }]);
    expect(await emitted(queue)).toEqual(['p1']);
  });

  it('tries a page again that failed for good', async () => {
    const queue = queueOf();
    workerOf();
    await queue.enqueue([pageOf(1, 'nothing to see')]);
    await until(async () => (await queue.status()).failed === 1, 'it failed');
    expect(await queue.enqueue([pageOf(1)])).toEqual([{ status: 'new', id: 'p1' }]);
    expect(await emitted(queue)).toEqual(['p1']);
    expect((await queue.status()).failed).toBe(0);
  });
});

describe('a batch of every kind', () => {
  const statuses = async (queue: PageQueue, pages: readonly unknown[]) =>
    (await queue.enqueue(pages)).map(({ status }) => status);

  it('answers what failed, what is done, what waits and what is new each for itself', async () => {
    const queue = queueOf();
    const worker = workerOf();
    await queue.enqueue([pageOf('done'), pageOf('failed', 'nothing to see'), pageOf('failed-too', 'nothing to see')]);
    await until(async () => (await queue.status()).failed === 2, 'two failed');
    expect(await emitted(queue)).toEqual(['pdone']);
    await worker.close();
    await queue.enqueue(pagesOf(30));
    const mixed = [
      pageOf('failed'),
      pageOf(7),
      pageOf('done'),
      pageOf(8, 'other'),
      pageOf('new'),
      pageOf('failed-too'),
    ];
    const answers = await queue.enqueue([...mixed, pageOf('done', 'other'), pageOf(29)]);
    expect(answers.map(({ status }) => status)).toEqual([
      'new',
      'known',
      'known',
      'conflict',
      'new',
      'new',
      'conflict',
      'known',
    ]);
    expect(await queue.status()).toMatchObject({ failed: 0, waiting: 33 });
    expect(await statuses(queue, mixed.slice(0, 3))).toEqual(['known', 'known', 'known']);
  });

  it('compares pages that wait with more content than is read at once', async () => {
    const queue = queueOf();
    const large = (id: number, text: string) => pageOf(id, text.repeat(3 * 1024 * 1024));
    const pages = [1, 2, 3, 4].map((id) => large(id, 'x'));
    expect(await statuses(queue, pages)).toEqual(['new', 'new', 'new', 'new']);
    expect(await statuses(queue, pages)).toEqual(['known', 'known', 'known', 'known']);
    expect(
      await statuses(
        queue,
        pages.map((_, index) => pageOf(index + 1, 'small')),
      ),
    ).toEqual(['conflict', 'conflict', 'conflict', 'conflict']);
  });
});

describe('enqueue while Redis is away', () => {
  it('gives up after its patience, and nothing goes in later', async () => {
    const queue = queueOf({ patience: 200 });
    await queue.enqueue([pageOf(1)]);
    await redis.pause();
    await expect(queue.enqueue([pageOf(2)])).rejects.toMatchObject({ code: 'redis/unavailable' });
    await redis.restart();
    await until(
      async () => (await queue.enqueue([pageOf(3)]).catch(() => [{ status: '' }]))[0].status === 'new',
      'it is back',
    );
    expect((await queue.status()).waiting).toBe(2);
  });

  it('waits for Redis as long as it has patience', async () => {
    const queue = queueOf({ patience: 30_000 });
    await redis.pause();
    const answers = queue.enqueue([pageOf(1)]);
    await redis.restart();
    expect(await answers).toEqual([{ status: 'new', id: 'p1' }]);
  });

  it('says no to a producer while Redis has no memory, and takes the page after', async () => {
    const queue = queueOf({ patience: 300 });
    await queue.status();
    await redis.command('CONFIG', 'SET', 'maxmemory', '1');
    await expect(queue.enqueue([pageOf(1)])).rejects.toThrow(/OOM/);
    await redis.command('CONFIG', 'SET', 'maxmemory', '0');
    expect(await queue.enqueue([pageOf(1)])).toEqual([{ status: 'new', id: 'p1' }]);
  });

  it('answers truly when Redis is killed in the middle', async () => {
    const queue = queueOf({ patience: 30_000, batch: 20 });
    const answers = queue.enqueue(pagesOf(3000));
    await until(async () => Number(await redis.command('LLEN', `${prefix}:pages:wait`)) > 200, 'some are in');
    await redis.kill();
    await redis.restart();
    expect((await answers).filter(({ status }) => status !== 'new')).toEqual([]);
    expect((await queue.status()).waiting).toBe(3000);
  });
});
