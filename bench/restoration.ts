/**
 * Measures the restoration of text: `npx tsx bench/restoration.ts [paragraphs]`.
 *
 * Round trips: clean simplified paragraphs of ../shared/data, where it is present, are converted, glossed and
 * byte-shifted (restoration-damage.ts), repaired and turned back. Genuine texts: every repair that is made to one is
 * listed. Cost: µs for a page of 6 KB, and seconds for a megabyte made to be dear.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { REPAIRS, repair } from '../src/normalize/repairs.ts';
import { convert, proofOfConversion } from '../src/normalize/script.ts';
import { type Damage, damager } from './restoration-damage.ts';

const DATA = new URL('../../shared/data/', import.meta.url);
const ALL = new Set(Object.keys(REPAIRS));
const limit = Number(process.argv[2] ?? 1500);

const bodies = (name: string): string[] =>
  readFileSync(new URL(`bodies/${name}`, DATA), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text);

const paragraphs = (texts: readonly string[]): string[] =>
  texts
    .flatMap((text) => text.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line.length >= 60 && line.length <= 600);

const SETTINGS: readonly (readonly [name: string, damage: Damage])[] = [
  ['converted', { gloss: 0, shifts: 0, marks: 1, whole: true }],
  ['glossed 1 %', { gloss: 0.025, shifts: 0, marks: 1, whole: true }],
  ['glossed 5 %', { gloss: 0.12, shifts: 0, marks: 1, whole: true }],
  ['glossed 10 %', { gloss: 0.25, shifts: 0, marks: 1, whole: true }],
  ['shifted once, marks', { gloss: 0, shifts: 1, marks: 1, whole: true }],
  ['shifted 1-20, marks', { gloss: 0, shifts: 20, marks: 1, whole: true }],
  ['shifted 1-20, 9 in 10 marks', { gloss: 0, shifts: 20, marks: 0.9, whole: true }],
  ['shifted 1-20, cut ones too', { gloss: 0, shifts: 20, marks: 0.9, whole: false }],
  ['glossed 5 %, shifted once', { gloss: 0.12, shifts: 1, marks: 1, whole: true }],
  ['glossed 10 %, shifted 1-20', { gloss: 0.25, shifts: 20, marks: 0.9, whole: false }],
];

const READING = /\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)/g;

async function roundTrips(texts: readonly string[]) {
  console.log('damage | paragraphs | exact | simplified exact | runs | glosses | glosses left');
  for (const [name, damage] of SETTINGS) {
    const hurt = await damager(7);
    const sum = { all: 0, exact: 0, simplified: 0, runs: 0, glosses: 0, left: 0 };
    for (const text of texts) {
      const damaged = hurt(text, damage);
      if (damaged === undefined || (damage.gloss > 0 && damaged.glosses === 0)) continue;
      const { text: repaired } = repair(damaged.text, ALL);
      sum.all += 1;
      sum.runs += damaged.shifts;
      sum.glosses += damaged.glosses;
      sum.left += repaired.match(READING)?.length ?? 0;
      if (repaired === damaged.converted) sum.exact += 1;
      if (convert(repaired, 'zh-Hant>zh-Hans') === text) sum.simplified += 1;
    }
    const share = (count: number) => (count / sum.all).toFixed(4);
    console.log([name, sum.all, share(sum.exact), share(sum.simplified), sum.runs, sum.glosses, sum.left].join(' | '));
  }
}

function genuine() {
  const texts: [string, string[]][] = readdirSync(new URL('bodies/', DATA)).map((name) => [name, bodies(name)]);
  for (const name of readdirSync(new URL('headlines/', DATA))) {
    texts.push([name, readFileSync(new URL(`headlines/${name}`, DATA), 'utf8').split('\n')]);
  }
  for (const [name, all] of texts) {
    const found = all.flatMap((text) => repair(text, ALL).repairs.map((made) => ({ ...made, text })));
    const turned = name.includes('zh-hant') ? all.filter((text) => proofOfConversion(text).proven).length : 0;
    console.log(`${name}: ${all.length} texts, ${found.length} repairs, ${turned} taken for converted`);
    for (const { name: kind, range, text } of found)
      console.log(`  ${kind} ${JSON.stringify(text.slice(Math.max(0, range[0] - 5), range[1] + 5))}`);
  }
}

function costs(texts: readonly string[]) {
  const pages: string[] = [];
  for (let joined = texts.join('\n'), at = 0; at < joined.length && pages.length < 100; at += 2048)
    pages.push(joined.slice(at, at + 2048));
  const run = () => {
    for (const page of pages) repair(page, ALL);
  };
  for (let i = 0; i < 20; i += 1) run();
  const start = performance.now();
  for (let i = 0; i < 20; i += 1) run();
  console.log(
    `repairs of a clean page of 6 KB: ${(((performance.now() - start) / (20 * pages.length)) * 1000).toFixed(1)} µs`,
  );
  for (const part of [
    '(',
    '（）',
    '國(',
    '國(guó)',
    '?',
    '?中',
    '\ufffd中',
    '粠耙б宦',
    '龘靐',
    '中\u200b',
    '當?shù)剜l',
    'Ａa',
    'ÖÐ¹ú',
    '<p>',
  ]) {
    const text = part.repeat(Math.ceil(1_048_576 / part.length));
    const begin = performance.now();
    repair(text, ALL);
    console.log(`a megabyte of ${JSON.stringify(part)}: ${Math.round(performance.now() - begin)} ms`);
  }
}

if (existsSync(DATA)) {
  const clean = paragraphs([...bodies('cctv.zh-hans.jsonl'), ...bodies('xinhua.zh-hans.jsonl')]);
  await roundTrips(clean.filter((_, i) => i % Math.max(1, Math.floor(clean.length / limit)) === 0));
  genuine();
  costs(clean);
} else console.log(`skipped: ${DATA.pathname} is not there`);
