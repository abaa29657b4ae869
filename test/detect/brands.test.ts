/**
 * Names of betting sites that no list knows, around a headline, glued to it or in the place of whom it is about; and
 * genuine names that look like them. In brand-cases/ `{h}` is the headline; a page is `institution|rest of its headline`
 * and its text; a twin is a title (or `-`) and a text.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/contract/page.ts';
import { articleOf } from './article-of.ts';

const read = (name: string): string => readFileSync(new URL(`brand-cases/${name}.txt`, import.meta.url), 'utf8').trim();

const PAGES = read('pages')
  .split('\n\n')
  .map((block) => {
    const [head, ...body] = block.split('\n');
    const [institution, rest] = head.split('|');
    return { institution, rest, headline: institution + rest, body: body.join('\n') };
  });

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

describe('a name glued to a headline takes nothing of its first part', () => {
  const body =
    '修表铺在巷口开了三十一年，门前的木牌换过两回。\n老匠人每天九点开门，先给墙上的挂钟上弦，再点起台灯。\n附近的街坊说，他修好的表比铺子里卖出去的还多。';
  it.each([
    ['新葡京官网', '图集|巷口修表铺的挂钟又走起来了'],
    ['新葡京官网', '巷口修表铺:墙上的挂钟又走起来了'],
    ['爱游戏app下载', '31年守着巷口修表铺，老匠人的台灯还亮着'],
    ['hth金沙', '立冬日，巷口修表铺的台灯还亮着'],
    ['开云官网', '守着修表铺的人，和墙上的挂钟'],
  ])('%s before %s', (name, headline) => {
    expectRestored({ title: name + headline, text: body }, headline, body);
    expectRestored({ text: `${name + headline}\n\n${body}` }, headline, body);
  });

  it.each(['新葡京官网澳门百家乐', '新葡京官网真人荷官在线发牌澳门百家乐', '启鸣体育官网平台快三计划'])(
    'what terms make up between the name and a bar goes with it: %s',
    (spam) => {
      const headline = '巷口修表铺的挂钟又走起来了';
      expectRestored({ title: `${spam}|${headline}`, text: body }, headline, body);
    },
  );
});
