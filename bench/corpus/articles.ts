/**
 * The genuine articles: our own writing, in articles/*.txt.
 *
 * `== id | topic` opens one, its headline is the next line, each further line is a paragraph; `~ ` marks one that may
 * be left out. {slots} are filled anew for every page, so that one base article gives pages that differ in names,
 * figures and length. The hash of the id says whether tuning may see it (dev) or not (held); the salt of that hash was
 * chosen so that the languages and the hard ones fall evenly to both.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { hash, type Random } from './random.ts';
import { Slots } from './slots.ts';

export type Split = 'dev' | 'held';
export type Language = 'zh' | 'hant' | 'ja' | 'en' | 'ko' | 'vi' | 'id';

export interface BaseArticle {
  readonly id: string;
  readonly topic: string;
  readonly language: Language;
  /** Written to be mistaken: it holds the words of spam or of junk, or has their shape. */
  readonly hard: boolean;
  readonly split: Split;
  readonly headline: string;
  readonly lines: readonly string[];
}

/** One page's worth of an article, slots filled. */
export interface Story {
  readonly base: BaseArticle;
  readonly headline: string;
  readonly lines: readonly string[];
}

const FOLDER = new URL('articles/', import.meta.url);
const LANGUAGES: readonly Language[] = ['hant', 'ja', 'en', 'ko', 'vi', 'id'];

export function loadArticles(): BaseArticle[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));
  return files.sort().flatMap((name) => parse(readFileSync(new URL(name, FOLDER), 'utf8')));
}

function parse(text: string): BaseArticle[] {
  return text
    .split(/^== /m)
    .slice(1)
    .map((block) => {
      const [head, headline, ...lines] = block.split('\n').filter((line) => line.trim() !== '');
      const [id, topic] = head.split('|').map((part) => part.trim());
      const language = LANGUAGES.find((code) => id.startsWith(`${code}-`)) ?? 'zh';
      const hard = topic === 'hard' || id.startsWith('hard-') || id === 'hant-tw-lottery' || id === 'hant-hk-court';
      return { id, topic, language, hard, split: hash(`split273 ${id}`) % 2 === 0 ? 'dev' : 'held', headline, lines };
    });
}

/** What may be put into an article: neutral paragraphs, and genuine lines that look like junk. */
export interface Fillers {
  readonly frames: readonly string[];
  readonly twins: readonly string[];
}

/** A page's worth of `base`: optional paragraphs dropped or kept, fillers put before the last one. */
export function tell(base: BaseArticle, random: Random, { frames, twins }: Fillers): Story {
  const slots = new Slots(random);
  const lines = base.lines
    .filter((line) => !line.startsWith('~ ') || random.chance(0.6))
    .map((line) => line.replace(/^~ /, ''));
  const extra = base.language === 'zh' && isProse(lines) ? random.sample(frames, random.pick([0, 0, 0, 1, 1, 2])) : [];
  lines.splice(lines.length - 1, 0, ...extra);
  if (base.language === 'zh' && random.chance(0.35)) {
    for (const twin of random.sample(twins, random.int(1, 2))) lines.splice(random.int(1, lines.length - 1), 0, twin);
  }
  const full = random.chance(0.5) && (base.language === 'zh' || base.language === 'hant');
  const finish = (line: string) => (full ? fullWidth(slots.fill(line)) : slots.fill(line));
  return { base, headline: finish(base.headline), lines: lines.map(finish) };
}

const isProse = (lines: readonly string[]): boolean => lines.every((line) => line.length > 14);

const FULL: Readonly<Record<string, string>> = { ',': '，', ':': '：', '?': '？', '!': '！', ';': '；' };

/** Chinese punctuation as a careful editor sets it: full width beside Han, half width in figures. */
function fullWidth(line: string): string {
  return line.replace(/(?<=[\p{sc=Han}”」』）)%])[,:?!;]/gu, (mark) => FULL[mark]);
}
