import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkFiles } from '../../src/live/check.ts';
import { KeptRules } from '../../src/live/kept.ts';
import { LiveRules, type LiveRulesOptions } from '../../src/live/rules.ts';
import { Connection } from '../../src/redis/connection.ts';
import type { Ruleset } from '../../src/rules/ruleset.ts';
import { createWinnow } from '../../src/winnow.ts';
import { until } from '../queue/harness.ts';
import { type TestRedis, testRedis } from '../redis/private.ts';
import { packOf, type RulesFolder, rulesFolder } from './folder.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 200_000 });

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

async function folderOf(word?: string): Promise<RulesFolder> {
  const folder = await rulesFolder(word);
  closers.push(() => folder.remove());
  return folder;
}

interface Running {
  readonly live: LiveRules;
  readonly events: { readonly event: string; readonly [field: string]: unknown }[];
  readonly kept: KeptRules;
  /** The rulesets that came into force, in order. */
  readonly used: Ruleset[];
  told(event: string, times?: number): Promise<void>;
}

function running(folder: RulesFolder, key: string, options: Partial<LiveRulesOptions> = {}): Running {
  const connection = new Connection(redis.url, 'wait');
  const kept = new KeptRules(connection, key);
  const events: Running['events'] = [];
  const used: Ruleset[] = [];
  const live = new LiveRules({
    folders: { onlyRules: folder.path },
    poll: 20,
    service: '1.0.0',
    check: async (files) => checkFiles(files),
    kept,
    log: (event, fields) => void events.push({ event, ...fields }),
    use: (ruleset) => void used.push(ruleset),
    ...options,
  });
  closers.push(() => {
    live.close();
    connection.endForGood();
  });
  const told = (event: string, times = 1) =>
    until(() => events.filter((one) => one.event === event).length >= times, `${event} was told ${times} times`);
  return { live, events, kept, used, told };
}

const nextKey = (): string => {
  tests += 1;
  return `kept:${tests}`;
};

const TEXT = 'The council met on Monday.\nDear reader, buyzzznow!\nHello, sellzzznow!\nIt spoke of the bridge.';

function left(ruleset: Ruleset): string {
  const moderated = createWinnow({ ruleset }).moderate({ url: 'http://a.example/', text: TEXT });
  if (!moderated.ok) throw new Error('the page is good');
  return moderated.article.text;
}

describe('rules in force', () => {
  it('follow their folder: a change comes into force whole, and is said with its digest', async () => {
    const folder = await folderOf('buyzzznow');
    const { live, used, events, told } = running(folder, nextKey());
    await live.start();
    expect(used.map(left)).toEqual([TEXT.replace('Dear reader, buyzzznow!\n', '')]);
    await folder.write('.#promotion.yaml', 'what an editor leaves');
    await folder.write('promotion.yaml', packOf('sellzzznow'));
    await told('rules.reloaded');
    expect(used).toHaveLength(2);
    expect(left(used[1])).toBe(TEXT.replace('Hello, sellzzznow!\n', ''));
    expect(events).toEqual([
      { event: 'rules.reloaded', digest: used[1].digest, before: used[0].digest, rules: 1, examples: 2 },
    ]);
  });

  it('stay where the change does not load, lacks its set or fails an example; each is said once, with file and line', async () => {
    const folder = await folderOf('buyzzznow');
    const { live, used, events, told } = running(folder, nextKey());
    await live.start();
    const broken: readonly (readonly [string, RegExp])[] = [
      [packOf('sellzzznow').slice(0, 120), /^rules\/promotion\.yaml:\d+: /],
      [packOf('$sellers'), /^rules\/promotion\.yaml:7: shout: there is no set \$sellers/],
      [
        packOf('sellzzznow').replace('reader, sellzzznow', 'reader'),
        /^rules\/promotion\.yaml:3: promotion\/shout: the example/,
      ],
      [
        packOf('sellzzznow').replace('genuine: ["The', 'genuine: ["A.\\nsellzzznow.\\nThe'),
        /:3: .* is flagged promotion\/shout/,
      ],
    ];
    for (const [index, [text, fault]] of broken.entries()) {
      await folder.write('promotion.yaml', text);
      await told('rules.refused', index + 1);
      expect(events.at(-1)).toMatchObject({ inForce: used[0].digest, faults: [expect.stringMatching(fault)] });
      expect(live.refused).toMatch(fault);
    }
    // Many looks have passed since the first was refused, and each was said once.
    expect(events.map(({ event }) => event)).toEqual(broken.map(() => 'rules.refused'));
    expect(used).toHaveLength(1);
    await folder.write('promotion.yaml', packOf('sellzzznow'));
    await told('rules.reloaded');
    expect(live.refused).toBeUndefined();
    expect(used).toHaveLength(2);
  });

  it('stay where the folder is empty, gone or beyond all bounds, and come back with it', async () => {
    const folder = await folderOf('buyzzznow');
    const { live, used, events, told } = running(folder, nextKey());
    await live.start();
    await folder.vanish();
    await told('rules.refused');
    expect(events.at(-1)).toMatchObject({ faults: [expect.stringContaining(`there is no folder ${folder.path}`)] });
    await folder.make();
    await told('rules.refused', 2);
    expect(events.at(-1)).toMatchObject({ faults: [expect.stringContaining('the folder holds no rule file')] });
    await folder.write('promotion.yaml', `${packOf('buyzzznow')}#${'x'.repeat(9_000_000)}`);
    await told('rules.refused', 3);
    expect(events.at(-1)).toMatchObject({ faults: [expect.stringMatching(/holds 9\d+ characters; at most/)] });
    await folder.write('promotion.yaml', packOf('buyzzznow'));
    await told('rules.reloaded');
    expect(events.at(-1)).toMatchObject({ digest: used[0].digest, before: used[0].digest });
    expect(used).toHaveLength(1);
  });

  it('are checked by all their examples where they come from a folder, and not used where those fail', async () => {
    const folder = await folderOf();
    await folder.write('promotion.yaml', packOf('buyzzznow').replace('reader, buyzzznow', 'reader'));
    const { live, used } = running(folder, nextKey());
    await expect(live.start()).rejects.toMatchObject({
      code: 'rules/invalid',
      message: expect.stringContaining('rules/promotion.yaml:3'),
    });
    expect(used).toEqual([]);
  });
});

describe('rules kept from before', () => {
  it('are in force, the very same, where a worker starts with a broken folder', async () => {
    const folder = await folderOf('buyzzznow');
    const key = nextKey();
    const first = running(folder, key);
    await first.live.start();
    await folder.write('promotion.yaml', packOf('sellzzznow'));
    await first.told('rules.reloaded');
    await until(async () => (await first.kept.find())?.digest === first.used[1].digest, 'they are kept');
    await folder.write('promotion.yaml', 'pack: promotion\n');
    const second = running(folder, key);
    await second.live.start();
    expect(second.used.map(({ digest }) => digest)).toEqual([first.used[1].digest]);
    expect(second.used.map(left)).toEqual([left(first.used[1])]);
    expect(second.events.map(({ event }) => event)).toEqual(['rules.refused', 'rules.restored']);
    expect(second.live.refused).toContain('rules/promotion.yaml:1');
    await folder.write('promotion.yaml', packOf('buyzzznow'));
    await second.told('rules.reloaded');
    expect(left(second.used[1])).toBe(left(first.used[0]));
  });

  it('of another version are used with what this one brings along', async () => {
    const folder = await folderOf('buyzzznow');
    const key = nextKey();
    const first = running(folder, key, { folders: { rules: folder.path } });
    await first.live.start();
    await until(async () => (await first.kept.find()) !== undefined, 'they are kept');
    const kept = await first.kept.find();
    if (kept === undefined) throw new Error('they were kept');
    const stale = kept.files.map((file) =>
      file.origin === 'built-in' ? { ...file, text: 'from another time' } : file,
    );
    first.kept.accept({ ...kept, files: stale, service: '0.9.0' });
    await until(async () => (await first.kept.find())?.service === '0.9.0', 'they are kept');
    await folder.vanish();
    const second = running(folder, key, { folders: { rules: folder.path } });
    await second.live.start();
    expect(second.used.map(left)).toEqual(first.used.map(left));
    const same = running(folder, key, { folders: { rules: folder.path }, service: '0.9.0' });
    await expect(same.live.start()).rejects.toMatchObject({ code: 'rules/invalid' });
  });

  it('are small, expire when no worker renews them, and are none where they cannot be read', async () => {
    const folder = await folderOf('buyzzznow');
    const key = nextKey();
    const { live, kept } = running(folder, key);
    await live.start();
    await until(async () => (await kept.find()) !== undefined, 'they are kept');
    expect(Number(await redis.command('TTL', key))).toBeGreaterThan(80 * 86_400);
    expect(Number(await redis.command('STRLEN', key))).toBeLessThan(10_000);
    await redis.command('SET', key, 'rubbish');
    expect(await kept.find()).toBeUndefined();
  });

  it('are none where nobody kept any: then the folder says why', async () => {
    const folder = await folderOf();
    const { live, events } = running(folder, nextKey());
    await expect(live.start()).rejects.toMatchObject({ code: 'rules/invalid' });
    expect(events.map(({ event }) => event)).toEqual(['rules.refused']);
  });
});
