/**
 * The section on pages of markup: what is found on the HTML cases of the tests, which we wrote, and on real pages where
 * ../shared/data is present, with Readability on the same pages beside it.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Article } from '../src/contract/article.ts';
import { createWinnow, type Winnow } from '../src/winnow.ts';
import { decimal, grouped, ratio, table } from './eval-report.ts';
import type { Moderate } from './eval-shared.ts';
import { type Extracted, gramF1, type HtmlPage, htmlPages, quietly, readability } from './html-quality.ts';

const CASES = 'test/detect/cases';
const CONTENT = 'test/detect/content-cases';
const REAL = [
  ['real pages of 46 sites, marked by hand', '../shared/data/daniel-zh/html'],
  ['real news pages', '../shared/data/news-html'],
] as const;

interface Expected {
  readonly host: string;
  readonly title: string | null;
  readonly hijacked: boolean;
  readonly hidden: readonly { readonly hosts: readonly string[] }[];
}

/** The tables; `shared` says whether real pages are asked for. */
export function htmlSections(moderate: Moderate, shared: boolean): string[] {
  const folders = [['pages of our own', CONTENT] as const, ...(shared ? REAL : [])];
  const rows = folders.filter(([, folder]) => existsSync(folder)).map(([name, folder]) => contentRow(name, folder));
  return [
    '## Pages of markup',
    `### Hijacked titles and hidden links, pages of our own\n\n${caseTable(moderate)}`,
    `### The article of a page, and what Readability finds on it\n\n${table(
      [
        'pages',
        'count',
        '4-gram F1',
        'Readability',
        'called injected or hijacked',
        'said to hide links',
        'with a date',
      ],
      rows,
    )}`,
  ];
}

const KINDS: Readonly<Record<string, string>> = {
  title: 'hijacked titles',
  hidden: 'hidden links',
  twin: 'genuine twins of hijacks',
  genuine: 'genuine twins of hiding',
};

function caseTable(moderate: Moderate): string {
  const judged = htmlPages(CASES).map((page) => judgedCase(moderate, page));
  const rows = grouped(judged, ({ kind }) => kind).map(([kind, cases]) => [
    KINDS[kind] ?? kind,
    cases.length,
    ...(['titleRight', 'hijackRight', 'hiddenRight'] as const).map((what) =>
      ratio(cases.filter((one) => one[what]).length, cases.length),
    ),
  ]);
  return table(
    ['kind', 'pages', 'title right, or null where none is told', 'hijack told or not rightly', 'hidden hosts right'],
    rows,
  );
}

function judgedCase(moderate: Moderate, { name, html }: HtmlPage) {
  const expected = JSON.parse(readFileSync(`${CASES}/${name.replace(/\.html$/, '.json')}`, 'utf8')) as Expected;
  const article = moderate({ url: `https://${expected.host}/a/1.html`, html });
  const hosts = article.flags
    .filter(({ ruleId }) => ruleId.startsWith('hidden-link/'))
    .flatMap(({ evidence }) => (Array.isArray(evidence.hosts) ? evidence.hosts.map(String) : []));
  const wanted = expected.hidden.flatMap((block) => block.hosts);
  return {
    kind: name.split('-')[0],
    titleRight: article.title === expected.title,
    hijackRight: accuses(article, /^title-hijack\//) === expected.hijacked,
    hiddenRight: sorted(hosts) === sorted(wanted),
  };
}

const sorted = (values: readonly string[]): string => [...new Set(values)].sort().join(' ');
const accuses = ({ flags }: Article, rule: RegExp): boolean => flags.some(({ ruleId }) => rule.test(ruleId));

/** In the script that the page has, as references are. */
function asReceived(winnow: Winnow, bytes: Buffer): Article {
  const answer = winnow.moderate({ url: 'http://news.example.com/a', body: bytes.toString('base64') });
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.article;
}

function contentRow(name: string, folder: string): (string | number)[] {
  const pages = htmlPages(folder);
  const winnow = createWinnow({ script: 'keep' });
  const articles = pages.map(({ bytes }) => asReceived(winnow, bytes));
  const own = articles.map(({ title, text }) => ({ title: title ?? '', text }));
  const marked = pages.some(({ reference }) => reference !== undefined);
  const other = marked ? pages.map(({ html }) => quietly(() => readability(html)) ?? { title: '', text: '' }) : [];
  return [
    name,
    pages.length,
    meanF1(pages, own),
    meanF1(pages, other),
    articles.filter((article) => accuses(article, /^(?:injected-title|title-hijack)\//)).length,
    articles.filter((article) => accuses(article, /^hidden-link\//)).length,
    articles.filter(({ byline }) => byline.publishedAt !== null).length,
  ];
}

function meanF1(pages: readonly HtmlPage[], found: readonly Extracted[]): string {
  const scores = pages.flatMap(({ reference }, i) =>
    reference === undefined || found[i] === undefined ? [] : [gramF1(found[i], reference)],
  );
  return scores.length === 0 ? '-' : decimal(scores.reduce((sum, score) => sum + score, 0) / scores.length);
}
