import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/rules/fingerprint.ts';
import { packOf } from '../live/folder.ts';
import { values, winnow } from './run.ts';

let home: string;
let inForce: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'winnow-try-'));
  inForce = await folder('in-force', { 'promotion.yaml': packOf('buyzzznow') });
});
afterAll(() => rm(home, { recursive: true }));

async function folder(name: string, files: Record<string, string>): Promise<string> {
  const dir = join(home, name);
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(dir, file, '..'), { recursive: true });
    await writeFile(join(dir, file), text);
  }
  return dir;
}

const page = (id: string, text: string, more = {}) =>
  `${JSON.stringify({ id, url: `http://a.example/${id}`, text, ...more })}\n`;
const BOTH = 'The council met on Monday.\nDear reader, buyzzznow!\nHello, sellzzznow!\nIt spoke of the bridge.';
const NONE = 'The council met on Monday.\nIt spoke of the bridge.';
const SELL = packOf('sellzzznow').replace('name: shout', 'name: sell');

const tryRules = (...argv: string[]) => winnow(['rules', 'try', ...argv, '--only-rules', inForce]);

describe('winnow rules try', () => {
  it('says per page what one more rule file would change, and the sums', async () => {
    const rules = await folder('sell', { 'more.yaml': SELL });
    const pages = await folder('pages', { 'one.ndjson': page('a', BOTH) + page('b', NONE) });
    const file = join(rules, 'more.yaml');
    const { status, stdout, stderr } = await tryRules(file, join(pages, 'one.ndjson'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const line = fingerprintOf('Hello, sellzzznow!');
    expect(stdout).toBe(
      `${join(pages, 'one.ndjson')}:1  http://a.example/a
  verdict pass, score 7 > 14, text 69 > 50 characters
  + promotion/sell  remove, score 7, text 51-70, line ${line}  «Hello, sellzzznow!»
  + edit text 51-70  «Hello, sellzzznow!» removed

1 of 2 pages change: 1 findings more, 0 fewer; verdicts as before
text of 19 characters goes, of 0 comes back

rule            pages  more  fewer
promotion/sell      1     1      0
`.replace('«Hello, sellzzznow!» removed', '«Hello, sellzzznow! » removed'),
    );
  });

  it('shows findings and verdicts that go, by rules that replace those in force and by allow lists', async () => {
    const milder = await folder('milder', { 'promotion.yaml': packOf('buyzzznow', '\n    asks: review') });
    const allowing = await folder('allowing', { 'allow.yaml': 'allow:\n  - { phrase: buyzzznow, reason: ours }\n' });
    const pages = await folder('changing', { 'pages.jsonl': page('a', BOTH) });
    const asked = values((await tryRules(milder, pages, '--json')).stdout);
    expect(asked[0]).toMatchObject({ verdict: ['pass', 'review'], score: [7, 7], flags: { more: [], less: [] } });
    expect(asked[1]).toMatchObject({ totals: { pages: 1, changed: 1, verdicts: { 'pass > review': 1 } } });
    const { status, stdout } = await tryRules(join(allowing, 'allow.yaml'), pages, '--json');
    expect(status).toBe(0);
    const [change, sums] = values(stdout);
    expect(change).toMatchObject({
      place: join(pages, 'pages.jsonl:1'),
      url: 'http://a.example/a',
      score: [7, 0],
      characters: [69, 93],
      flags: { more: [], less: [{ ruleId: 'promotion/shout', line: fingerprintOf('Dear reader, buyzzznow!') }] },
      edits: { more: [], less: [{ field: 'text', after: '' }] },
    });
    expect(sums).toEqual({
      totals: {
        pages: 1,
        bad: 0,
        changed: 1,
        verdicts: {},
        findings: { more: 0, less: 1 },
        characters: { less: 0, more: 24 },
        rules: { 'promotion/shout': { pages: 1, more: 0, less: 1 } },
      },
    });
  });

  it('prints a fingerprint that an allow list takes', async () => {
    const pages = await folder('spun', { 'pages.ndjson': page('a', BOTH.replace('Hello', 'Ｈello')) });
    const rules = await folder('spun-rules', { 'more.yaml': SELL });
    const [change] = values((await tryRules(rules, pages, '--json')).stdout);
    const [{ line }] = (change.flags as { more: { line: string }[] }).more;
    const allowing = await folder('spun-allowed', {
      'more.yaml': SELL,
      'allow.yaml': `allow:\n  - { line: ${line}, rules: [promotion/sell], reason: a test }\n`,
    });
    expect((await tryRules(allowing, pages)).stdout).toContain('0 of 1 pages change');
    const printed = await winnow(['rules', 'fingerprint', 'hello, SELLZZZNOW !', 'x\u001b[31m']);
    expect(printed.stdout.split('\n')[0]).toBe(`${line}  hello, SELLZZZNOW !`);
    expect(printed.stdout).not.toContain('\u001b');
  });

  it('reads folders of NDJSON, JSON, text and markup at any depth, and standard input', async () => {
    const rules = await folder('all-kinds', { 'more.yaml': SELL });
    const pages = await folder('kinds', {
      'a.ndjson': page('a', BOTH),
      'deep/b.json': JSON.stringify(JSON.parse(page('b', BOTH)), null, 2),
      'deep/c.txt': BOTH,
      'deep/d.html': `<html><body><h1>News</h1>${BOTH.split('\n')
        .map((line) => `<p>${line}</p>`)
        .join('')}</body></html>`,
      'deep/e.json': page('e', BOTH) + page('f', NONE),
      'notes.md': 'no page',
    });
    const { status, stdout } = await tryRules(rules, pages, '--json');
    expect(status).toBe(0);
    const all = values(stdout);
    expect(all.slice(0, -1).map(({ place }) => String(place).slice(pages.length + 1))).toEqual(
      expect.arrayContaining(['a.ndjson:1', 'deep/b.json', 'deep/c.txt', 'deep/e.json:1']),
    );
    expect(all.at(-1)).toMatchObject({ totals: { pages: 6, bad: 0 } });
    const piped = await winnow(['rules', 'try', rules, '-', '--only-rules', inForce], { stdin: page('a', BOTH) });
    expect(piped.stdout).toContain('stdin:1  http://a.example/a');
  });

  it('does what it can where pages are bad, and ends with 1', async () => {
    const rules = await folder('for-bad', { 'more.yaml': SELL });
    const pages = await folder('bad', {
      'pages.ndjson': `${page('a', BOTH)}{"url":\n${page('b', '', { colour: 'red' })}`,
    });
    const { status, stdout, stderr } = await tryRules(rules, pages, join(home, 'none.ndjson'));
    expect(status).toBe(1);
    expect(stdout).toContain('1 of 1 pages change');
    expect(stdout).toContain('3 inputs were no valid page');
    expect(stderr).toMatch(/pages\.ndjson:2: must be JSON/);
    expect(stderr).toMatch(/pages\.ndjson:3: .*colour/);
    expect(stderr).toMatch(/none\.ndjson: .*no such file/);
  });

  it('ends with 2 where the rules do not load, with all faults, or nothing is to be tried', async () => {
    const rules = await folder('broken', { 'more.yaml': SELL.replace('severity: low', 'severty: low') });
    const pages = await folder('any', { 'pages.ndjson': page('a', BOTH) });
    const broken = await tryRules(rules, pages);
    expect(broken).toMatchObject({ status: 2, stdout: '' });
    expect(broken.stderr).toMatch(/broken\/more\.yaml:\d+: .*severty/);
    for (const argv of [[join(home, 'nowhere'), pages], [rules], [join(pages, 'pages.ndjson'), pages]]) {
      expect(await tryRules(...argv)).toMatchObject({ status: 2, stdout: '' });
    }
    expect(await winnow(['rules', 'check', 'more'])).toMatchObject({ status: 2 });
    expect(await winnow(['rules', 'check', '--hits'])).toMatchObject({ status: 2 });
    expect(await winnow(['rules', 'list', '--days', '3'])).toMatchObject({ status: 2 });
  });

  it('lets no page act on the terminal', async () => {
    const rules = await folder('safe', { 'more.yaml': SELL });
    const pages = await folder('unsafe', { 'pages.ndjson': page('a', BOTH.replace('Hello', 'He\u001b[31m\u202ello')) });
    const { stdout } = await tryRules(rules, pages);
    expect(stdout).toContain('HeU+001B[31mU+202Ello');
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
  });
});
