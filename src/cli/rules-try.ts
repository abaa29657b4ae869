/** `winnow rules try`: what would change on some pages if rules were added to those in force. Nothing is stored. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import type { Config } from '../config.ts';
import { type RuleFile, readRuleFiles } from '../rules/files.ts';
import { filesOf } from '../rules/load.ts';
import { shown } from '../text/unicode.ts';
import { compileRules, createWinnow, type Winnow } from '../winnow.ts';
import { usageError } from './arguments.ts';
import { type Io, write } from './io.ts';
import { toNdjson } from './ndjson.ts';
import { type Change, Changes, changeOf, type Received, type ShownEdit, type ShownFlag } from './rules-diff.ts';
import { type Given, givenPages } from './rules-pages.ts';
import { fitted, table } from './table.ts';
import { sentence } from './tally.ts';

export interface Tried {
  /** A rule file, or a folder of them. */
  readonly file: string;
  readonly pages: readonly string[];
  readonly json: boolean;
}

/** The exit status. Throws `rules/invalid` where the rules do not load with those in force. */
export async function tryRules({ file, pages, json }: Tried, config: Config, io: Io): Promise<number> {
  const inForce = filesOf(config);
  const { script, maxContent: maxContentBytes } = config;
  const winnowOf = (files: readonly RuleFile[]) =>
    createWinnow({ ruleset: compileRules(files), script, maxContentBytes });
  const both = { before: winnowOf(inForce), after: winnowOf([...inForce, ...filesToTry(file)]) };
  const changes = new Changes();
  for await (const given of givenPages(pages, io, config.maxContent)) {
    changes.pages += 1;
    const outcome = compared(given, both);
    if ('faults' in outcome) {
      changes.bad += 1;
      const faults = outcome.faults.map(sentence).join('; ');
      await write(io.stderr, `winnow rules try: ${fitted(`${given.place}: ${faults}`, LINE)}\n`);
    } else if (outcome.change !== undefined) {
      changes.add(outcome.change);
      const { url, change } = outcome;
      await write(io.stdout, json ? toNdjson({ place: given.place, url, ...change }) : drawn(given.place, url, change));
    }
  }
  await write(io.stdout, json ? toNdjson({ totals: changes }) : summary(changes));
  return changes.bad === 0 ? 0 : 1;
}

/** The files to try: of a folder, or the one file under the name by which it would stand in one. */
function filesToTry(path: string): RuleFile[] {
  if (!existsSync(path)) throw usageError(`there is no file or folder ${shown(path)}`);
  const files = statSync(path).isDirectory() ? readRuleFiles(path, 'tried') : [ruleFile(path)];
  if (files.length === 0) throw usageError(`the folder ${shown(path)} holds no rule file`);
  return files;
}

function ruleFile(path: string): RuleFile {
  const name = basename(path);
  const isList = extname(name) === '.txt';
  if (!isList && extname(name) !== '.yaml')
    throw usageError(`${shown(name)}: a rule file ends in .yaml, a list in .txt`);
  return {
    file: `${basename(dirname(path))}/${name}`,
    name: isList ? `lists/${name}` : name,
    text: readFileSync(path, 'utf8'),
    origin: 'tried',
  };
}

interface Both {
  readonly before: Winnow;
  readonly after: Winnow;
}

type Compared =
  | { readonly url: string; readonly change: Change | undefined }
  | { readonly faults: readonly Parameters<typeof sentence>[0][] };

function compared(given: Given, { before, after }: Both): Compared {
  if ('faults' in given) return { faults: given.faults };
  const [old, now] = [before.moderate(given.value), after.moderate(given.value)];
  if (!old.ok) return { faults: old.faults };
  if (!now.ok) return { faults: now.faults };
  // It was taken for a page, so these are what they must be.
  return { url: now.article.url, change: changeOf(old.article, now.article, given.value as Received) };
}

/** Cells of a line that holds words of a page. */
const LINE = 160;
const EXCERPT = 70;
/** An article is one long edit more, or hundreds: so many tell what it is about. */
const MOST_EDITS = 10;

function drawn(place: string, url: string, { verdict, score, title, characters, flags, edits }: Change): string {
  const lines = [
    fitted(`${place}  ${url}`, LINE),
    `  verdict ${step(verdict)}, score ${step(score)}, text ${step(characters)} characters`,
    ...(title[0] === title[1] ? [] : [`  title ${quoted(title[0])} > ${quoted(title[1])}`]),
    ...flags.more.map((flag) => `  + ${flagLine(flag)}`),
    ...flags.less.map((flag) => `  - ${flagLine(flag)}`),
    ...editLines('+', edits.more),
    ...editLines('-', edits.less),
  ];
  return `${lines.join('\n')}\n\n`;
}

const quoted = (text: string | null): string => (text === null ? 'none' : `«${fitted(text, EXCERPT)}»`);

const step = ([before, after]: readonly [string | number, string | number]): string =>
  before === after ? String(before) : `${before} > ${after}`;

function flagLine({ ruleId, action, score, field, range, excerpt, shadow, line }: ShownFlag): string {
  const what = `${ruleId}  ${shadow ? 'shadow' : action}, score ${score}, ${field} ${range.join('-')}`;
  return `${what}${line === undefined ? '' : `, line ${line}`}  «${fitted(excerpt, EXCERPT)}»`;
}

function editLines(sign: string, edits: readonly ShownEdit[]): string[] {
  const lines = edits.slice(0, MOST_EDITS).map(({ field, range, before, after }) => {
    const became = after === '' ? 'removed' : `> «${fitted(after, EXCERPT)}»`;
    return `  ${sign} edit ${field} ${range.join('-')}  «${fitted(before, EXCERPT)}» ${became}`;
  });
  return edits.length > MOST_EDITS ? [...lines, `  ${sign} and ${edits.length - MOST_EDITS} more edits`] : lines;
}

function summary({ pages, bad, changed, more, less, characters, verdicts, rules }: Changes): string {
  const rows = [...rules].sort(([, a], [, b]) => b.pages - a.pages);
  const steps = [...verdicts].map(([name, count]) => `${count} ${name}`);
  return [
    `${changed} of ${pages - bad} pages change: ${more} findings more, ${less} fewer; verdicts ${steps.join(', ') || 'as before'}`,
    `text of ${characters.less} characters goes, of ${characters.more} comes back`,
    ...(bad > 0 ? [`${bad} inputs were no valid page`] : []),
    ...(rows.length === 0
      ? ['']
      : [
          '',
          table(
            COLUMNS,
            rows.map(([id, sum]) => [id, String(sum.pages), String(sum.more), String(sum.less)]),
          ),
        ]),
  ].join('\n');
}

const COLUMNS = [
  { head: 'rule', limit: 60 },
  { head: 'pages', limit: 10, right: true },
  { head: 'more', limit: 10, right: true },
  { head: 'fewer', limit: 10, right: true },
];
