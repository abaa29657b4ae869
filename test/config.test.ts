import { describe, expect, it } from 'vitest';
import { maskedUrl, readConfig, settingRows, shownConfig } from '../src/config.ts';
import { WinnowError } from '../src/contract/errors.ts';

function faultsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof WinnowError && error.code === 'config/invalid') return error.message.split('\n');
    throw error;
  }
  throw new Error('the configuration was taken');
}

describe('readConfig', () => {
  it('works without any setting', () => {
    const config = readConfig({}, { PATH: '/bin' });
    expect(config).toMatchObject({
      attempts: 5,
      remember: 7 * 86_400_000,
      maxContent: 5 * 1024 * 1024,
      prefix: '{winnow}',
    });
    expect(config.redisUrl).toBeUndefined();
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('lets a flag win over the environment, and an empty variable mean the default', () => {
    const config = readConfig({ WINNOW_BATCH: '7' }, { WINNOW_BATCH: '9', WINNOW_CONCURRENCY: '' });
    expect(config).toMatchObject({ batch: 7, concurrency: 10 });
  });

  it.each([
    ['WINNOW_REMEMBER', '90', 'remember', 90_000],
    ['WINNOW_REMEMBER', '12h', 'remember', 43_200_000],
    ['WINNOW_GRACE', '500ms', 'grace', 500],
    ['WINNOW_DEADLINE', '0', 'deadline', 0],
    ['WINNOW_MAX_CONTENT', '512KiB', 'maxContent', 524_288],
    ['WINNOW_MAX_CONTENT', '1000', 'maxContent', 1000],
    ['WINNOW_PREFIX', '{winnow-2}', 'prefix', '{winnow-2}'],
    ['WINNOW_SCRIPT', 'keep', 'script', 'keep'],
  ])('reads %s=%s', (name, text, field, value) => {
    expect(readConfig({}, { [name]: text })).toHaveProperty(field, value);
  });

  it('lists every fault at once, with what is allowed and what was found', () => {
    const faults = faultsOf(() =>
      readConfig(
        {},
        {
          WINNOW_CONCURRENCY: 'many',
          WINNOW_PREFIX: 'winnow',
          WINNOW_REMEMBER: '-1',
          WINNOW_MAX_CONTENT: '65MiB',
          WINNOW_LOG_LEVEL: 'loud',
          WINNOW_CONCURENCY: '3',
        },
      ),
    );
    expect(faults).toHaveLength(6);
    expect(faults).toContain('WINNOW_CONCURRENCY: must be a whole number from 1 to 1000, found "many"');
    expect(faults).toContain('WINNOW_CONCURENCY: is not a setting; did you mean WINNOW_CONCURRENCY?');
    expect(faults).toContain('WINNOW_LOG_LEVEL: must be one of debug, info, warn, error, silent, found "loud"');
  });

  it('never quotes a secret, right or wrong', () => {
    const [fault] = faultsOf(() => readConfig({}, { WINNOW_REDIS_URL: 'http://me:secret@host' }));
    expect(fault).toBe('WINNOW_REDIS_URL: must be a URL that begins with redis:// or rediss://');
    const config = readConfig({}, { WINNOW_REDIS_URL: 'rediss://me:secret@host:6380/2' });
    expect(JSON.stringify(shownConfig(config))).not.toContain('secret');
    expect(shownConfig(config)[0]).toMatchObject({ value: 'rediss://me:***@host:6380/2', isDefault: false });
    expect(maskedUrl('not a URL with secret')).toBe('***');
  });

  it('escapes what a terminal would act on', () => {
    const [fault] = faultsOf(() => readConfig({ WINNOW_BATCH: '\u001b[2J\n1' }, {}));
    expect(fault).not.toMatch(/[\u0000-\u001f]/);
  });

  it('sees that npm started it', () => {
    expect(readConfig({}, { npm_lifecycle_event: 'start' }).npmParent).toBe(process.ppid);
    expect(readConfig({}, { npm_lifecycle_event: 'start', npm_winnow_parent: '17' }).npmParent).toBe(17);
    for (const npm_winnow_parent of ['', '$PPID', '-1', '0', '1e3']) {
      expect(readConfig({}, { npm_lifecycle_event: 'start', npm_winnow_parent }).npmParent).toBe(process.ppid);
    }
    expect(readConfig({}, { npm_winnow_parent: '17' }).npmParent).toBeUndefined();
  });
});

describe('the table of settings', () => {
  it('shows defaults in words that can be set again', () => {
    const rows = settingRows();
    const given = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
    expect(readConfig({}, given)).toEqual(readConfig({}, {}));
    expect(rows.every(({ meaning }) => meaning.length > 10)).toBe(true);
  });

  it('shows what is in force in words that can be set again', () => {
    const config = readConfig(
      {},
      { WINNOW_REMEMBER: '36h', WINNOW_MAX_CONTENT: '1536KiB', WINNOW_GRACE: '0', WINNOW_RULES: 'my' },
    );
    const given = Object.fromEntries(shownConfig(config).map(({ name, value }) => [name, value]));
    expect(readConfig({}, given)).toEqual(config);
    expect(shownConfig(config).filter(({ isDefault }) => !isDefault)).toHaveLength(4);
  });
});
