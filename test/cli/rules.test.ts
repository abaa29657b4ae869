import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingRows } from '../../src/config.ts';
import { values, winnow } from './run.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winnow-rules-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A folder with one rule: a line that says `shout` goes. */
async function rulesWith(name: string, change: (yaml: string) => string = (yaml) => yaml): Promise<string> {
  const dir = join(folder, name);
  await mkdir(dir);
  const yaml = `pack: promotion
rules:
  - name: shout
    category: promotion
    severity: low
    message: a line shouts
    match: { any: [buyzzznow] }
    score: 7
    examples:
      spam: ["The council met on Monday.\\n⟦Dear reader, buyzzznow!⟧\\nIt spoke of the bridge."]
      genuine: ["The council met on Monday."]
`;
  await writeFile(join(dir, 'promotion.yaml'), change(yaml));
  return dir;
}

describe('winnow rules list', () => {
  it('has every built-in rule, for people and for programs', async () => {
    const { status, stdout } = await winnow(['rules', 'list']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^injected-title\/adult +adult +high +remove +\d+ .*rules\/injected-title\.yaml:\d+$/m);
    const entries = values((await winnow(['rules', 'list', '--json'])).stdout);
    expect(entries.length).toBeGreaterThan(20);
    for (const { ruleId } of entries) expect(stdout).toContain(`\n${ruleId} `);
    expect(stdout).toContain(`\n${entries.length} rules, `);
  });

  it('adds the rules of a folder, or takes them alone', async () => {
    const dir = await rulesWith('added');
    expect((await winnow(['rules', 'list', '--rules', dir])).stdout).toMatch(/^promotion\/shout/m);
    const { stdout } = await winnow(['rules', 'list', '--only-rules', dir, '--json']);
    expect(values(stdout).map(({ ruleId }) => ruleId)).toEqual(['promotion/shout']);
  });
});

describe('winnow rules check', () => {
  it('says that all examples hold', async () => {
    const dir = await rulesWith('good');
    const { status, stdout, stderr } = await winnow(['rules', 'check', '--only-rules', dir]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe('1 rules, 2 examples: all hold\n');
  });

  it('ends with 1 where an example does not hold, with file and line', async () => {
    const dir = await rulesWith('silent', (yaml) => yaml.replace('buyzzznow!', 'come in!'));
    const { status, stdout, stderr } = await winnow(['rules', 'check', '--only-rules', dir]);
    expect(status).toBe(1);
    expect(stdout).toContain('1 faults');
    expect(stderr).toMatch(/^silent\/promotion\.yaml:3: promotion\/shout: /);
  });

  it('ends with 2 where rules do not load, with all faults at once', async () => {
    const dir = await rulesWith('broken', (yaml) =>
      yaml.replace('severity: low', 'severty: low').replace('score: 7', 'score: x'),
    );
    for (const argv of [['rules', 'check'], ['clean'], ['rules', 'list']]) {
      const { status, stdout, stderr } = await winnow([...argv, '--only-rules', dir]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/broken\/promotion\.yaml:\d+: .*severty/);
      expect(stderr).toMatch(/broken\/promotion\.yaml:\d+: .*score/);
    }
    expect(await winnow(['rules', 'list', '--rules', join(folder, 'none')])).toMatchObject({ status: 2 });
  });

  it('refuses a pattern of exponential cost', async () => {
    const dir = await rulesWith('slow', (yaml) =>
      yaml.replace('{ any: [buyzzznow] }', "{ any: [buyzzznow], pattern: '(z+)+n' }"),
    );
    const { status, stderr } = await winnow(['rules', 'check', '--only-rules', dir]);
    expect(status).toBe(1);
    expect(stderr).toContain('exponential');
  });
});

describe('winnow clean --rules', () => {
  it('moderates by the rules that it is given', async () => {
    const dir = await rulesWith('used');
    const text = 'The council met on Monday.\nDear reader, buyzzznow!\nIt spoke of the bridge.';
    const stdin = JSON.stringify({ url: 'http://a.example/', text });
    const { stdout } = await winnow(['clean', '--rules', dir], { stdin });
    expect(values(stdout)[0]).toMatchObject({ score: 7, flags: [{ ruleId: 'promotion/shout' }] });
    expect(values((await winnow(['clean'], { stdin })).stdout)[0]).toMatchObject({ score: 0 });
  });
});

describe('winnow config', () => {
  it('prints every setting in force, secrets masked', async () => {
    const env = { WINNOW_REDIS_URL: 'redis://me:hunter2@db.example:6379', WINNOW_CONCURRENCY: '20' };
    const { status, stdout } = await winnow(['config'], { env });
    expect(status).toBe(0);
    for (const { name } of settingRows()) expect(stdout).toMatch(new RegExp(`^${name} `, 'm'));
    expect(stdout).toMatch(/^WINNOW_CONCURRENCY +\* +20 /m);
    const json = await winnow(['config', '--json'], { env });
    expect(values(json.stdout)).toHaveLength(settingRows().length);
    expect(stdout + json.stdout).not.toContain('hunter2');
  });

  it('ends with 2 and all faults where settings are wrong', async () => {
    const { status, stderr } = await winnow(['config'], { env: { WINNOW_BATCH: 'x', WINNOW_PREFIX: 'y' } });
    expect(status).toBe(2);
    expect(stderr).toContain('WINNOW_BATCH');
    expect(stderr).toContain('WINNOW_PREFIX');
  });
});
