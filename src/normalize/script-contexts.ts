/**
 * Characters that the character table alone gets wrong on the way to simplified: which form they take by their
 * neighbours. Traditional and simplified spellings of a neighbour both stand, as the text may be either.
 */
export interface Context {
  readonly character: string;
  /** The form where a neighbour matches, and the form elsewhere. */
  readonly matched: string;
  readonly otherwise: string;
  /** A character directly before, or directly after, that matches. */
  readonly before: string;
  readonly after: string;
  /** Where this form stands in the text too, its writer tells the two apart: the character stays as it is. */
  readonly rival?: string;
}

export const HANS_CONTEXTS: readonly Context[] = [
  {
    character: '著', // 执著, 著名 but 看着; Hong Kong and most converters write both, Taiwan only 著
    matched: '著',
    otherwise: '着',
    before: '显顯昭卓原名专專巨论論编編所合译譯遗遺土新拙执執撰彰较較大旧舊共鉅',
    after: '名作者书書称稱述录錄有文',
    rival: '着',
  },
  { character: '乾', matched: '乾', otherwise: '干', before: '康萧蕭竺扭旋', after: '坤隆嘉卦陵清县縣元佑德陀' },
  { character: '吒', matched: '吒', otherwise: '咤', before: '哪木金', after: '' },
  { character: '徵', matched: '徵', otherwise: '征', before: '角魏变變', after: '羽弦絃' },
  { character: '瞭', matched: '瞭', otherwise: '了', before: '', after: '望哨' },
  { character: '於', matched: '於', otherwise: '于', before: '樊', after: '菟潜潛梨' },
  {
    character: '昇', // a name in simplified text
    matched: '升',
    otherwise: '昇',
    before: '提上晋晉飞飛爬擢攀递遞回直',
    after: '级級华華降值平温溫空学學任职職迁遷格',
    rival: '升',
  },
  {
    character: '沈', // a name in simplified text; 沉 in Taiwan
    matched: '沉',
    otherwise: '沈',
    before: '深消阴陰低昏击擊下',
    after: '默重思浸迷沦淪没沒睡醉积積淀澱痛闷悶船溺湎寂降陷甸吟冤稳穩著着',
    rival: '沉',
  },
  { character: '藉', matched: '借', otherwise: '藉', before: '凭憑', after: '口以此助由机機故着著' },
  { character: '覆', matched: '复', otherwise: '覆', before: '反回答批函电電重', after: '信函命电電' },
  { character: '畫', matched: '划', otherwise: '画', before: '计計规規企筹籌策', after: '' },
  { character: '彷', matched: '仿', otherwise: '彷', before: '', after: '佛彿' },
  { character: '甦', matched: '苏', otherwise: '甦', before: '复復', after: '醒' },
  { character: '鍊', matched: '链', otherwise: '炼', before: '项項锁鎖铁鐵拉手', after: '条條坠墜子' },
  { character: '夥', matched: '夥', otherwise: '伙', before: '甚', after: '' },
  { character: '鍾', matched: '锺', otherwise: '钟', before: '钱錢', after: '繇' },
  { character: '祇', matched: '祇', otherwise: '只', before: '神地', after: '' },
  { character: '麼', matched: '麽', otherwise: '么', before: '幺', after: '' },
];
