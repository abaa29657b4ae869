import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Article } from '../../src/contract/article.ts';
import { dayOf, HitCounts, readHits } from '../../src/live/hits.ts';
import { liveKeys } from '../../src/live/keys.ts';
import { Connection } from '../../src/redis/connection.ts';
import { until } from '../queue/harness.ts';
import { type TestRedis, testRedis } from '../redis/private.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 200_000 });

let redis: TestRedis;
let tests = 0;
const closers: (() => unknown)[] = [];
beforeAll(async () => {
  redis = await testRedis();
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(() => redis.stop());

async function setUp(days = 30) {
  tests += 1;
  const keys = liveKeys(`{h${tests}}`);
  const connection = new Connection(redis.url, 'wait');
  closers.push(() => connection.endForGood());
  await connection.ping();
  const hits = new HitCounts({ redis: connection, keys, days });
  closers.push(() => hits.close());
  return { hits, connection, keys, read: (over = 30) => readHits(connection, keys, over) };
}

const articleWith = (...flags: (readonly [ruleId: string, shadow?: true])[]) =>
  ({ flags: flags.map(([ruleId, shadow]) => ({ ruleId, evidence: shadow ? { shadow } : {} })) }) as unknown as Article;

describe('hit counts', () => {
  it('add up over workers, by rule, those in shadow mode apart, and by entry of the allow lists', async () => {
    const { hits, connection, keys, read } = await setUp();
    const other = new HitCounts({ redis: connection, keys, days: 30 });
    closers.push(() => other.close());
    hits.article(articleWith(['contact/mail'], ['contact/mail'], ['gloss/pinyin'], ['promotion/new', true]));
    hits.article(articleWith());
    other.article(articleWith(['contact/mail']));
    other.allowed('phrase 博彩股 for injected-title/gambling');
    await Promise.all([hits.flush(), other.flush()]);
    await hits.flush();
    const found = await read();
    const today = dayOf(Date.now());
    expect(found).toMatchObject({ days: 30, pages: 3 });
    expect([...found.rules].sort()).toEqual([
      ['contact/mail', { found: 3, lastDay: today }],
      ['gloss/pinyin', { found: 1, lastDay: today }],
    ]);
    expect([...found.shadows]).toEqual([['promotion/new', { found: 1, lastDay: today }]]);
    expect([...found.allowed]).toEqual([['phrase 博彩股 for injected-title/gambling', { found: 1, lastDay: today }]]);
  });

  it('keep a hash a day for the days that are asked for', async () => {
    const { hits, keys, connection, read } = await setUp(7);
    const yesterday = dayOf(Date.now() - 86_400_000);
    await connection.hset(keys.hits(yesterday), { pages: 5, 'rule contact/mail': 4, 'rule contact/chat': 2 });
    hits.article(articleWith(['contact/mail']));
    await hits.flush();
    expect(await connection.ttl(keys.hits(dayOf(Date.now())))).toBeGreaterThan(6 * 86_400);
    expect(await connection.ttl(keys.hits(dayOf(Date.now())))).toBeLessThanOrEqual(7 * 86_400);
    expect((await read(1)).rules.get('contact/mail')?.found).toBe(1);
    const both = await read(2);
    expect(both.pages).toBe(6);
    expect(both.rules.get('contact/mail')?.found).toBe(5);
    expect(both.rules.get('contact/chat')).toEqual({ found: 2, lastDay: yesterday });
  });

  it('wait for a Redis that is away, and are written when a worker closes', async () => {
    const { hits, connection, read } = await setUp();
    hits.article(articleWith(['contact/mail']));
    await redis.command('CONFIG', 'SET', 'maxmemory', '1');
    await hits.flush();
    await redis.command('CONFIG', 'SET', 'maxmemory', '0');
    expect((await read()).pages).toBe(0);
    await redis.kill();
    await until(() => connection.status !== 'ready', 'it is away');
    hits.article(articleWith(['contact/mail']));
    await hits.flush();
    await redis.restart();
    await until(() => connection.status === 'ready', 'it is back');
    await hits.close();
    expect(await read()).toMatchObject({ pages: 2 });
    expect((await read()).rules.get('contact/mail')?.found).toBe(2);
  });
});
