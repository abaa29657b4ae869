import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/contract/page.ts';
import { holds, type Schema } from './json-schema.ts';
import { values, winnow } from './run.ts';

async function printed(subject: string): Promise<Schema> {
  const { status, stdout } = await winnow(['schema', subject]);
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

const url = 'http://news.example/1';
const good = [
  { url, text: 'One.' },
  { url, html: '<p>One.' },
  { url, body: 'T25lLg==', contentType: 'text/html; charset=gbk' },
  {
    url,
    text: 'One.',
    id: 'a.b_c-1',
    title: '',
    fetchedAt: '2026-11-24T10:00:00Z',
    crawler: 'c1',
    meta: { a: [1, null] },
  },
  { url, text: 'One.', fetchedAt: '2026-11-24' },
];
const bad = [
  'page',
  null,
  [],
  {},
  { url },
  { text: 'One.' },
  { url, text: 'One.', html: '<p>One.' },
  { url, text: 'One.', body: 'T25lLg==' },
  { url, text: 'One.', html: '<p>', body: 'T25lLg==' },
  { url, text: 7 },
  { url: 7, text: 'One.' },
  { url: `http://a.example/${'x'.repeat(2048)}`, text: 'One.' },
  { url, text: 'One.', id: '' },
  { url, text: 'One.', id: '-a' },
  { url, text: 'One.', id: 'x'.repeat(129) },
  { url, text: 'One.', title: 'x'.repeat(4097) },
  { url, text: 'One.', crawler: 'x'.repeat(65) },
  { url, text: 'One.', meta: [] },
  { url, text: 'One.', fetchedAt: 7 },
  { url, text: 'One.', content: 'Two.' },
];

describe('winnow schema page', () => {
  it.each(good.map((page) => [JSON.stringify(page), page]))('takes what parsePage takes: %s', async (_, page) => {
    expect(parsePage(page).ok).toBe(true);
    expect(holds(await printed('page'), page)).toBe(true);
  });

  it.each(bad.map((page) => [JSON.stringify(page).slice(0, 80), page]))(
    'refuses what it refuses: %s',
    async (_, page) => {
      expect(parsePage(page).ok).toBe(false);
      expect(holds(await printed('page'), page)).toBe(false);
    },
  );
});

describe('winnow schema article', () => {
  it('takes every article that the examples give, and none with a field too many or too few', async () => {
    const schema = await printed('article');
    const pages = await readFile('examples/pages.ndjson', 'utf8');
    const { stdout } = await winnow(['clean'], { stdin: pages });
    const articles = values(stdout).filter((value) => !('error' in value));
    expect(articles.length).toBeGreaterThan(20);
    for (const article of articles) expect(holds(schema, article)).toBe(true);
    const [{ verdict: _, ...lacking }] = articles;
    expect(holds(schema, lacking)).toBe(false);
    expect(holds(schema, { ...articles[0], extra: 1 })).toBe(false);
    expect(holds(schema, { ...articles[0], verdict: 'maybe' })).toBe(false);
    expect(holds(schema, { ...articles[0], flags: [{}] })).toBe(false);
  });
});
