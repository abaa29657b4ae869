/** The rules of real worker processes, changed, broken and mended under them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SettingName } from '../../src/config.ts';
import type { Article } from '../../src/contract/article.ts';
import { readHits } from '../../src/live/hits.ts';
import { liveKeys } from '../../src/live/keys.ts';
import { openQueue, type PageQueue } from '../../src/queue/queue.ts';
import { Connection } from '../../src/redis/connection.ts';
import { killLeftovers, startProgram, until, type WorkerProcess } from '../queue/harness.ts';
import { type TestRedis, testRedis } from '../redis/private.ts';
import { packOf, type RulesFolder, rulesFolder } from './folder.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 200_000 });

const RUN = fileURLToPath(new URL('../workers/run-child.ts', import.meta.url));

let redis: TestRedis;
let queue: PageQueue;
let folder: RulesFolder;
let prefix: string;
let tests = 0;
let pages = 0;
beforeAll(async () => {
  redis = await testRedis();
});
beforeEach(async () => {
  tests += 1;
  prefix = `{r${tests}}`;
  queue = openQueue({ redisUrl: redis.url, prefix });
  folder = await rulesFolder('buyzzznow');
});
afterEach(async () => {
  await queue.close();
  await killLeftovers();
  await folder.remove();
});
afterAll(() => redis.stop());

const start = (settings: Partial<Record<SettingName, string>> = {}): WorkerProcess =>
  startProgram(RUN, [
    JSON.stringify({
      WINNOW_REDIS_URL: redis.url,
      WINNOW_PREFIX: prefix,
      WINNOW_ONLY_RULES: folder.path,
      WINNOW_RULES_POLL: '100ms',
      ...settings,
    }),
  ]);

const linesOf = ({ lines }: WorkerProcess, event: string) => lines.filter((line) => line.event === event);
const told = (worker: WorkerProcess, event: string, times = 1) =>
  until(() => linesOf(worker, event).length >= times, `the log says ${event} ${times} times`);

async function stopped(worker: WorkerProcess): Promise<void> {
  worker.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
}

/** The article of a page that holds a line for each rule of these tests. */
async function articleOf(): Promise<Article> {
  pages += 1;
  const text = 'The council met on Monday.\nDear reader, buyzzznow!\nHello, sellzzznow!\nIt spoke of the bridge.';
  await queue.enqueue([{ id: `p${pages}`, url: 'http://a.example/', text }]);
  await until(async () => (await queue.status()).articles === 1, 'the page is an article');
  const articles: Article[] = [];
  await queue.takeArticles(async (article) => void articles.push(article));
  return articles[0];
}

/** The processes that check rules for a worker. */
function checksOf({ child }: WorkerProcess): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .filter((pid) => {
      const parent = /^PPid:\s+(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1];
      return Number(parent) === child.pid && read(`/proc/${pid}/cmdline`).includes('check-rules');
    });
}

const isAlive = (pid: number): boolean => read(`/proc/${pid}/cmdline`).includes('check-rules');

/** A file of a process, empty where the process has gone. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const BUY = 'The council met on Monday.\nHello, sellzzznow!\nIt spoke of the bridge.';
const SELL = 'The council met on Monday.\nDear reader, buyzzznow!\nIt spoke of the bridge.';

describe('a worker', () => {
  it('takes changed rules without a restart, refuses broken ones, and starts again with the last good ones', async () => {
    const worker = start();
    await told(worker, 'worker.started');
    const first = await articleOf();
    expect(first).toMatchObject({ text: BUY, score: 7 });

    await folder.write('promotion.yaml', packOf('sellzzznow'));
    await told(worker, 'rules.reloaded');
    const second = await articleOf();
    expect(second.text).toBe(SELL);
    expect(second.ruleset.digest).not.toBe(first.ruleset.digest);
    expect(linesOf(worker, 'rules.reloaded')[0]).toMatchObject({
      level: 'info',
      before: first.ruleset.digest,
      digest: second.ruleset.digest,
      rules: 1,
      examples: 2,
    });

    await folder.write('promotion.yaml', packOf('buyzzznow').slice(0, 150));
    await told(worker, 'rules.refused');
    const [refused] = linesOf(worker, 'rules.refused');
    expect(refused).toMatchObject({ level: 'warn', inForce: second.ruleset.digest });
    expect(refused.faults).toEqual(expect.arrayContaining([expect.stringMatching(/^rules\/promotion\.yaml:\d+: /)]));
    const third = await articleOf();
    expect(third).toMatchObject({ text: SELL, ruleset: second.ruleset });
    await until(
      async () => (await queue.status()).workers.some(({ ruleset }) => ruleset.refused !== undefined),
      'the status says so',
    );
    expect(linesOf(worker, 'rules.refused')).toHaveLength(1);
    await stopped(worker);

    const again = start();
    await told(again, 'worker.started');
    expect(linesOf(again, 'rules.restored')).toEqual([
      expect.objectContaining({ level: 'warn', digest: second.ruleset.digest }),
    ]);
    expect(await articleOf()).toMatchObject({ text: SELL, ruleset: second.ruleset });
    await folder.write('promotion.yaml', packOf('buyzzznow'));
    await told(again, 'rules.reloaded');
    expect(await articleOf()).toMatchObject({ text: BUY, ruleset: first.ruleset });
    await stopped(again);
  });

  it('and its neighbour come to the same rules', async () => {
    const both = [start(), start()];
    for (const worker of both) await told(worker, 'worker.started');
    await folder.write('promotion.yaml', packOf('sellzzznow'));
    for (const worker of both) await told(worker, 'rules.reloaded');
    const digests = both.map((worker) => linesOf(worker, 'rules.reloaded')[0].digest);
    expect(new Set(digests).size).toBe(1);
    await until(
      async () => (await queue.status()).workers.every(({ ruleset }) => ruleset.digest === digests[0]),
      'both say so of themselves',
    );
    await folder.vanish();
    for (const worker of both) await told(worker, 'rules.refused');
    const late = start();
    await told(late, 'worker.started');
    expect(linesOf(late, 'rules.restored')).toEqual([expect.objectContaining({ digest: digests[0] })]);
    for (const worker of [...both, late]) await stopped(worker);
  });

  it('that finds its folder broken and Redis away says both, waits, and starts with what was kept', async () => {
    const worker = start();
    await told(worker, 'worker.started');
    const { ruleset } = await articleOf();
    await stopped(worker);
    await folder.vanish();
    await redis.pause();
    const again = start();
    await told(again, 'rules.refused');
    await told(again, 'redis.unavailable');
    await redis.restart();
    await told(again, 'worker.started');
    expect(linesOf(again, 'rules.restored')).toEqual([expect.objectContaining({ digest: ruleset.digest })]);
    expect(await articleOf()).toMatchObject({ text: BUY, ruleset });
    await stopped(again);
  });

  it('that waits so can be told to stop', async () => {
    await folder.vanish();
    await redis.pause();
    const worker = start();
    await told(worker, 'redis.unavailable');
    await stopped(worker);
    await redis.restart();
  });

  it('goes on while an expression of new rules runs wild; the check ends with it, whatever ends it', async () => {
    const wild = packOf('sellzzznow').replace('[sellzzznow] }', "[sellzzznow], pattern: '(z+)+n!!' }");
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const worker = start();
      await told(worker, 'worker.started');
      await folder.write('promotion.yaml', wild.replace('reader, sellzzznow', `reader, sellzzznow ${'z'.repeat(60)}`));
      await until(() => checksOf(worker).length === 1, 'the check runs');
      const [check] = checksOf(worker);
      expect(await articleOf()).toMatchObject({ text: BUY });
      worker.kill(signal);
      expect(await worker.ended).toBe(signal === 'SIGTERM' ? 0 : signal);
      await until(() => !isAlive(check), 'the check has ended');
      expect(linesOf(worker, 'rules.reloaded')).toEqual([]);
      await folder.write('promotion.yaml', packOf('buyzzznow'));
    }
  });

  it('counts what each rule finds, and what is allowed', async () => {
    await folder.write('allow.yaml', 'allow:\n  - { host: ours.example, reason: it is ours }\n');
    const worker = start();
    await told(worker, 'worker.started');
    await articleOf();
    await articleOf();
    const text = 'The council met on Monday.\nDear reader, buyzzznow!';
    await queue.enqueue([{ id: 'allowed', url: 'http://www.ours.example/', text }]);
    await until(async () => (await queue.status()).articles === 1, 'the page is an article');
    await stopped(worker);
    const connection = new Connection(redis.url, 'wait');
    const hits = await readHits(connection, liveKeys(prefix), 2);
    connection.endForGood();
    expect(hits.pages).toBe(3);
    expect(hits.rules.get('promotion/shout')?.found).toBe(2);
    expect(hits.allowed.get('host ours.example')?.found).toBe(1);
  });
});
