import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareFold, looseFold } from '../../src/normalize/folds.ts';
import { fold } from '../../src/text/view.ts';

const loose = (text: string) => fold(text, looseFold()).text;
const bare = (text: string) => fold(text, bareFold()).text;

describe('loose', () => {
  it.each([
    ['ＡＶ｜㈱', 'av|(株)'],
    ['AⅤ Ⅷ ⅱ', 'av viii ii'],
    ['𝐀𝒷🅰Ⓐⓑ', 'abaab'],
    ['①②⑳ １２ ٣४', '1220 12 34'],
    ['國產開獎結果', '国产开奖结果'],
    ['рауpаl ΑV α√', 'paypal av av'],
    ['中Φ囚', '中中人'],
    ['a丨b｜c│d¦e', 'a|b|c|d|e'],
    ['“甲”「乙」‘丙’', '"甲""乙"\'丙\''],
    ['a—b–c‐d', 'a-b-c-d'],
    ['张·三•李・四', '张·三·李·四'],
    ['ｶﾞｽ ㍿', 'ガス 株式会社'],
    ['a\u3000b\tc\u00a0d\ne', 'a b c d\ne'],
  ])('folds %s to %s', (text, folded) => {
    expect(loose(text)).toBe(folded);
  });

  it('drops what nobody sees: zero width, soft hyphen, bidi, tags, selectors, strokes through letters', () => {
    expect(loose('微\u200b信\u00ad号\u202e9\u{e0041}1\ufe0f\u2060x\u0336y\u0489')).toBe('微信号91xy');
  });

  it('keeps emoji, letters with accents of their own, astral Han and lone surrogates', () => {
    expect(loose('😀 é ế 𠮷\ud800x')).toBe('😀 é ế 𠮷\ud800x');
  });

  it('takes noise between visible units for nothing', () => {
    const noise = fc.constantFrom('\u200b', '\u00ad', '\u2060', '\u202e', '\ufe0e', '\u{e0061}', '\u0336', '\u200d');
    const unit = fc.constantFrom('國', 'Ａ', '丨', '9', '\n', '😀', 'Ⅷ', 'k');
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, fc.array(noise, { maxLength: 3 }))), (units) => {
        const noisy = units.map(([visible, hidden]) => visible + hidden.join('')).join('');
        expect(loose(noisy)).toBe(loose(units.map(([visible]) => visible).join('')));
      }),
    );
  });
});

describe('bare', () => {
  it('keeps letters, Han, kana, hangul and line breaks alone', () => {
    expect(bare('加 微❤信：V-X 123\n９１ ｶﾞ한글😀𝟙')).toBe('加微信vx\nガ한글');
  });

  it('maps a match back to what it was made of', () => {
    const text = '请加 微.信 號：x';
    const view = fold(text, bareFold());
    const at = view.text.indexOf('微信号');
    expect(text.slice(...view.toSource(at, at + 3))).toBe('微.信 號');
  });
});
