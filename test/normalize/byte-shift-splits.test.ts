import { describe, expect, it } from 'vitest';
import { type Readings, splitByBytes } from '../../bench/restoration-splits.ts';
import { findByteShifts } from '../../src/normalize/byte-shift.ts';
import { REPAIRS, repair } from '../../src/normalize/repairs.ts';

/** What tools do that split a text by bytes where they see the mark of a sentence, and put readings in by bytes. */
const NO_READINGS: Readings = { at: new Set(), between: () => undefined, of: () => '' };

function split(text: string): string {
  const damaged = splitByBytes(text, NO_READINGS)?.text;
  if (damaged === undefined || damaged === text) throw new Error(`nothing is split in ${text}`);
  return damaged;
}

const repaired = (text: string): string => repair(text, new Set(Object.keys(REPAIRS))).text;

describe('a text that was split by bytes', () => {
  it.each([
    '臨江鎮的公路通車了。“老鄉們不再繞路。”鎮長這樣說。',
    '合作社準備了種子。《茶農手冊》也發到了每一戶。',
    '鎮裏說，總書記來過這裏。總書記還嘗了新茶。',
    // Any character may have stood there: a word with what stands before it tells which.
    '鎮上的日子富裕、文明進步、安居樂業。',
  ])('is joined again: %s', (text) => {
    expect(split(text)).toMatch(/\?[。！？；]/);
    expect(repaired(split(text))).toBe(text);
  });

  it('is read by what the page has elsewhere, where no word is known', () => {
    const lines = ['臨江鎮的公路通車了。“老鄉們不再繞路。”鎮長這樣說。', '十五五要穩。“十五五時期怎麼幹。”書記問。'];
    expect(repaired(lines.map(split).join('\n'))).toContain('“十五五時期怎麼幹');
  });

  it.each([
    '鎮裏說，總書記來過這裏。總書記還嘗了新茶。“他問得很細。”鎮長說。',
    '他說，“孩子們喜歡這裏。”，老師點點頭，“他們天天來。”，說完笑了。',
  ])('is joined again where marks of full width were folded to those of ASCII: %s', (text) => {
    expect(repaired(split(text).normalize('NFKC'))).toBe(text.normalize('NFKC'));
  });

  it.each(['鎮長告訴記者：“茶農從此不再繞路。”', '記者告訴我們：“他一個人走了。”他們應對目標。'])(
    'gets the end of its line back, and the tag goes whose bracket was read with it: %s',
    (text) => {
      expect(split(text)).toMatch(/\?\/p>$/);
      expect(repaired(split(text))).toBe(text);
    },
  );

  it.each([
    ['“這條路好走。”1月3日，他寫信告訴家裏。', '“這條路好走。”\ufffd月3日，他寫信告訴家裏。'],
    ['“這條路是我們的。”3米寬的土路變寬了。', '“這條路是我們的。”\ufffd米寬的土路變寬了。'],
    [
      '“到年底要通車。”12月3日他又來了。\n鎮長說：“不再繞路。”',
      '“到年底要通車。”\ufffd2月3日他又來了。\n鎮長說：“不再繞路。”',
    ],
  ])('keeps a marker for a digit that was read with the last byte: %s', (text, restored) => {
    expect(repaired(split(text))).toBe(restored);
  });

  it('is given no word at the end of a quotation, where its stop may have stood', () => {
    const proof = '臨江鎮的公路通車了。“老鄉們不再繞路。”鎮長這樣說。';
    expect(repaired(`${split(proof)}\n${split('“路要修好，水要通。”村長說。')}`)).toMatch(
      /\n“路要修好，水要通[?。]”村長說。$/,
    );
  });

  it('is not given a full stop where any character may have stood', () => {
    const proof = '臨江鎮的公路通車了。“老鄉們不再繞路。”鎮長這樣說。';
    const text = '兩國商定停火，橋樑明天開放。';
    expect(repaired(`${split(proof)}\n${split(text)}`)).toMatch(/兩國商定(?:停|\?)火，橋樑明天開放。$/);
  });
});

describe('a reading of a character that two others made', () => {
  it.each([
    ['國家標準公布以?yǒng)恚枞~好賣了。', '國家標準公布以來，茶葉好賣了。'],
    ['國家標準?shǐ)家詠恚枞~好賣了。', '國家標準公布以來，茶葉好賣了。'],
    ['他們?yǎn)雅f屋改爲書屋，當地孩子都來了。', '他們把舊屋改爲書屋，當地孩子都來了。'],
    ['數?lù)@示，茶農的收入增加了。', '數據顯示，茶農的收入增加了。'],
    ['警方合法打?sù)?jī)目標的貨車，沒有傷人。', '警方合法打擊目標的貨車，沒有傷人。'],
    ['鎖國爲?qiāng)懧搰?guó)的老話。', '鎖國爲陸聯國的老話。'],
  ])('%s tells the byte that was lost', (damaged, text) => {
    expect(repaired(damaged)).toBe(text);
  });

  it('is told with how many bytes it allows', () => {
    const [{ edit, evidence }, ...more] = findByteShifts('國家標準公布以?yǒng)恚枞~好賣了。');
    expect(more).toEqual([]);
    expect(edit).toMatchObject({ before: '?yǒng)恚枞~', after: '來，茶葉' });
    expect(evidence).toMatchObject({ kind: 'reading', candidates: 1, unknown: 0 });
  });
});

it.each([
  '真的?！太好了，你去不去?！',
  '他說什麼?！我不信,你呢?',
  '誰啊?!“我是小王”,他笑着說',
  '你好嗎?hǎo)很好，謝謝。',
  '价格是多少??请告诉我,谢谢',
  '他问:“去哪里?”?!没人回答,都低着头',
])('marks that people pile up are no split: %s', (text) => {
  expect(findByteShifts(text)).toEqual([]);
});
