/**
 * The model of likely Chinese: characters by frequency, and which of them stand side by side in words.
 *
 * Trained on words alone, no running text: those of opencc-js (OpenCC, Apache-2.0), of pinyin-pro (MIT), of the
 * runtime's ICU dictionary (Unicode License), and the common ones of words.txt beside this file, written for it.
 * Everything is simplified; a reader of the table maps what it looks up. `characters` are 0, for any digit, and the 3,755
 * common characters of GB 2312, the commonest first. `pairs` are the pairs seen, as gaps between first * 3756 + second in
 * ascending order, in base 128 with the high bit for "more follows", as base64.
 */
import { readFileSync } from 'node:fs';
import { dictionary, gb2312, phrases } from './tables-dictionaries.ts';
import { pinyinPhrases } from './tables-pinyin.ts';
import { COMMONEST } from './tables-readings.ts';

/** What stands beside a number; 0 is any digit. */
const NUMBER_PAIRS =
  '0年 0月 0日 0万 0亿 0个 0名 0元 0人 0岁 0号 0时 0分 0秒 0点 0米 0公 0千 0吨 0家 0次 0位 0台 0只 0辆 0件 0项 0条 0座 0余 0多 0届 0度 0周 0天 0小 0平 0例 0套 0所 0种 0倍 0余 0级 0区 0楼 0层 0届 0世 0比 0至 0到 0的 0处 0场 0期 0起 0美 0英 0立 0支 0部 年0 月0 日0 第0 近0 约0 达0 超0 有0 为0 到0 在0 至0 前0 长0 增0 共0 中0 于0 过0 的0 了0 是0 出0 降0 升0 计0 年0 均0 约0 每0 各0 满0 仅0 从0 自0 和0 与0 以0 及0 等0 来0 排0 后0 间0 分0 比0 国0 京0 号0 路0 段0';

/** A pair that stands in one entry of the phrase dictionary alone, mostly an idiom, is left out: it says little. */
const PHRASE_WEIGHT = 1;
const WORD_WEIGHT = 2;
const MIN_WEIGHT = 2;

interface Weighted {
  readonly word: readonly string[];
  readonly weight: number;
}

export async function bigramTable() {
  const levels = gb2312();
  const common = [...levels].filter(([, level]) => level === 1).map(([one]) => one);
  const pairs = segmenterPairs(common).map((word): Weighted => ({ word: [...word], weight: WORD_WEIGHT }));
  const words = [...(await dictionaryWords()), ...pairs];
  const characters = byFrequency(common, words);
  const rank = new Map(characters.map((character, i) => [character, i]));
  const weights = new Map<number, number>();
  for (const { word, weight } of words) {
    for (let i = 1; i < word.length; i += 1) {
      const [first, second] = [rank.get(word[i - 1]), rank.get(word[i])];
      if (first === undefined || second === undefined) continue;
      const key = first * characters.length + second;
      weights.set(key, (weights.get(key) ?? 0) + weight);
    }
  }
  const kept = [...weights].filter(([, weight]) => weight >= MIN_WEIGHT).map(([key]) => key);
  return { characters: characters.join(''), pairs: gaps(kept.sort((a, b) => a - b)) };
}

async function dictionaryWords(): Promise<Weighted[]> {
  const words: Weighted[] = (await phrases()).map(({ hans }) => ({ word: hans, weight: PHRASE_WEIGHT }));
  const add = (word: string) => words.push({ word: [...word], weight: WORD_WEIGHT });
  for (const name of ['TWPhrases', 'TWPhrasesRev', 'HKPhrases', 'STPhrases_GeneratedFromRegionalPhrases']) {
    for (const [from] of await dictionary(name)) add(from);
  }
  for (const [word] of pinyinPhrases()) add(word);
  for (const pair of NUMBER_PAIRS.split(' ')) add(pair);
  for (const line of readFileSync(new URL('words.txt', import.meta.url), 'utf8').split('\n')) {
    if (!line.startsWith('#')) for (const word of line.split(' ')) add(word);
  }
  return words;
}

/**
 * The words of two characters that the runtime's word segmenter knows (ICU's dictionary, Unicode License): each pair of
 * characters is asked. Long lines are slow to segment, short calls too: so many pairs go into one.
 */
const PAIRS_A_CALL = 64;

let known: string[] | undefined;

export function segmenterPairs(characters: readonly string[]): readonly string[] {
  known ??= [...askedPairs(characters)];
  return known;
}

function* askedPairs(characters: readonly string[]): Generator<string> {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  for (const first of characters) {
    for (let at = 0; at < characters.length; at += PAIRS_A_CALL) {
      const pairs = characters.slice(at, at + PAIRS_A_CALL).map((second) => `${first}${second}\n`);
      for (const { segment } of segmenter.segment(pairs.join(''))) if (segment.length === 2) yield segment;
    }
  }
}

/** The commonest by common knowledge, then by the number of words that hold them; 0 goes first. */
function byFrequency(common: readonly string[], words: readonly Weighted[]): string[] {
  const counts = new Map<string, number>();
  for (const { word, weight } of words)
    for (const one of new Set(word)) counts.set(one, (counts.get(one) ?? 0) + weight);
  const sorted = [...common].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
  const known = new Set(common);
  return ['0', ...new Set([...COMMONEST, ...sorted])].filter((one) => one === '0' || known.has(one));
}

function gaps(sorted: readonly number[]): string {
  const bytes: number[] = [];
  let last = 0;
  for (const value of sorted) {
    let gap = value - last;
    last = value;
    for (; gap >= 128; gap = Math.floor(gap / 128)) bytes.push((gap % 128) + 128);
    bytes.push(gap);
  }
  return Buffer.from(bytes).toString('base64');
}
