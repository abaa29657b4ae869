/** Injected titles of every kind: what the line is made of, how it is joined, what noise and disguise it carries. */
import type { Language, Split } from './articles.ts';
import type { TitleGrammar } from './grammar.ts';
import { DISGUISES } from './obfuscate.ts';
import type { Random } from './random.ts';

export interface TitleStyle {
  readonly name: string;
  readonly weight: number;
  readonly splits: readonly Split[];
  /** The languages of the pages that it is put on. */
  readonly languages: readonly Language[];
  readonly shape: 'list' | 'line' | 'headline';
  readonly disguised: boolean;
  readonly make: (draw: Draw) => string;
}

/** What a style draws from: one split of the grammar, one page's chance. */
export class Draw {
  readonly grammar: TitleGrammar;
  readonly split: Split;
  readonly random: Random;

  constructor(grammar: TitleGrammar, split: Split, random: Random) {
    this.grammar = grammar;
    this.split = split;
    this.random = random;
  }

  segment = (style: string): string => this.grammar.draw(style, 'segments', this.split, this.random);
  line = (style: string): string => this.grammar.draw(style, 'lines', this.split, this.random);
  glued = (): string => this.grammar.draw('brands', 'glued', this.split, this.random);
  word = (style: string, slot: string): string => this.grammar.word(style, slot, this.split, this.random);
  separator = (): string => this.random.pick(this.grammar.separators(this.split));

  segments(style: string, count: number): string[] {
    const drawn = new Set<string>();
    for (let tries = 0; drawn.size < count && tries < count * 8; tries += 1) drawn.add(this.segment(style));
    return [...drawn];
  }
}

const BOTH: readonly Split[] = ['dev', 'held'];
const CHINESE: readonly Language[] = ['zh', 'zh', 'zh', 'zh', 'zh', 'hant'];
const ANY: readonly Language[] = [...CHINESE, 'ja', 'en'];

const list =
  (style: string, low: number, high: number) =>
  (draw: Draw): string =>
    draw.segments(style, draw.random.int(low, high)).join(draw.separator());

/** 久 runs, numbers, Ⅴ for V, α or √ inside a word, a space before a separator. */
function noisy(draw: Draw): string {
  const { random, split } = draw;
  const marks = split === 'dev' ? ['α', '√', '★'] : ['ⅹ', '♥', '°'];
  const noise: readonly ((text: string) => string)[] = [
    (text) => '久'.repeat(random.int(4, 11)) + text,
    (text) => text.replace(/av/i, split === 'dev' ? 'AⅤ' : 'aⅴ'),
    (text) => text.slice(0, 2) + random.pick(marks) + text.slice(2),
    (text) => text + draw.word('adult', 'number'),
    (text) => `${text} `,
    (text) => draw.word('adult', 'latin') + text,
  ];
  const segments = draw.segments('adult', random.int(4, 10));
  return segments.map((text) => (random.chance(0.6) ? random.pick(noise)(text) : text)).join(draw.separator());
}

/** Six variants of one word. */
function variants(draw: Draw): string {
  const stem = draw.word('adult', 'quality') + draw.word('adult', 'region') + draw.word('adult', 'thing');
  const tails = new Set(Array.from({ length: 12 }, () => draw.word('adult', 'tail')));
  return [...tails].map((tail) => stem + tail).join(draw.separator());
}

const wrapped = (draw: Draw): string => `【${draw.random.chance(0.5) ? draw.line('brands') : draw.glued()}】`;

const styles: readonly TitleStyle[] = [
  style('adult-list', 14, list('adult', 5, 11), { languages: ANY }),
  style('adult-short', 6, list('adult', 3, 4), { languages: ANY }),
  style('adult-long', 5, list('adult', 12, 28)),
  style('adult-noise', 9, noisy),
  style('adult-variants', 3, variants),
  style('gambling-list', 5, list('brands', 4, 8)),
  style('gambling-line', 9, (draw) => draw.line('brands'), { shape: 'line', languages: ANY }),
  style('lottery', 5, list('lottery', 3, 8)),
  style('pharma', 3, list('pharma', 3, 6)),
  style('loans', 3, list('loans', 3, 6)),
  style('papers', 3, list('papers', 3, 6)),
  style('servers', 3, list('servers', 3, 7)),
  style('seo-box', 4, (draw) => draw.line('seo'), { shape: 'line' }),
  style('films', 3, list('films', 5, 10), { splits: ['held'] }),
  style('wrapped', 6, wrapped, { shape: 'headline', disguised: false }),
  style('glued', 6, (draw) => draw.glued(), { shape: 'headline', disguised: false }),
  style('behind', 3, (draw) => draw.line('brands'), { shape: 'headline', splits: ['held'], disguised: false }),
  style('appended', 4, list('adult', 2, 5), { shape: 'headline', disguised: false }),
  style('replaced', 4, (draw) => draw.glued(), { shape: 'headline', disguised: false }),
  style('japanese', 3, (draw) => draw.line('japanese'), { languages: ['ja'], disguised: false }),
  style('english', 4, (draw) => draw.line('english'), { languages: ['en', 'en', 'zh'], disguised: false }),
  style('indonesian', 3, (draw) => draw.line('indonesian'), { languages: ['id', 'id', 'en'], disguised: false }),
  style('korean', 3, (draw) => draw.line('korean'), { languages: ['ko'], disguised: false }),
  style('vietnamese', 3, (draw) => draw.line('vietnamese'), { languages: ['vi'], disguised: false }),
];

function style(
  name: string,
  weight: number,
  make: (draw: Draw) => string,
  more: Partial<Omit<TitleStyle, 'name' | 'weight' | 'make'>> = {},
): TitleStyle {
  return { name, weight, make, splits: BOTH, languages: CHINESE, shape: 'list', disguised: true, ...more };
}

export const titleStyles = (split: Split): TitleStyle[] => styles.filter(({ splits }) => splits.includes(split));

/** The line, disguised three times in ten; `disguise` names how. */
export function makeTitle(style: TitleStyle, draw: Draw): { text: string; disguise: string } {
  const text = style.make(draw).trim();
  if (!style.disguised || !draw.random.chance(0.3)) return { text, disguise: '' };
  const forms = DISGUISES[draw.split];
  const disguise = draw.random.pick(Object.keys(forms));
  return { text: forms[disguise](text, draw.random), disguise };
}
