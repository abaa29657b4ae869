import { describe, expect, it } from 'vitest';
import { findByteShifts } from '../../src/normalize/byte-shift.ts';
import { apply } from '../../src/text/edits.ts';
import { shiftedAt } from './damage.ts';

const restored = (text: string) =>
  apply(
    findByteShifts(text).map(({ edit }) => edit),
    text,
  );

/** Paragraphs of our own; each has its bytes right again, behind a mark, before the line ends. */
const PARAGRAPHS = [
  '臨江鎮的公路通車了。鎮裏說，茶農從此不再繞路，運費也省了一半。',
  '合作社準備了種子、農藥和肥料，還請來專家講課。',
  '他把這條路叫作“幸福路”，鄉親們都說這個名字起得好。',
  '歷史學家認為，這座橋建於明代。橋頭的石碑還能讀出年號。',
];

describe('a lead byte that was hit', () => {
  it.each(['?', ''])('as %j before any mark of punctuation is found and put back', (mark) => {
    let tried = 0;
    for (const text of PARAGRAPHS) {
      for (const match of text.slice(0, -1).matchAll(/[。、“]/g)) {
        const damaged = shiftedAt(text, match.index, mark === '?');
        if (damaged.includes('\ufffd')) continue;
        expect(restored(damaged)).toBe(text);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThanOrEqual(4);
  });

  it('is told with what stood and what was written, one repair a run', () => {
    const [repair, ...more] = findByteShifts('實現了互利共贏?！耙粠б宦贰苯ㄔO帶來新的機遇');
    expect(more).toEqual([]);
    expect(repair.edit).toMatchObject({ range: [7, 17], before: '?！耙粠б宦贰苯ㄔO', after: '。“一帶一路”建設' });
    expect(repair.evidence).toMatchObject({ kind: 'lead-replaced', unknown: 0 });
  });

  it('several times in one text is found each time', () => {
    const [first, , , last] = PARAGRAPHS;
    const damaged = `${shiftedAt(first, first.indexOf('。'), true)}\n${shiftedAt(last, last.indexOf('。'), false)}`;
    expect(restored(damaged)).toBe(`${first}\n${last}`);
  });
});

describe('a character of which nothing is left', () => {
  const [first, second] = PARAGRAPHS;
  const proof = shiftedAt(second, second.indexOf('、'), true);

  it.each(['?\ufffd', '\ufffd\ufffd', '\ufffd'])('is the full stop where %j ends a line of a damaged page', (left) => {
    expect(restored(`${proof}\n${first.slice(0, -1)}${left}`)).toBe(`${second}\n${first}`);
  });

  it('stays a marker where the page does not lose bytes, and where no mark can be told', () => {
    const cut = `${first.slice(0, -1)}\ufffd`;
    expect(restored(cut)).toBe(cut);
    const untold = '茶農種了\ufffd3畝';
    expect(restored(`${proof}\n${untold}`)).toBe(`${second}\n${untold}`);
  });

  it('is told behind a run that ends with it', () => {
    const text = '合作社請來了專家。茶農把新茶賣到了縣城。';
    const once = shiftedAt(text, text.lastIndexOf('。'), true);
    expect(once).toMatch(/\?\ufffd$/);
    expect(restored(`${proof}\n${once}`)).toBe(`${second}\n${text}`);
  });
});

it('a run is found beside a word that begins as a longer one does', () => {
  const text = '外賓先後見到了李強總理、趙樂際委員長。';
  const damaged = shiftedAt(text, text.indexOf('、'), true);
  expect(damaged).toContain('②w');
  expect(restored(damaged)).toBe(text);
});

describe('a reading inside a run', () => {
  it.each([
    ['當(dāng)?shù)剜l(xiāng)村', '當(dāng)地鄉(xiāng)村'],
    ['當?shù)剜l村', '當地鄉村'],
    ['當(dāng)\ufffdshù)剜l村', '當(dāng)地鄉村'],
  ])('%s proves the byte that was lost', (text, expected) => {
    expect(restored(text)).toBe(expected);
  });

  it('proves the last character of a run that stops before its gloss', () => {
    const text = '公路通車。國(guó)家補助了一半。';
    const damaged = shiftedAt(text, 4, true);
    expect(damaged).toMatch(/\ufffd\(guó\)/);
    expect(restored(damaged)).toBe(text);
  });
});

describe('a reading whose own vowel was hit', () => {
  const [, second] = PARAGRAPHS;
  const proof = shiftedAt(second, second.indexOf('、'), true);

  it.each([
    ['茶農(n\ufffd\ufffdng)', '茶農(nóng)'],
    ['出發(f?\ufffd)', '出發(fā)'],
    [shiftedAt('開門(mén)', 4, true), '開門(mén)'],
  ])('%s is put back by the character before it', (damaged, expected) => {
    expect(damaged).not.toBe(expected);
    expect(restored(`${proof}\n${damaged}`)).toBe(`${second}\n${expected}`);
  });

  it('stays where no reading of the character is like it, and where the page does not lose bytes', () => {
    expect(restored(`${proof}\n出發(k?\ufffd)`)).toContain('出發(k?\ufffd)');
    expect(restored('出發(f?\ufffd)')).toBe('出發(f?\ufffd)');
  });
});

describe('what else a reader did', () => {
  it.each(['臨江鎮的公路通車了。爲此，鎮裏的茶農準備了三年。', '歷史學家認為，這座橋建於明代。為此立了碑。'])(
    'an ideographic space that stands for a full stop and a lead is told: %s',
    (text) => {
      expect(restored(shiftedAt(text, text.indexOf('。'), true))).toBe(text);
    },
  );

  it('a pair of the private use area that it dropped is made up for, or leaves a marker', () => {
    const dropped = (text: string) => shiftedAt(text, text.indexOf('。'), true).replace(/[\ue000-\uf8ff]/g, '');
    const text = '鎮裏的工作進展順利。總書記來到這裏考察時說，老百姓的日子過得很好。';
    expect(shiftedAt(text, text.indexOf('。'), true)).toMatch(/[\ue000-\uf8ff]/);
    expect(restored(dropped(text))).toBe(text);
    const fixed = restored(dropped('他說：“一個人做不完。國家補助了一半，合作社又借了一半。”'));
    expect(fixed).toMatch(/^他說：“一個人做不完[?\ufffd]+補助了一半，合作社又借了一半。”$/);
  });

  it('a line that is damaged in another way is left to others', () => {
    const damaged = shiftedAt(PARAGRAPHS[0], PARAGRAPHS[0].indexOf('。'), true);
    const text = `${damaged}\n${damaged}`;
    let line = 0;
    const first = findByteShifts(text, () => line++ > 0);
    expect(first).toHaveLength(1);
    expect(first[0].edit.range[1]).toBeLessThan(damaged.length);
  });
});

describe('what cannot be told', () => {
  it('leaves a mark where a character lost a byte that nothing proves', () => {
    const text = '縣裏說。全鎮的公路都由王某2024年修通。';
    const damaged = shiftedAt(text, 3, true);
    expect(damaged).toContain('\ufffd');
    const fixed = restored(damaged);
    expect(fixed.startsWith('縣裏說。全鎮的公路都由王')).toBe(true);
    expect(fixed.endsWith('2024年修通。')).toBe(true);
  });

  it('leaves a text full of U+FFFD alone', () => {
    const text = '\ufffd\ufffd\ufffd今\ufffd\ufffd\ufffd\ufffd下\ufffd\ufffd';
    expect(restored(text)).toBe(text);
  });
});

it('clean text stays: names, rare characters, question marks, letters between characters, other languages', () => {
  for (const text of [
    ...PARAGRAPHS,
    '怎么办?他说不知道?我们也不知道。',
    '张雨霏、杨浚瑄和覃海洋参加了比赛。',
    '買了A股和B股，唱了K歌，穿著T恤。',
    '饕餮、魑魅魍魉、耄耋之年、旖旎风光。',
    '佢哋喺度做咩？我哋唔知道嘅。',
    '丈夫かなぁ?」と発言した。延々と続く話。',
    '무슨 일이 있었나요?[오늘의 질문]',
    '城市\n┏━━━━━━┓\n┃ 某年 ┃\n┗━━━━━━┛',
    '国(guó)家、採(cǎi)取、討(tǎo)論：三个词的读音。',
    'Đây là một câu tiếng Việt có nhiều dấu.',
    'Привет, как дела? Всё хорошо.',
  ]) {
    expect(findByteShifts(text)).toEqual([]);
  }
});

it.each([
  '⒈⒉⒊⒋⒌⒍',
  '⑴⑵⑶⑷⑸⑹',
  'ⅰⅱⅲⅳⅴⅵⅶ',
  '镨钕钷钐铕钆铽镝钬铒铥镱镥',
  '鲢鳙鳊鲂鳜鲈鲶鳝',
  '氕氘氚氦氖氩氪氙氡',
  '＞　＾　＜',
  '（＞＿＜）',
])('a series of signs, or of characters of one radical, stays: %s', (series) => {
  for (const text of [series, `展板上写着：${series}。`, `${series}你见过几个?`]) expect(restored(text)).toBe(text);
});
