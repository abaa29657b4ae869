import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ended, started, values, winnow } from './run.ts';

const page = (text: string, rest: object = {}) => JSON.stringify({ url: 'http://news.example/1', text, ...rest });
const errorOf = (value: object) =>
  (value as { error?: { line: number; faults: { path: string; message: string }[] } }).error;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winnow-clean-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('winnow clean', () => {
  it('writes one article for each page, in order', async () => {
    const ids = Array.from({ length: 50 }, (_, i) => `page-${i}`);
    const ran = await winnow(['clean'], { stdin: ids.map((id) => `${page('The council met.', { id })}\n`).join('') });
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(values(ran.stdout).map(({ id }) => id)).toEqual(ids);
  });

  it('puts the faults of a bad line in its place, goes on, and ends with 1', async () => {
    const lines = [
      page('One.'),
      '{"url": 7}',
      '',
      '{broken',
      '[]',
      page('Two.'),
      '{"url":"http://a.example/","text":" "}',
    ];
    const { status, stdout, stderr } = await winnow(['clean'], { stdin: lines.join('\n') });
    expect(status).toBe(1);
    const out = values(stdout);
    expect(out.map((value) => errorOf(value)?.line)).toEqual([undefined, 2, 4, 5, undefined, 7]);
    expect(out[0].text).toBe('One.');
    expect(errorOf(out[1])?.faults.map(({ path }) => path)).toEqual(['url', '']);
    expect(errorOf(out[2])?.faults[0].message).toMatch(/^must be JSON/);
    expect(stderr).toBe('winnow clean: 4 of 6 inputs were no valid page\n');
  });

  it('never quotes a line that is no JSON', async () => {
    const { stdout } = await winnow(['clean'], { stdin: 'secret-content\n{"text": secret-content}\n"secret-content' });
    expect(values(stdout)).toHaveLength(3);
    expect(stdout).not.toContain('secret');
  });

  it('takes CRLF, byte order marks, blank lines and a last line without its end', async () => {
    const bom = '\ufeff';
    const stdin = `${bom}${page('One.')}\r\n\r\n \t\n${page('Two.')}\r\n${page('Three.')}`;
    const { status, stdout } = await winnow(['clean'], { stdin });
    expect(status).toBe(0);
    expect(values(stdout).map(({ text }) => text)).toEqual(['One.', 'Two.', 'Three.']);
  });

  it('reads a line however its bytes come in, cut within a character too', async () => {
    const bytes = Buffer.from(`${page('縣議會昨日開會。')}\n${page('𠮷野家')}\n`);
    const whole = await winnow(['clean'], { stdin: bytes.toString() });
    const single = await winnow(['clean'], { stdin: [...bytes].map((byte) => Buffer.from([byte])) });
    expect(values(single.stdout).map(({ text }) => text)).toEqual(values(whole.stdout).map(({ text }) => text));
    expect(values(single.stdout)[1].text).toBe('𠮷野家');
  });

  it('answers a line that is not UTF-8 with a fault', async () => {
    const gbk = Buffer.concat([
      Buffer.from('{"url":"http://a.example/","text":"'),
      Buffer.from([0xcf, 0xd8]),
      Buffer.from('"}\n'),
    ]);
    const { status, stdout } = await winnow(['clean'], { stdin: [gbk, `${page('Next.')}\n`] });
    expect(status).toBe(1);
    expect(values(stdout)[0]).toEqual({ error: { line: 1, faults: [{ path: '', message: 'must be UTF-8' }] } });
    expect(values(stdout)[1].text).toBe('Next.');
  });

  it('passes over a line of any length without holding it', async () => {
    const megabyte = Buffer.alloc(1 << 20, 'x');
    function* endless() {
      yield '{"url":"http://a.example/","text":"';
      for (let i = 0; i < 400; i += 1) yield megabyte; // one buffer, given 400 times: what is held would be copied
      yield `"}\n${page('Next.')}\n`;
    }
    const before = process.memoryUsage.rss();
    const { status, stdout } = await winnow(['clean'], { stdin: endless() });
    expect(status).toBe(1);
    expect(errorOf(values(stdout)[0])).toMatchObject({ line: 1 });
    expect(values(stdout)[1].text).toBe('Next.');
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 << 20);
  });

  it('counts lines within each file, and `-` is standard input', async () => {
    const first = await file('first.ndjson', `${page('One.')}\nbad\n`);
    const second = await file('second.ndjson', `bad\n${page('Three.')}\n`);
    const { status, stdout } = await winnow(['clean', first, '-', second], { stdin: `\nbad\n${page('Two.')}` });
    expect(status).toBe(1);
    const found = values(stdout).map((value) => errorOf(value)?.line ?? value.text);
    expect(found).toEqual(['One.', 2, 2, 'Two.', 1, 'Three.']);
  });

  it('names a file that cannot be read, does the others, and ends with 1', async () => {
    const good = await file('good.ndjson', page('One.'));
    const { status, stdout, stderr } = await winnow(['clean', join(folder, 'none'), folder, good]);
    expect(status).toBe(1);
    expect(values(stdout)).toHaveLength(1);
    expect(stderr).toContain('none cannot be read: no such file');
    expect(stderr).toContain('cannot be read: it is a folder');
  });

  it('escapes what other readers take for the end of a line', async () => {
    const { stdout } = await winnow(['clean'], { stdin: page('One\u2028two\u0085three\u009b31m four.') });
    expect(stdout).not.toMatch(/[\u0080-\u009f\u2028\u2029]/);
    expect(values(stdout)).toHaveLength(1);
  });
});

describe('winnow clean --input text and html', () => {
  it('takes each file as one page, with an address of its own', async () => {
    const path = await file('a page.txt', '\ufeffThe council met.\r\nIt rained.\r\n');
    const { status, stdout } = await winnow(['clean', '--input', 'text', path, '-'], { stdin: 'From a pipe.' });
    expect(status).toBe(0);
    expect(values(stdout).map(({ url }) => url)).toEqual(['http://localhost/a%20page.txt', 'http://localhost/stdin']);
    expect(values(stdout)[0].text).not.toContain('\ufeff');
  });

  it('takes the address that is given', async () => {
    const { stdout } = await winnow(['clean', '--input', 'text', '--url', 'http://news.example/7'], { stdin: 'Text.' });
    expect(values(stdout)[0].url).toBe('http://news.example/7');
  });

  it('refuses a page over the size limit and one that is no text', async () => {
    const long = await file('long.txt', 'x'.repeat(5 * 1024 * 1024 + 1));
    const gbk = await file('gbk.txt', Buffer.from([0xcf, 0xd8]));
    const { status, stdout } = await winnow(['clean', '--input', 'text', long, gbk]);
    expect(status).toBe(1);
    expect(values(stdout)).toEqual([
      { error: { line: 1, faults: [{ path: 'text', message: 'must be at most 5242880 bytes' }] } },
      { error: { line: 1, faults: [{ path: 'text', message: 'must be UTF-8' }] } },
    ]);
  });
});

describe('winnow clean --output text', () => {
  it('parts articles by a form feed that no page can forge', async () => {
    const stdin = `${page('One.\fForged.')}\nbad\n${page('Two.')}\n`;
    const { status, stdout, stderr } = await winnow(['clean', '--output', 'text'], { stdin });
    expect(status).toBe(1);
    expect(stdout.split('\f')).toHaveLength(2);
    expect(stdout.split('\f')[1]).toBe('\n\nTwo.\n');
    expect(stderr).toContain('stdin:2: must be JSON');
  });

  it('lets nothing act on a terminal', async () => {
    const stdin = page('Red \u001b[31m and \u009b2J.');
    const onTerminal = await winnow(['clean', '--output', 'text'], { stdin, terminal: true });
    expect(onTerminal.stdout).not.toMatch(/[\u001b\u0080-\u009f]/);
    expect(onTerminal.stdout).toContain('U+001B');
  });
});

describe('winnow clean as a process', () => {
  it('ends quietly with 0 when its reader goes away', async () => {
    const child = started(['clean']);
    const lines = `${page('The council met. '.repeat(400))}\n`.repeat(2000);
    child.stdin.on('error', () => {}); // it stops reading, too
    child.stdin.end(lines);
    child.stdout.once('data', () => child.stdout.destroy());
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    expect(await ended(child)).toBe(0);
    expect(stderr).toBe('');
  });

  it('writes no faster than its reader reads', async () => {
    const child = started(['clean']);
    const line = `${page('The council met. '.repeat(400))}\n`;
    let given = 0;
    child.stdin.on('error', () => {});
    const feed = () => {
      while (given < 5000 && child.stdin.write(line)) given += 1;
    };
    child.stdin.on('drain', feed);
    feed();
    await new Promise((resolve) => child.stdout.once('readable', resolve));
    await new Promise((resolve) => setTimeout(resolve, 300)); // nobody reads: it must stop taking pages in
    expect(given).toBeLessThan(1000);
    child.kill();
    expect(await ended(child)).toBe('SIGTERM');
  });
});
