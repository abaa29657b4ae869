/** `winnow clean`: pages in, articles out, one at a time and without any server. */
import { basename } from 'node:path';
import { winnowOf } from '../../workers/winnow.ts';
import { type Config, readConfig } from '../config.ts';
import { type Article, SCRIPT_MODES } from '../contract/article.ts';
import type { Fault } from '../contract/page.ts';
import { shown } from '../text/unicode.ts';
import type { Winnow } from '../winnow.ts';
import { usageError } from './arguments.ts';
import { command } from './command.ts';
import { type Input, InputUnreadable, inputsOf, wholeOf } from './inputs.ts';
import { type Io, write } from './io.ts';
import { decoded, maxLineBytesFor, readNdjson, toNdjson } from './ndjson.ts';

type PageKind = 'text' | 'html';
type Outcome = { readonly line: number } & (
  | { readonly ok: true; readonly article: Article }
  | { readonly ok: false; readonly faults: readonly Fault[] }
);

export const clean = command({
  name: 'clean',
  summary: 'moderate pages from files or standard input, without any server',
  usage: ['[FILE...]'],
  operands: [0, Number.POSITIVE_INFINITY],
  about: [
    'Reads NDJSON pages and writes one NDJSON article for each, in order. A line that is no valid page gives\n' +
      '{"error":{"line":N,"faults":[...]}} in its place, the lines of each FILE counted from 1, and status 1 at the end.\n' +
      'Blank lines are passed over. FILE - is standard input, as is no FILE.',
  ],
  options: {
    input: {
      value: 'KIND',
      choices: ['ndjson', 'text', 'html'],
      default: 'ndjson',
      summary: 'ndjson, text or html; text and html: each FILE is one page',
    },
    url: { value: 'URL', summary: 'where the page of text or html was fetched; else http://localhost/<file name>' },
    output: {
      value: 'KIND',
      choices: ['ndjson', 'text'],
      default: 'ndjson',
      summary: 'ndjson or text; text: title, blank line, text; a form feed between articles',
    },
    script: {
      value: 'MODE',
      choices: SCRIPT_MODES,
      summary: `the script of articles: ${SCRIPT_MODES.join(', ')} (default: restore)`,
    },
    rules: { value: 'DIR', summary: 'rules to add to the built-in ones; the same ruleId replaces' },
    'only-rules': { value: 'DIR', summary: 'rules to use in place of all built-in ones' },
  },
  example: 'winnow clean pages.ndjson > articles.ndjson\nwinnow clean --input text --output text page.txt',
  async run({ values, operands }, io) {
    if (values.url !== undefined && values.input === 'ndjson') throw usageError('--url needs --input text or html');
    const { script, rules, 'only-rules': onlyRules } = values;
    const flags = { WINNOW_SCRIPT: script, WINNOW_RULES: rules, WINNOW_ONLY_RULES: onlyRules };
    const config = readConfig(flags, io.env);
    const filter = { winnow: winnowOf(config), maxContent: config.maxContent };
    const outcomes =
      values.input === 'ndjson' ? ndjsonOutcomes(filter) : pageOutcomes(filter, values.input, values.url);
    const emit = values.output === 'text' ? textEmitter(io) : ndjsonEmitter(io);
    const tally = { pages: 0, bad: 0 };
    for (const input of inputsOf(operands, io)) {
      await cleanInput(outcomes(input), { io, name: input.name, emit, tally });
    }
    if (tally.bad === 0) return 0;
    await write(
      io.stderr,
      `winnow clean: ${tally.bad} of ${tally.pages} inputs ${tally.bad === 1 ? 'was' : 'were'} no valid page\n`,
    );
    return 1;
  },
});

interface Run {
  readonly io: Io;
  readonly name: string;
  readonly emit: (name: string, outcome: Outcome) => Promise<void>;
  readonly tally: { pages: number; bad: number };
}

async function cleanInput(outcomes: AsyncIterable<Outcome>, { io, name, emit, tally }: Run): Promise<void> {
  try {
    for await (const outcome of outcomes) {
      tally.pages += 1;
      if (!outcome.ok) tally.bad += 1;
      await emit(name, outcome);
    }
  } catch (error) {
    if (!(error instanceof InputUnreadable)) throw error;
    tally.pages += 1;
    tally.bad += 1;
    await write(io.stderr, `winnow clean: ${error.message}\n`);
  }
}

type Outcomes = (input: Input) => AsyncGenerator<Outcome>;

interface Filter {
  readonly winnow: Winnow;
  readonly maxContent: Config['maxContent'];
}

const ndjsonOutcomes = ({ winnow, maxContent }: Filter): Outcomes =>
  async function* ({ chunks }) {
    for await (const entry of readNdjson(chunks, maxLineBytesFor(maxContent))) {
      yield entry.ok ? { line: entry.line, ...winnow.moderate(entry.value) } : entry;
    }
  };

/** The one page that a file is. Its faults stand at line 1, where it begins. */
const pageOutcomes = ({ winnow, maxContent }: Filter, kind: PageKind, url: string | undefined): Outcomes =>
  async function* (input) {
    const bytes = await wholeOf(input, maxContent);
    const base = { url: url ?? `http://localhost/${encodeURIComponent(basename(input.name))}` };
    const content = bytes ? contentOf(kind, bytes) : refused(kind, `must be at most ${maxContent} bytes`);
    yield { line: 1, ...(content.ok ? winnow.moderate({ ...base, ...content.fields }) : content) };
  };

type Content = { readonly ok: true; readonly fields: Record<string, string> } | Refused;
type Refused = { readonly ok: false; readonly faults: Fault[] };

/** Bytes that are no UTF-8 go on as they are where they are markup: reading finds their encoding. */
function contentOf(kind: PageKind, bytes: Buffer): Content {
  const text = decoded(bytes);
  if (text !== undefined)
    return { ok: true, fields: { [kind]: kind === 'text' ? text.replaceAll('\r\n', '\n') : text } };
  if (kind === 'html') return { ok: true, fields: { body: bytes.toString('base64') } };
  return refused('text', 'must be UTF-8');
}

const refused = (path: PageKind, message: string): Refused => ({ ok: false, faults: [{ path, message }] });

const ndjsonEmitter = (io: Io) => async (_: string, outcome: Outcome) => {
  const { line } = outcome;
  await write(io.stdout, toNdjson(outcome.ok ? outcome.article : { error: { line, faults: outcome.faults } }));
};

/** Articles for a person. What is no page has no place among them: it is told beside. */
function textEmitter(io: Io) {
  let written = 0;
  return async (name: string, outcome: Outcome) => {
    if (!outcome.ok) {
      const faults = outcome.faults.map(({ path, message }) => `${path}${path && ' '}${message}`).join('; ');
      return await write(io.stderr, `winnow clean: ${shown(name)}:${outcome.line}: ${faults}\n`);
    }
    await write(io.stdout, (written > 0 ? '\f' : '') + plain(outcome.article, io.stdout.isTTY === true));
    written += 1;
  };
}

/** Only the form feeds that we write part articles; on a terminal nothing in a page acts. */
function plain({ title, text }: Article, terminal: boolean): string {
  const safe = (line: string) => (terminal ? shown(line) : line.replaceAll('\f', ' '));
  return `${safe(title ?? '')}\n\n${text.split('\n').map(safe).join('\n')}\n`;
}
