/**
 * Pages a second through the queue, beside a BullMQ worker that does nothing with the same jobs in the same run.
 *
 * `node --import tsx bench/queue.ts [PAGES] [ROUNDS]`. A private Redis with its append-only file on; pages of 6 KB are
 * put in first, then one worker process of concurrency 10 empties the queue, in turns; the median of the rounds counts.
 * `plain` moderates nothing: what is left is the queue's own cost (marker, emission, log line). Each article is a job of
 * its own, so a page costs two jobs where the worker that does nothing has one. `packed` has 20 pages in a job.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Queue, Worker } from 'bullmq';
import type { Article } from '../src/contract/article.ts';
import type { Page } from '../src/contract/page.ts';
import { createLog } from '../src/log/log.ts';
import type { PageJob } from '../src/queue/job.ts';
import { createWorker } from '../src/queue/worker.ts';
import { Connection } from '../src/redis/connection.ts';
import { redisProgram } from '../src/redis/program.ts';
import { startServer } from '../src/redis/server.ts';
import { createWinnow, type Winnow } from '../src/winnow.ts';

const CONCURRENCY = 10;
const SENTENCE = '国网新源集团有限公司今天在北京举行抽水蓄能电站开工仪式,记者从现场了解到,项目总投资约一百亿元。';

interface Kind {
  readonly name: string;
  /** Pages a job. */
  readonly pack: number;
  /** Empties the queue; the milliseconds that took. */
  readonly run: (prefix: string) => Promise<number>;
}

interface Row {
  readonly name: string;
  readonly perSecond: number;
}

/** One row a kind of worker, the one that does nothing first. */
export async function queueBench(pages = 5000, rounds = 3): Promise<Row[]> {
  const dir = await mkdtemp(join(tmpdir(), 'winnow-bench-'));
  const home = fileURLToPath(new URL('../../.winnow', import.meta.url));
  const server = await startServer({ program: await redisProgram({ home }), dir });
  const log = createLog({ level: 'info', destination: join(dir, 'worker.log') });
  const winnow = createWinnow();
  const drain = async (prefix: string, filter: Winnow): Promise<number> => {
    const start = performance.now();
    const worker = createWorker({ redisUrl: server.url, prefix, concurrency: CONCURRENCY, winnow: filter, log });
    await emptied(server.url, prefix);
    const milliseconds = performance.now() - start;
    await worker.close(5000);
    return milliseconds;
  };
  const kinds: readonly Kind[] = [
    { name: 'no-op BullMQ worker', pack: 1, run: (prefix) => drainIdly(server.url, prefix) },
    { name: 'winnow, plain', pack: 1, run: (prefix) => drain(prefix, plain(winnow)) },
    { name: 'winnow, plain, packed', pack: 20, run: (prefix) => drain(prefix, plain(winnow)) },
    { name: 'winnow', pack: 1, run: (prefix) => drain(prefix, winnow) },
    { name: 'winnow, packed', pack: 20, run: (prefix) => drain(prefix, winnow) },
  ];
  const times = new Map<string, number[]>(kinds.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { name, pack, run }] of kinds.entries()) {
      const prefix = `{bench-${round}-${index}}`;
      await fill(server.url, prefix, pages, pack);
      times.get(name)?.push(await run(prefix));
      await clear(server.url);
    }
  }
  await server.stop();
  await rm(dir, { recursive: true, force: true });
  return [...times].map(([name, all]) => ({ name, perSecond: Math.round((pages * 1000) / median(all)) }));
}

async function fill(redisUrl: string, prefix: string, count: number, pack: number): Promise<void> {
  const connection = new Connection(redisUrl, 'wait');
  const queue = new Queue('pages', { connection, prefix });
  const jobs = Array.from({ length: Math.ceil(count / pack) }, (_, job) => ({
    name: 'page',
    data: { v: 1, pages: Array.from({ length: pack }, (_page, page) => pageOf(job * pack + page)) } satisfies PageJob,
    opts: { jobId: `page-p${job}`, removeOnComplete: true },
  }));
  for (let at = 0; at < jobs.length; at += 100) await queue.addBulk(jobs.slice(at, at + 100));
  await queue.close();
  connection.endForGood();
}

const pageOf = (index: number): Page => ({
  id: `p${index}`,
  url: `http://news.example/${index}`,
  text: Array.from({ length: 42 }, (_, line) => `${index}.${line} ${SENTENCE}`).join('\n'),
});

async function drainIdly(redisUrl: string, prefix: string): Promise<number> {
  const start = performance.now();
  const connection = new Connection(redisUrl, 'wait');
  const worker = new Worker('pages', async () => undefined, { connection, prefix, concurrency: CONCURRENCY });
  await emptied(redisUrl, prefix);
  const milliseconds = performance.now() - start;
  await worker.close();
  connection.endForGood();
  return milliseconds;
}

/** Looks seldom, so as not to cost what it measures. */
async function emptied(redisUrl: string, prefix: string): Promise<void> {
  const redis = new Connection(redisUrl, 'wait');
  while ((await redis.llen(`${prefix}:pages:wait`)) + (await redis.llen(`${prefix}:pages:active`)) > 0) await pause(10);
  redis.endForGood();
}

async function clear(redisUrl: string): Promise<void> {
  const redis = new Connection(redisUrl, 'wait');
  await redis.flushall();
  redis.endForGood();
}

function plain({ ruleset, moderate }: Winnow): Winnow {
  const moderated = moderate({ id: 'plain', url: 'http://news.example/plain', text: SENTENCE });
  if (!moderated.ok) throw new Error('the page of the benchmark is good');
  const form: Article = moderated.article;
  return {
    ruleset,
    moderate(input) {
      const { id, url, text = '' } = input as Page;
      return { ok: true, article: { ...form, id, url, text, verdict: 'pass' } };
    },
  };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [pages, rounds] = process.argv.slice(2).map(Number);
  const rows = await queueBench(pages, rounds);
  const [{ perSecond: idle }] = rows;
  console.info(`${new Date().toISOString()}, ${cpus().length} x ${cpus()[0].model}, Node ${process.version}`);
  for (const { name, perSecond } of rows) {
    console.info(
      `${name.padEnd(22)} ${String(perSecond).padStart(6)} pages/s  ${(perSecond / idle).toFixed(2)} of the no-op worker`,
    );
  }
}
