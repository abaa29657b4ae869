import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dayOf } from '../../src/live/hits.ts';
import { liveKeys } from '../../src/live/keys.ts';
import { packOf } from '../live/folder.ts';
import { type TestRedis, testRedis } from '../redis/private.ts';
import { values, winnow } from './run.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 200_000 });

let redis: TestRedis;
let home: string;
beforeAll(async () => {
  redis = await testRedis();
  home = await mkdtemp(join(tmpdir(), 'winnow-hits-'));
  const more = (name: string, rest: string) =>
    packOf(name).slice(packOf(name).indexOf('  - ')).replace('shout', name) + rest;
  const shadow = more('silent', '').replace('score: 7', 'score: 7\n    shadow: true');
  await writeFile(join(home, 'promotion.yaml'), packOf('buyzzznow') + more('never', '') + shadow);
  await writeFile(join(home, 'allow.yaml'), 'allow:\n  - { host: ours.example, reason: it is ours }\n');
});
afterAll(async () => {
  await redis.stop();
  await rm(home, { recursive: true });
});

const list = (...argv: string[]) =>
  winnow(['rules', 'list', '--only-rules', home, ...argv], { env: { WINNOW_REDIS_URL: redis.url } });

describe('winnow rules list --hits', () => {
  it('says how often each rule found something, and which never did', async () => {
    const today = dayOf(Date.now());
    const key = liveKeys('{winnow}').hits(today);
    const counts = [
      'pages',
      40,
      'rule promotion/shout',
      12,
      'shadow promotion/silent',
      3,
      'allow host ours.example',
      5,
    ];
    await redis.command('HSET', key, ...counts);
    const { status, stdout } = await list('--hits');
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^ *12  ${today}  promotion/shout `, 'm'));
    expect(stdout).toMatch(new RegExp(`^ *3  ${today}  promotion/silent .* shadow `, 'm'));
    expect(stdout).toMatch(/^ *0 {2}never {7}promotion\/never /m);
    expect(stdout).toMatch(new RegExp(`^ *5  ${today}  host ours.example +it is ours `, 'm'));
    expect(stdout).toContain('1 rules found nothing in 40 pages of the last 30 days: promotion/never\n');
    const entries = values((await list('--hits', '--days', '1', '--json')).stdout);
    expect(entries).toEqual([
      expect.objectContaining({ ruleId: 'promotion/shout', hits: { days: 1, found: 12, lastDay: today } }),
      expect.objectContaining({ ruleId: 'promotion/never', hits: { days: 1, found: 0, lastDay: null } }),
      expect.objectContaining({
        ruleId: 'promotion/silent',
        shadow: true,
        hits: { days: 1, found: 3, lastDay: today },
      }),
      expect.objectContaining({
        allow: expect.objectContaining({ host: 'ours.example' }),
        hits: expect.objectContaining({ found: 5 }),
      }),
    ]);
  });

  it('needs a Redis, which the list alone does not', async () => {
    const env = { WINNOW_HOME: join(home, 'nowhere') };
    expect(await winnow(['rules', 'list', '--only-rules', home], { env })).toMatchObject({ status: 0 });
    const { status, stderr } = await winnow(['rules', 'list', '--only-rules', home, '--hits'], { env });
    expect(status).toBe(1);
    expect(stderr).toContain('WINNOW_REDIS_URL');
  });
});
