/**
 * Injected lines of kinds and words that no rule was made for, above a story and in the place of its headline; and
 * headlines of reports on the same trades above a story that shares nothing with them; and headlines of words that junk is
 * made of, which stand nowhere else on their page.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWinnow } from '../../src/winnow.ts';
import { languageOf, STORIES } from './stories.ts';

const winnow = createWinnow();
const read = (name: string): string[] =>
  readFileSync(new URL(`title-cases/${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n');

/** The text of the article without the story's headline, and the rules about injected titles that found something. */
function judged(lines: readonly string[], title?: string) {
  const moderated = winnow.moderate({
    url: 'http://a.example/b',
    text: lines.join('\n'),
    ...(title !== undefined && { title }),
  });
  if (!moderated.ok) throw new Error(moderated.code);
  const { article } = moderated;
  const found = article.flags.filter(({ ruleId }) => ruleId.startsWith('injected-title/'));
  return { title: article.title, text: article.text, found: found.filter(({ action }) => action !== 'keep').length };
}

describe('an injected line', () => {
  it.each(read('injected'))('is found and goes whole: %s', (line) => {
    const { headline, first, second } = STORIES[languageOf(line)];
    const text = `${first}\n${second}`;
    expect(judged([line, headline, first, second])).toEqual({ title: headline, text, found: 1 });
    expect(judged([line, first, second])).toEqual({ title: null, text, found: 1 });
    expect(judged([headline, first, second], line)).toEqual({ title: headline, text, found: 1 });
  });
});

describe('a headline that reports', () => {
  it.each(read('reports'))('is none: %s', (line) => {
    const { first, second } = STORIES[languageOf(line)];
    expect(judged([line, first, second]).found).toBe(0);
    expect(judged([line, first, second], line).found).toBe(0);
  });
});

describe('a headline that only stands in the first line', () => {
  it.each(read('headlines'))('is the title: %s', (line) => {
    const { first, second } = STORIES[languageOf(line)];
    expect(judged([line, first, second])).toEqual({ title: line, text: `${first}\n${second}`, found: 0 });
  });

  it('is none where the genuine one stands below it', () => {
    const { headline, first, second } = STORIES.zh;
    expect(judged(['视频丨正在加载', headline, first, second]).title).toBe(headline);
  });

  it('is no line that tells of the article', () => {
    const { first, second } = STORIES.zh;
    expect(judged(['来源：临江日报　作者：周明　2024-03-05', first, second]).title).toBeNull();
  });
});
