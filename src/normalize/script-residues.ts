/**
 * What only a one-to-one conversion from simplified characters leaves.
 *
 * A family is a character that is wrong, the one that a writer of traditional characters has in its place, and the
 * neighbours between which that is certain: 以后 for 以後. A page that was converted has a family all wrong, a page that
 * was written has it right, or nearly so. Both kinds of converter are covered: those that leave a character alone
 * (制造, 以后) and those that always change it (機製, 公裡). Spellings that writers in Hong Kong or Taiwan use too
 * (公布, 盡快, 周末, 午后, 詞匯, 拜托) are left out.
 */
interface Family {
  readonly wrong: string;
  readonly right: string;
  /** Characters directly before it, and directly after it, that settle the case. */
  readonly before: string;
  readonly after: string;
}

const DIGITS = '0123456789';

const FAMILIES: readonly Family[] = [
  {
    wrong: '后',
    right: '後',
    before: '以之然最背前今隨随落此先事日戰賽售善押幕身腦課術',
    after: '來果期續者備悔衛方面代勤半世排退援',
  },
  {
    wrong: '于',
    right: '於',
    before:
      '位由關對至屬等終基處用在善敢利低高同源力過急便歸忠勇介限適來自少多置陷鑒鑑生死建安見居寓服毀敗勝優劣難易樂苦疲忙習慣專精長擅疏流趨瀕臨迫囿礙屈近早晚強弱輕重甚異別絕免止取得受益助施存藏隱現溢散集聚投獻求告聞載落葬根始濫短鍾嚴熱傾富緣返起座',
    after: `此其昨每本近${DIGITS}`,
  },
  { wrong: '没', right: '沒', before: '', after: '有錯關什過來能讓說' },
  { wrong: '里', right: '裡', before: '這那哪家心夜手嘴眼屋院店年懷夢肚骨暗', after: '面邊頭' },
  { wrong: '里', right: '裏', before: '這那哪家心夜手嘴眼屋院店年懷夢肚骨暗', after: '面邊頭' },
  { wrong: '裡', right: '里', before: '公英萬千百', after: '程約根蘭' },
  { wrong: '裏', right: '里', before: '公英萬千百', after: '程約根蘭' },
  { wrong: '制', right: '製', before: '研印繪錄縫配煉熬調複復特仿監釀', after: '造作成品藥片圖劑冷衣備' },
  { wrong: '製', right: '制', before: '機限控體抑強管編法稅', after: '度定約裁止服訂憲' },
  { wrong: '系', right: '係', before: '關', after: '' },
  { wrong: '系', right: '繫', before: '聯維', after: '' },
  { wrong: '係', right: '系', before: '體派星', after: '統列' },
  { wrong: '志', right: '誌', before: '雜標', after: '' },
  { wrong: '誌', right: '志', before: '同意鬥斗壯', after: '願愿向氣' },
  { wrong: '游', right: '遊', before: '旅導郊出', after: '客戲覽玩樂輪記' },
  { wrong: '遊', right: '游', before: '上下中', after: '泳擊' },
  { wrong: '注', right: '註', before: '備', after: '冊册銷' },
  { wrong: '註', right: '注', before: '關', after: '意重入射目' },
  { wrong: '余', right: '餘', before: '其剩多業盈殘萬百千節富空', after: '額熱款' },
  { wrong: '復', right: '複', before: '重繁', after: '雜製制印' },
  { wrong: '複', right: '復', before: '恢答康', after: '工蘇興出' },
  { wrong: '蘇', right: '甦', before: '復', after: '' },
  { wrong: '歷', right: '曆', before: '日農陽', after: '' },
  { wrong: '曆', right: '歷', before: '經學資履', after: '史程經來任' },
  { wrong: '獲', right: '穫', before: '收', after: '' },
  { wrong: '盡', right: '儘', before: '', after: '管可' },
  { wrong: '准', right: '準', before: '標精水瞄基', after: '備確則時繩' },
  { wrong: '準', right: '准', before: '批獲核', after: '許予' },
  { wrong: '松', right: '鬆', before: '放輕寬疏稀', after: '懈散綁弛動軟' },
  { wrong: '鬆', right: '松', before: '', after: '樹江花山柏鼠' },
  { wrong: '幹', right: '干', before: '若', after: '涉預擾' },
  { wrong: '幹', right: '乾', before: '餅', after: '燥旱淨凈杯脆' },
  { wrong: '干', right: '幹', before: '骨主能才樹', after: '部事活勁警線' },
  { wrong: '干', right: '乾', before: '餅', after: '燥旱淨凈脆杯' },
  { wrong: '面', right: '麵', before: '', after: '條包粉' },
  { wrong: '麵', right: '面', before: '方全層地市', after: '對積臨向前貌' },
  { wrong: '發', right: '髮', before: '頭理白毛染假', after: '型絲廊膠' },
  { wrong: '髮', right: '發', before: '開出', after: '展現佈布生揮表' },
  { wrong: '沖', right: '衝', before: '緩', after: '擊突破鋒刺' },
  { wrong: '隻', right: '只', before: '不', after: '有是要能好會得' },
  { wrong: '只', right: '隻', before: '船艦兩', after: '' },
  { wrong: '徵', right: '征', before: '長遠親', after: '程戰途服討' },
  { wrong: '征', right: '徵', before: '特象應', after: '求收集信詢稅兵召' },
  { wrong: '愿', right: '願', before: '自志意心情寧祝許甘誓', after: '意望景' },
  { wrong: '斗', right: '鬥', before: '奮戰搏爭決械惡', after: '爭志毆牛' },
  { wrong: '鬥', right: '斗', before: '北漏', after: '' },
  { wrong: '丑', right: '醜', before: '', after: '聞陋惡' },
  { wrong: '谷', right: '穀', before: '稻五', after: '物' },
  { wrong: '穀', right: '谷', before: '矽硅山峽', after: '' },
  { wrong: '籤', right: '簽', before: '', after: '約署訂名字到證發' },
  { wrong: '簽', right: '籤', before: '標抽', after: '' },
  { wrong: '郁', right: '鬱', before: '憂抑', after: '悶' },
  { wrong: '范', right: '範', before: '規示防模典師', after: '圍例疇本' },
  { wrong: '御', right: '禦', before: '防抵', after: '寒敵' },
  { wrong: '吁', right: '籲', before: '呼', after: '' },
  { wrong: '夸', right: '誇', before: '', after: '張大獎耀' },
  { wrong: '辟', right: '闢', before: '開', after: '' },
  { wrong: '采', right: '採', before: '開', after: '訪取用購集納' },
  { wrong: '採', right: '采', before: '風神', after: '' },
  { wrong: '划', right: '劃', before: '計規策', after: '分定撥' },
  { wrong: '後', right: '后', before: '皇太', after: '妃' },
  { wrong: '捨', right: '舍', before: '宿校農', after: '' },
  { wrong: '彙', right: '匯', before: '外', after: '率款' },
  { wrong: '托', right: '託', before: '委囑', after: '' },
  { wrong: '贊', right: '讚', before: '稱點盛', after: '賞美歎' },
  { wrong: '卷', right: '捲', before: '席', after: '入' },
  { wrong: '鍾', right: '鐘', before: '分', after: '頭聲' },
  { wrong: '表', right: '錶', before: '手鐘', after: '' },
  { wrong: '尸', right: '屍', before: '', after: '體檢骨' },
  { wrong: '鬚', right: '須', before: '必', after: '要' },
  { wrong: '鞦', right: '秋', before: '', after: '天季冬' },
  { wrong: '幸', right: '倖', before: '僥', after: '存免' },
];

export interface Residue {
  /** Which family, from 0; two may share a place (里 for 裡 and for 裏). */
  readonly family: number;
  readonly wrong: boolean;
}

export interface Residues {
  /** Residues by their two code units, under `unitsKey`. */
  readonly byUnits: ReadonlyMap<number, Residue>;
  /** `后 for 後`, by the number of the family. */
  readonly families: readonly string[];
  /** 1 for each code unit that starts a residue. */
  readonly starts: Uint8Array;
}

export const unitsKey = (first: number, second: number): number => first * 0x10000 + second;

/** The table of residues; built at the first call. */
export function residues(): Residues {
  built ??= build();
  return built;
}

let built: Residues | undefined;

function build(): Residues {
  const byUnits = new Map<number, Residue>();
  const starts = new Uint8Array(0x10000);
  const names = [...new Set(FAMILIES.map(nameOf))];
  const add = (word: string, family: number, wrong: boolean) => {
    const first = word.charCodeAt(0);
    starts[first] = 1;
    const key = unitsKey(first, word.charCodeAt(1));
    if (wrong || !byUnits.has(key)) byUnits.set(key, { family, wrong });
  };
  for (const family of FAMILIES) {
    const number = names.indexOf(nameOf(family));
    for (const [character, wrong] of [
      [family.wrong, true],
      [family.right, false],
    ] as const) {
      for (const before of family.before) add(before + character, number, wrong);
      for (const after of family.after) add(character + after, number, wrong);
    }
  }
  return { byUnits, families: names, starts };
}

/** 裡 and 裏 are one character to a reader, so what is wrong or right for either counts for both. */
const nameOf = ({ wrong, right }: Family): string => `${wrong} for ${right}`.replaceAll('裏', '裡');
