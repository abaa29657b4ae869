/**
 * `npm run eval`: what winnow finds and what it harms, on the development corpus and, where ../shared/data is
 * present, on real headlines and articles.
 *
 *   node --import tsx bench/eval.ts [--split dev|held|all] [--verbose] [--write docs/quality.md]
 *                                   [--only SUBSTRING] [--no-shared] [--quick]
 *
 * `--verbose` prints each miss and each false alarm with its evidence; `--only` judges the pages whose name holds
 * SUBSTRING (`hijacked`, `adult`, `held-genuine-12`); `--quick` takes one in eight of the
 * shared headlines and articles, and of the texts that are damaged. The whole takes some five minutes.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createWinnow } from '../src/winnow.ts';
import type { Split } from './corpus/articles.ts';
import { buildCorpus, FULL_SIZE } from './corpus/corpus.ts';
import { faults } from './eval-faults.ts';
import { htmlSections } from './eval-html.ts';
import { type Judgement, judge } from './eval-judge.ts';
import { qualityPage } from './eval-quality.ts';
import { genuineTable, table, titleTable } from './eval-report.ts';
import { fieldTable, junkTables, packTable, verdictTable } from './eval-report-lines.ts';
import { restorationSections } from './eval-restoration.ts';
import { aloneRows, bodyRows, hasShared, headlineRows, type Moderate, type SharedRow } from './eval-shared.ts';

const OPTIONS = {
  split: { type: 'string', default: 'all' },
  only: { type: 'string', default: '' },
  verbose: { type: 'boolean', default: false },
  write: { type: 'string' },
  'no-shared': { type: 'boolean', default: false },
  quick: { type: 'boolean', default: false },
} as const;

async function main() {
  const { values } = parseArgs({ options: OPTIONS });
  const winnow = await createWinnow();
  const moderate: Moderate = (page) => {
    const answer = winnow.moderate(page);
    if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
    return answer.article;
  };
  const splits: Split[] = values.split === 'dev' || values.split === 'held' ? [values.split] : ['dev', 'held'];
  const sections: string[] = [];
  for (const split of splits) sections.push(...corpusSections(split, moderate, values.only, values.verbose));
  if (values.only === '') {
    const shared = hasShared() && !values['no-shared'];
    if (shared) sections.push(...sharedSections(moderate, values));
    sections.push(...htmlSections(moderate, shared));
    sections.push(...(await restorationSections({ shared, quick: values.quick })));
  }
  console.log(sections.join('\n\n'));
  if (values.write !== undefined) writeFileSync(values.write, qualityPage(sections, winnow.ruleset));
}

function corpusSections(split: Split, moderate: Moderate, only: string, verbose: boolean): string[] {
  const pages = buildCorpus(split, FULL_SIZE).filter((one) => `${one.page.id} ${one.style} ${one.body}`.includes(only));
  const started = performance.now();
  const judged: Judgement[] = pages.map((page) => judge(page, moderate(page.page)));
  const took = (performance.now() - started) / Math.max(1, pages.length);
  if (verbose) console.log(faults(judged).join('\n'));
  const name = split === 'dev' ? 'Development half' : 'Held-back half';
  return [
    `## ${name}: ${pages.length} pages, ${took.toFixed(2)} ms a page with judging`,
    `### Injected titles\n\n${titleTable(judged)}`,
    `### Genuine pages\n\n${genuineTable(judged)}`,
    `### Junk\n\n${junkTables(judged)}`,
    `### Rule packs\n\n${packTable(judged)}`,
    `### Verdicts\n\n${verdictTable(judged)}`,
    `### Byline and contacts\n\n${fieldTable(judged)}`,
  ];
}

function sharedSections(moderate: Moderate, { quick, verbose }: { quick: boolean; verbose: boolean }): string[] {
  const headlines = headlineRows(moderate, quick ? 8 : 1);
  const alone = aloneRows(moderate, quick ? 64 : 8);
  const bodies = bodyRows(moderate, quick ? 8 : 1);
  if (verbose) console.log([...headlines, ...alone, ...bodies].flatMap(shown).join('\n'));
  const row = ({ name, pages, accused }: SharedRow) => [name, pages, accused.length];
  const lossRow = (one: SharedRow) => [...row(one), `${(100 * one.lostShare).toFixed(3)} %`];
  const whole = (rows: readonly SharedRow[]): SharedRow => {
    const pages = rows.reduce((sum, one) => sum + one.pages, 0);
    const lostShare = rows.reduce((sum, one) => sum + one.lostShare * one.pages, 0) / Math.max(1, pages);
    return { name: '**all**', pages, accused: rows.flatMap(({ accused }) => accused), lostShare, worst: [] };
  };
  const heads = ['source', 'headlines', 'called injected'];
  return [
    '## Real headlines and articles',
    `### Headlines over an unrelated paragraph\n\n${table(heads, [row(whole(headlines)), ...headlines.map(row)])}`,
    `### Headlines that stand nowhere but in the first line, over an unrelated paragraph\n\n${table(['source', 'headlines', 'not the title'], [row(whole(alone)), ...alone.map(row)])}`,
    `### Articles\n\n${table(['source', 'articles', 'called injected or blocked', 'characters lost'], [lossRow(whole(bodies)), ...bodies.map(lossRow)])}`,
  ];
}

const shown = ({ name, accused, worst }: SharedRow): string[] => [
  ...accused.map((text) => `shared ${name}: ${text}`),
  ...worst.map((text) => `shared ${name} loses ${text}`),
];

await main();
