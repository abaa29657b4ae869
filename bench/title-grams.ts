/**
 * Trains the model of character n-grams of injected titles (src/detect/title-grams.ts): `npm run train [-- --write]`.
 *
 * Injected: the lines of the development half of the corpus, lines written by hand (corpus/grammar/injected-lines.txt),
 * known lines, their segments, and the terms of the rules. Genuine: the real headlines of ../shared/data, every other one
 * of each file and the sentences of every other real article (the rest is for the measure), the genuine and the junk lines of the development half, and lines written by
 * hand (corpus/grammar/genuine-lines.txt).
 *
 * Logistic regression, Adam, a fixed number of steps, no random numbers: the same lines give the same weights. A gram is
 * kept that stands in MIN_INJECTED injected or MIN_GENUINE genuine lines. It prints how many of the headlines that it did not see
 * and of the injected lines of the held-back half lie above some thresholds. `--write` stores the weights.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { gramForm, gramsOf, gramText } from '../src/detect/title-grams.ts';
import { looseFold } from '../src/normalize/folds.ts';
import { fold } from '../src/text/view.ts';
import { buildCorpus, FULL_SIZE } from './corpus/corpus.ts';
import type { CorpusPage } from './corpus/piece.ts';

const HEADLINES = new URL('../../shared/data/headlines/', import.meta.url);
const ARTICLES = new URL('../../shared/data/bodies/', import.meta.url);
const LISTS = new URL('../rules/lists/', import.meta.url);
const INJECTED = new URL('corpus/grammar/injected-lines.txt', import.meta.url);
const GENUINE = new URL('corpus/grammar/genuine-lines.txt', import.meta.url);
const TABLE = new URL('../src/detect/tables/title-grams.json', import.meta.url);

/** What weighs for nothing by itself: words of reports, of trade, of buttons. */
const NO_TERMS = /^(?:bare-|report|trade|pitch|known-lines)/;
const SEPARATORS = /[_|,、\-·丨。!?;:]|\si\s/u;
const MIN_SEGMENT = 4;
const MIN_SENTENCE = 8;
const MIN_INJECTED = 2;
const MIN_GENUINE = 20;
const STEPS = 50;
const RATE = 0.1;
const RIDGE = 1e-7;
const POWER = 0.4;
/** All that is injected weighs so much of all that is genuine. */
const BALANCE = 0.2;
/** What was written by hand counts so often. */
const BY_HAND = 3;

const loose = (line: string): string => fold(line, looseFold()).text;
const linesOf = (url: URL): string[] =>
  readFileSync(url, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !/^(?:#|\[|== )/.test(line));
const times = <T>(count: number, values: readonly T[]): T[] => Array.from({ length: count }, () => values).flat();

interface Split {
  readonly training: string[];
  readonly unseen: string[];
}

/** Every other line of each file of a folder, and the rest, each made into what it holds. */
function splitOf(folder: URL, made: (line: string) => readonly string[]): Split {
  const split: Split = { training: [], unseen: [] };
  for (const name of readdirSync(folder).sort()) {
    const lines = readFileSync(new URL(name, folder), 'utf8').split('\n').slice(0, -1);
    for (const [index, line] of lines.entries())
      (index % 2 === 0 ? split.training : split.unseen).push(...made(line).map(loose));
  }
  return split;
}

const headlines = (): Split => splitOf(HEADLINES, (line) => [line]);

/** The sentences and lines of an article. */
const sentencesIn = (json: string): string[] =>
  (JSON.parse(json) as { readonly text: string }).text
    .split(/(?<=[。！？!?])|(?<=\. )|\n/u)
    .map((sentence) => sentence.trim())
    .filter(({ length }) => length >= MIN_SENTENCE);

const articles = (): Split => splitOf(ARTICLES, sentencesIn);

const injectedIn = (pages: readonly CorpusPage[]): string[] => [
  ...new Set(
    pages.flatMap(({ page, truth }) =>
      truth.injected.map(({ field, range }) => loose((page[field] ?? '').slice(...range))),
    ),
  ),
];

function injectedLines(): string[] {
  const drawn = injectedIn(buildCorpus('dev', { hijacked: 3000, genuine: 0, promotion: 0, spam: 0 }));
  const own = [...linesOf(INJECTED), ...linesOf(new URL('known-lines.txt', LISTS))].map(loose);
  const segments = new Set([...drawn, ...own].flatMap((line) => line.split(SEPARATORS)));
  const terms = readdirSync(LISTS)
    .filter((name) => !NO_TERMS.test(name))
    .sort()
    .flatMap((name) => linesOf(new URL(name, LISTS)));
  return [
    ...drawn,
    ...times(BY_HAND, [...new Set(own)]),
    ...[...segments].filter(({ length }) => length >= MIN_SEGMENT),
    ...terms.map(loose),
  ];
}

function genuineLines(): string[] {
  const pages = buildCorpus('dev', FULL_SIZE).filter(({ set }) => set === 'genuine' || set === 'hijacked');
  const junk = pages.flatMap(({ page, truth }) => truth.junk.map(({ range }) => loose(page.text.slice(...range))));
  const lines = pages.flatMap(({ truth }) => truth.genuineLines.map(loose));
  return times(2, [...new Set([...lines, ...junk, ...linesOf(GENUINE).map(loose)])]);
}

/** Lines as rows of numbers of kept grams, and how many grams each has in all. */
interface Rows {
  readonly grams: Int32Array;
  readonly ends: Int32Array;
  readonly norms: Float64Array;
}

function rowsOf(lines: readonly string[], numbers: ReadonlyMap<number, number>): Rows {
  const grams: number[] = [];
  const ends = new Int32Array(lines.length);
  const norms = new Float64Array(lines.length);
  for (const [index, line] of lines.entries()) {
    const all = gramsOf(gramForm(line));
    for (const gram of new Set(all)) {
      const number = numbers.get(gram);
      if (number !== undefined) grams.push(number);
    }
    ends[index] = grams.length;
    norms[index] = Math.max(1, all.length) ** -POWER;
  }
  return { grams: Int32Array.from(grams), ends, norms };
}

/** The grams that are kept, by number. */
function keptGrams(injected: readonly string[], genuine: readonly string[]): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const [lines, least] of [
    [injected, MIN_INJECTED],
    [genuine, MIN_GENUINE],
  ] as const) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      for (const gram of new Set(gramsOf(gramForm(line)))) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
    for (const [gram, count] of counts) if (count >= least && !numbers.has(gram)) numbers.set(gram, numbers.size);
  }
  return numbers;
}

interface Model {
  readonly weights: Float64Array;
  bias: number;
}

function scoreOf({ grams, ends, norms }: Rows, row: number, { weights, bias }: Model): number {
  let sum = 0;
  for (let at = row === 0 ? 0 : ends[row - 1]; at < ends[row]; at += 1) sum += weights[grams[at]];
  return bias + sum * norms[row];
}

/** Rows from `injected` on are injected. */
function trained(rows: Rows, injected: number, size: number): Model {
  const total = rows.ends.length;
  const heavy = (injected / (total - injected)) * BALANCE;
  const model: Model = { weights: new Float64Array(size), bias: -2 };
  const [mean, square] = [new Float64Array(size), new Float64Array(size)];
  for (let step = 1; step <= STEPS; step += 1) {
    const slope = new Float64Array(size);
    let drift = 0;
    for (let row = 0; row < total; row += 1) {
      const [wanted, weight] = row < injected ? [0, 1] : [1, heavy];
      const error = (1 / (1 + Math.exp(-scoreOf(rows, row, model))) - wanted) * weight;
      drift += error;
      for (let at = row === 0 ? 0 : rows.ends[row - 1]; at < rows.ends[row]; at += 1)
        slope[rows.grams[at]] += error * rows.norms[row];
    }
    for (let k = 0; k < size; k += 1) {
      const gradient = slope[k] / total + RIDGE * model.weights[k];
      mean[k] = 0.9 * mean[k] + 0.1 * gradient;
      square[k] = 0.999 * square[k] + 0.001 * gradient * gradient;
      const scale = Math.sqrt(square[k] / (1 - 0.999 ** step)) + 1e-9;
      model.weights[k] -= (RATE * mean[k]) / (1 - 0.9 ** step) / scale;
    }
    model.bias -= (drift / total) * 0.5;
  }
  return model;
}

/** Weights in 254 steps, grams in the order of their characters. */
function tableOf(numbers: ReadonlyMap<number, number>, { weights, bias }: Model) {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  const kept = [...numbers]
    .map(([gram, number]) => ({ gram: gramText(gram), weight: Math.round(weights[number] / scale) }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => (a.gram < b.gram ? -1 : 1));
  const packed = (bytes: Buffer): string =>
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).toString('base64');
  return {
    bias,
    scale,
    power: POWER,
    grams: packed(Buffer.from(kept.map(({ gram }) => gram).join('\n'))),
    weights: packed(Buffer.from(Int8Array.from(kept.map(({ weight }) => weight)).buffer)),
  };
}

function report(
  numbers: ReadonlyMap<number, number>,
  model: Model,
  unseen: readonly string[],
  sentences: readonly string[],
) {
  const scores = (lines: readonly string[]) => {
    const rows = rowsOf(lines, numbers);
    return lines.map((_, row) => scoreOf(rows, row, model));
  };
  const real = scores(unseen);
  const said = scores(sentences);
  const held = scores(injectedIn(buildCorpus('held', { hijacked: 3000, genuine: 0, promotion: 0, spam: 0 })));
  console.info(
    `${numbers.size} grams; unseen: ${real.length} headlines, ${said.length} sentences; ${held.length} injected lines held back`,
  );
  console.info('| score | headlines above | sentences above | injected lines above |\n| ---: | ---: | ---: | ---: |');
  for (const least of [-1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4]) {
    const above = (all: readonly number[]) => all.filter((score) => score >= least).length;
    console.info(
      `| ${least} | ${above(real)} | ${above(said)} | ${((above(held) / held.length) * 100).toFixed(1)} % |`,
    );
  }
}

const [titles, bodies] = [headlines(), articles()];
const genuine = [...titles.training, ...bodies.training, ...genuineLines()];
const injected = injectedLines();
const numbers = keptGrams(injected, genuine);
const model = trained(rowsOf([...genuine, ...injected], numbers), genuine.length, numbers.size);
report(numbers, model, titles.unseen, bodies.unseen);
if (process.argv.includes('--write')) writeFileSync(TABLE, `${JSON.stringify(tableOf(numbers, model))}\n`);
