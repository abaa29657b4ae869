/**
 * The promise of the queue, under force: every page is emitted exactly once, none is missing, none fails.
 *
 * A worker is killed by SIGKILL at each 50th article, Redis twice, and once it runs without memory. All of it by progress,
 * never by the clock. Sizes for a longer run: KILL_PAGES=2000 KILL_MEMORY_SECONDS=30.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { openQueue } from '../../src/queue/queue.ts';
import { type TestRedis, testRedis } from '../redis/private.ts';
import { killLeftovers, pagesOf, startWorker, until, type WorkerProcess } from './harness.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 200_000 });

const PAGES = Number(process.env.KILL_PAGES ?? 300);
const MEMORY_SECONDS = Number(process.env.KILL_MEMORY_SECONDS ?? 3);
const KILL_EACH = 50;

let redis: TestRedis;
beforeAll(async () => {
  redis = await testRedis();
});
afterEach(killLeftovers);
afterAll(() => redis.stop());

/** What happens at which share of the work. */
const BLOWS: readonly { readonly at: number; readonly strike: () => Promise<void> }[] = [
  { at: 0.3, strike: killRedis },
  { at: 0.5, strike: withoutMemory },
  { at: 0.7, strike: killRedis },
];

async function killRedis(): Promise<void> {
  await redis.kill();
  await pause(500);
  await redis.restart();
}

async function withoutMemory(): Promise<void> {
  await redis.command('CONFIG', 'SET', 'maxmemory', '1');
  await pause(MEMORY_SECONDS * 1000);
  await redis.command('CONFIG', 'SET', 'maxmemory', '0');
}

it(`emits ${PAGES} pages exactly once while workers and Redis are killed`, { timeout: 600_000 }, async () => {
  const began = performance.now();
  const queue = openQueue({ redisUrl: redis.url, patience: 60_000 });
  const answers = await queue.enqueue(pagesOf(PAGES));
  expect(answers.filter(({ status }) => status === 'new')).toHaveLength(PAGES);

  const start = () => startWorker({ redisUrl: redis.url, millisecondsAPage: 1 });
  let worker: WorkerProcess = start();
  let kills = 0;
  const written: string[] = [];
  const blows = [...BLOWS];
  let blow: Promise<void> = Promise.resolve();
  const taking = new AbortController();
  const taken = queue.takeArticles(
    async ({ id }) => {
      written.push(id);
      if (written.length % KILL_EACH === 0) {
        worker.kill();
        kills += 1;
        worker = start();
      }
      if (written.length >= (blows[0]?.at ?? Number.POSITIVE_INFINITY) * PAGES) blow = blow.then(blows.shift()?.strike);
    },
    { follow: true, signal: taking.signal },
  );

  await until(() => new Set(written).size === PAGES, 'every page was emitted', 540_000);
  await blow;
  await until(async () => {
    const { waiting, active, delayed } = await queue.status();
    return waiting + active + delayed === 0;
  }, 'no page is left in the queue');
  taking.abort();
  await taken;
  await worker.logged('worker.started');
  worker.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
  await queue.takeArticles(async ({ id }) => void written.push(id));

  const { failed, articles } = await queue.status();
  await queue.close();
  const twice = written.filter((id, index) => written.indexOf(id) !== index);
  expect({ written: written.length, twice, failed, articles }).toEqual({
    written: PAGES,
    twice: [],
    failed: 0,
    articles: 0,
  });
  const seconds = Math.round((performance.now() - began) / 1000);
  console.info(`${PAGES} pages, ${kills} workers killed, ${written.length} emitted, ${failed} failed, ${seconds} s`);
  expect(blows).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(Math.floor(PAGES / KILL_EACH) - 1);
});
