import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/normalize/language.ts';
import { convert, proofOfConversion, scriptOf } from '../../src/normalize/script.ts';
import { residues } from '../../src/normalize/script-residues.ts';

const hans = (text: string, habits?: string) => convert(text, 'zh-Hant>zh-Hans', habits);
const hant = (text: string) => convert(text, 'zh-Hans>zh-Hant');

describe('convert to simplified', () => {
  it.each([
    ['執著的人看著著名的著作', '执著的人看着著名的著作'],
    ['乾坤未定，天氣乾燥', '乾坤未定，天气干燥'],
    ['皇后在那以後', '皇后在那以后'],
    ['瞭望塔上的人瞭解情況', '瞭望塔上的人了解情况'],
    ['一片狼藉，以此為藉口', '一片狼藉，以此为借口'],
    ['宮商角徵羽，徵求意見', '宫商角徵羽，征求意见'],
    ['怎麼辦，於是裡面', '怎么办，于是里面'],
    ['畢昇的事業提昇了', '毕昇的事业提升了'],
    ['哪吒叱吒風雲', '哪吒叱咤风云'],
  ])('%s', (text, expected) => {
    expect(hans(text)).toBe(expected);
  });

  it('leaves 著 where the writer has 着 too', () => {
    expect(hans('她看着土著')).toBe('她看着土著');
    expect(hans('新著', '他笑着说')).toBe('新著');
  });
});

describe('convert to traditional', () => {
  it.each([
    ['头发和发展', '頭髮和發展'],
    ['干部不干净', '幹部不乾淨'],
    ['面条和里面', '麵條和裡面'],
    ['关系与联系', '關係與聯繫'],
    ['复杂的恢复', '複雜的恢復'],
  ])('%s', (text, expected) => {
    expect(hant(text)).toBe(expected);
  });
});

it('conversion never changes the length, and leaves what is no Han', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      expect(hans(text)).toHaveLength(text.length);
      expect(hant(text)).toHaveLength(text.length);
    }),
  );
  expect(hans('abc 123 カナ 한글 😀')).toBe('abc 123 カナ 한글 😀');
});

describe('scriptOf', () => {
  it.each([
    ['国家发展和改革委员会', 'zh-Hans'],
    ['國家發展和改革委員會', 'zh-Hant'],
    ['国家发展\n國家發展', 'mixed'],
    ['山水木火', 'none'],
    ['国会の説明を聞く', 'none'],
    ['plain', 'none'],
  ])('%s is %s', (text, script) => {
    expect(scriptOf(text).script).toBe(script);
  });
});

describe('proofOfConversion', () => {
  const converted = '工廠位于鎮外，以后還要制造更多零件。這里的關系很好，村民愿意來。';
  const written = '工廠位於鎮外，以後還要製造更多零件。這裡的關係很好，村民願意來。';

  it('finds what a one-to-one conversion leaves, with counts', () => {
    const { proven, evidence } = proofOfConversion(converted);
    expect(proven).toBe(true);
    expect(evidence).toMatchObject({ leftovers: 6, right: 0, forms: { '于 for 於': 1, '后 for 後': 1 } });
  });

  it('takes a page as written in Taiwan or Hong Kong for what it is', () => {
    expect(proofOfConversion(written).proven).toBe(false);
    expect(proofOfConversion('皇后與太后住在公里數不明的地方，制度完善，計程車司機于先生說。').proven).toBe(false);
  });

  it('counts a slip of the writer against the right forms', () => {
    expect(
      proofOfConversion(`${written}他位于、由于、至于這些字常寫錯，等於、用於、對於、關於、過於卻對。`).proven,
    ).toBe(false);
  });

  it('takes no proof from a simplified line over a traditional body', () => {
    expect(proofOfConversion(`这里以后位于关系制造标准\n${written}`).proven).toBe(false);
  });

  it('takes two leftovers for no proof, and glosses on converted characters for one', () => {
    expect(proofOfConversion('工廠位于鎮外，以后再說。').proven).toBe(false);
    expect(proofOfConversion('工廠在鎮外。', 2).proven).toBe(true);
    expect(proofOfConversion('工厂在镇外。', 2).proven).toBe(false);
  });

  it('has no word that is wrong in one family and right in another', () => {
    const { byUnits, families } = residues();
    expect(families.length).toBeGreaterThan(50);
    for (const { family } of byUnits.values()) expect(families[family]).toMatch(/^. for .$/);
  });
});

describe('languageOf', () => {
  it.each([
    ['镇里的茶叶当天就能运到县城。', 'zh-Hans'],
    ['鎮裡的茶葉當天就能運到縣城。', 'zh-Hant'],
    ['町の茶葉はその日のうちに県庁まで届く。', 'ja'],
    ['마을의 찻잎은 그날 바로 도착한다.', 'ko'],
    ['The tea of the village is in the town on the same day.', 'en'],
    ['Trà của làng được chuyển đến thị trấn trong ngày.', 'vi'],
    ['Teh dari desa itu tiba di kota pada hari yang sama.', 'id'],
    ['Чай из деревни приходит в город в тот же день.', 'ru'],
    ['12345', null],
    ['xyzzy plugh', null],
  ])('%s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});
