/**
 * Look-alikes: what a reader takes for another character.
 *
 * `LOOK_ALIKES` is what views fold, without a look at the neighbours: a view serves matching, and the terms that are
 * matched are folded the same way, so a character folded too eagerly costs nothing.
 */

/** Letters of other scripts and symbols that pass for Latin letters; from, to, from, to. */
const LATIN =
  // Cyrillic
  'АaВbЕeЅsІiЈjКkМmНhОoРpСcТtУyХxаaеeоoрpсcуyхxѕsіiјjԁdԛqԝwһhӏlҮyүyԌgԍgѴvѵvкkмmтtвbнhґr' +
  // Greek
  'ΑaΒbΕeΖzΗhΙiΚkΜmΝnΟoΡpΤtΥyΧxαaεeιiκkνvοoρpτtυuχxωwγyηnσoϲcϹcϳjϜf' +
  // Latin letters in disguise
  'ɡgɑaıiƖlǀ|ɩiʟlʀrɴnʙbɢgʜhᴀaᴄcᴅdᴇeᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢzꜰfꜱsɪi' +
  // Symbols
  '√v∨v℮e×x✕x✖x∪u∩n⊂c∑e∏nԀd';

/** Marks that stand for a Han character in Chinese spam; from, to, from, to. */
const HAN = 'Φ中φ中囚人';

/** Forms of Japan, and old ones, that spammers write for those of China; from, to, from, to. */
const FORMS =
  '増增専专売卖発发亜亚対对図图圧压広广検检経经総总労劳単单戦战価价児儿両两関关歓欢観观権权効效応应辺边桜樱焼烧帯带滝泷沢泽択择駅驿訳译釈释実实楽乐薬药斎斋済济剤剂雑杂蔵藏臓脏徴征聴听庁厅転转伝传乗乘剰剩' +
  '浄净縄绳譲让醸酿壌壤拠据拡扩軽轻継继県县険险験验厳严亀龟変变満满黒黑黙默様样舗铺毎每歩步渋涩郷乡戸户荘庄巣巢髄髓瀬濑頼赖覧览竜龙猟猎粋粹酔醉砕碎穏稳稲稻悩恼脳脑覇霸抜拔拝拜髪发歳岁収收銭钱桟栈続续読读' +
  '処处斉齐捜搜挿插揺摇暁晓塩盐駆驱囲围営营遅迟鋳铸団团弾弹逓递奨奖渉涉縦纵従从畳叠粛肃覚觉勧劝巻卷陥陷恵惠掲揭鶏鸡倹俭剣剑圏圈顕显鉱矿囯国旡无亾人';

/** What separates the segments of a keyword list; U+4E28 is a Han character that nobody writes as one. */
const SEPARATORS =
  '\u4e28\uff5c\u2502\u2503\u00a6\u01c0\u2223\u2758\u2759\u275a\ufe31\ufe33\u2551\u2588\u258b\u258c\u258d\u258e\u258f\u258a\u2589\u2590\u2595\u23d0\uffe8';
const DOUBLE_QUOTES =
  '\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u300e\u300f\u301d\u301e\u301f\ufe41\ufe42\ufe43\ufe44\uff62\uff63';
const SINGLE_QUOTES = '\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u02bc\u00b4\u0060\u02b9\u02bb\u02b9';
const DASHES = '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\ufe58\ufe63\u2e3a\u2e3b';
const DOTS = '\u00b7\u2022\u30fb\u2027\u2219\u22c5\uff65\u16eb\u2e31\u25cf\u25aa\u2024\u0387';

/** Each look-alike with what it is folded to. */
export function* lookAlikes(): Generator<readonly [from: string, to: string]> {
  for (const pairs of [LATIN, HAN, FORMS]) {
    for (let i = 0; i < pairs.length; i += 2) yield [pairs[i], pairs[i + 1]];
  }
  const kinds: readonly [string, string][] = [
    [SEPARATORS, '|'],
    [DOUBLE_QUOTES, '"'],
    [SINGLE_QUOTES, "'"],
    [DASHES, '-'],
    [DOTS, '·'],
  ];
  for (const [marks, to] of kinds) for (const mark of marks) yield [mark, to];
}
