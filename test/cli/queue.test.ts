import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/contract/article.ts';
import { parsePage } from '../../src/contract/page.ts';
import { createWorker, type PageWorker } from '../../src/queue/worker.ts';
import type { Winnow } from '../../src/winnow.ts';
import { until } from '../queue/harness.ts';
import { type TestRedis, testRedis } from '../redis/private.ts';
import { collected, ended, endLeftovers, started, values, winnow } from './run.ts';

let redis: TestRedis;
let folder: string;
let env: Record<string, string>;
let worker: PageWorker | undefined;

beforeAll(async () => {
  redis = await testRedis();
  folder = await mkdtemp(join(tmpdir(), 'winnow-cli-'));
});
beforeEach(async () => {
  await redis.command('FLUSHALL');
  env = { WINNOW_REDIS_URL: redis.url };
});
afterEach(async () => {
  await worker?.close(1000);
  worker = undefined;
  await endLeftovers();
});
afterAll(async () => {
  await redis.stop();
  await rm(folder, { recursive: true });
});

const invalid = { code: 'page/invalid', stage: 'read' } as const;

/** Passes text through, and fails for good where the text says so: the commands are under test, not the filter. */
const standIn: Winnow = {
  ruleset: { version: 'test', digest: 'd'.repeat(64) },
  moderate(input) {
    const parsed = parsePage(input);
    if (!parsed.ok) return { ...parsed, ...invalid };
    const { id, url, text = '' } = parsed.page;
    if (text.includes('FAIL'))
      return { ok: false, ...invalid, faults: [{ path: 'text', message: 'says \u001b[31mFAIL' }] };
    const article: Article = {
      id,
      url,
      revision: 1,
      verdict: 'pass',
      score: 0,
      title: null,
      text,
      byline: { publishedAt: null, source: null, author: null, editor: null },
      language: null,
      flags: [],
      edits: [],
      transforms: ['paragraphs'],
      ruleset: this.ruleset,
      service: '0.0.0',
      moderatedAt: '2026-11-24T00:00:00.000Z',
    };
    return { ok: true, article };
  },
};

async function work(): Promise<void> {
  worker = createWorker({ redisUrl: redis.url, winnow: standIn });
  await worker.ready();
}

const page = (id: string, text = `The council met, ${id}.`) =>
  JSON.stringify({ id, url: 'http://news.example/1', text });
const pages = (count: number) => Array.from({ length: count }, (_, i) => page(`p${i}`)).join('\n');

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('winnow enqueue', { timeout: 30_000 }, () => {
  it('tells new, known, conflict and refused apart, and ends with 1 where a page did not go in', async () => {
    const first = await winnow(['enqueue'], { env, stdin: pages(3) });
    expect(first).toMatchObject({ status: 0, stdout: '3 pages: 3 new, 0 known, 0 conflict, 0 refused\n' });
    const lines = [page('p0'), page('p1', 'Other words.'), page('p9'), 'no json', page('p/8')];
    const { status, stdout, stderr } = await winnow(['enqueue', '-'], { env, stdin: lines.join('\n') });
    expect(status).toBe(1);
    expect(stdout).toContain('5 pages: 1 new, 1 known, 1 conflict, 2 refused\n');
    expect(stdout).toContain('1 x the id is known with other content\n');
    expect(stderr).toMatch(/^stdin:2: conflict: .* p1: [0-9a-f]{12} against [0-9a-f]{12}$/m);
    expect(stderr).toMatch(/^stdin:4: refused: must be JSON/m);
    expect(stderr).toMatch(/^stdin:5: refused: id must be/m);
  });

  it('reads many files, counts lines within each, and goes on behind one that cannot be read', async () => {
    const one = await file('one.ndjson', `${page('a')}\n${page('b')}`);
    const two = await file('two.ndjson', `${page('c')}\r\nbad\r\n`);
    const { status, stdout, stderr } = await winnow(['enqueue', one, join(folder, 'none'), two], { env });
    expect(status).toBe(1);
    expect(stdout).toContain('4 pages: 3 new');
    expect(stderr).toContain('none cannot be read: no such file');
    expect(stderr).toContain('two.ndjson:2: refused');
  });

  it('tells few bad lines and counts the rest, however many there are and whatever they hold', async () => {
    const bad = Array.from({ length: 600 }, (_, i) =>
      JSON.stringify({ url: 'http://a.example/', text: 'One.', [`f\u001b${i}\n`]: 1 }),
    );
    const { stdout, stderr } = await winnow(['enqueue'], { env, stdin: [...bad, '{}'].join('\n') });
    expect(stderr.match(/: refused: /g)).toHaveLength(20);
    expect(stderr).toContain('and 581 more bad pages\n');
    expect(stdout).toContain('600 x a field is not a field of a page\n');
    expect(stdout + stderr).not.toContain('\u001b');
  });

  it('draws a bar over itself on a terminal', async () => {
    const { stderr } = await winnow(['enqueue', await file('bar.ndjson', pages(250))], { env, terminal: true });
    expect(stderr).toContain('\r[########################] 100 % 250 pages');
  });

  it('says which ways there are where no Redis is', async () => {
    const { status, stdout, stderr } = await winnow(['enqueue'], { env: { WINNOW_HOME: folder }, stdin: pages(1) });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('npm start');
    expect(stderr).toContain('WINNOW_REDIS_URL');
  });

  it('puts pages in as they come, and ends in order when it is told to stop while it waits for more', async () => {
    const child = collected(started(['enqueue'], env));
    child.child.stdin.write(`${page('a')}\n${page('b')}\n`);
    await until(async () => (await status()).waiting === 2, 'both are in');
    child.child.stdin.write(page('c'));
    await until(async () => !child.child.stdin.writableNeedDrain, 'it is written');
    child.child.kill('SIGTERM');
    expect(await ended(child.child)).toBe(1);
    expect(child.stdout).toMatch(/^[23] pages: [23] new, 0 known, 0 conflict, 0 refused$/m);
  });
});

describe('winnow articles', { timeout: 60_000 }, () => {
  it('takes every article once and ends when none is left', async () => {
    await winnow(['enqueue'], { env, stdin: pages(120) });
    await work();
    await until(async () => (await status()).articles === 120, 'all are emitted');
    const { status: ended, stdout } = await winnow(['articles'], { env });
    expect(ended).toBe(0);
    expect(new Set(values(stdout).map(({ id }) => id)).size).toBe(120);
    expect(values(stdout)).toHaveLength(120);
    expect(await winnow(['articles'], { env })).toMatchObject({ status: 0, stdout: '' });
  });

  it('loses none to a reader that goes away', async () => {
    await winnow(['enqueue'], {
      env,
      stdin: Array.from({ length: 60 }, (_, i) => page(`p${i}`, 'x'.repeat(20_000))).join('\n'),
    });
    await work();
    await until(async () => (await status()).articles === 60, 'all are emitted');
    const child = started(['articles'], env);
    let seen = '';
    const closed = new Promise((resolve) => {
      child.stdout.on('data', (chunk) => {
        seen += chunk;
        if (seen.split('\n').length > 5) resolve(child.stdout.destroy());
      });
    });
    await closed;
    expect(await ended(child)).toBe(0);
    const rest = await winnow(['articles'], { env });
    const before = seen
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line).id);
    const after = values(rest.stdout).map(({ id }) => id);
    expect(after.length).toBeGreaterThan(0);
    // what stood in the pipe when it broke is the reader's loss; it comes to less than a pipe holds
    expect(new Set([...before, ...after]).size).toBeGreaterThanOrEqual(60 - 11);
  });

  it('waits for more with --follow, until SIGTERM', async () => {
    await work();
    const child = started(['articles', '--follow'], env);
    let seen = '';
    child.stdout.on('data', (chunk) => {
      seen += chunk;
    });
    await winnow(['enqueue'], { env, stdin: pages(2) });
    await until(() => values(seen).length === 2, 'both came');
    await winnow(['enqueue'], { env, stdin: page('late') });
    await until(() => values(seen).length === 3, 'the late one came');
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    expect(await status()).toMatchObject({ articles: 0 });
  });
});

describe('winnow status', { timeout: 30_000 }, () => {
  it('shows depth and workers to people and to programs', async () => {
    await winnow(['enqueue'], { env, stdin: pages(3) });
    expect((await winnow(['status'], { env })).stdout).toMatch(
      /^pages {5}3 waiting \(the oldest for \d+ s\), 0 in work/,
    );
    await work();
    await until(async () => (await status()).articles === 3, 'all are emitted');
    expect(await status()).toMatchObject({ waiting: 0, articles: 3, workers: [{ ruleset: standIn.ruleset }] });
    expect((await winnow(['status'], { env })).stdout).toMatch(/test dddddddddddd/);
  });

  it('is a health probe: 0 with a worker, 1 without, 1 without Redis', async () => {
    expect(await winnow(['status', '--check'], { env })).toMatchObject({ status: 1, stderr: 'no worker is alive\n' });
    await work();
    await until(async () => (await status()).workers.length === 1, 'the worker gave a sign');
    expect(await winnow(['status', '--check', '--here'], { env })).toMatchObject({
      status: 0,
      stdout: '1 worker alive\n',
    });
    const nowhere = { WINNOW_REDIS_URL: 'redis://127.0.0.1:1' };
    const away = await winnow(['status', '--check'], { env: nowhere });
    expect(away).toMatchObject({ status: 1, stdout: '' });
    expect(away.stderr).toBe('winnow: Redis did not answer within 3 s: connect ECONNREFUSED 127.0.0.1:1\n');
    expect(await winnow(['status', '--here'], { env })).toMatchObject({ status: 2 });
  });
});

describe('winnow failed', { timeout: 30_000 }, () => {
  beforeEach(async () => {
    await winnow(['enqueue'], {
      env,
      stdin: [page('good'), page('bad-1', 'FAIL one'), page('bad-2', 'FAIL two')].join('\n'),
    });
    await work();
    await until(async () => (await status()).failed === 2, 'both failed');
  });

  it('lists them with their reasons, which forge nothing', async () => {
    const { status: ended, stdout, stderr } = await winnow(['failed', 'list'], { env });
    expect(ended).toBe(0);
    expect(stdout).toMatch(/^bad-1 +page\/invalid/m);
    expect(stdout).toContain('U+001B[31mFAIL');
    expect(stdout).not.toContain('\u001b');
    expect(stderr).toBe('2 of 2 failed pages\n');
    const json = await winnow(['failed', 'list', '--json', '--limit', '1'], { env });
    expect(values(json.stdout)).toMatchObject([{ code: 'page/invalid' }]);
  });

  it('shows one with its page', async () => {
    const { stdout } = await winnow(['failed', 'show', 'bad-1'], { env });
    expect(values(stdout)).toMatchObject([{ id: 'bad-1', page: { text: 'FAIL one' } }]);
    expect(await winnow(['failed', 'show', 'good'], { env })).toMatchObject({ status: 1, stdout: '' });
  });

  it('tries again and drops what it is told, and says what it did not find', async () => {
    expect(await winnow(['failed', 'drop', 'bad-1', 'no'], { env })).toMatchObject({
      status: 1,
      stdout: '1 page dropped\n',
    });
    expect(await status()).toMatchObject({ failed: 1 });
    const retried = await winnow(['failed', 'retry', '--all'], { env });
    expect(retried).toMatchObject({ status: 0, stdout: '1 page put back into the queue\n' });
    await until(async () => (await status()).failed === 1, 'it failed again');
    expect(await winnow(['failed', 'drop', '--all'], { env })).toMatchObject({
      status: 0,
      stdout: '1 page dropped\n',
    });
  });

  it.each([
    [['failed'], 'list [--json]'],
    [['failed', 'lst'], 'did you mean list?'],
    [['failed', 'retry'], 'takes IDs, or --all'],
    [['failed', 'drop', 'bad-1', '--all'], 'takes IDs, or --all'],
    [['failed', 'show'], 'takes one ID'],
    [['failed', 'list', '--limit', 'all'], 'takes a number'],
  ])('%j is wrong usage', async (argv, message) => {
    const { status: ended, stderr } = await winnow(argv, { env });
    expect(ended).toBe(2);
    expect(stderr).toContain(message);
  });
});

interface Status {
  readonly waiting: number;
  readonly articles: number;
  readonly failed: number;
  readonly workers: readonly object[];
}

async function status(): Promise<Status> {
  const { stdout } = await winnow(['status', '--json'], { env });
  return JSON.parse(stdout);
}
