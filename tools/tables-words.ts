/**
 * The words of Chinese text and how often they stand in it: the model by which a character that lost a byte is told.
 *
 * Counts are those of jieba's dictionary and document frequencies (npm @node-rs/jieba, MIT). Of its long tail of words that were seen three
 * times those are kept that a second dictionary has: opencc-js (OpenCC, Apache-2.0), pinyin-pro (MIT), or the pairs of
 * the runtime's segmenter (ICU, Unicode License). Words of words.txt and set phrases of phrases.txt, which are written for
 * this, count as often as common news does.
 *
 * `characters`: the commonest first; a word is the ranks of its characters. `words`: two streams, compressed with Brotli,
 * as base64. The words are in ascending order; of each, the first stream says how many characters it shares with the
 * word before it and how many more it has (a byte: shared * 8 + more - 1) and its bits of surprise, in halves (a byte);
 * the second the ranks of those more, the first as the gap to the one in its place, where there is one, in base 128.
 */
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { encode } from '../src/normalize/charset.ts';
import { segmenterPairs } from './tables-bigrams.ts';
import { dictionary, gb2312, phrases } from './tables-dictionaries.ts';
import { pinyinPhrases } from './tables-pinyin.ts';
import { toHans } from './tables-script.ts';

const MAX_LENGTH = 5;
/** The count from which jieba's word stands by itself, and what a word counts at least that we wrote down. */
const SURE_COUNT = 4;
const OWN_COUNT = 150;
const HAN = /^[\u4e00-\u9fff]+$/;

export async function wordTable() {
  const counts = await countedWords();
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const characters = byFrequency(counts);
  const rank = new Map(characters.map((character, i) => [character, i]));
  const words = [...counts].map(([word, count]) => ({
    ranks: [...word].map((one) => rank.get(one) ?? 0),
    halves: Math.round(2 * Math.log2(total / count)),
  }));
  return { characters: characters.join(''), words: packed(words.sort((a, b) => inOrder(a.ranks, b.ranks))) };
}

async function countedWords(): Promise<Map<string, number>> {
  const hans = await toHans();
  const isPlain = (word: string) =>
    word.length <= MAX_LENGTH && HAN.test(word) && [...word].every((one) => !hans.has(one) && encode(one, 'gb18030'));
  const known = await otherDictionaries();
  const counts = new Map<string, number>();
  for (const line of readFileSync(jiebaFile('dict.txt'), 'utf8').split('\n')) {
    const [word, count] = line.split(' ');
    if (!isPlain(word) || (Number(count) < SURE_COUNT && word.length > 1 && !known.has(word))) continue;
    counts.set(word, Number(count));
  }
  for (const word of known) if (word.length === 2 && isPlain(word) && !counts.has(word)) counts.set(word, 2);
  spread(counts, isPlain);
  for (const word of ownWords()) if (isPlain(word)) counts.set(word, Math.max(OWN_COUNT, counts.get(word) ?? 0));
  return counts;
}

/** The share of a second count, of how many documents have a word, and from which rarity on it brings no new words. */
const SPREAD_SHARE = 0.4;
const MAX_IDF = 11;

/**
 * Counts that know newspapers: jieba's are of novels for the most part, its list of inverse document frequencies is of a
 * younger corpus, and has what its segmenter joined by itself (`这是`, `将于`). Its numbers become counts by Poisson's law.
 */
function spread(counts: Map<string, number>, isPlain: (word: string) => boolean) {
  const means = new Map<string, number>();
  for (const line of readFileSync(jiebaFile('idf.txt'), 'utf8').split('\n')) {
    const [word, idf] = line.split(' ');
    if (!isPlain(word) || (!counts.has(word) && Number(idf) >= MAX_IDF)) continue;
    means.set(word, -Math.log(1 - Math.exp(-Number(idf))));
  }
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0);
  const scale = sum(counts.values()) / sum(means.values());
  for (const word of new Set([...counts.keys(), ...means.keys()])) {
    const mixed = (1 - SPREAD_SHARE) * (counts.get(word) ?? 0) + SPREAD_SHARE * scale * (means.get(word) ?? 0);
    counts.set(word, mixed);
  }
}

const jiebaFile = (name: string) => new URL(`../node_modules/@node-rs/jieba/${name}`, import.meta.url);

async function otherDictionaries(): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { hans } of await phrases()) found.add(hans.join(''));
  for (const name of ['TWPhrases', 'TWPhrasesRev', 'STPhrases_GeneratedFromRegionalPhrases']) {
    for (const [from] of await dictionary(name)) found.add(from);
  }
  for (const [word] of pinyinPhrases()) found.add(word);
  const common = [...gb2312()].filter(([, level]) => level === 1).map(([one]) => one);
  for (const pair of segmenterPairs(common)) found.add(pair);
  return found;
}

export function* ownWords(): Generator<string> {
  for (const file of ['words.txt', 'phrases.txt']) {
    for (const line of readFileSync(new URL(file, import.meta.url), 'utf8').split('\n')) {
      if (!line.startsWith('#')) yield* line.split(' ').filter((word) => word !== '');
    }
  }
}

function byFrequency(counts: ReadonlyMap<string, number>): string[] {
  const sums = new Map<string, number>();
  for (const [word, count] of counts) for (const one of word) sums.set(one, (sums.get(one) ?? 0) + count);
  return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([one]) => one);
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; ; i += 1) {
    if (a[i] === undefined || b[i] === undefined) return a.length - b.length;
    if (a[i] !== b[i]) return a[i] - b[i];
  }
}

function packed(words: readonly { ranks: readonly number[]; halves: number }[]): string {
  const shapes: number[] = [];
  const ranks: number[] = [];
  const add = (value: number) => {
    for (let rest = value; ; rest >>= 7) {
      ranks.push(rest < 128 ? rest : (rest & 127) | 128);
      if (rest < 128) return;
    }
  };
  let last: readonly number[] = [];
  for (const { ranks: word, halves } of words) {
    let shared = 0;
    while (shared < last.length && last[shared] === word[shared]) shared += 1;
    shapes.push(shared * 8 + word.length - shared - 1, halves);
    word.slice(shared).forEach((value, i) => {
      add(i === 0 && shared < last.length ? value - last[shared] : value);
    });
    last = word;
  }
  const bytes = Buffer.from([words.length & 255, (words.length >> 8) & 255, words.length >> 16, ...shapes, ...ranks]);
  const options = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(bytes, { params: options }).toString('base64');
}
