/**
 * Measures the restoration of text: `node --import tsx bench/restoration.ts [paragraphs] [setting] [--show]`.
 *
 * Round trips (restoration-rounds.ts) of clean paragraphs of ../shared/data, where it is present; `--show` prints each
 * paragraph with a run that is wrong or missed, with `--wrong` those with a wrong one. Genuine texts: every repair that is made to one is listed. Cost: µs for a page of 6 KB,
 * and milliseconds for a megabyte made to be dear.
 */
import { existsSync } from 'node:fs';
import { repair } from '../src/normalize/repairs.ts';
import { cleanParagraphs, genuineRepairs, SHARED } from './restoration-genuine.ts';
import { ALL, roundTrip, SETTINGS, type Show } from './restoration-rounds.ts';

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const limit = Number(words[0] ?? 1500);
const only = words[1] ?? '';
const shownOutcomes = process.argv.includes('--wrong')
  ? ['wrong']
  : process.argv.includes('--flagged')
    ? ['flagged', 'wrong', 'missed']
    : ['wrong', 'missed'];

const show: Show = (_text, damaged, repaired, found) => {
  if (!found.some((one) => shownOutcomes.includes(one)) && found.some((one) => one !== 'exact')) return;
  const runs = damaged.runs.map(({ start, end }, i) => `${found[i]} ${damaged.glossed.slice(start - 3, end + 3)}`);
  console.log(
    `---\n  was  ${damaged.glossed}\n  got  ${damaged.text}\n  now  ${repaired}\n  runs ${runs.join('\n       ')}`,
  );
};

async function roundTrips(texts: readonly string[]) {
  console.log(
    'damage | paragraphs | exact | simplified exact | wrong of 10,000 | runs exact | flagged | missed | wrong | harmed | glosses | left | taken',
  );
  for (const [name, damage] of SETTINGS) {
    if (!name.includes(only)) continue;
    const one = await roundTrip(name, damage, texts, process.argv.includes('--show') ? show : undefined);
    const share = (count: number) => (count / one.texts).toFixed(4);
    const { exact, flagged, missed, wrong } = one.runs;
    const all = exact + flagged + missed + wrong;
    const cells = [name, one.texts, share(one.exact), share(one.simplified)];
    cells.push(((10_000 * one.wrongCharacters) / Math.max(1, one.characters)).toFixed(2));
    cells.push(all === 0 ? '-' : (exact / all).toFixed(4), flagged, missed, wrong, one.harmed);
    console.log([...cells, one.glosses, one.glossesLeft, one.glossesTaken].join(' | '));
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
  const took = ((performance.now() - start) / (20 * pages.length)) * 1000;
  console.log(`repairs of a clean page of 6 KB: ${took.toFixed(1)} µs`);
  for (const part of HOSTILE) {
    const text = part.repeat(Math.ceil(1_048_576 / part.length));
    const begin = performance.now();
    repair(text, ALL);
    console.log(`a megabyte of ${JSON.stringify(part)}: ${Math.round(performance.now() - begin)} ms`);
  }
}

const HOSTILE = [
  '(',
  '（）',
  '國(',
  '國(guó)',
  '?',
  '?中',
  '\ufffd中',
  '粠耙б宦',
  '?！耙粠б宦贰苯ㄔO，',
  '?！耙粠б宦贰苯ㄔO\n',
  '龘靐',
  '中\u200b',
  '當?shù)剜l',
  'Ａa',
  'ÖÐ¹ú',
  '<p>',
];

if (existsSync(SHARED)) {
  const clean = cleanParagraphs();
  await roundTrips(clean.filter((_, i) => i % Math.max(1, Math.floor(clean.length / limit)) === 0));
  if (only === '') {
    const lines = genuineRepairs(1).flatMap(({ name, texts, turned, found }) => [
      `${name}: ${texts} texts, ${found.length} repairs, ${turned} taken for converted`,
      ...found.map(({ kind, excerpt }) => `  ${kind} ${JSON.stringify(excerpt)}`),
    ]);
    console.log(lines.join('\n'));
    costs(clean);
  }
} else console.log(`skipped: ${SHARED.pathname} is not there`);
