/**
 * The development corpus: labelled pages, the same on every machine. Its size and make-up are here; what they are
 * made of is in articles/ and grammar/. Half of the articles, words, templates, and some whole styles are held back
 * from tuning (split `held`).
 */
import { type Language, loadArticles, type Split } from './articles.ts';
import { loadBodies, loadJunk, loadTwins, TitleGrammar } from './grammar.ts';
import { finish } from './label.ts';
import { addJunk, damage, drawStory, inject, plainDraft, type Stock } from './pages.ts';
import { type CorpusPage, headline } from './piece.ts';
import { Random } from './random.ts';
import { promotionPage, spamPage } from './spam-pages.ts';
import { type TitleStyle, titleStyles } from './titles.ts';

export interface Sizes {
  readonly hijacked: number;
  readonly genuine: number;
  readonly promotion: number;
  readonly spam: number;
}

/** Pages of each set in one split. */
export const FULL_SIZE: Sizes = { hijacked: 900, genuine: 900, promotion: 150, spam: 80 };

export function loadStock(): Stock {
  return {
    articles: loadArticles(),
    titles: new TitleGrammar(),
    bodies: loadBodies(),
    junk: loadJunk(),
    twins: loadTwins(),
  };
}

/** All pages of `split`. Some 2 s for the full size. */
export function buildCorpus(split: Split, sizes: Sizes = FULL_SIZE, stock: Stock = loadStock()): CorpusPage[] {
  const pages: CorpusPage[] = [];
  const add = (set: CorpusPage['set'], make: (stock: Stock, split: Split, name: string) => CorpusPage) => {
    for (let k = 0; k < sizes[set]; k += 1) pages.push(make(stock, split, `${split}-${set}-${k}`));
  };
  add('hijacked', hijackedPage);
  add('genuine', genuinePage);
  add('promotion', promotionPage);
  add('spam', spamPage);
  return pages;
}

const BODIES = ['plain', 'plain', 'plain', 'converted', 'glossed', 'glossed', 'shifted'];

function hijackedPage(stock: Stock, split: Split, name: string): CorpusPage {
  const random = new Random(name);
  const style = weighted(titleStyles(split), random);
  const language = random.pick(style.languages);
  const draft = plainDraft(drawStory(stock, split, language, random, random.chance(0.15) ? undefined : false), random);
  addJunk(draft, stock, split, language, random, random.pick([0, 2, 4, 6, 8]));
  if (language === 'zh') damage(draft, random.pick(BODIES), random);
  const disguise = inject(draft, style, stock, split, random);
  const full = disguise === '' ? style.name : `${style.name}+${disguise}`;
  return finish(draft, 'hijacked', full, { language, split, name, random });
}

function genuinePage(stock: Stock, split: Split, name: string): CorpusPage {
  const random = new Random(name);
  const hard = random.chance(0.4);
  const language: Language = random.pick<Language>([
    'zh',
    'zh',
    'zh',
    'zh',
    'zh',
    'zh',
    'hant',
    'ja',
    'en',
    'ko',
    'vi',
    'id',
  ]);
  const chosen = language === 'zh' ? hard : undefined;
  const story = drawStory(stock, split, language, random, chosen);
  const draft = plainDraft(story, random);
  addJunk(draft, stock, split, language, random, random.pick([0, 0, 3, 5, 8]));
  if (random.chance(0.4)) draft.title = [headline(titleOf(story.headline, random))];
  const junky = draft.lines.some((line) => line.some(({ role }) => role === 'junk'));
  const style = `${story.base.hard ? 'hard' : language === 'zh' ? 'plain' : language}${junky ? '+junk' : ''}`;
  return finish(draft, 'genuine', style, { language, split, name, random });
}

/** The headline as a site's title: alone, or with its channel and site. */
function titleOf(text: string, random: Random): string {
  if (random.chance(0.5)) return text;
  const by = random.pick(['_', '-', ' - ', '|', ' _ ']);
  return [text, random.pick(['要闻', '社会频道', '新闻中心', '文化']), random.pick(['临溪新闻网', '云州在线'])].join(
    by,
  );
}

function weighted(styles: readonly TitleStyle[], random: Random): TitleStyle {
  let left = random.next() * styles.reduce((sum, { weight }) => sum + weight, 0);
  for (const style of styles) {
    left -= style.weight;
    if (left < 0) return style;
  }
  return styles[styles.length - 1];
}
