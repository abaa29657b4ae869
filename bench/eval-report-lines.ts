/** Tables of junk lines, rule packs, verdicts and fields. */
import { PACKS } from '../src/contract/article.ts';
import type { Judgement, Unit } from './eval-judge.ts';
import { type Counts, count, decimal, grouped, ratio, scores, table } from './eval-report.ts';

/** Junk, line by line: over every page that is not spam through and through. */
export function junkTables(all: readonly Judgement[]): string {
  const units = all.filter(({ page }) => page.set !== 'spam').flatMap((j) => j.units);
  const lines = units.filter(({ partial, truth }) => !partial && truth !== 'injected');
  const tails = units.filter(({ partial, kind }) => partial && kind.startsWith('tail'));
  const kinds = grouped(
    units.filter(({ truth }) => truth === 'junk'),
    ({ kind, partial }) => (partial && !kind.startsWith('tail') ? `${kind} (in a paragraph)` : kind),
  );
  const summary = table(
    ['junk', 'junk', 'genuine', 'precision', 'recall', 'F1'],
    [
      ['lines', count(lines, isJunk), count(lines, (u) => !isJunk(u)), ...scores(junkCounts(lines))],
      ['tails', tails.length, '-', '-', decimal(count(tails, ({ gone }) => gone) / tails.length), '-'],
    ],
  );
  const byKind = kinds.map(([kind, group]) => [
    kind,
    group.length,
    ratio(
      count(group, ({ gone }) => gone),
      group.length,
    ),
  ]);
  return `${summary}\n\n${table(['kind of junk', 'count', 'removed'], byKind)}`;
}

const isJunk = ({ truth }: Unit): boolean => truth === 'junk';

const junkCounts = (units: readonly Unit[]): Counts => ({
  hit: count(units, (u) => isJunk(u) && u.gone),
  alarm: count(units, (u) => !isJunk(u) && u.gone),
  miss: count(units, (u) => isJunk(u) && !u.gone),
});

/** A pack's precision is over what it took; its recall over what it ought to answer for, whoever took it. */
export function packTable(all: readonly Judgement[]): string {
  const units = all.filter(({ page }) => page.set !== 'spam').flatMap((j) => j.units);
  const rows = PACKS.map((pack) => {
    const took = units.filter(({ rule }) => rule.startsWith(`${pack}/`));
    const own = units.filter((unit) => unit.pack === pack);
    const alarm = count(took, ({ truth }) => truth === 'genuine');
    const precision = (took.length - alarm) / took.length;
    const recall = count(own, ({ gone }) => gone) / own.length;
    const f1 = (2 * precision * recall) / (precision + recall);
    return [pack, took.length, alarm, own.length, decimal(precision), decimal(recall), decimal(f1)];
  }).filter(([, took, , own]) => took !== 0 || own !== 0);
  return table(['pack', 'taken', 'of it genuine', 'planted', 'precision', 'recall', 'F1'], rows);
}

export function verdictTable(all: readonly Judgement[]): string {
  const groups = grouped(all, ({ page }) => (page.set === 'spam' || page.set === 'promotion' ? page.style : page.set));
  const rows = groups.map(([name, group]) => {
    const verdicts = ['pass', 'review', 'block'].map((v) => count(group, ({ article }) => article.verdict === v));
    return [
      name,
      group.length,
      ...verdicts,
      ratio(
        count(group, (j) => j.verdictRight),
        group.length,
      ),
    ];
  });
  return table(['pages', 'count', 'pass', 'review', 'block', 'as wanted'], rows);
}

export function fieldTable(all: readonly Judgement[]): string {
  const fields = grouped(
    all.flatMap(({ byline }) => byline),
    ({ field }) => field,
  );
  const contacts = all.flatMap((j) => j.contacts);
  const rows: (string | number)[][] = fields.map(([name, group]) => [
    `byline.${name}`,
    group.length,
    ratio(
      count(group, ({ right }) => right),
      group.length,
    ),
    count(group, ({ found, right }) => found !== null && !right),
  ]);
  rows.push([
    'contact, normalised',
    contacts.length,
    ratio(
      count(contacts, ({ right }) => right),
      contacts.length,
    ),
    '-',
  ]);
  return table(['field', 'planted', 'right', 'wrong value'], rows);
}
