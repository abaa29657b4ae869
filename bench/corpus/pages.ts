/**
 * One page put together: an article, what was injected into it, the junk around it, the damage done to it.
 *
 * The order is that of a real page: escaped markup, injected line, menu and breadcrumb, headline, date line, body,
 * footer. Damage touches everything but what was injected: the line stays simplified over a converted page.
 */
import type { Byline } from '../../src/contract/article.ts';
import { type BaseArticle, type Split, type Story, tell } from './articles.ts';
import { type Gloss, glossed, shifted, toTraditional } from './damage.ts';
import type { Bodies, JunkKind, loadJunk, TitleGrammar } from './grammar.ts';
import { JunkFiller } from './junk.ts';
import { genuine, headline, injected, type Line, type Piece, space } from './piece.ts';
import type { Random } from './random.ts';
import { Draw, makeTitle, type TitleStyle } from './titles.ts';

/** Everything that pages are drawn from. */
export interface Stock {
  readonly articles: readonly BaseArticle[];
  readonly titles: TitleGrammar;
  readonly bodies: Bodies;
  readonly junk: ReturnType<typeof loadJunk>;
  readonly twins: Readonly<Record<Split, readonly string[]>>;
}

/** A page as lines, before it is written out. */
export interface Draft {
  lines: Line[];
  title: Piece[];
  headline: string;
  anyHeadline: boolean;
  byline: Partial<Byline>;
  body: string;
}

export function plainDraft(story: Story, random: Random): Draft {
  const indent = random.chance(0.25) ? '　　' : '';
  const lines: Line[] = story.lines.map((line) => (indent ? [space(indent), genuine(line)] : [genuine(line)]));
  const head: Line = [headline(story.headline)];
  return {
    lines: [head, ...lines],
    title: [],
    headline: story.headline,
    anyHeadline: false,
    byline: {},
    body: 'plain',
  };
}

/** A story of `language` from the articles of `split`. */
export function drawStory(stock: Stock, split: Split, language: string, random: Random, hard?: boolean): Story {
  const fits = stock.articles.filter(
    (base) => base.split === split && base.language === language && (hard === undefined || base.hard === hard),
  );
  return tell(random.pick(fits), random, { frames: stock.bodies.frames, twins: stock.twins[split] });
}

/** Puts junk around and into the article: `amount` kinds of Chinese junk, or lines of the other language. */
export function addJunk(draft: Draft, stock: Stock, split: Split, language: string, random: Random, amount: number) {
  const filler = new JunkFiller(random, split);
  const other = stock.junk.other[language];
  if (other !== undefined) {
    for (const text of random.sample(other[split], Math.min(3, amount))) {
      const drawn = filler.piece(text, `${language}-line`, 'boilerplate');
      const piece = language === 'hant' ? { ...drawn, text: toTraditional(drawn.text) } : drawn;
      const top = /[>]/.test(text) && text.length < 40;
      if (top) draft.lines.unshift([piece]);
      else draft.lines.push([piece]);
    }
    return;
  }
  for (const kind of random.sample(stock.junk.kinds, amount)) addKind(draft, filler, kind, random);
  if (amount > 0 && random.chance(0.25)) addTail(draft, filler, stock, split, random);
}

function addKind(draft: Draft, filler: JunkFiller, kind: JunkKind, random: Random) {
  const { lines, byline } = filler.lines(kind);
  // Only one line of a page gives its date and source: two of them would leave the truth open.
  if (Object.keys(byline).some((field) => field in draft.byline)) return;
  Object.assign(draft.byline, byline);
  const strays = kind.at === 'any' || (kind.at === 'bottom' && random.chance(0.15));
  const at = strays ? random.pick(['middle', 'bottom', 'middle', 'after-headline']) : kind.at;
  const head = draft.lines.findIndex((line) => line.some(({ role }) => role === 'headline'));
  const last = draft.lines.length;
  const menus = ['breadcrumb', 'top-menu'].includes(kind.kind);
  if (at === 'top') draft.lines.splice(menus ? Math.max(0, head) : head + 1, 0, ...lines);
  else if (at === 'after-headline') draft.lines.splice(head + 1, 0, ...lines);
  else if (at === 'middle') draft.lines.splice(random.int(head + 1, last), 0, ...lines);
  else draft.lines.push(...lines);
}

function addTail(draft: Draft, filler: JunkFiller, stock: Stock, split: Split, random: Random) {
  const tail = random.pick(stock.junk.tails[split]);
  const at = draft.lines.findLastIndex((line) => line.some(({ role }) => role === 'genuine'));
  const line = draft.lines[at];
  if (line === undefined || !/[。！？!?”]$/.test(line.at(-1)?.text ?? '')) return;
  const { piece, byline } = filler.tail(tail);
  if (Object.keys(byline).some((field) => field in draft.byline)) return;
  Object.assign(draft.byline, byline);
  draft.lines[at] = [...line, piece];
}

/** Injects a title of `style`: as a line of its own, or into the headline. Answers how it was disguised. */
export function inject(draft: Draft, style: TitleStyle, stock: Stock, split: Split, random: Random): string {
  const draw = new Draw(stock.titles, split, random);
  const { text, disguise } = makeTitle(style, draw);
  if (style.shape === 'headline') injectHeadline(draft, style.name, text, random);
  else injectLine(draft, style, text, draw);
  return disguise;
}

function injectLine(draft: Draft, style: TitleStyle, text: string, draw: Draw) {
  const { random } = draw;
  const piece = injected(text, style.name);
  const where = random.pick(['line', 'line', 'line', 'line', 'markup', 'both', 'title', 'second']);
  if (where === 'title' || where === 'both') draft.title = [piece];
  if (where === 'title') return;
  if (where !== 'both' && random.chance(0.25)) draft.title = [headlineOf(draft)];
  const markup = where === 'markup' ? draw.grammar.markup(draw.split, random) : [];
  const bullet = markup[0]?.startsWith('•') ? '  • ' : markup[0]?.startsWith('-') ? '- ' : '';
  const marks: Line[] = markup.map((line) => [{ ...injected(line, 'markup'), role: 'junk', pack: 'boilerplate' }]);
  const end = random.chance(0.15) ? ' ?' : '';
  const line: Line = bullet ? [space(bullet), injected(text + end, style.name)] : [injected(text + end, style.name)];
  const before = where === 'second' ? 1 : 0;
  if (random.chance(0.06)) draft.lines.push([piece]);
  draft.lines.splice(before, 0, ...marks, line, ...(random.chance(0.8) ? [[space('')]] : []));
}

/** The headline as it stands on the page, damage and all. */
function headlineOf({ lines, headline: text }: Draft): Piece {
  const found = lines.flat().find(({ role }) => role === 'headline');
  return found ?? headline(text);
}

/** Puts a brand into the headline: in front, behind, around it, or in the place of its first words. */
function injectHeadline(draft: Draft, name: string, text: string, random: Random) {
  const at = draft.lines.findIndex((line) => line.some(({ role }) => role === 'headline'));
  const piece = injected(text, name);
  const clean = headlineOf(draft);
  let line: Line = [piece, clean];
  if (name === 'appended') line = appended(clean, piece, random);
  if (name === 'behind') line = [clean, space(random.pick([' ', '-', '_'])), piece];
  if (name === 'wrapped' && random.chance(0.3)) line = [clean, piece];
  if (name === 'replaced') {
    const named = /^[^ ,:：，]{1,4}[市县区镇村縣區鎮鄉]/.exec(draft.headline);
    const cut = named?.[0].length ?? Math.min(4, Math.floor(draft.headline.length / 3));
    const rest = draft.headline.slice(cut);
    line = [piece, headline(draft.body === 'plain' ? rest : toTraditional(rest))];
    draft.anyHeadline = true;
  }
  const where = random.pick(['line', 'line', 'both', 'title']);
  if (where !== 'line') draft.title = [...line];
  // The body keeps the genuine headline where only the title field was changed.
  if (where !== 'title' || draft.anyHeadline) draft.lines[at] = line;
}

/** Keywords joined to the headline by a separator, behind it or before it. */
function appended(clean: Piece, piece: Piece, random: Random): Line {
  const mark = random.pick(['_', '-', '|', ',']);
  const behind = { ...piece, text: mark + piece.text };
  return random.chance(0.6) ? [clean, behind] : [{ ...piece, text: piece.text + mark }, clean];
}

/** Converts, glosses and breaks the page, all but what was injected. */
export function damage(draft: Draft, kind: string, random: Random) {
  if (kind === 'plain') return;
  draft.body = kind;
  const [open, close] = random.pick([
    ['(', ')'],
    ['(', ')'],
    ['(', ')'],
    ['（', '）'],
    ['(', ' )'],
  ] as const);
  const gloss: Gloss = { share: kind === 'converted' ? 0 : 0.06 + random.next() * 0.3, open, close };
  const change = (piece: Piece): Piece => {
    if (piece.role === 'injected') return piece;
    const text = gloss.share === 0 ? toTraditional(piece.text) : glossed(piece.text, random, gloss);
    return { ...piece, text };
  };
  draft.lines = draft.lines.map((line) => line.map(change));
  if (kind === 'shifted') draft.lines = draft.lines.map((line) => line.map((piece) => broken(piece, random)));
}

function broken(piece: Piece, random: Random): Piece {
  if (piece.role !== 'genuine' || !random.chance(0.4)) return piece;
  return { ...piece, text: shifted(piece.text, random) ?? piece.text };
}

/** Blank lines between blocks, as extractors leave them. */
export function spread(lines: readonly Line[], random: Random): Line[] {
  if (random.chance(0.3)) return [...lines];
  return lines.flatMap((line, k) => (k === 0 ? [line] : [[space('')], line]));
}
