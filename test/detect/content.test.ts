import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { selectContent } from '../../src/detect/content.ts';
import { FEATURES } from '../../src/detect/content-features.ts';
import { CONTEXT, contentWeights } from '../../src/detect/content-weights.ts';
import { readHtml } from '../../src/read/html.ts';

const folder = new URL('./content-cases/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.slice(0, -'.html'.length));

const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');

function select(html: string) {
  const document = readHtml(html);
  const { content, headline, scores } = selectContent(document);
  const lines = document.blocks.map(({ start, end }) => document.extracted.slice(start, end));
  return { headline: lines[headline], article: lines.filter((_, index) => content[index]), scores, lines };
}

describe('the article of a page', () => {
  it('is looked for on at least 20 kinds of pages', () => expect(names.length).toBeGreaterThanOrEqual(20));

  it.each(names)('%s', (name) => {
    const [headline, ...lines] = text(`${name}.txt`).trim().split('\n');
    const selected = select(text(`${name}.html`));
    expect(selected.article).toEqual(lines);
    expect(selected.headline).toBe(headline);
  });

  it('is nothing on a page without text', () => {
    expect(select('').article).toEqual([]);
    expect(select('<p></p>').article).toEqual([]);
    expect(select('<ul><li><a href=1>一</a><li><a href=2>二</a></ul>').article).toEqual([]);
  });

  it('scores every block, and a score of a half decides', () => {
    const { scores, article, lines } = select(text('br-only.html'));
    expect(scores.length).toBe(lines.length);
    expect([...scores].filter((score) => score >= 0.5).length).toBeGreaterThanOrEqual(article.length);
    for (const score of scores) expect(score >= 0 && score <= 1).toBe(true);
  });
});

describe('the weights', () => {
  it('are one for each sign', () => {
    expect(contentWeights().alone.length).toBe(FEATURES.length);
    expect(contentWeights().together.length).toBe(FEATURES.length + CONTEXT.length);
  });
});
