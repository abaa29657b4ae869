/** µs per 6 KB page for `moderate`, beside the JSON round trip of the same page in the same run. */
import { detectorOptions } from '../src/detect/detect.ts';
import { builtInRules, readRuleFiles } from '../src/rules/files.ts';
import { compileFiles } from '../src/rules/load.ts';
import { createWinnow } from '../src/winnow.ts';
import { cleanPage, tamperedPage } from './page.ts';

const ROUNDS = 15;
const CALLS = 400;

/** The mean time of a call, in µs, of the median and of the best round: on a machine that others use the best tells more. */
function timed(run: () => unknown): { readonly median: number; readonly best: number } {
  for (let i = 0; i < 2 * CALLS; i += 1) run();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (let i = 0; i < CALLS; i += 1) run();
    return ((performance.now() - start) * 1000) / CALLS;
  });
  times.sort((a, b) => a - b);
  return { median: times[ROUNDS >> 1], best: times[0] };
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
  console.info('| 6 KB text page | moderate µs, median | best | JSON round trip µs, best | ratio of the best |');
  console.info('| --- | --- | --- | --- | --- |');
  for (const [name, page] of [
    ['clean', cleanPage()],
    ['tampered with', tamperedPage()],
  ] as const) {
    const moderate = timed(() => winnow.moderate(page));
    const trip = timed(() => JSON.parse(JSON.stringify(page))).best;
    const cells = [
      moderate.median.toFixed(0),
      moderate.best.toFixed(0),
      trip.toFixed(1),
      (moderate.best / trip).toFixed(1),
    ];
    console.info(`| ${[name, ...cells].join(' | ')} |`);
  }
  console.info('\n| terms added to the built-in rules | moderate µs, clean page, median | best |\n| --- | --- | --- |');
  for (const terms of [0, 100, 1000, 10_000]) {
    const larger = createWinnow({ ruleset: rulesetOf(terms) });
    const page = cleanPage();
    const { median, best } = timed(() => larger.moderate(page));
    console.info(`| ${terms} | ${median.toFixed(0)} | ${best.toFixed(0)} |`);
  }
}

if (process.argv[1] === import.meta.filename) benchModerate();
