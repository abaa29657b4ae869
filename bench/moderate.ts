/** µs per 6 KB page for `moderate`, beside the JSON round trip of the same page in the same run. */
import { detectorOptions } from '../src/detect/detect.ts';
import { builtInRules, readRuleFiles } from '../src/rules/files.ts';
import { compileFiles } from '../src/rules/load.ts';
import { createWinnow } from '../src/winnow.ts';
import { cleanPage, tamperedPage } from './page.ts';

const ROUNDS = 15;
const CALLS = 400;

/** The median over rounds of the mean time of a call, in µs. */
function median(run: () => unknown): number {
  for (let i = 0; i < 2 * CALLS; i += 1) run();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (let i = 0; i < CALLS; i += 1) run();
    return ((performance.now() - start) * 1000) / CALLS;
  });
  return times.sort((a, b) => a - b)[ROUNDS >> 1];
}

/** The built-in rules with `terms` made-up terms more (or, of few, fewer) in the list of adult terms. */
function rulesetOf(terms: number) {
  const made = Array.from(
    { length: terms },
    (_, i) => `${String.fromCharCode(0x4e00 + ((i * 7919) % 20000), 0x4e00 + ((i * 104729) % 20000))}样词${i % 10}`,
  );
  const files = readRuleFiles(builtInRules()).map((file) =>
    file.name === 'lists/adult.txt'
      ? { ...file, text: `${file.text}\n[1] made up for the benchmark\n${[...new Set(made)].join('\n')}\n` }
      : file,
  );
  return compileFiles(files, detectorOptions);
}

export function benchModerate(): void {
  const winnow = createWinnow();
  console.info('| 6 KB text page | moderate µs | JSON round trip µs | ratio |\n| --- | --- | --- | --- |');
  for (const [name, page] of [
    ['clean', cleanPage()],
    ['tampered with', tamperedPage()],
  ] as const) {
    const moderate = median(() => winnow.moderate(page));
    const trip = median(() => JSON.parse(JSON.stringify(page)));
    console.info(`| ${name} | ${moderate.toFixed(0)} | ${trip.toFixed(1)} | ${(moderate / trip).toFixed(1)} |`);
  }
  console.info('\n| terms added to the built-in rules | moderate µs, clean page |\n| --- | --- |');
  for (const terms of [0, 100, 1000, 10_000]) {
    const larger = createWinnow({ ruleset: rulesetOf(terms) });
    const page = cleanPage();
    console.info(`| ${terms} | ${median(() => larger.moderate(page)).toFixed(0)} |`);
  }
}

if (process.argv[1] === import.meta.filename) benchModerate();
