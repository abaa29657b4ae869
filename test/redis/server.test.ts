import { readFileSync, statSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { hostRedis, locateRedis } from '../../src/redis/host.ts';
import { type RedisProgram, redisProgram } from '../../src/redis/program.ts';
import { FolderInUse, startServer } from '../../src/redis/server.ts';
import { killLeftovers, startProgram, until } from '../queue/harness.ts';
import { CACHE } from './private.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 200_000 });

const HOST = fileURLToPath(new URL('./host-child.ts', import.meta.url));

let program: RedisProgram;
let home: string;
beforeAll(async () => {
  program = await redisProgram({ home: CACHE });
});
afterEach(killLeftovers);

async function freshHome(): Promise<string> {
  home = await mkdtemp(join(tmpdir(), 'winnow-home-'));
  homes.push(home);
  return home;
}
const homes: string[] = [];
afterAll(() => Promise.all(homes.map((path) => rm(path, { recursive: true, force: true }))));

async function ask(url: string, ...[name, ...parameters]: [string, ...string[]]): Promise<unknown> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined);
  return redis.call(name, ...parameters).finally(() => redis.disconnect());
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

function argumentsOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // it has ended
  }
}

describe('startServer', () => {
  it('keeps its data and its address from one start to the next', async () => {
    const dir = await freshHome();
    const first = await startServer({ program, dir });
    await ask(first.url, 'SET', 'kept', 'yes');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await startServer({ program, dir });
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'GET', 'kept')).toBe('yes');
    await second.stop();
  });

  it('takes no command without the password, and shows it to nobody', async () => {
    const dir = await freshHome();
    const server = await startServer({ program, dir });
    const { password, host } = new URL(server.url);
    await expect(ask(`redis://${host}`, 'GET', 'x')).rejects.toThrow('NOAUTH');
    expect(statSync(join(dir, 'redis.conf')).mode & 0o777).toBe(0o600);
    const shown = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(argumentsOf);
    expect(shown.filter((text) => text.includes('redis-server')).length).toBeGreaterThan(0);
    expect(shown.filter((text) => text.includes(password))).toEqual([]);
    await server.stop();
  });

  it('lets one server at a time work on a folder', async () => {
    const dir = await freshHome();
    const server = await startServer({ program, dir });
    await expect(startServer({ program, dir })).rejects.toBeInstanceOf(FolderInUse);
    expect(readFileSync(join(dir, 'redis.conf'), 'utf8')).toContain(`port ${server.port}`);
    expect(await ask(server.url, 'PING')).toBe('PONG');
    await server.stop();
  });

  it('moves to another port where its own is taken', async () => {
    const [one, other] = [await freshHome(), await freshHome()];
    const first = await startServer({ program, dir: one });
    await first.stop();
    await copyFile(join(one, 'redis.conf'), join(other, 'redis.conf'));
    const thief = await startServer({ program, dir: other });
    const again = await startServer({ program, dir: one });
    expect(thief.port).toBe(first.port);
    expect(again.port).not.toBe(first.port);
    await Promise.all([thief.stop(), again.stop()]);
  });

  it('says what the server said where it does not start', async () => {
    const dir = await freshHome();
    const broken = { ...program, command: 'false', libraries: [] };
    await expect(startServer({ program: broken, dir })).rejects.toMatchObject({ code: 'redis/unavailable' });
  });
});

describe('hostRedis', () => {
  it('uses the Redis that is configured', async () => {
    const redis = await hostRedis({ redisUrl: 'redis://elsewhere', home: await freshHome() });
    expect(redis).toMatchObject({ url: 'redis://elsewhere', origin: 'configured' });
    expect(await readdir(home)).toEqual([]);
  });

  it('starts one for two processes that come at once, and ends it when its host is killed', async () => {
    const dir = await freshHome();
    const hosts = [startProgram(HOST, [dir, CACHE]), startProgram(HOST, [dir, CACHE])];
    await Promise.all(
      hosts.map((host) => until(() => host.lines.length > 0 && host.lines.at(-1)?.event === 'ready', 'it has a Redis')),
    );
    const ready = hosts.map(({ lines }) => lines.at(-1) as { origin?: string; url?: string; pid?: number });
    expect(ready.map(({ origin }) => origin).sort()).toEqual(['joined', 'started']);
    expect(ready[0].url).toBe(ready[1].url);
    expect(await locateRedis({ redisUrl: undefined, home: dir })).toBe(ready[0].url);
    expect(statSync(join(dir, 'redis.json')).mode & 0o777).toBe(0o600);

    const started = ready.findIndex(({ origin }) => origin === 'started');
    hosts[started].kill('SIGKILL');
    await until(() => !isAlive(Number(ready[started].pid)), 'the server followed its host');
    await expect(locateRedis({ redisUrl: undefined, home: dir })).rejects.toThrow('npm start');
    hosts[1 - started].kill('SIGKILL');
  });

  it('starts a server that died again, at the same address', async () => {
    const dir = await freshHome();
    const host = startProgram(HOST, [dir, CACHE]);
    await host.logged('ready');
    const { url, pid } = host.lines.at(-1) as { url?: unknown; pid?: unknown };
    process.kill(Number(pid), 'SIGKILL');
    await host.logged('redis.died');
    await until(() => host.lines.filter(({ event }) => event === 'redis.started').length === 2, 'it was started again');
    expect(await ask(String(url), 'PING')).toBe('PONG');
    host.child.kill('SIGTERM');
    expect(await host.ended).toBe(0);
    await expect(locateRedis({ redisUrl: undefined, home: dir })).rejects.toMatchObject({ code: 'redis/unavailable' });
  });

  it('is not ended by a Ctrl-C that reaches the group of its host', async () => {
    const server = await startServer({ program, dir: await freshHome() });
    const group = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[2];
    expect(group(server.pid)).not.toBe(group(process.pid));
    await server.stop();
  });
});

describe('redisProgram', () => {
  it('gives two callers that come at once the same program and leaves nothing else behind', {
    timeout: 200_000,
  }, async () => {
    const fresh = await freshHome();
    const [one, other] = await Promise.all([redisProgram({ home: fresh }), redisProgram({ home: fresh })]);
    expect(one).toEqual(other);
    expect((await readdir(fresh)).filter((name) => name !== 'redis')).toEqual([]);
  });
});
