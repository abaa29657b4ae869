/** What the demo shows of its articles: a table of all, and one of them before and after. */
import type { Article } from '../contract/article.ts';
import type { Fault } from '../contract/page.ts';
import { fitted, table } from './table.ts';
import { sentence } from './tally.ts';

const LINE_CELLS = 110;
const LINES = 9;
const COLUMNS = [
  { head: 'id', limit: 28 },
  { head: 'verdict', limit: 7 },
  { head: 'score', limit: 5, right: true },
];
/** The cells of the other columns and of what parts them. */
const BEFORE_FOUND = 46;
const LEAST_FOUND = 20;

/** One row for each article, then one for each page that was refused, in `cells` cells. */
export function drawnArticles(
  articles: readonly Article[],
  refused: readonly { readonly id: string; readonly faults: readonly Fault[] }[],
  cells: number,
): string {
  const sorted = [...articles].sort((a, b) => a.id.localeCompare(b.id, 'en'));
  const rows = sorted.map(({ id, verdict, score, flags }) => [id, verdict, String(score), found(flags)]);
  const bad = refused.map(({ id, faults }) => [id, 'refused', '', faults.map(sentence).join('; ')]);
  const last = { head: 'found', limit: Math.max(LEAST_FOUND, cells - BEFORE_FOUND) };
  return `\n${table([...COLUMNS, last], [...rows, ...bad])}`;
}

/** `injected-title/adult, gloss/pinyin x41`: each rule once, the gravest first. */
function found(flags: Article['flags']): string {
  const counts = new Map<string, number>();
  const byScore = [...flags].sort((a, b) => b.score - a.score);
  for (const { ruleId, count } of byScore) counts.set(ruleId, (counts.get(ruleId) ?? 0) + count);
  return [...counts].map(([rule, count]) => (count > 1 ? `${rule} x${count}` : rule)).join(', ');
}

/** The first lines of a page as received and of what became of it. */
export function drawnPair(received: string, { id, title, text, byline }: Article): string {
  const known = Object.entries(byline).filter(([, value]) => value !== null);
  const about = known.map(([name, value]) => `${name} ${value}`).join(', ');
  return [
    `\n${id}, as received:`,
    ...firstLines(received),
    `\n${id}, the article:`,
    ...firstLines(`title: ${title ?? '-'}\nbyline: ${about || '-'}\n${text}`),
    '',
  ].join('\n');
}

function firstLines(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const rest = lines.length - LINES;
  return [
    ...lines.slice(0, LINES).map((line) => `  | ${fitted(line, LINE_CELLS)}`),
    ...(rest > 0 ? [`  | (${rest} more lines)`] : []),
  ];
}
