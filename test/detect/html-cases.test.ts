import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { selectContent } from '../../src/detect/content.ts';
import { hiddenLinks } from '../../src/detect/hidden-link.ts';
import { judgeTitle } from '../../src/detect/title-hijack.ts';
import { readHtml } from '../../src/read/html.ts';

interface Expected {
  readonly host: string;
  readonly title: string | null;
  readonly hijacked: boolean;
  readonly forged?: string;
  readonly signs?: string[];
  readonly hidden: { rule: string; hosts: string[] }[];
  /** Whether the word lists are to be asked; the structure alone must do elsewhere. */
  readonly spam?: boolean;
  readonly paragraph?: string;
}

const folder = new URL('./cases/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.slice(0, -'.html'.length));

const SPAM = ['棋牌', '体育官网', '彩金', '娱乐城', '彩票', '快三'];
const spamScore = (text: string) => Math.min(1, SPAM.filter((term) => text.includes(term)).length / 2);

function judge(name: string) {
  const html = readFileSync(new URL(`${name}.html`, folder), 'utf8');
  const expected = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Expected;
  const document = readHtml(html);
  const { content, headline } = selectContent(document);
  const lines = document.blocks.map(({ start, end }) => document.extracted.slice(start, end));
  const article = lines.filter((_, index) => content[index]);
  const spam = expected.spam === true ? spamScore : () => 0;
  const { host } = expected;
  const verdict = judgeTitle(document, { body: article.join('\n'), headline, spamScore: spam, host });
  const hidden = hiddenLinks(document, { html, host, spamScore: spam });
  return { expected, verdict, hidden, article };
}

describe('HTML pages of every kind', () => {
  it('are at least 60, hijacked, hiding and genuine', () => expect(names.length).toBeGreaterThanOrEqual(60));

  it.each(names)('%s: title', (name) => {
    const { expected, verdict } = judge(name);
    expect({ title: verdict.title, hijacked: verdict.hijacked, forged: verdict.forged }).toEqual({
      title: expected.title,
      hijacked: expected.hijacked,
      forged: expected.forged ?? null,
    });
    expect(verdict.signals.map(({ sign }) => sign)).toEqual(expect.arrayContaining(expected.signs ?? []));
  });

  it.each(names)('%s: hidden links', (name) => {
    const { expected, hidden } = judge(name);
    expect(hidden.map(({ rule, hosts }) => ({ rule, hosts: [...hosts].sort() }))).toEqual(expected.hidden);
  });

  it.each(names.filter((name) => !name.includes('no-witness')))(
    '%s: the article is its paragraphs and nothing else',
    (name) => {
      const { expected, article } = judge(name);
      expect(article.length).toBeGreaterThanOrEqual(3);
      expect(article.length).toBeLessThanOrEqual(4);
      for (const line of article) expect(line).not.toMatch(/example|棋牌$|来源|版权所有|首页|栏目/);
      if (expected.paragraph !== undefined) expect(article).toContain(expected.paragraph);
    },
  );
});
