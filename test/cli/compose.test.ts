/** No engine runs where these tests do: what docker-compose.yml and the Dockerfile promise is held against their text. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settingRows } from '../../src/config.ts';
import { winnow } from './run.ts';

interface Service {
  readonly image: string;
  readonly user: string;
  readonly command: string[];
  readonly environment: Record<string, string | null>;
  readonly volumes?: string[];
  readonly tmpfs: string[];
  readonly ports?: unknown;
  readonly container_name?: string;
  readonly stop_grace_period: string;
  readonly healthcheck: { readonly test: string[] };
  readonly depends_on?: Record<string, { readonly condition: string }>;
  readonly [word: string]: unknown;
}

const compose: { services: Record<'redis' | 'worker', Service>; volumes: object } = parse(
  readFileSync('docker-compose.yml', 'utf8'),
  { merge: true },
);
const { redis, worker } = compose.services;
const dockerfile = readFileSync('Dockerfile', 'utf8');
const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
const exactVersion = /^[a-z/]+:\d+\.\d+\.\d+[\w.-]*$/;

describe('docker-compose.yml', () => {
  it.each(Object.entries(compose.services))('hardens %s', (_, service) => {
    expect(service.read_only).toBe(true);
    expect(service.user).not.toMatch(/^(0|root)(:|$)/);
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toEqual(['no-new-privileges:true']);
    expect(service.tmpfs.length).toBeGreaterThan(0);
    expect(service.mem_limit).toBeTruthy();
    expect(service.restart).toBe('unless-stopped');
    expect(service.ports).toBeUndefined();
    expect(service.healthcheck.test.length).toBeGreaterThan(1);
    expect(service.image).toMatch(exactVersion);
  });

  it('keeps what Redis holds, never evicts, and hides the password', () => {
    const script = redis.command.join(' ');
    for (const line of ['appendonly yes', 'maxmemory-policy noeviction', 'requirepass $$REDISCLI_AUTH', 'umask 077']) {
      expect(script).toContain(line);
    }
    expect(redis.volumes).toEqual(['redis-data:/data']);
    expect(Object.keys(compose.volumes)).toEqual(['redis-data']);
    expect(redis.environment.REDISCLI_AUTH).toMatch(/^\$\{REDIS_PASSWORD:\?/);
    expect(worker.environment.WINNOW_REDIS_URL).toMatch(/^redis:\/\/:\$\{REDIS_PASSWORD:\?[^}]*\}@redis:6379$/);
  });

  it('scales workers: nothing in them is there once only', () => {
    expect(worker.container_name).toBeUndefined();
    expect(worker.volumes).toBeUndefined();
    expect(worker.depends_on).toEqual({ redis: { condition: 'service_healthy' } });
  });

  it('gives a worker only settings that winnow knows, and more time to stop than it takes', () => {
    const known = settingRows();
    for (const name of Object.keys(worker.environment)) expect(known.map((row) => row.name)).toContain(name);
    const grace = Number.parseInt(known.find(({ name }) => name === 'WINNOW_GRACE')?.value ?? '', 10);
    expect(Number.parseInt(worker.stop_grace_period, 10)).toBeGreaterThan(grace + 3);
  });

  it('hands on every setting but folders and what it decides itself', () => {
    const left = settingRows().map(({ name }) => name as string);
    expect(left.filter((name) => !(name in worker.environment))).toEqual([
      'WINNOW_HOME',
      'WINNOW_GRACE',
      'WINNOW_RULES',
      'WINNOW_ONLY_RULES',
    ]);
  });

  it('calls commands that winnow has', async () => {
    const [, , , ...check] = worker.healthcheck.test;
    for (const argv of [worker.command, check]) {
      const { status, stderr } = await winnow([...argv, '--help']);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    }
    expect(check).toEqual(['status', '--check', '--here']);
  });
});

describe('Dockerfile', () => {
  it('pins its base, runs as another user than root, and gets signals itself', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(new Set(bases).size).toBe(1);
    for (const base of bases) expect(base).toMatch(exactVersion);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^ENTRYPOINT \["node", /m);
  });

  it('copies nothing that .dockerignore keeps out', () => {
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from]) => from.split(' '));
    expect(sources.length).toBeGreaterThan(5);
    for (const source of sources) expect(ignored).toContain(`!${source}`);
  });

  it('runs the executable that package.json names', () => {
    const { bin } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(dockerfile).toContain(`"/app/${bin.winnow}"`);
  });
});
