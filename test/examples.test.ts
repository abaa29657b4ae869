/** The example pages that are markup or bytes: what a newcomer sees of them in the demo is right. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { createWinnow } from '../src/winnow.ts';
import { values } from './cli/run.ts';

interface Right {
  readonly title: string;
  readonly found?: string;
  readonly encoding?: string;
  readonly author?: string;
}

const RIGHT: Readonly<Record<string, Right>> = {
  'html-news-page': { title: '安澜老码头改成市民食堂 一餐十二元', author: '陆清禾' },
  'html-clean-twin': { title: '学院足球队夺得片区联赛冠军', author: '宋知微' },
  'html-hijacked-guarded': {
    title: '学院举行消防演练 八分钟疏散一千二百人',
    found: 'title-hijack/restored-by-script',
    author: '宋知微',
  },
  'html-hijacked-entities': { title: '清沅医院开设护理门诊', found: 'title-hijack/restored-by-script' },
  'html-hidden-links': { title: '石桥镇的古樟树有了“体检表”', found: 'hidden-link/block' },
  'html-hidden-by-script': { title: '临山合作社添了一台会挑果的机器', found: 'hidden-link/block' },
  'html-json-ld': { title: "Millbrook's night ferry goes electric", author: 'Hester Quill' },
  'html-injected-line': { title: '花涧县的夜校排到了明年春天', found: 'injected-title/adult' },
  'bytes-gbk-declared-utf8': {
    title: '平堰县把天气预报装进了田埂喇叭',
    found: 'mojibake/declared-charset',
    encoding: 'gb18030',
  },
  'bytes-big5': { title: '攬灣街市的最後一家竹器店', encoding: 'big5' },
  'bytes-shift-jis': { title: '酒蔵の井戸水、町民に開放 北川町', encoding: 'shift_jis' },
  'lookalike-html-app-title': { title: '城南老水闸进展厅 一簿旧账讲三百年' },
};
/** What stands around the articles: menus, share lines, footers, hidden anchors. */
const AROUND = /首页|主頁|トップ|分享|版权|版權|Copyright|网站地图|相关阅读|棋牌|书屋|体育官网|无码/;

const winnow = createWinnow();
const pages = values(readFileSync(join(resolve(import.meta.dirname, '..'), 'examples', 'pages.ndjson'), 'utf8'));
const marked = pages.filter((page) => page.html !== undefined || page.body !== undefined);

it('are all told of here', () => {
  expect(marked.map(({ id }) => id).sort()).toEqual(Object.keys(RIGHT).sort());
});

it.each(marked)('$id comes out right', (page) => {
  const { title, found, encoding, author = null } = RIGHT[String(page.id)];
  const moderated = winnow.moderate(page);
  if (!moderated.ok) throw new Error('the page is good');
  const { article } = moderated;
  expect(article).toMatchObject({ verdict: 'pass', title, byline: { author } });
  expect(article.encoding).toBe(encoding);
  expect(article.text.split('\n')).toHaveLength(4);
  expect(article.text).not.toMatch(AROUND);
  const findings = article.flags.filter(({ category }) => category !== 'boilerplate' && category !== 'metadata');
  expect(new Set(findings.map(({ ruleId }) => ruleId)).has(found ?? '')).toBe(found !== undefined);
  expect(findings.length > 0).toBe(found !== undefined);
});
