/**
 * Names of betting sites that no list knows, around a headline, glued to it or in the place of whom it is about; and
 * genuine names that look like them. In brand-cases/ `{h}` is the headline; a page is `institution|rest of its headline`
 * and its text; a twin is a title (or `-`) and a text.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/contract/page.ts';
import { createWinnow } from '../../src/winnow.ts';

const winnow = createWinnow({ script: 'keep' });
const read = (name: string): string => readFileSync(new URL(`brand-cases/${name}.txt`, import.meta.url), 'utf8').trim();

const PAGES = read('pages')
  .split('\n\n')
  .map((block) => {
    const [head, ...body] = block.split('\n');
    const [institution, rest] = head.split('|');
    return { institution, rest, headline: institution + rest, body: body.join('\n') };
  });

function articleOf(page: Partial<Page>) {
  const moderated = winnow.moderate({ url: 'http://a.example/b', ...page });
  if (!moderated.ok) throw new Error(moderated.code);
  return moderated.article;
}

const isFlagged = (article: ReturnType<typeof articleOf>): boolean =>
  article.flags.some(({ ruleId }) => ruleId.startsWith('injected-title/'));

/** The page gives its own headline and nothing but its own text. */
function expectRestored(page: Partial<Page>, headline: string, body: string) {
  const article = articleOf(page);
  expect(isFlagged(article)).toBe(true);
  expect({ title: article.title, text: article.text, verdict: article.verdict }).toEqual({
    title: headline,
    text: body,
    verdict: 'pass',
  });
}

describe('a name beside a headline goes and leaves it whole', () => {
  it.each(read('frames').split('\n'))('%s', (frame) => {
    for (const { headline, body } of PAGES) {
      const framed = frame.replace('{h}', headline);
      expectRestored({ text: `${framed}\n\n${body}` }, headline, body);
      expectRestored({ text: `${framed}\n\n${headline}\n\n${body}` }, headline, body);
      expectRestored({ title: framed, text: body }, headline, body);
      expectRestored({ title: framed, text: `${headline}\n${body}` }, headline, body);
    }
  });
});

describe('a headline with a name in the place of its institution goes whole where the page has the genuine one', () => {
  it.each(read('names').split('\n'))('%s', (name) => {
    for (const { headline, rest, body } of PAGES) {
      const replaced = name + rest;
      expectRestored({ text: `${replaced}\n\n${headline}\n\n${body}` }, headline, body);
      expectRestored({ title: replaced, text: `${headline}\n\n${body}` }, headline, body);
      expectRestored({ title: replaced, text: `${replaced}\n\n${headline}\n\n${body}` }, headline, body);
    }
  });
});

describe('a genuine name is none', () => {
  it.each(read('twins').split('\n\n'))('%s', (twin) => {
    const [title, ...text] = twin.split('\n');
    const page = { text: text.join('\n'), ...(title !== '-' && { title }) };
    expect(isFlagged(articleOf(page))).toBe(false);
  });
});
