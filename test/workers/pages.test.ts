import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SettingName } from '../../src/config.ts';
import { readConfig } from '../../src/config.ts';
import type { Article } from '../../src/contract/article.ts';
import { openQueue, type PageQueue } from '../../src/queue/queue.ts';
import { winnowOf } from '../../workers/winnow.ts';
import { killLeftovers, pageOf, pagesOf, startProgram, startWorker, until } from '../queue/harness.ts';
import { type TestRedis, testRedis } from '../redis/private.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 200_000 });

const RUN = fileURLToPath(new URL('./run-child.ts', import.meta.url));

let redis: TestRedis;
let queue: PageQueue;
let prefix: string;
let tests = 0;
beforeAll(async () => {
  redis = await testRedis();
});
beforeEach(() => {
  tests += 1;
  prefix = `{s${tests}}`;
  queue = openQueue({ redisUrl: redis.url, prefix });
});
afterEach(async () => {
  await queue.close();
  await killLeftovers();
});
afterAll(() => redis.stop());

const startRun = (settings: Partial<Record<SettingName, string>> = {}) =>
  startProgram(RUN, [JSON.stringify({ WINNOW_REDIS_URL: redis.url, WINNOW_PREFIX: prefix, ...settings })]);

const startOne = (settings: Partial<Record<SettingName, string>> = {}, millisecondsAPage = 0) =>
  startWorker({ redisUrl: redis.url, millisecondsAPage, settings: { WINNOW_PREFIX: prefix, ...settings } });

/** A worker that holds each page in work until it is let go. */
async function startHolding(settings: Partial<Record<SettingName, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'winnow-hold-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const holdUntil = join(folder, 'go');
  const worker = startWorker({ redisUrl: redis.url, holdUntil, settings: { WINNOW_PREFIX: prefix, ...settings } });
  // What Redis calls active may not have reached the worker yet.
  const holds = () => until(() => existsSync(`${holdUntil}.held`), 'a page is in work');
  return { worker, holds, letGo: () => writeFileSync(holdUntil, '') };
}

const isAlive = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

/** A worker that a test left behind must not work for the tests after it. */
const endNow = (pid: number): void => {
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
};

describe('one worker process', () => {
  it('finishes what is in work at SIGTERM, leaves the rest waiting, and exits with 0', async () => {
    await queue.enqueue(pagesOf(400));
    const worker = startOne({}, 5);
    await until(() => worker.lines.filter(({ event }) => event === 'article.moderated').length >= 20, 'it is at work');
    worker.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
    const { waiting, active, delayed, failed, articles, workers } = await queue.status();
    expect({ active, delayed, failed, sum: waiting + articles, workers }).toEqual({
      active: 0,
      delayed: 0,
      failed: 0,
      sum: 400,
      workers: [],
    });
    expect(waiting).toBeGreaterThan(0);
    expect(worker.lines.map(({ event }) => event).filter((event) => event.startsWith('worker.'))).toEqual([
      'worker.started',
      'worker.stopping',
      'worker.stopped',
    ]);
  });

  it('exits with 0 within the grace period while Redis is away, with a page in work', async () => {
    await queue.enqueue([pageOf(1)]);
    const { worker, holds, letGo } = await startHolding({ WINNOW_GRACE: '500ms' });
    await holds();
    onTestFinished(() => redis.restart());
    await redis.kill();
    letGo();
    await worker.logged('redis.unavailable');
    const since = performance.now();
    worker.kill('SIGINT');
    expect(await worker.ended).toBe(0);
    expect(performance.now() - since).toBeLessThan(10_000);
    const events = worker.lines.map(({ event }) => event);
    expect(events.filter((event) => event === 'redis.unavailable')).toHaveLength(1);
    expect(events.at(-1)).toBe('worker.abandoned');
  });

  it('exits at once at a second signal, and not at the echo of the first', async () => {
    await queue.enqueue([pageOf(1)]);
    const { worker, holds, letGo } = await startHolding({ WINNOW_GRACE: '1h' });
    await holds();
    onTestFinished(async () => {
      await redis.command('CONFIG', 'SET', 'maxmemory', '0');
    });
    await redis.command('CONFIG', 'SET', 'maxmemory', '1');
    letGo();
    await worker.logged('redis.unavailable');
    worker.kill('SIGINT');
    worker.kill('SIGINT');
    await worker.logged('worker.stopping');
    await pause(500);
    expect(isAlive(Number(worker.child.pid))).toBe(true);
    worker.kill('SIGINT');
    expect(await worker.ended).toBe(137);
  });

  it('waits for a Redis that comes later, says so once, and works then', async () => {
    await queue.enqueue(pagesOf(3));
    await redis.pause();
    const worker = startOne();
    await worker.logged('redis.unavailable');
    await redis.restart();
    await until(async () => (await queue.status()).articles === 3, 'it works');
    await worker.logged('redis.available');
    expect(worker.lines.filter(({ event }) => event.startsWith('redis.'))).toHaveLength(2);
  });

  it('says once that Redis has no memory, however long, and takes no try from a page for it', async () => {
    await queue.enqueue(pagesOf(100));
    const worker = startOne({}, 10);
    await worker.logged('article.moderated');
    await redis.command('CONFIG', 'SET', 'maxmemory', '1');
    await worker.logged('redis.unavailable');
    await pause(3000);
    await redis.command('CONFIG', 'SET', 'maxmemory', '0');
    await until(async () => (await queue.status()).articles === 100, 'all are emitted');
    await until(async () => (await queue.status()).active === 0, 'all are done');
    expect(await queue.status()).toMatchObject({ failed: 0, delayed: 0 });
    const events = worker.lines.map(({ event }) => event);
    expect(events.filter((event) => event === 'redis.unavailable')).toHaveLength(1);
    expect(events.filter((event) => event === 'article.moderated')).toHaveLength(100);
    expect(events.filter((event) => event.startsWith('page.') || event === 'queue.error')).toEqual([]);
  });

  it('ends in order when npm, which started it, is gone', async () => {
    const options = JSON.stringify({ WINNOW_REDIS_URL: redis.url, WINNOW_PREFIX: prefix });
    const shell = spawn('sh', ['-c', '"$0" --import tsx "$1" "$2" & echo $!; wait', process.execPath, RUN, options], {
      env: { ...process.env, npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    shell.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    await until(() => output.includes('worker.started'), 'it works');
    const pid = Number.parseInt(output, 10);
    onTestFinished(() => endNow(pid));
    shell.kill('SIGKILL');
    await until(() => !isAlive(pid), 'it is gone');
    expect(output).toContain('"reason":"parent gone"');
    expect(output).toContain('worker.stopped');
  });

  it('ends in order when npm was gone before it could look', async () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const start = 'node dist/src/cli/bin.js start';
    expect(scripts.start).toContain(start);
    const options = JSON.stringify({ WINNOW_REDIS_URL: redis.url, WINNOW_PREFIX: prefix });
    const env = { ...process.env, npm_lifecycle_event: 'start', NODE: process.execPath, RUN, OPTIONS: options };
    // A shell in the place of npm, which runs the script of package.json in a shell as npm does, and is killed as soon as
    // that shell has become Node: long before any line of ours is run.
    const script = scripts.start.replace(start, '"$NODE" --import tsx "$RUN" "$OPTIONS"');
    const npm = spawn('sh', ['-c', 'sh -c "$0" & echo $!; wait', script], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    npm.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    await until(() => output.includes('\n'), 'the shell is started');
    const pid = Number.parseInt(output, 10);
    onTestFinished(() => endNow(pid));
    await until(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith(process.execPath), 'it is Node');
    npm.kill('SIGKILL');
    await until(() => !isAlive(pid), 'it is gone');
    expect(output).not.toContain('article.moderated');
    expect(await queue.status()).toMatchObject({ workers: [] });
  });

  it('does not start to work where its parent is another from the first look on', async () => {
    const worker = startProgram(RUN, [JSON.stringify({ WINNOW_REDIS_URL: redis.url, WINNOW_PREFIX: prefix })], {
      npm_lifecycle_event: 'start',
      npm_winnow_parent: '4194305', // above the highest pid that Linux gives
    });
    expect(await worker.ended).toBe(0);
    expect(worker.lines.filter(({ event }) => event === 'worker.started')).toEqual([]);
  });

  it('gives the article that the filter gives', async () => {
    const page = { ...pageOf(1), text: '新华社北京3月28日电\n国网新源集团今天举行开工仪式。' };
    const worker = startRun();
    await queue.enqueue([page]);
    await until(async () => (await queue.status()).articles === 1, 'it is emitted');
    const articles: Article[] = [];
    await queue.takeArticles(async (article) => void articles.push(article));
    const moderated = winnowOf(readConfig({}, {})).moderate(page);
    if (!moderated.ok) throw new Error('the page is good');
    const { moderatedAt } = articles[0];
    expect(articles).toEqual([{ ...moderated.article, moderatedAt }]);
    worker.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
  });

  it('does not start with rules that do not load', async () => {
    const worker = startRun({ WINNOW_ONLY_RULES: '/nowhere' });
    expect(await worker.ended).toBe(1);
  });
});

describe('several worker processes', () => {
  const pids = async () => (await queue.status()).workers.map(({ pid }) => pid);

  it('are kept running, and stopped in order with their supervisor', async () => {
    const supervisor = startRun({ WINNOW_PROCESSES: '2' });
    await until(async () => (await pids()).length === 2, 'two are alive');
    const [victim, other] = await pids();
    process.kill(victim, 'SIGKILL');
    await supervisor.logged('worker.died');
    await redis.command('DEL', `${prefix}:workers`);
    await until(async () => (await pids()).some((pid) => pid !== victim && pid !== other), 'a new one is alive');
    await queue.enqueue(pagesOf(20));
    await until(async () => (await queue.status()).articles === 20, 'they work');
    const alive = await pids();
    supervisor.kill('SIGTERM');
    expect(await supervisor.ended).toBe(0);
    expect(alive.filter(isAlive)).toEqual([]);
    expect(supervisor.lines.filter(({ event }) => event === 'article.moderated')).toHaveLength(20);
    expect(supervisor.lines.filter(({ event }) => event === 'worker.stopped').length).toBeGreaterThanOrEqual(2);
  });

  it('end when their supervisor is killed', async () => {
    const supervisor = startRun({ WINNOW_PROCESSES: '2' });
    await until(async () => (await pids()).length === 2, 'two are alive');
    const alive = await pids();
    supervisor.kill('SIGKILL');
    await until(() => !alive.some(isAlive), 'they are gone');
    expect((await queue.status()).workers).toEqual([]);
  });

  it('are not started again and again where the rules do not load', async () => {
    const supervisor = startRun({ WINNOW_PROCESSES: '2', WINNOW_ONLY_RULES: '/nowhere' });
    expect(await supervisor.ended).toBe(2);
    expect(supervisor.lines.filter(({ event }) => event === 'worker.died')).toEqual([]);
  });
});
