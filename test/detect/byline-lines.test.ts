/** What a line between headline and text says of the article, where nothing labels it. */
import { describe, expect, it } from 'vitest';
import { createWinnow } from '../../src/winnow.ts';
import { STORIES } from './stories.ts';

const winnow = createWinnow({ script: 'keep' });
const { headline, first, second } = STORIES.zh;

function articleOf(line: string) {
  const moderated = winnow.moderate({ url: 'http://a.example/b', text: [headline, line, first, second].join('\n') });
  if (!moderated.ok) throw new Error(moderated.code);
  return moderated.article;
}

describe('names behind a date, without a gap', () => {
  it.each([
    ['2024-05-06 08:30:12李春生', '李春生'],
    ['2024-05-06 08:30:12顾立', '顾立'],
    ['2024年5月6日 08:30李春生王小川赵文', '李春生王小川赵文'],
  ])('%s: are the authors, and the line goes', (line, author) => {
    const { byline, text } = articleOf(line);
    expect(byline.author).toBe(author);
    expect(byline.publishedAt).toMatch(/^2024-05-06T08:30/);
    expect(text).toBe(`${first}\n${second}`);
  });

  it.each([
    '2024-05-06 08:30:12临江日报',
    '2024-05-06 08:30:12文汇报',
    '2024-05-06 08:30:12李春生来了',
    '2024-05-06李春生',
    '2024-05-06 08:30:12 现场',
  ])('%s: are none', (line) => expect(articleOf(line).byline.author).toBeNull());
});

describe('a date in English behind a name', () => {
  it.each([
    ['Submitted by Jane Doe on Sat, 06/08/2019 - 14:05', 'Jane Doe', '2019-06-08T14:05:00'],
    ['Posted by Jane Doe on Thu, 06/08/2023 - 14:05', 'Jane Doe', '2023-06-08T14:05:00'],
    ['Posted by Jane Doe on Sunday, 06/08/2023', 'Jane Doe', '2023-08-06'],
    ['By Jane Doe on June 8, 2019', 'Jane Doe', '2019-06-08'],
  ])('%s: the weekday tells which of two is the month, and is no part of the name', (line, author, publishedAt) => {
    expect(articleOf(line)).toMatchObject({ byline: { author, publishedAt }, text: `${first}\n${second}` });
  });
});
