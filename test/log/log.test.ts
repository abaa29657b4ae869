import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogLevel } from '../../src/config.ts';
import type { Article, Flag } from '../../src/contract/article.ts';
import { WinnowError } from '../../src/contract/errors.ts';
import { logArticle } from '../../src/log/article.ts';
import { EVENTS } from '../../src/log/events.ts';
import { createLog, type Log } from '../../src/log/log.ts';
import { parseJson } from '../../src/redis/json.ts';
import { plainWinnow } from '../queue/plain.ts';

type Entry = Record<string, unknown>;

/** What `write` makes the log say. */
function logged(
  write: (log: Log) => void,
  level: LogLevel = 'info',
): { readonly raw: string; readonly entries: Entry[] } {
  let raw = '';
  const append = (line: string) => {
    raw += line;
  };
  write(createLog({ level, destination: { write: append } }));
  const lines = raw.split('\n').filter((line) => line !== '');
  return { raw, entries: lines.map((line) => parseJson(line) as Entry) };
}

const FLAG: Flag = {
  ruleId: 'contact/mail',
  category: 'contact',
  severity: 'low',
  action: 'remove',
  score: 20,
  field: 'text',
  range: [0, 5],
  count: 1,
  excerpt: '联系邮箱: 58 55 973@qq.com',
  message: 'a mail address',
  evidence: { email: '5855973@qq.com' },
};

function articleOf(parts: Partial<Article>): Article {
  const moderated = plainWinnow().moderate({ url: 'http://news.example/1', id: 'p1', text: 'text' });
  if (!moderated.ok) throw new Error('the page is good');
  return { ...moderated.article, verdict: 'pass', score: 0, flags: [], ...parts };
}

describe('the log', () => {
  it('writes one line of JSON an event, with level, time and event', () => {
    const { entries } = logged((log) => {
      log('worker.started', { worker: 'a1' });
      log('page.stalled', { job: 'page-1' });
    });
    expect(entries).toMatchObject([
      { level: 'info', event: 'worker.started', worker: 'a1' },
      { level: 'info', event: 'page.stalled', job: 'page-1' },
    ]);
    expect(entries[0].time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('says nothing below its level', () => {
    expect(logged((log) => log('worker.started'), 'warn').raw).toBe('');
    expect(logged((log) => log('redis.unavailable'), 'silent').raw).toBe('');
  });

  it('appends to a file, and is there before it returns', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'winnow-log-'));
    const file = join(dir, 'deep', 'winnow.log');
    createLog({ level: 'info', destination: file })('worker.started');
    createLog({ level: 'info', destination: file })('worker.stopped');
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3);
    await rm(dir, { recursive: true });
  });

  it('serialises errors with code, message and cause, the stack only for debugging', () => {
    const error = new WinnowError('redis/unavailable', 'no answer', { cause: new Error('ECONNREFUSED') });
    const [info] = logged((log) => log('queue.error', { error })).entries;
    expect(info.error).toEqual({
      name: 'WinnowError',
      code: 'redis/unavailable',
      message: 'no answer',
      cause: { name: 'Error', message: 'ECONNREFUSED' },
    });
    const [debug] = logged((log) => log('queue.error', { error }), 'debug').entries;
    expect(debug.error).toHaveProperty('stack');
  });

  it('lets nothing that a page contains forge a line, a field or a terminal escape', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(
        '\n',
        '\r',
        '"',
        '\\',
        '{',
        '}',
        ',',
        '\u001b',
        '[2J',
        '\u009b',
        '\u2028',
        '\u202e',
        '\u0000',
        '文',
        ':',
        '\ud800',
      ),
      maxLength: 40,
    });
    fc.assert(
      fc.property(nasty, nasty, (text, key) => {
        const { raw, entries } = logged((log) =>
          log('page.failed', { url: text, reason: text, extra: { [key]: [text] } }),
        );
        expect(raw.indexOf('\n')).toBe(raw.length - 1);
        expect(raw.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\ud800-\udfff]/);
        expect(entries[0]).toMatchObject({ level: 'warn', event: 'page.failed' });
        expect(raw.match(/"event":/g)).toHaveLength(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('masks contacts in every field that can hold words of a page', () => {
    const { raw } = logged((log) =>
      log('page.failed', {
        url: 'http://x.cn/?mail=5855973@qq.com',
        reason: 'text: 5855973@qq.com',
        message: '5855973@qq.com',
        evidence: { email: '5855973@qq.com', deep: { of: ['5855973@qq.com'] } },
        error: new Error('near 5855973@qq.com'),
      }),
    );
    expect(raw).not.toContain('5855973');
    expect(raw.match(/58\*\*\*@qq\.com/g)).toHaveLength(6);
  });

  it('bounds a line, whatever it is given', () => {
    const deep = { level: {} as Entry };
    let at = deep.level;
    for (let depth = 0; depth < 50; depth += 1) at = at.next = {} as Entry;
    const { raw } = logged((log) =>
      log('queue.error', { text: '国'.repeat(100_000), many: Array(10_000).fill('x'), deep }),
    );
    expect(raw.length).toBeLessThan(5000);
  });

  it('has a meaning and a level for every event', () => {
    for (const [name, { level, meaning }] of Object.entries(EVENTS)) {
      expect(name).toMatch(/^[a-z]+\.[a-z-]+$/);
      expect([level].flat().length).toBeGreaterThan(0);
      expect(meaning.length).toBeGreaterThan(20);
    }
  });
});

describe('article.moderated', () => {
  it('tells what was found, contacts masked and invisible characters shown', () => {
    const hidden: Flag = { ...FLAG, ruleId: 'homoglyph/invisible', category: 'obfuscation', excerpt: 'a\u200bb' };
    const article = articleOf({ verdict: 'review', score: 40, flags: [FLAG, hidden] });
    const [entry] = logged((log) => logArticle(log, article, 1.23456)).entries;
    expect(entry).toMatchObject({
      level: 'warn',
      event: 'article.moderated',
      id: 'p1',
      url: 'http://news.example/1',
      revision: 1,
      verdict: 'review',
      score: 40,
      ruleset: article.ruleset,
      milliseconds: 1.235,
    });
    expect(entry.flags).toEqual([
      { ruleId: 'contact/mail', category: 'contact', action: 'remove', score: 20, excerpt: '联系邮箱: 58***@qq.com' },
      { ruleId: 'homoglyph/invisible', category: 'obfuscation', action: 'remove', score: 20, excerpt: 'aU+200Bb' },
    ]);
  });

  it('is info for pass, warn for review and block', () => {
    const levels = (['pass', 'review', 'block'] as const).map(
      (verdict) => logged((log) => logArticle(log, articleOf({ verdict }), 1)).entries[0].level,
    );
    expect(levels).toEqual(['info', 'warn', 'warn']);
  });

  it('keeps excerpts at 120 characters and says what it leaves out', () => {
    const flags = Array.from({ length: 200 }, () => ({
      ...FLAG,
      category: 'adult' as const,
      excerpt: '\u200b'.repeat(120),
    }));
    const [entry] = logged((log) => logArticle(log, articleOf({ flags }), 1)).entries;
    const listed = entry.flags as { excerpt: string }[];
    expect(listed.every(({ excerpt }) => excerpt.length <= 120)).toBe(true);
    expect(listed.length + Number(entry.flagsOmitted)).toBe(200);
  });
});
