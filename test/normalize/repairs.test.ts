import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '../../src/normalize/charset.ts';
import { REPAIRS, repair } from '../../src/normalize/repairs.ts';
import { apply, invert } from '../../src/text/edits.ts';
import { misread } from './damage.ts';

const ALL = new Set(Object.keys(REPAIRS));
const fixed = (text: string) => repair(text, ALL).text;
const names = (text: string) => repair(text, ALL).repairs.map(({ name }) => name);

describe('whole texts decoded wrongly', () => {
  const text = '据了解，镇里的公路已经通车。\n茶农从此不再绕路';
  const utf8 = Buffer.from(text);
  const gbk = encode(text, 'gb18030') ?? new Uint8Array();

  it('UTF-8 as windows-1252, once and twice', () => {
    const once = misread(utf8, 'windows-1252');
    expect(fixed(once)).toBe(text);
    expect(fixed(misread(Buffer.from(once), 'windows-1252'))).toBe(text);
    expect(names(once)).toEqual(['decoding']);
  });

  it('GBK as windows-1252', () => {
    expect(fixed(misread(gbk, 'windows-1252'))).toBe(text);
  });

  it('UTF-8 as GBK where every byte is still there; else the line is reported and stays', () => {
    const even = '茶农从此不再绕路';
    expect(fixed(misread(Buffer.from(even), 'gb18030'))).toBe(even);
    const odd = misread(Buffer.from('茶农从此不再绕'), 'gb18030');
    expect(fixed(odd)).toBe(odd);
    expect(names(odd)).toContain('unrepairable');
  });

  it('U+FFFD throughout is reported, with its share, and nothing is changed', () => {
    const lost = '今\ufffd\ufffd天气\ufffd\ufffd好';
    const { text: after, repairs } = repair(lost, ALL);
    expect(after).toBe(lost);
    expect(repairs).toMatchObject([{ name: 'unrepairable', action: 'keep', count: 2, evidence: { units: 4 } }]);
  });
});

describe('commas strewn before other marks', () => {
  const text =
    '县文化馆昨天在城隍庙、老戏台和文庙办了三场皮影戏，台下坐满了人；连过道里都站着人。演出从下午开始，唱了三折。' +
    '馆长说，往后每月一场，票价十元，老人、孩子免票。戏迷们听了，都说好；有人当场订了票，还替邻居、亲戚各订了一张。';
  const marks = [...text.matchAll(/[，、。；]/g)].map(({ index }) => index);

  it('are taken out, whichever marks were hit, in both widths', () => {
    const places = fc.uniqueArray(fc.nat(marks.length - 1), { minLength: 12 });
    fc.assert(
      fc.property(places, fc.constantFrom('，', ','), (hit, comma) => {
        const strewn = [...text].map((one, at) => (hit.includes(marks.indexOf(at)) ? comma + one : one)).join('');
        expect(fixed(strewn)).toBe(text);
        expect(names(strewn)).toEqual(['strewn-commas']);
      }),
    );
  });

  it.each([
    ['a slip of the pen', text.replace('，', '，，').replace('。', '，。')],
    ['trailing off', text.replaceAll('，', '，，，').replaceAll('。', '，，。')],
    ['one kind of mark twice, as some write', text.replaceAll('，', '，，')],
    ['columns without a value', '甲,,1,,2\n乙,,,3,。\n丙,、,,'],
  ])('stay where it is %s', (_name, written) => expect(names(written)).not.toContain('strewn-commas'));
});

describe('leftovers', () => {
  it.each([
    ['头条\n?\n正文', '头条\n正文'],
    ['邮箱：[email protected]。', '邮箱：。'],
    ['邮箱：[email\u00a0protected]', '邮箱：'],
    ['<tr id="g9zqf"></tr>标题', '标题'],
    ['&lt;tr id=&quot;g9zqf&quot;&gt;&lt;/tr&gt;标题', '标题'],
    ['第一段<br/>第二段</p>', '第一段第二段'],
    ['? 枫林下载站\n?? 豫剧团送戏下乡\n正文', '枫林下载站\n豫剧团送戏下乡\n正文'],
  ])('%j', (text, expected) => {
    expect(fixed(text)).toBe(expected);
  });

  it.each(['他问?我答。', '? 谁知道\n正文', '标签<p>在 HTML 里表示段落', 'a < b > c', '写信到 editor@example.com'])(
    '%j stays',
    (text) => {
      expect(fixed(text)).toBe(text);
    },
  );
});

describe('look-alikes and invisible characters', () => {
  it.each([
    ['Φ国人民', '中国人民'],
    ['囚们都说', '人们都说'],
    ['曰本队', '日本队'],
    ['\u0440\u0430ypal 账户', 'paypal 账户'],
    ['ａv视频', 'av视频'],
    ['AⅤ在线', 'AV在线'],
    ['𝐬𝐞𝐨服务', 'seo服务'],
    ['微\u200b信\u00ad号\u202e码', '微信号码'],
    ['\u200b今\u200d天，\u2060晴\u180e转\ufeff多云。\u200e明\u00ad天有雨', '今天，晴转多云。明天有雨'],
    ['⻛力⼤，⼈们关上了⻔窗', '风力大，人们关上了门窗'],
  ])('%j', (text, expected) => {
    expect(fixed(text)).toBe(expected);
  });

  it.each([
    '直径Φ48毫米，Φ值不变',
    '囚犯从监狱逃出，死囚被捕',
    '子曰：学而时习之',
    'ＮＢＡ总决赛',
    'Привет, СССР',
    'Αθήνα και Ρόδος',
    '5μg、10kΩ、α粒子、ΔT',
    '𝑥+𝑦=𝑧',
    '第Ⅴ章、GTAⅤ、①②③',
    '👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 #️⃣1️⃣ ⚽️ 🅰️型血',
    'می‌خواهم क्‍ष',
    '葛\u{e0100}城市',
    '\u200b行首和行尾\u200b\n。\u200b标点旁',
    '部首表：⼈部、⼝部、⻔部的字',
    '⼈ ⼝ ⼿',
  ])('%j stays', (text) => {
    expect(fixed(text)).toBe(text);
  });
});

describe('repair', () => {
  const page =
    '縣裏的干部說?！耙粠б宦贰苯ㄔO很重要，當(dāng)?shù)剜l(xiāng)村都受益了，經(jīng)濟也好了，你\u200b我都知道。';

  it('composes all repairs over the text as received, each edit with the index of its repair', () => {
    const { text, edits, repairs } = repair(page, ALL);
    expect(text).toBe('縣裏的干部說。“一帶一路”建設很重要，當地鄉村都受益了，經濟也好了，你我都知道。');
    expect(apply(edits, page)).toBe(text);
    expect(apply(invert(edits), text)).toBe(page);
    expect(repairs.map(({ name }) => name)).toEqual(['invisible', 'byte-shift', 'byte-shift', 'gloss']);
    for (const { range, flag } of edits) {
      expect(repairs[flag].range[0]).toBeLessThanOrEqual(range[1]);
      expect(repairs[flag].range[1]).toBeGreaterThanOrEqual(range[0]);
    }
  });

  it('does what is enabled and nothing else', () => {
    expect(repair(page, new Set()).text).toBe(page);
    expect(repair(page, new Set(['invisible'])).repairs.map(({ name }) => name)).toEqual(['invisible']);
  });

  it('leaves a repaired text alone', () => {
    const { text } = repair(page, ALL);
    expect(repair(text, ALL).repairs).toEqual([]);
  });

  it('replays and undoes on anything, with edits in order and apart', () => {
    const unit = fc.constantFrom(
      '國',
      '(',
      'guó',
      ')',
      '?',
      '\ufffd',
      'O',
      '粠',
      '。',
      '\u200b',
      '<p>',
      'Φ',
      'Ö',
      '\n',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        const { text: after, edits } = repair(text, ALL);
        expect(apply(edits, text)).toBe(after);
        expect(apply(invert(edits), after)).toBe(text);
        for (let i = 1; i < edits.length; i += 1)
          expect(edits[i].range[0]).toBeGreaterThanOrEqual(edits[i - 1].range[1]);
      }),
    );
  });
});
