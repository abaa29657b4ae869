/**
 * Parts of a headline that no list knows and the body holds nothing of: within it, and twins that are its own. (At its ends
 * they stand in brand-cases/frames.txt.)
 */
import { describe, expect, it } from 'vitest';
import { articleOf } from './article-of.ts';

const BODY =
  '昨天夜里十一点，棋盘岭隧道左线贯通，比计划提前两个月，两头的工人在洞里握手。\n左线全长三千六百米，掘进用了二十个月，最深处离山顶四百米。\n右线预计明年三月贯通，山两边的村子到县城的路将缩短一半。';

const foreignOf = ({ flags }: ReturnType<typeof articleOf>) =>
  flags.filter(({ ruleId }) => /^(?:injected-title|promotion)\//u.test(ruleId));

describe('within a headline', () => {
  it.each([
    ['棋盘岭隧道左线启凌体育网址提前两个月贯通', '启凌体育网址', '棋盘岭隧道左线提前两个月贯通'],
    ['棋盘岭隧道左线 成人影院在线看 提前两个月贯通', '成人影院在线看', '棋盘岭隧道左线提前两个月贯通'],
    ['棋盘岭隧道【云鼎6008集团】左线提前两个月贯通', '【云鼎6008集团】', '棋盘岭隧道左线提前两个月贯通'],
    ['棋盘岭隧道(幸运飞艇开奖直播)左线提前两个月贯通', '(幸运飞艇开奖直播)', '棋盘岭隧道左线提前两个月贯通'],
  ])('%s: goes, and the flag says what', (title, part, headline) => {
    const article = articleOf({ title, text: BODY });
    expect(article).toMatchObject({ title: headline, text: BODY, verdict: 'pass' });
    expect(foreignOf(article).map(({ excerpt }) => excerpt?.trim())).toEqual([part]);
  });

  it.each([
    '棋盘岭隧道左线（全长三公里六）提前两个月贯通',
    '棋盘岭隧道【图集】左线提前两个月贯通',
    '棋盘岭隧道（附App下载地址）左线提前两个月贯通',
    '棋盘岭隧道（官网可查）左线提前两个月贯通',
    '棋盘岭隧道（全程免费）左线提前两个月贯通',
    '棋盘岭隧道左线凌晨悄悄提前两个月贯通',
  ])('%s: stays', (title) => {
    const article = articleOf({ title, text: BODY });
    expect(foreignOf(article)).toEqual([]);
    expect(article.title).toBe(title);
  });
});

describe('beside what was known to go', () => {
  it.each([
    '新葡京娱乐城官网_棋盘岭隧道左线提前两个月贯通_QZ6.41.08星河',
    '棋盘岭隧道左线提前两个月贯通_启顺_启顺新葡京娱乐城官网',
    '新葡京娱乐城官网-棋盘岭隧道左线提前两个月贯通-官网',
  ])('%s: a serial, the same name again and a door go as well', (title) => {
    expect(articleOf({ title, text: BODY })).toMatchObject({ title: '棋盘岭隧道左线提前两个月贯通', text: BODY });
  });
});

describe('a list, and what is told of it', () => {
  it.each([
    ['站群、黑帽、快排:三个词，一门生意', '做这一行的人不肯说自己的名字，只说每天要发八百篇文章，没有一篇是人写的。'],
    ['金沙、新濠、永利——三条巷子改名记', '老人们说，这些名字是一百年前开钱庄的人起的，和后来的酒店没有关系。'],
    [
      '信用卡提额、套现、养卡……柜员每天听到的三句话',
      '柜员小郝说，这些话她每天要听几十遍，说完还要把风险提示念上一遍。',
    ],
    [
      'Bonus, jackpot, free spins: how a word loses its meaning',
      'The linguist has counted them in forty thousand leaflets and found that nobody reads them any more, least of all those who write them.',
    ],
  ])('%s: is a headline', (title, text) => {
    const article = articleOf({ title, text });
    expect(foreignOf(article)).toEqual([]);
    expect(article.title).toBe(title);
  });

  it('is none where the list stands before the headline of the page', () => {
    const title = '启鸣体育、启海娱乐城：棋盘岭隧道左线提前两个月贯通';
    const article = articleOf({ title, text: BODY });
    expect(article.title).toBe('棋盘岭隧道左线提前两个月贯通');
    expect(foreignOf(article)).not.toEqual([]);
  });
});

describe('what a headline may have beside it', () => {
  it.each([
    ['棋盘岭隧道左线提前两个月贯通 - 启源集团官网', '棋盘岭隧道左线提前两个月贯通 - 启源集团官网'],
    ['网易体育 | 越野跑穿过了刚刚贯通的棋盘岭隧道左线', '网易体育 | 越野跑穿过了刚刚贯通的棋盘岭隧道左线'],
    ['12306手机客户端 棋盘岭隧道左线提前两个月贯通', '12306手机客户端 棋盘岭隧道左线提前两个月贯通'],
  ])('%s', (title, headline) => {
    const article = articleOf({ title, text: BODY });
    expect(foreignOf(article)).toEqual([]);
    expect(article.title).toBe(headline);
  });

  it.each(['- bbc.com', '_xinhuanet.com', '| 163.com', '- k618.cn', '_lj-daily.com', '- 51job.com'])(
    'is the address of its site: %s',
    (site) => {
      const title = `棋盘岭隧道左线提前两个月贯通${site.startsWith('_') ? '' : ' '}${site}`;
      expect(foreignOf(articleOf({ title, text: BODY }))).toEqual([]);
      expect(foreignOf(articleOf({ title: `${site.slice(2)} | 棋盘岭隧道左线提前两个月贯通`, text: BODY }))).toEqual(
        [],
      );
    },
  );

  it.each([
    ' - 百度贴吧',
    '[高清大图]',
    '-手机版',
    '_好看视频',
    '_1905电影网',
    ' - Steam社区',
    '_百度百科',
    '_信用卡之窗',
    ' | App Store',
    ' - 吉临省广播电视台官方网站',
    '_彩票频道_新浪网',
    '_游戏频道_游民星空',
    '_39健康网',
    '_贷款频道_融360',
    ' - 体彩官网',
  ])('is where it can be read, and what kind of page it is: %s', (site) => {
    for (const text of [BODY, `棋盘岭隧道左线提前两个月贯通\n${BODY}`])
      expect(foreignOf(articleOf({ title: `棋盘岭隧道左线提前两个月贯通${site}`, text }))).toEqual([]);
  });

  it.each(['新华社快讯：', '万达集团：', '🔥热点 ', '金沙江畔：', 'H5丨', '官网发布：', '扫码看：', '彩票故事：'])(
    'is what leads to it: %s',
    (kicker) => {
      const title = `${kicker}棋盘岭隧道左线提前两个月贯通`;
      for (const text of [BODY, `棋盘岭隧道左线提前两个月贯通\n${BODY}`])
        expect(foreignOf(articleOf({ title, text }))).toEqual([]);
    },
  );

  it.each(['hg8668.com', '88vip.cc', '启域体育qy77.com'])('is no such address: %s', (host) => {
    const title = `棋盘岭隧道左线提前两个月贯通 - ${host}`;
    expect(articleOf({ title, text: BODY }).title).toBe('棋盘岭隧道左线提前两个月贯通');
  });

  it('is not asked where the page is about what such sites offer', () => {
    const text =
      '图书馆网站的管理员说，那一夜首页上挂满了百家乐和老虎机的链接，读者的投诉电话打到天亮。\n民警查到，入侵的人租用了境外的服务器，链接指向四十家赌博网站。';
    const title = '在线观看免费下载最新版|图书馆网站首页被黑的那一夜';
    expect(foreignOf(articleOf({ title, text }))).toEqual([]);
  });
});
