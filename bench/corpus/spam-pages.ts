/** Advertising inside a genuine body, heaps of keywords at its end, and pages that are spam through and through. */
import type { Split } from './articles.ts';
import { JunkFiller } from './junk.ts';
import { finish } from './label.ts';
import { addJunk, type Draft, drawStory, plainDraft, type Stock } from './pages.ts';
import { type CorpusPage, genuine, injected, junk, type Line, type Piece } from './piece.ts';
import { Random } from './random.ts';
import { Draw } from './titles.ts';

/** A genuine page with advertising sentences in its body, or a heap of keywords at its end. */
export function promotionPage(stock: Stock, split: Split, name: string): CorpusPage {
  const random = new Random(name);
  const draft = plainDraft(drawStory(stock, split, 'zh', random, false), random);
  const filler = new JunkFiller(random, split);
  const draw = new Draw(stock.titles, split, random);
  const stuffed = random.chance(0.35);
  if (stuffed) draft.lines.push([stuffing(draw, stock)]);
  else {
    const template = random.pick(stock.bodies.promotion[split]).replaceAll('{brand}', draw.word('brands', 'brand'));
    addSentence(draft, filler.piece(template, 'promotion', 'promotion'), random);
  }
  if (random.chance(0.4)) addJunk(draft, stock, split, 'zh', random, 3);
  return finish(draft, 'promotion', stuffed ? 'keyword-stuffing' : 'promotion', {
    language: 'zh',
    split,
    name,
    random,
  });
}

function stuffing(draw: Draw, stock: Stock) {
  const style = draw.random.pick(['brands', 'lottery', 'adult', 'pharma', 'servers', 'loans']);
  const count = draw.random.pick(stock.bodies.stuffing[draw.split]);
  const text = draw.segments(style, count).join(draw.random.pick([' ', ',', '、']));
  return junk(text, 'keyword-stuffing', 'keyword-stuffing');
}

/** Puts `sentence` between two sentences of a paragraph, or between two paragraphs. */
function addSentence(draft: Draft, sentence: Piece, random: Random) {
  const at = random.int(1, draft.lines.length - 1);
  const text = draft.lines[at].at(-1)?.text ?? '';
  const cut = sentenceEnd(text);
  if (random.chance(0.5) || cut === 0 || cut === text.length) draft.lines.splice(at, 0, [sentence]);
  else
    draft.lines[at] = [
      ...draft.lines[at].slice(0, -1),
      genuine(text.slice(0, cut)),
      sentence,
      genuine(text.slice(cut)),
    ];
}

/** Where the first sentence of `text` ends outside quotation marks; 0 where none does. */
function sentenceEnd(text: string): number {
  let open = 0;
  for (let i = 0; i < text.length; i += 1) {
    if ('“「'.includes(text[i])) open += 1;
    else if ('”」'.includes(text[i])) open -= 1;
    else if (text[i] === '。' && open === 0) return i + 1;
  }
  return 0;
}

export function spamPage(stock: Stock, split: Split, name: string): CorpusPage {
  const random = new Random(name);
  if (random.chance(0.2)) return baitPage(stock, split, name, random);
  const filler = new JunkFiller(random, split);
  const draw = new Draw(stock.titles, split, random);
  const chosen = random.pick(stock.bodies.spam[split]);
  const words = { brand: draw.word('brands', 'brand'), name: draw.word('lottery', 'name') };
  const fill = (text: string) =>
    filler.piece(text.replaceAll('{brand}', words.brand).replaceAll('{name}', words.name), 'spam', 'promotion').text;
  const lines: Line[] = [chosen.title, ...chosen.lines].map((text) => [junk(fill(text), 'spam', 'promotion')]);
  const draft: Draft = { lines, title: [], headline: '', anyHeadline: false, byline: {}, body: 'plain' };
  if (random.chance(0.4)) draft.title = [injected(fill(chosen.title), 'spam')];
  return spamOf(finish(draft, 'spam', `spam-${chosen.lang}`, { language: 'zh', split, name, random }));
}

const spamOf = (made: CorpusPage): CorpusPage => ({
  ...made,
  truth: { ...made.truth, injected: [], headline: null, verdictAtLeast: 'review', verdictAtMost: 'block' },
});

/** A brand, a borrowed headline twice, and reprints run together without a full stop. */
function baitPage(stock: Stock, split: Split, name: string, random: Random): CorpusPage {
  const brand = new Draw(stock.titles, split, random).line('brands') + random.int(100, 9999);
  const [first, second] = [0, 1].map(() => drawStory(stock, split, 'zh', random, false));
  const run = [...first.lines, ...second.lines].join('').replace(/[，,。！？“”、：]/g, '');
  const label = random.pick(split === 'dev' ? ['剧情简介', '内容介绍'] : ['详细介绍', '影片简介']);
  const texts = [brand, first.headline, first.headline, `《${first.headline}》${label}：${run}${first.headline}${run}`];
  const lines: Line[] = texts.map((text) => [junk(text, 'spam', 'promotion')]);
  const draft: Draft = { lines, title: [], headline: '', anyHeadline: false, byline: {}, body: 'plain' };
  return spamOf(finish(draft, 'spam', 'spam-bait', { language: 'zh', split, name, random }));
}
