/**
 * Names and offers that no mark parts from a headline: what tells them is the page, which holds the headline and none of
 * them, also where police and courts stand in it; and pages that hold the name as well.
 */
import { describe, expect, it } from 'vitest';
import { articleOf } from './article-of.ts';
import { STORIES } from './stories.ts';

const isInjected = ({ ruleId }: { readonly ruleId: string }) => ruleId.startsWith('injected-title/');
const { headline, first, second } = STORIES.zh;
const BODY = `${first}\n${second}`;
const POLICE = '民警连夜追回被骗的八万元 老人送来锦旗';
const TOLD =
  '青石派出所民警昨晚连夜追回了一位老人被骗的八万元，老人今天上午送来一面锦旗。\n民警说，骗子自称是老人的侄子，要她把钱转到一个陌生账户。';

describe('around a headline of the police', () => {
  it.each([
    ['金年会官网', '金年会官方app'],
    ['博鱼', 'boyu体育'],
  ])('a name goes at both ends: %s … %s', (before, behind) => {
    const { title, text, flags } = articleOf({ title: `${before}${POLICE}${behind}`, text: TOLD });
    expect({ title, text }).toEqual({ title: POLICE, text: TOLD });
    expect(flags.filter(isInjected)).not.toEqual([]);
  });

  it('a name that the article speaks of stays', () => {
    const told = `${TOLD}\n骗子用的网站叫金年会官网，民警已经把它报给网警，金年会的客服也是同一伙人。`;
    const title = '金年会官网骗走老人八万元 民警连夜追回';
    expect(articleOf({ title, text: told })).toMatchObject({ title, text: told, verdict: 'pass' });
  });
});

describe('a headline that stands as a line of the text', () => {
  it.each([
    [`${headline}金年会app登录版`, '金年会app登录版'],
    [`${headline}_大发云购彩票_下载app最高赢5000万`, '_大发云购彩票_下载app最高赢5000万'],
    [`必威betway官网${headline}`, '必威betway官网'],
  ])('parts what was put around it: %s', (title, injected) => {
    const article = articleOf({ title, text: `${headline}\n${BODY}` });
    expect(article).toMatchObject({ title: headline, text: BODY });
    expect(article.flags.find(isInjected)?.excerpt).toBe(injected);
  });

  it('is no report by one word of one', () => {
    const own = '研究生互助资金发放细则';
    const text = `${own}\n资金由校友会设立，每学期发放一次，申请人把表格交到系里，由三位老师共同评定。`;
    const { title, flags } = articleOf({ title: `乐竞首页${own}`, text });
    expect(title).toBe(own);
    expect(flags.find(isInjected)?.excerpt).toBe('乐竞首页');
  });

  it('makes no injection of the sections of a site', () => {
    const title = `${headline}_大乐透开奖结果_体彩开奖公告_临江新闻网`;
    const article = articleOf({ title, text: `${headline}\n${BODY}` });
    expect(article).toMatchObject({ title: headline, text: BODY });
    expect(article.flags.filter(isInjected)).toEqual([]);
  });
});

describe('in the middle of a headline', () => {
  const cases = [
    '临江镇修通-万赢真钱牛牛-最后一条进山村道',
    '临江镇修通最后一条【华纳公司客服开户】进山村道',
    '临江镇修通ww永利yl最后一条进山村道',
  ];
  it.each(cases)('a name goes with the marks on both its sides: %s', (line) => {
    expect(articleOf({ text: `${line}\n${BODY}` })).toMatchObject({ title: headline, text: BODY });
  });
});

it('a list of clauses goes from a headline of clauses', () => {
  const told = '临江镇修通村道，客车进山，集市热闹起来';
  const line = `${told},分分快三计划,大发彩票邀请码,pk10稳赚,网投平台哪个好`;
  expect(articleOf({ text: `${line}\n${BODY}` })).toMatchObject({ title: told, text: BODY });
});

it('the last words of a line of spam are no headline', () => {
  const line = '哪里有代开餐饮住宿费发票?专票普票建材票运输票,先验后付,电话:l35-O7l8-226O';
  expect(articleOf({ text: `${line}\n${headline}\n${BODY}` })).toMatchObject({ title: headline, text: BODY });
});

it('what says something is no name, whatever it ends in', () => {
  const line = '金沙体育馆改名 街道：总被误认成赌场';
  const told = '金沙街道的金沙体育馆上周换了门头，街道的人解释，改名是因为导航软件，有外地旅客追问在哪里换筹码。';
  expect(articleOf({ text: `${line}\n${told}` })).toMatchObject({ title: line, text: told, verdict: 'pass' });
});

it('pages of injected lines and little else are spam', () => {
  const lines = [
    '国产自拍 | 亚洲无码 | 欧美激情 | 三级伦理',
    '人妻熟女系列 第1集 第2集 高清完整版',
    '制服丝袜 空姐诱惑 护士偷情 无删减在线观看',
  ];
  const text = ['成人影院在线播放 国产自拍 亚洲无码', ...lines, '永久地址发布页：请牢记aaxx66点com收藏防丢失'].join(
    '\n',
  );
  expect(articleOf({ text }).verdict).toBe('block');
});

it('a notice keeps whom to ask, a site does not', () => {
  const notice = [
    '关于城区停水的通知',
    '因管道检修，本周六上午八点到下午六点城区停水，请各户提前蓄水，安排好生活。',
    '咨询电话：0534-3210086',
  ];
  expect(articleOf({ text: notice.join('\n') }).text).toBe(notice.slice(1).join('\n'));
  expect(articleOf({ text: `${headline}\n${BODY}\n咨询电话：0534-3210086` }).text).toBe(BODY);
});
