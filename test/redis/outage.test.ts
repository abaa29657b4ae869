import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Connection } from '../../src/redis/connection.ts';
import { isOutage, Outage } from '../../src/redis/outage.ts';
import { until } from '../queue/harness.ts';
import { type TestRedis, testRedis } from './private.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 200_000 });

const reply = (message: string) => Object.assign(new Error(message), { name: 'ReplyError' });

describe('isOutage', () => {
  it.each([
    reply("OOM command not allowed when used memory > 'maxmemory'. script: ab, on @user_script:1."),
    reply("READONLY You can't write against a read only replica."),
    reply('MISCONF Redis is configured to save RDB snapshots'),
    reply('LOADING Redis is loading the dataset in memory'),
    reply('NOSCRIPT No matching script.'),
    reply('EXECABORT Transaction discarded because of previous errors.'),
    reply('ERR max number of clients reached'),
    Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' }),
    new Error('Connection is closed.'),
    new Error("Stream isn't writeable and enableOfflineQueue options is false"),
    Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
  ])('says yes to $message', (error) => {
    expect(isOutage(error)).toBe(true);
  });

  it.each([
    reply('WRONGTYPE Operation against a key holding the wrong kind of value'),
    reply('ERR unknown command'),
    new TypeError('x is not a function'),
    new Error('Missing lock for job page-1. moveToFinished'),
    'OOM',
    undefined,
  ])('says no to %s', (error) => {
    expect(isOutage(error)).toBe(false);
  });
});

describe('Outage', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await testRedis();
  });
  afterAll(() => redis.stop());

  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  function watch() {
    const events: string[] = [];
    const connection = new Connection(redis.url, 'wait');
    const outage = new Outage({ redis: connection, probeKey: 'probe', log: (event) => events.push(event) });
    closers.push(() => {
      outage.close();
      connection.endForGood();
    });
    return { connection, outage, events };
  }

  it('waits until Redis has memory again, and says so once', async () => {
    const { connection, outage, events } = watch();
    await redis.command('CONFIG', 'SET', 'maxmemory', '1');
    const writes = ['a', 'b', 'c'].map((key) => outage.survive(() => connection.set(key, '1')));
    await until(() => outage.isOn, 'the outage is noticed');
    await pause(300);
    await redis.command('CONFIG', 'SET', 'maxmemory', '0');
    expect(await Promise.all(writes)).toEqual(['OK', 'OK', 'OK']);
    await until(() => !outage.isOn, 'it is over');
    expect(events).toEqual(['redis.unavailable', 'redis.available']);
  });

  it('waits until Redis is back, and says so once', async () => {
    const { connection, outage, events } = watch();
    await connection.ping();
    await redis.kill();
    await until(() => outage.isOn, 'the outage is noticed');
    const write = outage.survive(() => connection.set('d', '1'));
    await pause(300);
    await redis.restart();
    expect(await write).toBe('OK');
    await until(() => !outage.isOn, 'it is over');
    expect(events).toEqual(['redis.unavailable', 'redis.available']);
  });

  it('rejects at once with what is no outage', async () => {
    const { connection, outage, events } = watch();
    await connection.set('word', 'x');
    await expect(outage.survive(() => connection.lpush('word', '1'))).rejects.toThrow('WRONGTYPE');
    expect(events).toEqual([]);
  });

  it('ends the waiting when it is closed', async () => {
    const { outage } = watch();
    const waiting = outage.survive(() => Promise.reject(reply('OOM')));
    await pause(20);
    outage.close();
    await expect(waiting).rejects.toMatchObject({ code: 'redis/unavailable' });
  });
});
