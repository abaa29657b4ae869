/** Help, made from the commands themselves. */
import { optionsOf } from './arguments.ts';
import type { Command } from './command.ts';

const STATUS =
  'Exit status: 0 all done; 1 some input was bad or something could not be done; 2 wrong usage, or rules or configuration that do not load.';

/** What `winnow --help` prints. */
export function overview(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }): Row => [name, summary]);
  return [
    'winnow: takes spam headers, junk lines and damage off scraped news pages, and says what it did.',
    '',
    'Usage: winnow COMMAND [OPTION...]',
    '',
    'Commands:',
    ...columns(rows),
    '',
    'Options:',
    ...columns([
      ['-h, --help', 'show this help; winnow COMMAND --help shows that of a command'],
      ['-V, --version', 'show the version'],
    ]),
    '',
    STATUS,
    '',
  ].join('\n');
}

/** What `winnow COMMAND --help` prints. */
export function helpOf(command: Command): string {
  const ways = command.usage.map((way) => `winnow ${command.name} ${way}`.trimEnd());
  const rows = Object.entries(optionsOf(command)).map(([name, { short, value, summary, default: or }]): Row => {
    const flag = `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
    return [flag, or === undefined ? summary : `${summary} (default: ${or})`];
  });
  return [
    `winnow ${command.name}: ${command.summary}`,
    '',
    `Usage: ${ways.join('\n   or: ')}`,
    '',
    ...(command.about ?? []).flatMap((paragraph) => [paragraph, '']),
    'Options:',
    ...columns(rows),
    '',
    'Example:',
    ...command.example.split('\n').map((line) => `  ${line}`),
    '',
    STATUS,
    '',
  ].join('\n');
}

/** The commands as a table for the README. */
export function commandTable(commands: readonly Command[]): string {
  const rows = commands.map(({ name, usage, summary }) => {
    const ways = usage.map((way) => `\`winnow ${`${name} ${way}`.trimEnd()}\``);
    return `| ${ways.join('<br>').replaceAll('|', '\\|')} | ${summary} |`;
  });
  return ['| command | what it does |', '| --- | --- |', ...rows, ''].join('\n');
}

type Row = readonly [left: string, right: string];

function columns(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
