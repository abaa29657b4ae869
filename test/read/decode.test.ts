import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/read/decode.ts';

const CHINESE =
  '本报讯 昨天下午，市图书馆新馆正式对外开放，当天就有三千多名读者走进阅览室。馆长说，以后每周六晚上还会举办讲座。';
const TRADITIONAL =
  '本報訊 昨天下午，市圖書館新館正式對外開放，當天就有三千多名讀者走進閱覽室。館長說，以後每週六晚上還會舉辦講座。';
const JAPANESE =
  '市立図書館の新しい建物が昨日の午後に開館し、初日には三千人あまりが訪れた。館長は「土曜の夜に講座も開きたい」と話した。';
const KOREAN =
  '시립도서관 새 건물이 어제 오후 문을 열었고 첫날에만 삼천 명이 넘는 시민이 찾았다. 관장은 토요일 밤마다 강좌도 열겠다고 말했다.';
const FRENCH =
  'La nouvelle bibliothèque a ouvert ses portes hier après-midi; près de trois mille lecteurs y sont entrés dès le premier jour.';

const page = (text: string, head = '') =>
  `<html><head>${head}<title>${text.slice(0, 12)}</title></head><body><p>${text}</p></body></html>`;
const bytes = (text: string, encoding: string) => Uint8Array.from(iconv.encode(text, encoding));

describe('detection without any label', () => {
  it.each([
    ['utf-8', 'utf8', CHINESE],
    ['gb18030', 'gb18030', CHINESE],
    ['big5', 'big5', TRADITIONAL],
    ['shift_jis', 'shift_jis', JAPANESE],
    ['euc-jp', 'euc-jp', JAPANESE],
    ['euc-kr', 'euc-kr', KOREAN],
    ['gb18030', 'gbk', TRADITIONAL],
    ['windows-1252', 'latin1', FRENCH],
    ['utf-16le', 'utf-16le', CHINESE + FRENCH],
    ['utf-16be', 'utf16-be', CHINESE + FRENCH],
  ])('finds %s in bytes of %s', (name, encoding, text) => {
    const html = page(text);
    const decoded = decode(bytes(html, encoding));
    expect(decoded.encoding).toBe(name);
    expect(decoded.text).toBe(html);
    expect(decoded.declared).toBeUndefined();
    expect(decoded.evidence.mislabelled).toBe(false);
    expect(decoded.evidence.replaced).toBe(0);
  });

  it('takes plain ASCII for UTF-8', () => {
    expect(decode(bytes('<p>plain</p>', 'ascii'))).toMatchObject({ encoding: 'utf-8', text: '<p>plain</p>' });
  });

  it('reads nothing from nothing', () =>
    expect(decode(new Uint8Array())).toMatchObject({ text: '', encoding: 'utf-8' }));
});

describe('what is declared', () => {
  const meta = (label: string) => `<meta http-equiv="Content-Type" content="text/html; charset=${label}">`;

  it.each(['gb2312', 'GBK', 'x-gbk', 'gb18030', 'cp936'])('reads %s, from header and markup, as GB18030', (label) => {
    const text = `${CHINESE}𠮷㐂€`;
    const inHeader = decode(bytes(page(text), 'gb18030'), `text/html; charset=${label}`);
    expect(inHeader).toMatchObject({ encoding: 'gb18030', declared: 'gb18030', text: page(text) });
    expect(inHeader.evidence).toMatchObject({ by: 'content-type', label, mislabelled: false });
    const inMeta = decode(bytes(page(text, meta(label)), 'gb18030'));
    expect(inMeta.evidence).toMatchObject({ by: 'meta', label, mislabelled: false });
  });

  it('finds a short declaration, one in XML, and one behind a long preamble; none in a comment', () => {
    const late = `<!-- ${'x'.repeat(2000)} --><meta charset='big5'>`;
    expect(decode(bytes(page(TRADITIONAL, late), 'big5')).evidence).toMatchObject({ by: 'meta', label: 'big5' });
    const xml = `<?xml version="1.0" encoding="euc-jp"?>${page(JAPANESE)}`;
    expect(decode(bytes(xml, 'euc-jp')).evidence).toMatchObject({ by: 'meta', label: 'euc-jp' });
    expect(decode(bytes(page(CHINESE, '<!--<meta charset="big5">-->'), 'utf8')).declared).toBeUndefined();
  });

  it('lets the header win over the markup, and a byte order mark over both', () => {
    const html = page(CHINESE, meta('big5'));
    expect(decode(bytes(html, 'gbk'), 'text/html; charset=gbk').encoding).toBe('gb18030');
    const marked = decode(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes(html, 'utf8')]), 'text/html; charset=gbk');
    expect(marked).toMatchObject({ encoding: 'utf-8', text: html });
    expect(marked.evidence.by).toBe('bom');
  });

  it('knows Korean beyond KS X 1001', () => {
    const html = page(`${KOREAN} 똠방각하 펲시 홯 쓩`);
    expect(decode(bytes(html, 'cp949'), 'text/html; charset=euc-kr')).toMatchObject({ encoding: 'euc-kr', text: html });
  });
});

describe('wrong labels', () => {
  it.each([
    ['utf-8', 'gbk', CHINESE, 'gb18030'],
    ['gb2312', 'utf8', CHINESE, 'utf-8'],
    ['big5', 'gbk', CHINESE, 'gb18030'],
    ['gbk', 'big5', TRADITIONAL, 'big5'],
    ['iso-8859-1', 'gbk', CHINESE, 'gb18030'],
    ['gbk', 'shift_jis', JAPANESE, 'shift_jis'],
    ['utf-8', 'euc-kr', KOREAN, 'euc-kr'],
    ['euc-jp', 'utf8', JAPANESE, 'utf-8'],
  ])('declared %s, bytes of %s', (label, encoding, text, name) => {
    const html = page(text);
    for (const decoded of [
      decode(bytes(html, encoding), `text/html;charset=${label}`),
      decode(bytes(page(text, `<meta charset="${label}">`), encoding)),
    ]) {
      expect(decoded.encoding).toBe(name);
      expect(decoded.text).toContain(text);
      expect(decoded.evidence).toMatchObject({ label, mislabelled: true, replaced: 0 });
    }
  });

  it('believes a right label of Western text', () => {
    const decoded = decode(bytes(page(FRENCH), 'latin1'), 'text/html; charset=iso-8859-1');
    expect(decoded).toMatchObject({ encoding: 'windows-1252', text: page(FRENCH) });
    expect(decoded.evidence.mislabelled).toBe(false);
  });

  it('keeps UTF-8 that is damaged in a few places, and says how often', () => {
    const whole = bytes(page(CHINESE.repeat(20)), 'utf8');
    const damaged = Uint8Array.from([...whole.subarray(0, 300), 0xff, 0x80, ...whole.subarray(300)]);
    const decoded = decode(damaged, 'text/html; charset=utf-8');
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.evidence.mislabelled).toBe(false);
    expect(decoded.evidence.replaced).toBeGreaterThan(0);
  });

  it('ignores a label that nobody knows', () => {
    expect(decode(bytes(page(CHINESE), 'gbk'), 'text/html; charset=klingon')).toMatchObject({ encoding: 'gb18030' });
  });
});
