/**
 * Trains the model of character n-grams of injected titles (src/detect/title-grams.ts): `npm run train [-- --write]`. What it
 * learns from stands in title-lines.ts.
 *
 * Logistic regression, a fixed number of steps, no random numbers: the same lines give the same weights. A gram is kept
 * that stands in MIN_INJECTED injected or MIN_GENUINE genuine lines. It prints how many of the headlines and sentences
 * that it did not see, and of the injected lines of the held-back half, lie above some thresholds. `--write` stores the
 * weights.
 */
import { writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { gramForm, gramsOf, gramText } from '../src/detect/title-grams.ts';
import { Adam } from './adam.ts';
import { buildCorpus } from './corpus/corpus.ts';
import { articles, genuineLines, headlines, injectedIn, injectedLines, isAtHand } from './title-lines.ts';

const TABLE = new URL('../src/detect/tables/title-grams.json', import.meta.url);

const MIN_INJECTED = 2;
const MIN_GENUINE = 20;
const STEPS = 50;
const RATE = 0.1;
const RIDGE = 1e-7;
/** A gradient that is spread over all lines is small, and that of a rare gram far smaller. */
const EPSILON = 1e-9;
const POWER = 0.4;
/** All that is injected weighs so much of all that is genuine. */
const BALANCE = 0.2;

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
  const adam = new Adam(size, EPSILON);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = new Float64Array(size);
    let drift = 0;
    for (let row = 0; row < total; row += 1) {
      const [wanted, weight] = row < injected ? [0, 1] : [1, heavy];
      const error = (1 / (1 + Math.exp(-scoreOf(rows, row, model))) - wanted) * weight;
      drift += error;
      for (let at = row === 0 ? 0 : rows.ends[row - 1]; at < rows.ends[row]; at += 1)
        slope[rows.grams[at]] += error * rows.norms[row];
    }
    adam.step(model.weights, RATE, (k) => slope[k] / total + RIDGE * model.weights[k]);
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

function run() {
  const [titles, bodies] = [headlines(), articles()];
  const genuine = [...titles.training, ...bodies.training, ...genuineLines()];
  const injected = injectedLines();
  const numbers = keptGrams(injected, genuine);
  const model = trained(rowsOf([...genuine, ...injected], numbers), genuine.length, numbers.size);
  report(numbers, model, titles.unseen, bodies.unseen);
  if (process.argv.includes('--write')) writeFileSync(TABLE, `${JSON.stringify(tableOf(numbers, model))}\n`);
}

if (isAtHand()) run();
else {
  console.error(
    'npm run train: the real headlines and articles of ../shared/data are not here, and nothing else stands in',
  );
  process.exitCode = 2;
}
