/**
 * What reading an HTML page costs and yields, beside htmlparser2's own DOM parse and beside linkedom with Readability, in
 * the same run: `node --import tsx bench/html.ts [PAGES...]`.
 *
 * PAGES are folders of HTML files; by default the real pages of ../shared/data where it is present, else the test cases.
 * Each page is timed on its own, the best of ROUNDS. Where a folder `ref` stands beside the pages the texts found are held against it, by
 * 4-grams of characters (white space and width do not count), the mean over the pages.
 */
import { existsSync } from 'node:fs';
import { parseDocument } from 'htmlparser2';
import { selectContent } from '../src/detect/content.ts';
import { hiddenLinks } from '../src/detect/hidden-link.ts';
import { judgeTitle } from '../src/detect/title-hijack.ts';
import { bylineOf } from '../src/read/byline.ts';
import { readHtml } from '../src/read/html.ts';
import { createWinnow } from '../src/winnow.ts';
import { type Extracted, gramF1, type HtmlPage, htmlPages, quietly, readability } from './html-quality.ts';

const ROUNDS = 5;
const DEFAULTS = ['../shared/data/daniel-zh/html', '../shared/data/news-html', 'test/detect/content-cases'];

/** All that winnow asks of the markup: text, content, title, hidden links, byline. */
function winnow(html: string): Extracted {
  const document = readHtml(html);
  const { content, headline } = selectContent(document);
  const lines = document.blocks.filter((_, index) => content[index]);
  const text = lines.map(({ start, end }) => document.extracted.slice(start, end)).join('\n');
  const { title } = judgeTitle(document, { body: text, headline, spamScore: () => 0 });
  hiddenLinks(document, { html, host: undefined, spamScore: () => 0 });
  bylineOf(document, { headline, first: content.indexOf(true), last: content.lastIndexOf(true), url: '' });
  return { title: title ?? '', text };
}

const service = createWinnow({ script: 'keep' });

/** The article, with all rules and repairs. */
function moderated(html: string): Extracted {
  const answer = service.moderate({ url: 'http://news.example.com/a', html });
  return answer.ok ? { title: answer.article.title ?? '', text: answer.article.text } : { title: '', text: '' };
}

/** The sum over the pages of each page's best time, in µs a page. */
function cost(pages: readonly HtmlPage[], work: (html: string) => unknown, rounds = ROUNDS): number {
  let sum = 0;
  for (const { html } of pages) {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      quietly(() => work(html));
      best = Math.min(best, performance.now() - start);
    }
    sum += best;
  }
  return (sum / pages.length) * 1000;
}

function quality(pages: readonly HtmlPage[], extract: (html: string) => Extracted): string {
  const judged = pages.filter(({ reference }) => reference !== undefined);
  if (judged.length === 0) return '';
  const scores = judged.map(({ html, reference }) => {
    const extracted = quietly(() => extract(html)) ?? { title: '', text: '' };
    return gramF1(extracted, reference ?? '');
  });
  return (scores.reduce((sum, score) => sum + score, 0) / scores.length).toFixed(3);
}

function report(folder: string) {
  const pages = htmlPages(folder);
  const units = pages.reduce((sum, { html }) => sum + html.length, 0) / pages.length;
  console.log(`\n${folder}: ${pages.length} pages of ${Math.round(units / 1000)} thousand units`);
  const dom = cost(pages, (html) => parseDocument(html));
  const rows: [name: string, micros: number, f1: string][] = [
    ['htmlparser2 parseDocument', dom, ''],
    ['winnow readHtml', cost(pages, readHtml), ''],
    ['winnow: read, content, title, links, byline', cost(pages, winnow), quality(pages, winnow)],
    ['winnow: moderate, all of it', cost(pages, moderated), quality(pages, moderated)],
    ['linkedom and Readability', cost(pages, readability, 2), quality(pages, readability)],
  ];
  for (const [name, micros, f1] of rows) {
    const times = `${micros.toFixed(0).padStart(7)} µs ${(micros / dom).toFixed(2).padStart(6)} times`;
    console.log(`${name.padEnd(46)}${times}${f1 === '' ? '' : `   4-gram F1 ${f1}`}`);
  }
}

const asked = process.argv.slice(2);
for (const folder of asked.length > 0 ? asked : DEFAULTS.filter((folder) => existsSync(folder))) report(folder);
