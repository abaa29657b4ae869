/** What a line between headline and text says of the article, where nothing labels it. */
import { describe, expect, it } from 'vitest';
import { articleOf } from './article-of.ts';
import { STORIES } from './stories.ts';

const { headline, first, second } = STORIES.zh;

const withLine = (line: string) => articleOf({ text: [headline, line, first, second].join('\n') });

describe('names behind a date, without a gap', () => {
  it.each([
    ['2024-05-06 08:30:12李春生', '李春生'],
    ['2024-05-06 08:30:12顾立', '顾立'],
    ['2024年5月6日 08:30李春生王小川赵文', '李春生王小川赵文'],
  ])('%s: are the authors, and the line goes', (line, author) => {
    const { byline, text } = withLine(line);
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
  ])('%s: are none', (line) => expect(withLine(line).byline.author).toBeNull());
});

describe('a date in English behind a name', () => {
  it.each([
    ['Submitted by Jane Doe on Sat, 06/08/2019 - 14:05', 'Jane Doe', '2019-06-08T14:05:00'],
    ['Posted by Jane Doe on Thu, 06/08/2023 - 14:05', 'Jane Doe', '2023-06-08T14:05:00'],
    ['Posted by Jane Doe on Sunday, 06/08/2023', 'Jane Doe', '2023-08-06'],
    ['By Jane Doe on June 8, 2019', 'Jane Doe', '2019-06-08'],
  ])('%s: the weekday tells which of two is the month, and is no part of the name', (line, author, publishedAt) => {
    expect(withLine(line)).toMatchObject({ byline: { author, publishedAt }, text: `${first}\n${second}` });
  });
});

describe('what is said of the article on the line of its headline', () => {
  it.each([
    [
      `${headline}时间：2024-05-06 08:30:12   作者：李春生   来源：临江日报`,
      { author: '李春生', source: '临江日报', publishedAt: '2024-05-06T08:30:12' },
    ],
    [`${headline} 2024年05月06日 08:30:12 来源：临江日报`, { source: '临江日报', publishedAt: '2024-05-06T08:30:12' }],
    [`${headline}作者：宣传科`, { author: '宣传科' }],
  ])('%s: goes to the byline', (line, byline) => {
    const text = [line, first, second].join('\n');
    expect(articleOf({ text })).toMatchObject({ title: headline, byline, text: `${first}\n${second}` });
  });

  it('goes from the headline of markup, too', () => {
    const html = `<title>${headline}-临江新闻网</title><body><dl><dt><strong>${headline}</strong><em>时间：2024-05-06 08:30:12 来源：临江日报</em></dt><dd><p>${first}</p><p>${second}</p></dd></dl></body>`;
    const body = Buffer.from(html).toString('base64');
    expect(articleOf({ body, contentType: 'text/html; charset=utf-8' })).toMatchObject({
      title: headline,
      text: `${first}\n${second}`,
    });
  });

  it('stays where the headline itself tells of a time', () => {
    const own = '临江镇公布最后一班车时间：晚上十点';
    expect(articleOf({ text: [own, first, second].join('\n') }).title).toBe(own);
  });
});
