/** Junk lines and tails filled in: sites, dates, editors, and contacts in every spelling that escapes filters. */
import type { Byline } from '../../src/contract/article.ts';
import type { Split } from './articles.ts';
import type { JunkKind, Tail } from './grammar.ts';
import { junk, type Line, type Piece } from './piece.ts';
import type { Random } from './random.ts';

const SITES: Readonly<Record<Split, readonly string[]>> = {
  dev: ['中原快讯网', '江城新闻网', '今日财经导报网', '东方热点网', '海峡资讯'],
  held: ['西部视点网', '都市焦点日报网', '新农经济在线', '百姓生活网', '环城在线'],
};
const SOURCES: Readonly<Record<Split, readonly string[]>> = {
  dev: ['临溪日报', '江北新报', '青岩都市报', '云州新闻网'],
  held: ['南浦时报', '石桥发布', '望江晚报', '平山广播电视台'],
};
const EDITORS: Readonly<Record<Split, readonly string[]>> = {
  dev: ['王小雨', 'ruirui', '陈墨', '赵一帆', 'hn1107'],
  held: ['李清', 'meng08', '周亦可', '孙倩', 'kj005'],
};
const TOPICS: readonly string[] = ['要闻', '社会', '观察', '财经', '民生', '文旅', '体育', '科技'];
const HEADLINES2: readonly string[] = [
  '秋收时节访粮仓',
  '老城区改造进入收尾阶段',
  '周末天气以晴为主',
  '三名学生获奖归来',
  '新车站下月启用',
  '图书馆延长开放时间',
];
const ENGLISH2 = ['Harbour lights switched on again', 'Three schools share science prize'];
const INDONESIAN2 = ['Jembatan baru dibuka pekan depan', 'Panen raya di lereng gunung'];
const DIGITS = '零一二三四五六七八九';

/** A contact as it is, and as it is spelled on the page. */
interface Contact {
  readonly plain: string;
  readonly spelled: string;
}

/** Fills junk for one page: the same site, source, editor and date throughout. */
export class JunkFiller {
  readonly #random: Random;
  readonly #split: Split;
  readonly #fixed: Readonly<Record<string, string>>;

  constructor(random: Random, split: Split) {
    this.#random = random;
    this.#split = split;
    const [site, source] = [random.pick(SITES[split]), random.pick(SOURCES[split])];
    const two = (n: number) => String(n).padStart(2, '0');
    this.#fixed = {
      site,
      source,
      host: `www.${random.pick(['zy', 'jc', 'hx', 'bx'])}${random.int(10, 99)}news.${random.pick(['com', 'cn', 'net'])}`,
      topic: random.pick(TOPICS),
      editor: random.pick(EDITORS[split]),
      editor2: random.pick(EDITORS[split]),
      date: `${random.int(2016, 2024)}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`,
      time: `${two(random.int(0, 23))}:${two(random.int(0, 59))}:${two(random.int(0, 59))}`,
      year: String(random.int(2018, 2024)),
      icp: `${random.pick(['沪', '京', '粤', '豫'])}ICP备${random.int(2010, 2023)}0${random.int(10000, 99999)}号-${random.int(1, 30)}`,
    };
  }

  /** The lines of one kind of junk, and what they give for the byline. */
  lines(kind: JunkKind): { lines: Line[]; byline: Partial<Byline> } {
    const templates = kind.block ? kind[this.#split] : [this.#random.pick(kind[this.#split])];
    return {
      lines: templates.map((template) => [this.piece(template, kind.kind, kind.pack)]),
      byline: this.#byline(kind.byline),
    };
  }

  tail(tail: Tail): { piece: Piece; byline: Partial<Byline> } {
    const pack = tail.kind === 'tail-contact' ? 'contact' : tail.kind === 'tail-editor' ? 'metadata' : 'boilerplate';
    return { piece: this.piece(tail.text, tail.kind, pack), byline: this.#byline(tail.byline) };
  }

  /** One piece of junk; a contact in it is spelled in one of the ways of the split. */
  piece(template: string, kind: string, pack: string): Piece {
    let contact = '';
    const text = template.replace(/\{(\w+)\}/g, (_, slot: string) => {
      const made = this.#contact(slot);
      if (made === undefined) return this.#plain(slot);
      contact = made.plain;
      return made.spelled;
    });
    return junk(text, kind, pack, contact);
  }

  #plain(slot: string): string {
    if (slot === 'n') return String(this.#random.int(0, 5000));
    if (slot === 'headline2') return this.#random.pick(HEADLINES2);
    if (slot === 'en2') return this.#random.pick(ENGLISH2);
    if (slot === 'id2') return this.#random.pick(INDONESIAN2);
    const value = this.#fixed[slot];
    if (value === undefined) throw new Error(`no such slot in junk: {${slot}}`);
    return value;
  }

  #contact(slot: string): Contact | undefined {
    const random = this.#random;
    const digits = (length: number) => Array.from({ length }, (_, k) => random.int(k === 0 ? 1 : 0, 9)).join('');
    if (slot === 'mail') return this.#spelledMail(digits(random.int(7, 9)));
    if (slot === 'qq') return this.#spelledDigits(digits(random.int(8, 10)));
    if (slot === 'hot') return this.#spelledDigits(`400${digits(7)}`, [3, 3, 4]);
    if (slot === 'tel') return this.#spelledDigits(`19${random.int(0, 9)}0000${digits(4)}`, [3, 4, 4]);
    if (slot !== 'wx') return undefined;
    const plain = `${random.pick(['ab', 'xy', 'kf', 'vip'])}${digits(6)}`;
    return { plain, spelled: random.pick([plain, plain.replace(/(?<=^..)/, ' '), fullWidthOf(plain)]) };
  }

  #spelledMail(name: string): Contact {
    const random = this.#random;
    const host = random.pick(['qq.com', '163.com']);
    const cut = random.int(2, 4);
    const held = [
      `${fullWidthOf(name)}@${host}`,
      `${name}(at)${host}`,
      `${chineseOf(name)}@${host}`,
      `${name} @ ${host}`,
    ];
    const dev = [
      `${name}@${host}`,
      `${name.slice(0, cut)} ${name.slice(cut)}@${host}`,
      `${name}＠${host}`,
      `${name}#${host}`,
    ];
    const spelled = random.pick(this.#split === 'dev' ? dev.slice(0, 3) : held);
    return { plain: `${name}@${host}`, spelled };
  }

  #spelledDigits(plain: string, groups: readonly number[] = [3, 3, 4]): Contact {
    const dashed = grouped(plain, groups, '-');
    const dev = [plain, dashed, grouped(plain, groups, ' ')];
    const held = [grouped(plain, groups, '.'), fullWidthOf(plain), chineseOf(plain), plain];
    return { plain, spelled: this.#random.pick(this.#split === 'dev' ? dev : held) };
  }

  #byline(fields: readonly string[] = []): Partial<Byline> {
    const { date, time, source, editor } = this.#fixed;
    const all: Partial<Byline> = { publishedAt: `${date}T${time}`, source, editor };
    return Object.fromEntries(Object.entries(all).filter(([field]) => fields.includes(field)));
  }
}

const fullWidthOf = (text: string): string =>
  Array.from(text, (c) => (c > ' ' && c < '\u007f' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('');

const chineseOf = (digits: string): string => Array.from(digits, (c) => DIGITS[Number(c)] ?? c).join('');

function grouped(digits: string, groups: readonly number[], by: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const length of groups) {
    parts.push(digits.slice(at, at + length));
    at += length;
  }
  return [...parts, digits.slice(at)].filter((part) => part !== '').join(by);
}
