import { describe, expect, it } from 'vitest';
import { findGlosses } from '../../src/normalize/gloss.ts';
import { syllableKey } from '../../src/normalize/syllable.ts';
import { apply } from '../../src/text/edits.ts';

const undone = (text: string) => {
  const glosses = findGlosses(text);
  return glosses === null ? text : apply(glosses.edits, text);
};

describe('a spun page', () => {
  const page =
    '臨江鎮修通最后一條(tiáo)村道以后，沿線(xiàn)三千多名村民出行不再繞(rào)路。縣里說，這條路從開(kāi)工到通車只用了兩年時(shí)間。';
  const clean = '臨江鎮修通最后一條村道以后，沿線三千多名村民出行不再繞路。縣里說，這條路從開工到通車只用了兩年時間。';

  it('loses its readings and keeps the characters, with the count on converted ones', () => {
    expect(undone(page)).toBe(clean);
    expect(findGlosses(page)).toMatchObject({ count: 5, onConverted: 5, evidence: { proof: 'converted', share: 1 } });
  });

  it.each([
    ['full-width brackets', '（', '）'],
    ['a space before the closing bracket', '(', ' )'],
    ['spaces inside and before', ' ( ', ' )'],
    ['square brackets', '[', ']'],
    ['mixed brackets', '（', ')'],
    ['a no-break space', '\u00a0(', '\u00a0)'],
  ])('whatever the brackets: %s', (_, open, close) => {
    expect(undone(page.replaceAll('(', open).replaceAll(')', close))).toBe(clean);
  });

  it('is one where each converted character has a reading, and none else', () => {
    const line = '臨(lín)江鎮(zhèn)的村道通了車(chē)，鄉(xiāng)親們(men)從(cóng)縣(xiàn)裡(lǐ)趕(gǎn)來(lái)看。';
    const more =
      '這(zhè)條(tiáo)路從(cóng)開(kāi)工到通車(chē)用了兩(liǎng)年時(shí)間(jiān)，學(xué)生上學(xué)不再繞(rào)遠(yuǎn)。';
    expect(undone(line + more)).toBe((line + more).replace(/\([^)]*\)/gu, ''));
  });

  it('whatever the spelling: combining tones, script g, tone digits, u: for ü', () => {
    const spelled = page.replace('tiáo', 'tia\u0301o').replace('rào', 'rao4').replace('kāi', 'KĀI');
    expect(undone(`${spelled}全國(\u0261uó)的綠(lu:4)化，我們(men)都關(guān)心。`)).toBe(
      `${clean}全國的綠化，我們都關心。`,
    );
  });

  it('keeps what is no reading of its character, and what is no reading at all', () => {
    const extra = '記者(記者)、委員會(WTO)、體(bīng)育、佟明彪 (记者)說。';
    expect(undone(page + extra)).toBe(clean + extra);
  });

  it('is one where a few stand on common characters, at the start of a sentence too, and one on a rarer one', () => {
    expect(undone('數(shù)據顯示，今年上半年全鎮的收入增加了不少。')).toBe(
      '數據顯示，今年上半年全鎮的收入增加了不少。',
    );
    expect(undone('會議闡(chǎn)釋了這件事的重大意義(yì)，大家都認識到了。')).toBe(
      '會議闡釋了這件事的重大意義，大家都認識到了。',
    );
  });

  it('is one where a single reading stands on a plain character in a sentence', () => {
    expect(undone('去年以來，全鎮的經(jīng)濟比前年好了不少。')).toBe('去年以來，全鎮的經濟比前年好了不少。');
  });
});

describe('what people write for people stays', () => {
  it.each([
    ['a lesson that glosses every character', '我(wǒ)們(men)去(qù)學(xué)校(xiào)，看(kàn)見(jiàn)老(lǎo)師(shī)。'],
    ['a lesson that glosses words', '今天學漢語(hàn yǔ)，明天學數學(shù xué)，後天開會(kāi huì)。'],
    ['a list of words', '今天學習三個詞：發(fā)、國(guó)、馬(mǎ)。'],
    ['a simplified lesson', '小明学(xué)习很好，他认(rèn)识很多字，也会(huì)写(xiě)。'],
    ['a rare character', '嬴(yíng)政統一六國，定都咸陽。'],
    ['a surname', '這位姓單(shàn)的先生來自山東。'],
    ['a name in brackets', '佟明彪 (记者)近年来走遍全国。'],
    ['a Latin name', '李(Li)先生和張(Zhang)先生見了面。'],
    ['a dictionary', '國(guó)\n會(huì)\n學(xué)\n發(fā)\n'],
  ])('%s', (_, text) => {
    expect(undone(text)).toBe(text);
  });
});

describe('syllableKey', () => {
  it.each([
    ['xiāng', 'xiang1'],
    ['lǜ', 'lv4'],
    ['lüè', 'lve4'],
    ['jū', 'ju1'],
    ['men', 'men5'],
    ['guo2', 'guo2'],
    ['nu:3', 'nv3'],
    ['ｇｕó', 'guo2'],
    ['ê̄', 'e1'],
    ['abc', undefined],
    ['发', undefined],
    ['strength', undefined],
    ['guó4', undefined],
  ])('%s', (text, key) => {
    expect(syllableKey(text)).toBe(key);
  });
});
