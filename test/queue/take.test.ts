import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Timing } from '../../src/queue/names.ts';
import { openQueue, type PageQueue } from '../../src/queue/queue.ts';
import { createWorker } from '../../src/queue/worker.ts';
import { type TestRedis, testRedis } from '../redis/private.ts';
import { killLeftovers, pageOf, pagesOf, startProgram, until } from './harness.ts';
import { plainWinnow } from './plain.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 200_000 });

const TAKER = fileURLToPath(new URL('./taker-child.ts', import.meta.url));
const HASTY: Partial<Timing> = { lockDuration: 600, stalledInterval: 200 };

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
  await killLeftovers();
});
afterAll(() => redis.stop());

/** A queue with so many articles to take. */
async function withArticles(count: number): Promise<void> {
  tests += 1;
  prefix = `{k${tests}}`;
  queue = openQueue({ redisUrl: redis.url, prefix, timing: HASTY });
  const worker = createWorker({ redisUrl: redis.url, prefix, winnow: plainWinnow() });
  open.push(queue, worker);
  await queue.enqueue(pagesOf(count));
  await until(async () => (await queue.status()).articles === count, 'all are emitted');
}

const ids = (count: number) => pagesOf(count).map(({ id }) => id);

describe('takeArticles', () => {
  it('hands out every article once, whole, and ends when none is left', async () => {
    await withArticles(30);
    const texts: [string, string][] = [];
    const taken = await queue.takeArticles(async ({ id, text }) => void texts.push([id, text]));
    expect(taken).toBe(30);
    expect(texts.sort()).toEqual(
      pagesOf(30)
        .map(({ id, text }) => [id, text] as [string, string])
        .sort(),
    );
    expect(await queue.takeArticles(async () => expect.unreachable())).toBe(0);
  });

  it('shares the articles between takers, none twice', async () => {
    await withArticles(60);
    const all: string[] = [];
    const take = () => queue.takeArticles(async ({ id }) => void all.push(id));
    const counts = await Promise.all([take(), take()]);
    expect(counts[0] + counts[1]).toBe(60);
    expect(all.sort()).toEqual(ids(60).sort());
  });

  it('waits for more while it follows, until it is told to end', async () => {
    await withArticles(2);
    const seen: string[] = [];
    const end = new AbortController();
    const taking = queue.takeArticles(async ({ id }) => void seen.push(id), { follow: true, signal: end.signal });
    await until(() => seen.length === 2, 'what is there was taken');
    await queue.enqueue([pageOf(7)]);
    await until(() => seen.length === 3, 'what came later was taken');
    end.abort();
    expect(await taking).toBe(3);
  });

  it('keeps the article that could not be written, and ends with the error', async () => {
    await withArticles(10);
    const seen: string[] = [];
    const pipe = async ({ id }: { id: string }) => {
      if (seen.length === 3) throw new Error('EPIPE');
      seen.push(id);
    };
    await expect(queue.takeArticles(pipe)).rejects.toThrow('EPIPE');
    expect((await queue.status()).articles).toBe(7);
    await queue.takeArticles(async ({ id }) => void seen.push(id));
    expect(seen.sort()).toEqual(ids(10).sort());
  });

  it('gives what a killed taker had in hand to the next one', async () => {
    await withArticles(8);
    const killed = startProgram(TAKER, [JSON.stringify({ redisUrl: redis.url, prefix, timing: HASTY, dieAfter: 3 })]);
    expect(await killed.ended).toBe('SIGKILL');
    const before = killed.lines.map(({ id }) => String(id));
    const after: string[] = [];
    await queue.takeArticles(async ({ id }) => void after.push(id));
    expect(before).toHaveLength(3);
    expect([...before.slice(0, 2), ...after].sort()).toEqual(ids(8).sort());
    expect(after).toContain(before[2]);
  });

  it('loses and doubles none when Redis dies under it', async () => {
    await withArticles(40);
    const seen: string[] = [];
    const end = new AbortController();
    const taking = queue.takeArticles(async ({ id }) => void seen.push(id), { follow: true, signal: end.signal });
    await until(() => seen.length >= 10, 'some were taken');
    await redis.kill();
    await redis.restart();
    await until(() => new Set(seen).size === 40, 'all were taken');
    end.abort();
    await taking;
    expect(seen.sort()).toEqual(ids(40).sort());
  });

  it('says so where there is no Redis', async () => {
    const nowhere = openQueue({ redisUrl: 'redis://127.0.0.1:1', patience: 100 });
    await expect(nowhere.takeArticles(async () => undefined)).rejects.toMatchObject({ code: 'redis/unavailable' });
    await nowhere.close();
  });
});
