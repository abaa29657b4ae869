/**
 * How likely a sequence of characters is as Chinese, in bits: a cost for each character by its frequency, less where
 * the pair with the one before stands in a word. Traditional characters count as their simplified forms. Built at the
 * first question (some 10 ms) from the generated table.
 */
import { classes, HAN, KANA } from '../text/unicode.ts';
import { gbk } from './gbk.ts';
import { toHans, toHant } from './han.ts';
import bigrams from './tables/bigrams.json' with { type: 'json' };

export interface Likelihood {
  /** Bits of `unit` by itself. */
  readonly bits: Float32Array;
  /** Bits of `unit` behind `before`. */
  bitsAfter(before: number, unit: number): number;
  /** Whether the pair stands in a word of the dictionaries. */
  isPair(before: number, unit: number): boolean;
}

export function likelihood(): Likelihood {
  built ??= build();
  return built;
}

let built: Likelihood | undefined;

/** Of two neighbours in running text a little more than half form a pair of the table; the rest cost more. */
const PAIR_BITS = 0.9;
const NO_PAIR_BITS = 1.1;
/** Among the characters that follow one, a common one is likelier: this share of what it costs by itself counts. */
const FREQUENCY_SHARE = 0.3;
const MEAN_BITS = 10.5;
/** What a traditional form costs that a converter never chooses (麵 for 面). */
const SELDOM_BITS = 4;
/** What a letter costs behind one of its own script. */
const SAME_SCRIPT_BITS = 6;

/** Costs by rank among the common characters: up to `rank`, `bits`. */
const RANKS: readonly (readonly [rank: number, bits: number])[] = [
  [100, 7.5],
  [300, 9],
  [800, 10.5],
  [1500, 11.5],
  [2500, 13],
  [4000, 14],
];
/** Characters of GB 2312 that are not common, and those that it does not have. */
const UNCOMMON_HAN = 16;
const RARE_HAN = 20;
const ODD_BITS = 19;
const PRIVATE_BITS = 26;
/** What could not be read says little for a slip: it stands in texts that are cut off, too. */
const REPLACEMENT = 0xfffd;
const REPLACEMENT_BITS = 10;

/** Characters that are no Han and yet no surprise in Chinese text, by cost; each line is a script of its own. */
const PLAIN: readonly (readonly [characters: string, bits: number])[] = [
  ['，。、', 5],
  ['“”：（）《》', 7],
  ['；！？—─…·‘’【】「」『』 \n', 8],
  ['0123456789', 7],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 11],
  ['abcdefghijklmnopqrstuvwxyzáàâäãåéèêëíìîïóòôöõúùûüñç', 14],
  [',.:;?!()-%/"\'&+=<>*#', 9],
  ['|[]_@~^`{}\\', 12],
  ['｜', 11],
  ['～％－／＋＝〈〉〔〕　○●◎★☆△▲□■◆→℃', 13],
  ['①②③④⑤⑥⑦⑧⑨⑩', 16],
  ['々〇', 11],
  ['嘅佢哋咁啲咗嘢喺冇嚟唔睇俾畀嗰咩囉㗎', 11], // Cantonese
  ['０１２３４５６７８９．', 15],
  ['ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ', 15],
];
/** Other scripts that keep to themselves: Greek, Cyrillic, bopomofo, kana. */
const SCRIPTS: readonly (readonly [first: number, last: number])[] = [
  [0x370, 0x3ff],
  [0x400, 0x4ff],
  [0x3100, 0x312f],
  [0x3040, 0x30ff],
];
const KANA_BITS = 13;

function build(): Likelihood {
  const rank = ranks();
  const count = bigrams.characters.length;
  const pairs = pairBits(count);
  const { bits, script } = costs(rank);
  const follow = followBits(pairs, count);
  const isPair = (before: number, unit: number): boolean => {
    const first = rank[before];
    const second = rank[unit];
    if (first < 0 || second < 0) return false;
    const key = first * count + second;
    return (pairs[key >> 3] & (1 << (key & 7))) !== 0;
  };
  const bitsAfter = (before: number, unit: number): number => {
    const alone = bits[unit];
    if (script[unit] !== 0) return script[unit] === script[before] ? Math.min(alone, SAME_SCRIPT_BITS) : alone;
    if (rank[unit] < 0) return alone;
    if (!isPair(before, unit)) return alone + NO_PAIR_BITS;
    return Math.min(alone, follow[rank[before]] + FREQUENCY_SHARE * (alone - MEAN_BITS));
  };
  return { bits, bitsAfter, isPair };
}

/** For each unit the rank of its simplified form among the common characters, or -1; digits count as 0. */
function ranks(): Int16Array {
  const own = new Int16Array(0x10000).fill(-1);
  for (let i = 0; i < bigrams.characters.length; i += 1) own[bigrams.characters.charCodeAt(i)] = i;
  for (const digit of '123456789') own[digit.charCodeAt(0)] = own[0x30];
  const hans = toHans();
  return own.map((rank, unit) => (rank < 0 ? own[hans[unit]] : rank));
}

function pairBits(count: number): Uint8Array {
  const set = new Uint8Array(Math.ceil((count * count) / 8));
  let key = 0;
  let gap = 0;
  let scale = 1;
  for (const byte of Buffer.from(bigrams.pairs, 'base64')) {
    gap += (byte & 0x7f) * scale;
    scale *= 128;
    if (byte >= 0x80) continue;
    key += gap;
    set[key >> 3] |= 1 << (key & 7);
    gap = 0;
    scale = 1;
  }
  return set;
}

/** By rank: bits of each of the characters that may follow. */
function followBits(pairs: Uint8Array, count: number): Float32Array {
  const followers = new Uint16Array(count);
  for (let key = 0; key < count * count; key += 1) {
    if ((pairs[key >> 3] & (1 << (key & 7))) !== 0) followers[Math.floor(key / count)] += 1;
  }
  return Float32Array.from(followers, (number) => Math.log2(Math.max(1, number)) + PAIR_BITS);
}

function costs(rank: Int16Array): { bits: Float32Array; script: Uint8Array } {
  const bits = new Float32Array(0x10000).fill(ODD_BITS).fill(PRIVATE_BITS, 0xe000, 0xf900);
  const script = new Uint8Array(0x10000);
  const kinds = classes();
  const [hans, hant] = [toHans(), toHant()];
  for (let unit = 0; unit < bits.length; unit += 1) {
    if (rank[unit] >= 0) bits[unit] = RANKS.find(([limit]) => rank[unit] < limit)?.[1] ?? UNCOMMON_HAN;
    else if (kinds[unit] === HAN) bits[unit] = isGb2312(toHans()[unit]) ? UNCOMMON_HAN : RARE_HAN;
    else if (kinds[unit] === KANA) bits[unit] = KANA_BITS;
    if (hans[unit] !== unit && hant[hans[unit]] === hans[unit]) bits[unit] += SELDOM_BITS;
  }
  PLAIN.forEach(([characters, cost], i) => {
    for (const one of characters) {
      bits[one.charCodeAt(0)] = cost;
      if (i >= LETTERS_FROM && rank[one.charCodeAt(0)] < 0) script[one.charCodeAt(0)] = i + 1;
    }
  });
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') script[letter.charCodeAt(0)] = script['a'.charCodeAt(0)];
  bits[REPLACEMENT] = REPLACEMENT_BITS;
  SCRIPTS.forEach(([first, last], i) => {
    script.fill(PLAIN.length + i + 1, first, last + 1);
  });
  return { bits, script };
}

/** Lines of PLAIN from here on are scripts, whose letters stand together. */
const LETTERS_FROM = 4;

function isGb2312(unit: number): boolean {
  const bytes = gbk().bytesOf[unit];
  return bytes >= 0xb0a1 && bytes <= 0xf7fe && (bytes & 0xff) >= 0xa1;
}
