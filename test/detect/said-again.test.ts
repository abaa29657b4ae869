/** Keyword titles that stand on a page twice, once with more: the one is no headline that bears the other out. */
import { describe, expect, it } from 'vitest';
import { createWinnow } from '../../src/winnow.ts';
import { STORIES } from './stories.ts';

const winnow = createWinnow({ script: 'keep' });
const { headline, first, second } = STORIES.zh;
const BODY = `${first}\n${second}`;

const LISTS = [
  ['国产精品视频一区_亚洲成人在线_日韩无码免费观看', '_久久久久综合'],
  ['澳门新葡京官网-新葡京app下载', '-新葡京注册登录'],
  ['亚博体彩官网_亚博yabo手机版', '_亚博安全登录_首页'],
  ['必赢亚洲线路检测|必赢bwin', '|棋牌娱乐送彩金'],
  ['บาคาร่าออนไลน์ ufa777', ' ฝากถอนออโต้ เครดิตฟรี 100'],
  ['Bet365 bonus', ' code online casino free spins'],
] as const;

const articleOf = (title: string | undefined, lines: readonly string[]) => {
  const moderated = winnow.moderate({ url: 'http://a.example/b', title, text: [...lines, BODY].join('\n') });
  if (!moderated.ok) throw new Error(moderated.code);
  return moderated.article;
};

describe.each(LISTS)('%s', (list, more) => {
  const whole = list + more;
  it.each([
    ['as the title of a line that says more', list, [whole]],
    ['as the line of a title that says more', whole, [list]],
    ['as both', whole, [whole]],
    ['in front of what the page says', whole, [list, headline]],
    ['behind what says more', undefined, [whole, list, headline]],
    ['in front of what says more', undefined, [list, whole, headline]],
  ])('is gone %s', (_, title, lines) => {
    const article = articleOf(title, lines);
    expect(article.title).toBe(lines.includes(headline) ? headline : null);
    expect(article.text).toBe(BODY);
  });
});

it('leaves a headline that a wrapped title says once more', () => {
  for (const title of [`${headline}_澳门新葡京官网-新葡京app下载`, `澳门新葡京官网|${headline}`])
    expect(articleOf(title, [headline])).toMatchObject({ title: headline, text: BODY });
});
