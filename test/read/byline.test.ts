import { describe, expect, it } from 'vitest';
import { selectContent } from '../../src/detect/content.ts';
import { authorIn, bylineOf, editorIn, publisherOf, sourceIn } from '../../src/read/byline.ts';
import { readHtml } from '../../src/read/html.ts';

const PARAGRAPHS = [
  '连日来,云州城北的石板路重新铺了起来,商户说最多再等一个月就能回到老铺面。',
  '施工方介绍,旧石板编了号,洗净以后按原来的位置放回去,缺的才用新石补上。',
  '2021年5月6日,老街曾因排水不畅被淹,这一次把暗沟也一并清了。',
];

interface Parts {
  readonly head?: string;
  readonly info?: string;
  readonly tail?: string;
  readonly url?: string;
  readonly top?: string;
}

const byline = (parts: Parts) => bylineOf(...pageOf(parts));
const publisher = (parts: Parts) => publisherOf(...pageOf(parts));

function pageOf(parts: Parts): Parameters<typeof bylineOf> {
  const html = `<html><head><title>城北老街月底重开</title>${parts.head ?? ''}</head><body><div>${parts.top ?? ''}</div><div class="main"><h1>城北老街月底重开</h1><div>${parts.info ?? ''}</div>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}<p>${parts.tail ?? ''}</p></div></body></html>`;
  const document = readHtml(html);
  const { content, headline } = selectContent(document);
  const [first, last] = [content.indexOf(true), content.lastIndexOf(true)];
  return [document, { headline, first, last, url: parts.url ?? 'http://www.example.cn/1.html' }];
}

describe('what a page shows', () => {
  it('is what it declares, where that is the same to the minute and says more', () => {
    const head = '<meta property="article:published_time" content="2023-03-28T20:40:24+08:00">';
    expect(byline({ head, info: '2023-03-28 20:40' }).publishedAt).toBe('2023-03-28T20:40:24+08:00');
    expect(byline({ head, info: '2023-03-28 20:41' }).publishedAt).toBe('2023-03-28T20:41');
  });

  it('is read from the lines around the headline', () => {
    expect(byline({ info: '2023-03-28 20:40:24 来源:云州日报 作者:田野', tail: '(责任编辑:陆遥)' })).toEqual({
      publishedAt: '2023-03-28T20:40:24',
      source: '云州日报',
      author: '田野',
      editor: '陆遥',
    });
  });

  it('comes before what metas say', () => {
    const head = '<meta property="article:published_time" content="2020-01-01T00:00:00+08:00">';
    expect(byline({ head, info: '2023年3月28日 20:40' }).publishedAt).toBe('2023-03-28T20:40');
    expect(byline({ head }).publishedAt).toBe('2020-01-01T00:00:00+08:00');
  });

  it('is neither today, nor the last change, nor what the article tells of', () => {
    expect(byline({ top: '今天是2024年5月1日 星期三', info: '2023-03-28 08:00 云州日报' }).publishedAt).toBe(
      '2023-03-28T08:00',
    );
    expect(byline({ info: '更新时间:2023-04-02 09:00<br>发布时间:2023-03-28 08:00' }).publishedAt).toBe(
      '2023-03-28T08:00',
    );
    expect(byline({}).publishedAt).toBeNull();
  });

  it('is not the clock of the page', () => {
    expect(byline({ info: '北京时间 2026-11-30 08:12:45' }).publishedAt).toBeNull();
  });

  it('is not the day until which something may be done', () => {
    expect(byline({ info: '活动截止：2023-12-31 23:59' }).publishedAt).toBeNull();
    expect(byline({ info: '发布：2023-11-02　报名截止时间：2023-12-31' }).publishedAt).toBe('2023-11-02');
  });

  it('is not the day that a document was dated', () => {
    const info = '成文日期：2021年10月11日　发布日期：2021年10月15日';
    expect(byline({ info }).publishedAt).toBe('2021-10-15');
  });

  it('agrees with the day that the address names', () => {
    const info = '2022-12-31 08:00 2023年报名通道<br>2023-03-28 09:30';
    expect(byline({ info, url: 'http://www.example.cn/2023/0328/1.html' }).publishedAt).toBe('2023-03-28T09:30');
  });
});

describe('a day that is shown', () => {
  const published = (day: string) => `<meta property="article:published_time" content="${day}T20:40:24+08:00">`;

  it('in figures that may be read either way is the one that the page declares', () => {
    expect(byline({ head: published('2022-10-11'), info: '10/11/2022 - 09:15' }).publishedAt).toMatch(/^2022-10-11/);
    expect(byline({ head: published('2022-10-12'), info: '10/11/2022 - 09:15' }).publishedAt).toMatch(/^2022-11-10/);
  });

  it('takes the clock from what the page declares of the same day', () => {
    expect(byline({ head: published('2023-03-28'), info: '2023年3月28日' }).publishedAt).toBe(
      '2023-03-28T20:40:24+08:00',
    );
    expect(byline({ info: '<time datetime="2023-03-28T20:40">2023-03-28</time>' }).publishedAt).toBe(
      '2023-03-28T20:40',
    );
  });

  it('is the last change where the page declares it so', () => {
    const times =
      '<time class="published" datetime="2023-03-28T08:00">March 28, 2023</time><time class="updated" datetime="2023-04-02T08:00">2023-04-02</time>';
    expect(byline({ info: times }).publishedAt).toBe('2023-03-28T08:00');
    const head = `${published('2023-03-28')}<meta property="article:modified_time" content="2023-04-02T08:00:00+08:00">`;
    expect(byline({ head, info: '2023-04-02' }).publishedAt).toBe('2023-03-28T20:40:24+08:00');
  });

  it('is the one that its line says is the publication', () => {
    expect(byline({ info: '最后更新：2023-04-02 | 发布时间：2023-03-28 08:00' }).publishedAt).toBe('2023-03-28T08:00');
  });

  it('is not that of another page that is listed beside the article', () => {
    const top = '<a href="/2.html">护城河清淤分三段进行</a> <i>2016-01-02</i>';
    expect(byline({ top, head: published('2023-03-28') }).publishedAt).toBe('2023-03-28T20:40:24+08:00');
    expect(byline({ top, tail: '二〇二三年三月二十八日' }).publishedAt).toBe('2023-03-28');
    expect(byline({ top }).publishedAt).toBeNull();
  });
});

describe('the publisher', () => {
  const article = (over: object) =>
    `<script type="application/ld+json">${JSON.stringify({
      '@type': 'NewsArticle',
      headline: '城北老街月底重开',
      publisher: { '@type': 'Organization', name: '云州晚报' },
      ...over,
    })}</script>`;

  it("is that of the page's own news article", () => {
    expect(publisher({ head: article({}) })).toBe('云州晚报');
    expect(publisher({ head: article({ '@type': ['ReportageNewsArticle', 'Article'] }) })).toBe('云州晚报');
  });

  it('is found behind its @id', () => {
    const graph = {
      '@graph': [
        { '@type': 'NewsArticle', headline: '城北老街月底重开', publisher: { '@id': '#org' } },
        { '@type': 'NewsMediaOrganization', '@id': '#org', name: '云州晚报' },
      ],
    };
    expect(publisher({ head: `<script type="application/ld+json">${JSON.stringify(graph)}</script>` })).toBe(
      '云州晚报',
    );
  });

  it('is none of another article, of a product or of a book', () => {
    expect(publisher({ head: article({ headline: '护城河清淤分三段进行' }) })).toBeNull();
    for (const type of ['Product', 'Book', 'WebPage'])
      expect(publisher({ head: article({ '@type': type }) })).toBeNull();
    const book = '<script type="application/ld+json">{"@type":"Book","datePublished":"2011-04-01"}</script>';
    expect(byline({ head: book }).publishedAt).toBeNull();
  });
});

describe('what a page declares', () => {
  it('is read from JSON-LD, metas and time', () => {
    const json = JSON.stringify({
      '@graph': [
        { '@type': 'WebSite', name: '云州网' },
        {
          '@type': 'NewsArticle',
          headline: 'x',
          datePublished: '2023-03-28T20:40:24Z',
          author: [{ '@type': 'Person', name: '田野' }],
        },
      ],
    });
    expect(byline({ head: `<script type="application/ld+json">${json}</script>` })).toMatchObject({
      publishedAt: '2023-03-28T20:40:24Z',
      author: '田野',
    });
    expect(
      byline({ head: '<meta name="source" content="云州日报"><meta name="author" content="陆遥">' }),
    ).toMatchObject({
      source: '云州日报',
      author: '陆遥',
    });
    expect(byline({ info: '<time datetime="2023-03-28T20:40">昨天</time>' }).publishedAt).toBe('2023-03-28T20:40');
  });

  it('is no author where it names the site, a login or an address', () => {
    for (const name of ['云州新闻网', 'admin', 'https://www.example.cn/', '15731']) {
      expect(byline({ head: `<meta name="author" content="${name}">` }).author).toBeNull();
    }
  });

  it('says nothing where it does not parse', () => {
    expect(byline({ head: '<script type="application/ld+json">{"headline": }</script>' }).publishedAt).toBeNull();
  });
});

describe('names in a line', () => {
  it.each([
    ['来源：中国云州网 作者：田野', '中国云州网'],
    ['2023-03-28 20:40 云州晚报 我有话说', '云州晚报'],
    ['稿源： 云州日报  2011-12-09 20:05', '云州日报'],
    ['來源：雲洲時報 【關閉】', '雲洲時報'],
    ['来源： | 发布时间', undefined],
  ])('source: %s', (line, source) => expect(sourceIn(line)).toBe(source));

  it.each([
    ['作者：田 野 稿源： 云州日报', '田野'],
    ['（记者 田野 陆遥）', '田野 陆遥'],
    ['記者田野／雲洲報導', '田野'],
    ['采写：本报记者 田野', '田野'],
    ['By Ellen Frost', 'Ellen Frost'],
    ['作者最新文章', undefined],
    ['作者：佚名', undefined],
    ['记者从市水务局获悉', undefined],
  ])('author: %s', (line, author) => expect(authorIn(line)).toBe(author));

  it.each([
    ['[责任编辑:田野]', '田野'],
    ['本文来源：云州日报 责任编辑：陆遥_NB1234', '陆遥'],
    ['(编辑：田野、陆遥)', '田野、陆遥'],
    ['责编：Demi Xia', 'Demi Xia'],
    ['编辑部设在城北', undefined],
  ])('editor: %s', (line, editor) => expect(editorIn(line)).toBe(editor));
});
