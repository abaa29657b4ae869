import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramKey, gramsOf, gramText, titleGrams } from '../../src/detect/title-grams.ts';

const { score, telling } = {
  score: (line: string) => titleGrams().score(line),
  telling: (line: string) => titleGrams().telling(line),
};

describe('the model of character n-grams', () => {
  it.each([
    '萌妹写真合集_少女私拍流出_偷情人妻视频_精选无码大片',
    '飞鹰国际电玩app官方下载-飞鹰电玩手机登录',
    '五分时时彩走势分析|极速赛车计划群|稳赚公式',
    '征信花了也能批的网贷_借款秒过口子',
    'cheap cialis pills online no prescription',
    'situs slot online gampang jackpot hari ini',
  ])('takes for injected what no other rule need know: %s', (line) => {
    expect(score(line)).toBeGreaterThan(1);
  });

  it.each([
    '县里三座老桥加固完工 明天起恢复双向通车',
    '图书馆延长夜间开放时间 读者可以待到十点',
    '警方通报一起网络赌博案 抓获十九人',
    'Council votes to keep the swimming pool open',
    '新しい市立図書館が来春に開館へ',
    'Warga desa gotong royong memperbaiki jembatan',
  ])('takes for a headline what is one: %s', (line) => {
    expect(score(line)).toBeLessThan(-1);
  });

  it('is not led astray by other numbers, by ideographs that are set apart, or by how often it is asked', () => {
    expect(score('91视频 第7页')).toBe(score('53视频 第128页'));
    expect(score('国 产 视 频 在 线')).toBe(score('国产视频在线'));
  });

  it('shows stretches of the line that speak for it', () => {
    const found = telling('飞鹰国际电玩app官方下载');
    expect(found.length).toBeGreaterThan(0);
    for (const stretch of found) expect('^飞鹰国际电玩app官方下载$').toContain(stretch);
    expect(telling('县里三座老桥')).not.toContain('县里三座老桥');
  });

  it('numbers each gram of a line, and each number is a gram of it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0')),
        (text) => {
          for (const key of gramsOf(text)) {
            const gram = gramText(key);
            expect(text).toContain(gram);
            expect(gramKey(gram)).toBe(key);
          }
        },
      ),
    );
  });
});
