import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { winnow } from './run.ts';

describe('winnow', () => {
  it('lists every command in its help', async () => {
    const { status, stdout } = await winnow(['--help']);
    expect(status).toBe(0);
    for (const { name, summary } of commands) expect(stdout).toContain(`${name} `.padEnd(8) && summary);
    for (const { name } of commands) expect(stdout).toMatch(new RegExp(`^  ${name}  `, 'm'));
  });

  it('says what it is for where no command is given, and ends with 2', async () => {
    const { status, stdout, stderr } = await winnow([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Usage: winnow COMMAND');
  });

  it('tells its version', async () => {
    const { status, stdout } = await winnow(['--version']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });

  it.each(commands.map(({ name }) => name))('explains %s with its options and an example', async (name) => {
    const { status, stdout } = await winnow([name, '--help', '--whatever']);
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: winnow ${name}`, 'm'));
    expect(stdout).toMatch(/Example:\n {2}\S/);
    for (const option of Object.keys(commands.find((one) => one.name === name)?.options ?? {})) {
      expect(stdout).toContain(`--${option}`);
    }
    expect((await winnow(['help', name])).stdout).toBe(stdout);
  });
});

describe('wrong usage', () => {
  it.each([
    [['claen'], 'did you mean clean?'],
    [['xyzzy-plugh'], 'known: clean'],
    [['clean', '--scirpt', 'keep'], 'unknown option --scirpt; did you mean --script?'],
    [['clean', '-x'], 'unknown option -x'],
    [['clean', '--script', 'latin'], '--script takes restore, keep, simplified, traditional, found latin'],
    [['clean', '--script'], '--script needs a value: MODE'],
    [['clean', '--rules', '--only-rules', 'dir'], '--rules needs a value: DIR'],
    [['clean', '--rules='], '--rules needs a value: DIR'],
    [['clean', '--script', 'keep', '--script', 'restore'], '--script is given twice'],
    [['clean', '--url', 'http://a.example/'], '--url needs --input text or html'],
    [['clean', '--__proto__'], 'unknown option --__proto__'],
    [['schema'], 'usage: winnow schema page'],
    [['schema', 'pag'], 'did you mean page?'],
    [['schema', 'page', 'article'], 'schema takes no article'],
    [['schema', '--help=yes', 'page'], '--help takes no value'],
  ])('%j ends with 2 and says what would be right', async (argv, message) => {
    const { status, stdout, stderr } = await winnow(argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('names all faults at once', async () => {
    const { stderr } = await winnow(['clean', '--scirpt', 'keep', '--output', 'pdf']);
    expect(stderr).toContain('--scirpt');
    expect(stderr).toContain('found pdf');
  });

  it('repeats nothing that would act on a terminal', async () => {
    const { stderr } = await winnow(['\u001b[2J\u009b31m\u202e']);
    expect(stderr).not.toMatch(/[\u001b\u0080-\u009f\u202e]/);
  });
});
