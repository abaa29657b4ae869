/** The commands that run for long, as the processes that they are. */
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { redisProgram } from '../../src/redis/program.ts';
import { until } from '../queue/harness.ts';
import { CACHE } from '../redis/private.ts';
import { collected, ended, endLeftovers, started, values, winnow } from './run.ts';

let home: string;

beforeAll(async () => {
  await redisProgram({ home: CACHE }); // unpacked once for all tests, where the machine has none
  home = await mkdtemp(join(tmpdir(), 'winnow-home-'));
  await symlink(join(CACHE, 'redis'), join(home, 'redis'));
});
afterEach(endLeftovers);
afterAll(() => rm(home, { recursive: true }));

/** Settings of one test: a mark that what it starts hands on, and a folder of its own for what is temporary. */
async function marked(mark: string): Promise<Record<string, string>> {
  const temporary = join(home, mark);
  await mkdir(temporary);
  return { WINNOW_HOME: home, TMPDIR: temporary, WINNOWTEST_MARK: mark };
}

/** The processes that `marked` settings reached: by the mark, or, since redis-server writes over its own, by their folder. */
async function running(mark: string): Promise<string[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    processes.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      const folder = await readlink(`/proc/${pid}/cwd`).catch(() => '');
      return environment.includes(`WINNOWTEST_MARK=${mark}\0`) || folder.startsWith(join(home, mark)) ? pid : undefined;
    }),
  );
  return found.filter((pid) => pid !== undefined);
}

describe('winnow start', { timeout: 60_000 }, () => {
  it('runs a service that the other commands find; a second one joins; SIGINT ends each in order', async () => {
    const env = { ...(await marked('start')), WINNOW_HOME: join(home, 'start') };
    await symlink(join(CACHE, 'redis'), join(home, 'start', 'redis'));
    const first = collected(started(['start'], env));
    await until(() => first.stdout.includes('worker.started'), 'the worker started');
    expect(first.stderr).toContain('private, started');
    expect(first.stderr).not.toMatch(/redis:\/\/:[0-9a-f]{10}/);
    const second = collected(started(['start'], env));
    await until(() => second.stdout.includes('worker.started'), 'the second joined');
    expect(second.stderr).toContain('private, joined');

    const page = JSON.stringify({ id: 'a', url: 'http://a.example/', text: 'The council met.' });
    expect(await winnow(['enqueue'], { env, stdin: page })).toMatchObject({ status: 0 });
    await until(
      async () => JSON.parse((await winnow(['status', '--json'], { env })).stdout).articles === 1,
      'it is done',
    );
    const { stdout } = await winnow(['articles'], { env });
    expect(values(stdout)).toMatchObject([{ id: 'a' }]);

    for (const { child } of [second, first]) {
      child.kill('SIGINT');
      expect(await ended(child)).toBe(0);
    }
    expect(await running('start')).toEqual([]);
    expect(await winnow(['status'], { env })).toMatchObject({ status: 1 });
  });
});

describe('winnow work', () => {
  it('says which ways there are where no Redis is', async () => {
    const { status, stderr } = await winnow(['work'], { env: { WINNOW_HOME: join(home, 'none') } });
    expect(status).toBe(1);
    expect(stderr).toContain('WINNOW_REDIS_URL');
  });

  it('refuses settings that are none', async () => {
    const { status, stderr } = await winnow(['work', '--concurrency', 'many'], { env: { WINNOW_PROCESES: '2' } });
    expect(status).toBe(2);
    expect(stderr).toContain('WINNOW_CONCURRENCY: must be a whole number');
    expect(stderr).toContain('did you mean WINNOW_PROCESSES?');
  });
});

describe('winnow demo', { timeout: 60_000 }, () => {
  it('shows every example page, keeps articles and log, and leaves nothing else behind', async () => {
    const demo = collected(started(['demo'], await marked('whole')));
    expect(await ended(demo.child)).toBe(0);
    expect(await running('whole')).toEqual([]);
    expect((await readdir(join(home, 'whole'))).filter((name) => name.startsWith('winnow'))).toEqual([]);

    const examples = values(await readFile('examples/pages.ndjson', 'utf8'));
    for (const { id } of examples) expect(demo.stdout).toMatch(new RegExp(`^${id} +(pass|review|block|refused)`, 'm'));
    const articles = values(await readFile(join(home, 'demo', 'articles.ndjson'), 'utf8'));
    expect(articles).toHaveLength(examples.length - 1);
    const log = values(await readFile(join(home, 'demo', 'log.ndjson'), 'utf8'));
    expect(log.filter(({ event }) => event === 'article.moderated')).toHaveLength(articles.length);
    expect(log.at(-1)).toMatchObject({ event: 'worker.stopped' });

    const cleaned = values((await winnow(['clean', 'examples/pages.ndjson'])).stdout).filter(
      (one) => !('error' in one),
    );
    const sorted = (list: Record<string, unknown>[]) =>
      list.map(({ moderatedAt: _, ...rest }) => rest).sort((a, b) => String(a.id).localeCompare(String(b.id)));
    expect(sorted(articles)).toEqual(sorted(cleaned)); // the queue and the command line give the same article
  });

  it.each([1, 3, 5])('takes all along when it is killed while %i processes run', async (count) => {
    const mark = `killed-at-${count}`;
    const demo = collected(started(['demo'], await marked(mark)));
    await until(async () => (await running(mark)).length >= count, `${count} processes run`);
    demo.child.kill('SIGKILL');
    expect(await ended(demo.child)).toBe('SIGKILL');
    await until(async () => (await running(mark)).length === 0, 'nothing is left');
  });
});
