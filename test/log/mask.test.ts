import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masked } from '../../src/log/mask.ts';

describe('masked', () => {
  it.each([
    ['mail', '联系邮箱: 5855973@qq.com', '联系邮箱: 58***@qq.com'],
    ['spaced mail', '聯系郵箱: 58 55 973@qq.com', '聯系郵箱: 58***@qq.com'],
    ['full width mail', '５８５５９７３＠ｑｑ．ｃｏｍ', '58***@qq.com'],
    ['mail with invisible characters', '58\u200b55\u00ad973@qq.com', '58***@qq.com'],
    ['spelled at', 'sales(at)shop.example', 'sa***@shop.example'],
    ['mobile', '手机 138 0013 8000', '手机 13***'],
    ['land line', '电话:010-62345678', '电话:01***'],
    ['QQ group', 'QQ群 58559', 'QQ群 58***'],
    ['QQ in Chinese numerals', '扣扣五八五五九七三', '扣扣58***'],
    ['WeChat', '加微信 seo_king88 领取', '加微信 se*** 领取'],
    ['WeChat with a heart', '微❤信:seo_king88', '微❤信:se***'],
    ['two in one line', 'a@b.cn 或 13800138000', 'a***@b.cn 或 13***'],
  ])('masks %s', (_name, text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  it.each([
    '2023-03-28 20:40:24 来源:中国经济网',
    '2023年3月28日电',
    '第 1024 号文件,共 100000 元',
    '国网新源抽水蓄能电站',
  ])('leaves %s', (text) => {
    expect(masked(text)).toBe(text);
  });

  it('masks the parameters of a URL and leaves its path', () => {
    expect(masked('http://x.cn/2023/0328/123456789.html', 'url')).toBe('http://x.cn/2023/0328/123456789.html');
    expect(masked('http://x.cn/?qq=5855973&t=1', 'url')).toBe('http://x.cn/?qq=58***&t=1');
    expect(masked('http://x.cn/?to=sales%40shop.example', 'url')).toBe('http://x.cn/?to=sa***@shop.example');
    expect(masked('http://x.cn/13800138000', 'url')).toBe('http://x.cn/13***');
  });

  it('masks any id-like word of what is known to be a contact', () => {
    expect(masked('找小王 xiaowang99', 'contact')).toBe('找小王 xi***');
    expect(masked('1234', 'contact')).toBe('1***');
  });

  it('leaves no mail address whatever stands around it', () => {
    const around = fc.string({
      unit: fc.constantFrom('文', 'a', '1', ' ', '.', '@', ':', '\u200b', '-', '一'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(masked(`${before}5855973@qq.com${after}`)).not.toContain('5855973');
      }),
      { numRuns: 2000 },
    );
  });
});
