/** Judgements counted, and the counts as Markdown tables. */
import type { Judgement } from './eval-judge.ts';

export interface Counts {
  readonly hit: number;
  readonly alarm: number;
  readonly miss: number;
}

export const percent = (n: number): string => `${(100 * n).toFixed(1)} %`;
export const ratio = (part: number, whole: number): string => (whole === 0 ? '-' : percent(part / whole));
export const decimal = (n: number): string => (Number.isNaN(n) ? '-' : n.toFixed(3));

/** Precision, recall and F1 as cells. */
export function scores({ hit, alarm, miss }: Counts): string[] {
  const precision = hit / (hit + alarm);
  const recall = hit / (hit + miss);
  return [decimal(precision), decimal(recall), decimal((2 * hit) / (2 * hit + alarm + miss))];
}

export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, k) => (k === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

export function grouped<T>(items: readonly T[], key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

export const count = <T>(items: readonly T[], holds: (item: T) => boolean): number => items.filter(holds).length;

/** Found, flagged, removed whole, and the genuine headline kept. */
export const titleDone = (j: Judgement): boolean => j.accused.length > 0 && j.removed && j.headlineKept;

const losesLine = (j: Judgement): boolean => j.units.some(({ truth, gone }) => truth === 'genuine' && gone);

export function titleTable(all: readonly Judgement[]): string {
  const planted = all.filter(({ planted }) => planted);
  const clean = all.filter(({ page }) => page.set === 'genuine');
  const alarms = count(clean, ({ accused }) => accused.length > 0);
  const row = (name: string, group: readonly Judgement[], alarm: number) => {
    const hit = count(group, titleDone);
    const cells = scores({ hit, alarm, miss: group.length - hit });
    const part = (holds: (j: Judgement) => boolean) => ratio(count(group, holds), group.length);
    const flagged = part(({ accused }) => accused.length > 0);
    return [
      name,
      group.length,
      flagged,
      part((j) => j.removed),
      part((j) => j.headlineKept),
      part((j) => j.titleRight),
      ...cells,
    ];
  };
  const styles = grouped(planted, ({ page }) => page.style.split('+')[0]).map(([name, group]) =>
    row(
      name,
      group,
      count(group, (j) => j.accused.length > 0 && losesLine(j)),
    ),
  );
  const disguises = grouped(
    planted.filter(({ page }) => page.style.includes('+')),
    ({ page }) => `disguised: ${page.style.split('+')[1]}`,
  ).map(([name, group]) =>
    row(
      name,
      group,
      count(group, (j) => j.accused.length > 0 && losesLine(j)),
    ),
  );
  const heads = [
    'style',
    'pages',
    'flagged',
    'removed whole',
    'headline kept',
    'title right',
    'precision',
    'recall',
    'F1',
  ];
  return table(heads, [row('**all**', planted, alarms), ...styles, ...disguises]);
}

export function genuineTable(all: readonly Judgement[]): string {
  const clean = all.filter(({ page }) => page.set === 'genuine');
  const row = (name: string, group: readonly Judgement[]) => {
    const lines = group.flatMap(({ units }) => units.filter(({ truth }) => truth === 'genuine'));
    const length = group.reduce((sum, j) => sum + j.genuineLength, 0);
    const lost = group.reduce((sum, j) => sum + j.lostText.length, 0);
    const gone = count(lines, (unit) => unit.gone);
    const accused = count(group, (j) => j.accused.length > 0);
    const wrong = count(group, (j) => !j.verdictRight);
    const right = ratio(
      count(group, (j) => j.titleRight),
      group.length,
    );
    return [
      name,
      group.length,
      accused,
      wrong,
      gone,
      lines.length,
      `${((100 * lost) / Math.max(1, length)).toFixed(3)} %`,
      right,
    ];
  };
  const groups = grouped(clean, ({ page }) => page.style);
  const heads = [
    'pages',
    'count',
    'called injected',
    'not passed',
    'lines lost',
    'of lines',
    'characters lost',
    'title right',
  ];
  return table(heads, [row('**all**', clean), ...groups.map(([name, group]) => row(name, group))]);
}
