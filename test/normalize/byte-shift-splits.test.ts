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
  ])('is joined again: %s', (text) => {
    expect(split(text)).toMatch(/\?[。！？；]/);
    expect(repaired(split(text))).toBe(text);
  });

  it('is joined again where marks of full width were folded to those of ASCII', () => {
    const text = '鎮裏說，總書記來過這裏。總書記還嘗了新茶。“他問得很細。”鎮長說。';
    expect(repaired(split(text).normalize('NFKC'))).toBe(text.normalize('NFKC'));
  });

  it('gets its full stop and quote back at the end of a line, and the tag goes whose bracket was read with them', () => {
    const text = '鎮長告訴記者：“茶農從此不再繞路。”';
    expect(split(text)).toMatch(/\?！\?\/p>$/);
    expect(repaired(split(text))).toBe(text);
  });

  it('keeps a marker for a digit that was read with the last byte', () => {
    expect(repaired(split('“這條路好走。”1月3日，他寫信告訴家裏。'))).toBe(
      '“這條路好走。”\ufffd月3日，他寫信告訴家裏。',
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
