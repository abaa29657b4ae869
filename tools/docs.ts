/**
 * Writes the tables of README.md and docs/ that can be derived: what stands between `<!-- table: name -->` and
 * `<!-- end -->`. `npm run docs` writes them; test/docs.test.ts fails where they are stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { commands } from '../src/cli/commands.ts';
import { commandTable } from '../src/cli/help.ts';
import { settingRows } from '../src/config.ts';
import { ERROR_CODES } from '../src/contract/errors.ts';
import { EVENTS } from '../src/log/events.ts';
import { createWinnow, loadRules } from '../src/winnow.ts';

const root = resolve(import.meta.dirname, '..');
export const DOCUMENTS = ['README.md', 'docs/architecture.md', 'docs/logs.md', 'docs/rules.md'];

const cell = (text: string): string => text.replaceAll('|', '\\|');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const TABLES: Readonly<Record<string, () => string>> = {
  settings: () =>
    table(
      ['variable', 'default', 'meaning'],
      settingRows().map(({ name, value, meaning }) => [`\`${name}\``, value === '' ? '' : `\`${value}\``, meaning]),
    ),
  page: () => `\`\`\`json\n${JSON.stringify(EXAMPLE, null, 2)}\n\`\`\``,
  article: () => `\`\`\`json\n${exampleArticle()}\n\`\`\``,
  commands: () => commandTable(commands).trimEnd(),
  events: () =>
    table(
      ['event', 'level', 'meaning'],
      Object.entries(EVENTS).map(([name, { level, meaning }]) => [`\`${name}\``, [level].flat().join(', '), meaning]),
    ),
  errors: () =>
    table(
      ['code', 'meaning'],
      Object.entries(ERROR_CODES).map(([code, meaning]) => [`\`${code}\``, meaning]),
    ),
  rules: () =>
    table(
      ['rule', 'category', 'severity', 'action', 'score', 'what it says'],
      loadRules().rules.map(({ id, category, severity, action, score, message }) => [
        `\`${id}\``,
        category,
        severity,
        action,
        String(score),
        message,
      ]),
    ),
};

/** A small page, and what becomes of it, for the README. */
const EXAMPLE = {
  url: 'http://news.example.com/2024/05/06/library',
  text: [
    '国产精品视频_亚洲无码一区二区_久久久综合网',
    '青石县图书馆延长开放到晚上十点',
    '2024-05-06 08:30 来源：青石日报',
    '青石县图书馆上周把闭馆时间推迟到晚上十点，附近三所中学的学生最先尝到了甜头，阅览室里几乎座无虚席。',
    '投稿邮箱：88 12 345@qq.com',
  ].join('\n'),
};

function exampleArticle(): string {
  const moderated = createWinnow({ now: () => Date.UTC(2026, 10, 24) }).moderate(EXAMPLE);
  if (!moderated.ok) throw new Error('the example is no page');
  const { flags, ruleset, ...article } = moderated.article;
  const shown = { ...article, flags, ruleset: { ...ruleset, digest: '…' } };
  return JSON.stringify(shown, null, 2).replace(/\[\s+(\d+),\s+(\d+)\s+\]/g, '[$1, $2]');
}

const MARKED = /(<!-- table: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g;

/** `document` with its tables as they are now. Throws where it names a table that is not there. */
export function withTables(document: string): string {
  return document.replace(MARKED, (_, open: string, name: string, close: string) => {
    const make = TABLES[name];
    if (make === undefined) throw new Error(`there is no table ${name}`);
    return `${open}${make()}\n${close}`;
  });
}

export const readDocument = (name: string): string => readFileSync(join(root, name), 'utf8');

if (process.argv[1] === import.meta.filename) {
  for (const name of DOCUMENTS) writeFileSync(join(root, name), withTables(readDocument(name)));
}
