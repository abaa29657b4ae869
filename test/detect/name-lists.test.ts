/** Lists of one betting site's names before or behind the sentences of a paragraph, and enumerations that are none. */
import { describe, expect, it } from 'vitest';
import { articleOf } from './article-of.ts';
import { STORIES } from './stories.ts';

const LISTS = [
  '远宝,远宝体育,远宝体育app,远宝体育官方网站,远宝注册,远宝最新入口',
  '金满会_金满会体育_金满会体育登录入口_金满会APP下载',
  '星辉·星辉娱乐·星辉娱乐官网·星辉手机版·星辉登录',
  'kx体育|kx体育官网|kx体育app|kx体育平台',
  '远宝、远宝棋牌、远宝棋牌官网、远宝棋牌下载',
];
const GENUINE = [
  '青石县体育局、体育馆、体育中心和体育公园',
  '县医院,县医院官网,县医院app,县医院客户端',
  '远宝村、远宝桥、远宝小学和远宝渡口',
  '中国体育、中国电竞、中国彩票、中国棋牌',
  '远宝体育、百川体育、长河体育和江州体育',
];

const ofLines = (lines: readonly string[]) => articleOf({ text: lines.join('\n') });

const { headline, first, second } = STORIES.zh;
const lines = [first + second, '县里还计划在沿线种上茶树。镇长说，三年以后要让每户增收五千元。', second + first];

describe('a list of names', () => {
  const clean = ofLines([headline, ...lines]);
  const withLine = (at: number, changed: string) =>
    ofLines([headline, ...lines.map((line, index) => (index === at ? changed : line))]);

  it.each(LISTS)('goes and leaves the sentences: %s', (list) => {
    for (const at of [0, lines.length - 1]) {
      for (const changed of [`${list}${lines[at]}`, `${list},${lines[at]}`, `${lines[at]}${list}`]) {
        const article = withLine(at, changed);
        expect(article.text).toBe(clean.text);
        expect(article.title).toBe(clean.title);
        expect(article.flags.map(({ ruleId }) => ruleId)).toContain('injected-title/gambling');
      }
    }
  });

  it.each(GENUINE)('stays where it is an enumeration: %s', (list) => {
    for (const at of [0, lines.length - 1]) {
      const article = withLine(at, `${list}都派了人。${lines[at]}`);
      expect(article.text).toContain(`${list}都派了人。`);
      expect(article.flags.map(({ ruleId }) => ruleId)).not.toContain('injected-title/gambling');
    }
  });
});
