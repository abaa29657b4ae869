/**
 * Fits the weights of content selection to pages with references, and says what they are worth on sites that they were
 * not fitted to: `node --import tsx bench/html-weights.ts [--write] [FOLDER]`.
 *
 * FOLDER holds `html/*` and `ref/*` (by default ../shared/data/daniel-zh, names `day_host_digest`). A block is the
 * article's where the reference holds its text; longer blocks weigh more, and each site the square root of its pages.
 * Logistic regression, Adam, a fixed number of steps, no random numbers: the same pages give the same weights. `--write`
 * stores them as src/detect/tables/content-weights.json.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse, titlesOf } from '../src/detect/content.ts';
import { FEATURES, featuresOf } from '../src/detect/content-features.ts';
import type { Layout } from '../src/detect/content-layout.ts';
import { CONTEXT, contextsOf, scoresOf, type Weights } from '../src/detect/content-weights.ts';
import { readHtml } from '../src/read/html.ts';
import { Adam } from './adam.ts';

const FOLDS = 5;
const STEPS = 400;
const INNER = 3;
const RIDGE = 0.0003;

interface Page {
  readonly site: string;
  readonly layout: Layout;
  readonly rows: readonly (readonly number[])[];
  /** Per block: the article's, how much that counts, its text without white space, and whether it may be selected. */
  readonly wanted: readonly boolean[];
  readonly weight: readonly number[];
  readonly texts: readonly string[];
  readonly selectable: readonly boolean[];
  readonly headline: number;
  readonly reference: string;
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

function siteOf(name: string): string {
  const labels = name.split('_')[1].split('.');
  const known = ['com.cn', 'com.hk', 'com.tw', 'org.hk', 'org.cn'].includes(labels.slice(-2).join('.'));
  return labels.slice(known ? -3 : -2).join('.');
}

function load(folder: string): Page[] {
  const names = readdirSync(join(folder, 'ref')).sort();
  const sizes = new Map<string, number>();
  for (const name of names) sizes.set(siteOf(name), (sizes.get(siteOf(name)) ?? 0) + 1);
  return names.flatMap((name) => {
    const reference = bare(readFileSync(join(folder, 'ref', name), 'utf8').replace(/<[^>]+>/g, ''));
    const page = pageOf(readFileSync(join(folder, 'html', name), 'utf8'), reference, siteOf(name), sizes);
    return reference.length >= 30 && page.wanted.some(Boolean) ? [page] : [];
  });
}

function pageOf(html: string, reference: string, site: string, sizes: ReadonlyMap<string, number>): Page {
  const document = readHtml(html);
  const { layout, span, hidden } = analyse(document, titlesOf(document));
  const texts = document.blocks.map(({ start, end }) => bare(document.extracted.slice(start, end)));
  const held = texts.map((text) => reference.includes(text));
  const isLong = (text: string, index: number) => held[index] && text.length >= 15 && layout.blocks[index].linked < 0.9;
  const first = texts.findIndex(isLong);
  const last = texts.findLastIndex(isLong);
  const isNear = (index: number) => index >= first - 2 && index <= last + 4;
  const wanted = texts.map(
    (text, index) => held[index] && (text.length >= 10 || isNear(index)) && !layout.blocks[index].dated,
  );
  const weight = texts.map((text, index) => {
    // Short lines far off that the reference happens to hold, the headline again and hidden lines teach nothing.
    const isHeadline = index === span.headline || text === texts[span.headline];
    if (hidden[index] || isHeadline || (held[index] && !wanted[index] && !layout.blocks[index].dated)) return 0;
    const size = (1 + Math.min(3, text.length / 50)) / Math.sqrt(sizes.get(site) ?? 1);
    return wanted[index] && !isNear(index) ? 0.3 * size : size;
  });
  const selectable = texts.map((_, index) => index !== span.headline && !hidden[index]);
  const rows = featuresOf(layout, span);
  return { site, layout, rows, wanted, weight, texts, selectable, headline: span.headline, reference };
}

/** Weights for `rows`, by Adam on the logistic loss. */
function regress(
  rows: readonly (readonly number[])[],
  wanted: readonly boolean[],
  weight: readonly number[],
): Float64Array {
  const width = rows[0].length;
  const theta = new Float64Array(width);
  const adam = new Adam(width, 1e-8);
  const total = weight.reduce((sum, value) => sum + value, 0);
  for (let step = 1; step <= STEPS; step += 1) {
    const gradient = gradientOf(rows, wanted, weight, theta);
    const rate = step < STEPS * 0.6 ? 0.1 : 0.03;
    adam.step(theta, rate, (k) => gradient[k] / total + (k > 0 ? RIDGE * theta[k] : 0));
  }
  return theta;
}

function gradientOf(
  rows: readonly (readonly number[])[],
  wanted: readonly boolean[],
  weight: readonly number[],
  theta: Float64Array,
): Float64Array {
  const gradient = new Float64Array(theta.length);
  for (const [index, row] of rows.entries()) {
    if (weight[index] === 0) continue;
    const sum = row.reduce((total, value, k) => total + value * theta[k], 0);
    const error = (1 / (1 + Math.exp(-sum)) - (wanted[index] ? 1 : 0)) * weight[index];
    for (let k = 0; k < row.length; k += 1) gradient[k] += error * row[k];
  }
  return gradient;
}

/** Both sums. The second is fitted to first scores of pages that the first was not fitted to. */
function fitBoth(pages: readonly Page[]): Weights {
  const alone = fitRows(pages, ({ rows }) => rows);
  const inner = Array.from({ length: INNER }, (_, k) =>
    fitRows(
      pages.filter((_page, index) => index % INNER !== k),
      ({ rows }) => rows,
    ),
  );
  const together = fitRows(pages, (page, index) => withContext(page, inner[index % INNER]));
  return { alone, together };
}

function fitRows(
  pages: readonly Page[],
  rowsOf: (page: Page, index: number) => readonly (readonly number[])[],
): Float64Array {
  return regress(
    pages.flatMap(rowsOf),
    pages.flatMap(({ wanted }) => wanted),
    pages.flatMap(({ weight }) => weight),
  );
}

function withContext({ rows, layout }: Page, alone: Float64Array): number[][] {
  const first = Float64Array.from(
    rows,
    (row) => 1 / (1 + Math.exp(-row.reduce((sum, value, k) => sum + value * alone[k], 0))),
  );
  const contexts = contextsOf(first, layout);
  return rows.map((row, index) => [...row, ...contexts.subarray(index * CONTEXT.length, (index + 1) * CONTEXT.length)]);
}

/** Lines kept, junk left and lines lost, and the 4-gram F1, of one page. */
function judge({ rows, layout, texts, selectable, headline, reference }: Page, weights: Weights) {
  const scores = scoresOf(rows, layout, weights);
  const found = texts.filter((_, index) => index === headline || (selectable[index] && scores[index] >= 0.5)).join('');
  const tally = { kept: 0, junk: 0, lost: 0, grams: gramF1(found, reference) };
  for (const text of texts) {
    if (reference.includes(text)) tally[found.includes(text) ? 'kept' : 'lost'] += 1;
    else if (found.includes(text)) tally.junk += 1;
  }
  return tally;
}

function gramF1(found: string, wanted: string): number {
  const counts = new Map<string, number>();
  for (let i = 0; i + 4 <= wanted.length; i += 1)
    counts.set(wanted.slice(i, i + 4), (counts.get(wanted.slice(i, i + 4)) ?? 0) + 1);
  let common = 0;
  for (let i = 0; i + 4 <= found.length; i += 1) {
    const left = counts.get(found.slice(i, i + 4)) ?? 0;
    if (left > 0) common += 1;
    counts.set(found.slice(i, i + 4), left - 1);
  }
  return (2 * common) / Math.max(1, found.length - 3 + wanted.length - 3);
}

function summary(tallies: readonly ReturnType<typeof judge>[]): string {
  const sum = (key: 'kept' | 'junk' | 'lost' | 'grams') => tallies.reduce((total, tally) => total + tally[key], 0);
  const precision = sum('kept') / (sum('kept') + sum('junk'));
  const recall = sum('kept') / (sum('kept') + sum('lost'));
  const f1 = (2 * precision * recall) / (precision + recall);
  const shown = [precision, recall, f1, sum('grams') / tallies.length].map((value) => value.toFixed(3));
  return `${tallies.length} pages: lines precision ${shown[0]} recall ${shown[1]} F1 ${shown[2]}, mean 4-gram F1 ${shown[3]}`;
}

/** Sites to folds, the largest first, each into the emptiest. */
function foldsOf(pages: readonly Page[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { site } of pages) sizes.set(site, (sizes.get(site) ?? 0) + 1);
  const filled = new Array<number>(FOLDS).fill(0);
  const folds = new Map<string, number>();
  for (const [site, size] of [...sizes].sort((a, b) => b[1] - a[1])) {
    const fold = filled.indexOf(Math.min(...filled));
    folds.set(site, fold);
    filled[fold] += size;
  }
  return folds;
}

const rounded = (names: readonly string[], values: Float64Array) =>
  Object.fromEntries(names.map((name, k) => [name, Number(values[k].toFixed(3))]));

const write = process.argv.includes('--write');
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? '../shared/data/daniel-zh';
const pages = load(folder);
const folds = foldsOf(pages);
const heldOut = Array.from({ length: FOLDS }, (_, fold) => {
  const weights = fitBoth(pages.filter(({ site }) => folds.get(site) !== fold));
  const tallies = pages.filter(({ site }) => folds.get(site) === fold).map((page) => judge(page, weights));
  console.log(`fold ${fold}, sites held out: ${summary(tallies)}`);
  return tallies;
});
console.log(`all, sites held out: ${summary(heldOut.flat())}`);
const weights = fitBoth(pages);
console.log(`all, fitted to them: ${summary(pages.map((page) => judge(page, weights)))}`);
if (write) {
  const table = {
    alone: rounded(FEATURES, weights.alone),
    together: rounded([...FEATURES, ...CONTEXT], weights.together),
  };
  writeFileSync(
    new URL('../src/detect/tables/content-weights.json', import.meta.url),
    `${JSON.stringify(table, null, 2)}\n`,
  );
}
