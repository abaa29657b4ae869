/** `winnow rules`: the catalogue of the rules in force, and the check of all their examples. */
import { readConfig } from '../config.ts';
import type { Article } from '../contract/article.ts';
import { WinnowError } from '../contract/errors.ts';
import { type Checked, checkExamples, type ExamplePage } from '../rules/check.ts';
import { faultLine, type RuleFault } from '../rules/faults.ts';
import type { Rule, Ruleset } from '../rules/ruleset.ts';
import { createWinnow, loadRules } from '../winnow.ts';
import { oneOf } from './arguments.ts';
import { command } from './command.ts';
import { type Io, write } from './io.ts';
import { toNdjson } from './ndjson.ts';
import { table } from './table.ts';
import { sentence } from './tally.ts';

const ACTIONS = ['list', 'check'] as const;

export const rules = command({
  name: 'rules',
  summary: 'list the rules, or check them by their examples',
  usage: ['list [--json]', 'check'],
  operands: [1, 1],
  about: [
    'check loads the rules and runs every example of each through the whole pipeline: what a spam example marks must be\n' +
      'found exactly there, and a genuine one must come through all rules. It names all faults at once, with file and line:\n' +
      'status 2 where rules do not load, 1 where an example does not hold.',
  ],
  options: {
    json: { summary: 'list: one JSON line for each rule' },
    rules: { value: 'DIR', summary: 'rules to add to the built-in ones; the same ruleId replaces' },
    'only-rules': { value: 'DIR', summary: 'rules to use in place of all built-in ones' },
  },
  example: 'winnow rules list\nwinnow rules check --rules my-rules',
  async run({ values, operands: [word] }, io) {
    const action = oneOf('action', ACTIONS, word);
    const config = readConfig({ WINNOW_RULES: values.rules, WINNOW_ONLY_RULES: values['only-rules'] }, io.env);
    const ruleset = loadRules(config);
    return action === 'list' ? await list(ruleset, io, values.json) : await check(ruleset, io);
  },
});

async function list(ruleset: Ruleset, io: Io, json: boolean): Promise<number> {
  if (json) {
    await write(io.stdout, ruleset.rules.map((rule) => toNdjson(entryOf(rule))).join(''));
    return 0;
  }
  const rows = ruleset.rules.map(({ id, category, severity, action, score, message, file, line }) => [
    id,
    category,
    severity,
    action,
    String(score),
    message,
    `${file}:${line}`,
  ]);
  await write(io.stdout, table(COLUMNS, rows));
  const terms = [...ruleset.lists.values()].reduce((sum, list) => sum + list.length, 0);
  await write(
    io.stdout,
    `\n${rows.length} rules, ${terms} terms in ${ruleset.lists.size} lists; version ${ruleset.version}, digest ${ruleset.digest}\n`,
  );
  return 0;
}

/** The catalogue entry: what a rule is, without what was compiled of it. */
function entryOf(rule: Rule) {
  const { id, category, severity, message, fields, action, score, asks, view, extent, detector, examples } = rule;
  const { file, line } = rule;
  const what = { ruleId: id, category, severity, action, score, asks, message };
  return { ...what, fields, view, extent, detector, examples, file, line };
}

async function check(ruleset: Ruleset, io: Io): Promise<number> {
  const { rules: count, examples, faults }: Checked = checkExamples(ruleset, moderateWith(ruleset));
  const all = [...faults, ...(await patternFaults(ruleset.rules))];
  for (const fault of all) await write(io.stderr, `${faultLine(fault)}\n`);
  await write(
    io.stdout,
    `${count} rules, ${examples} examples: ${all.length === 0 ? 'all hold' : `${all.length} faults`}\n`,
  );
  return all.length === 0 ? 0 : 1;
}

function moderateWith(ruleset: Ruleset): (page: ExamplePage) => Article {
  const winnow = createWinnow({ ruleset });
  return (page) => {
    const moderated = winnow.moderate({ url: 'http://localhost/example', ...page });
    if (moderated.ok) return moderated.article;
    throw new WinnowError('rules/invalid', `an example is no page: ${moderated.faults.map(sentence).join('; ')}`);
  };
}

/** How long the analysis of one pattern may take. */
const PATTERN_MS = 1000;

/**
 * Patterns whose cost is exponential. Any other runs in a window of bounded length around a literal, so that a page costs
 * linear time. The analysis is a development dependency: without it, as in production, nothing is found here.
 */
async function patternFaults(all: readonly Rule[]): Promise<RuleFault[]> {
  const withPattern = all.filter(({ match }) => match?.pattern !== undefined);
  if (withPattern.length === 0) return [];
  const analyse = await import('recheck').then(({ checkSync }) => checkSync).catch(() => undefined);
  return withPattern.flatMap(({ id, match, file, line }) => {
    const { source = '', flags = '' } = match?.pattern ?? {};
    const verdict = analyse?.(source, flags, { timeout: PATTERN_MS });
    if (verdict?.status !== 'vulnerable' || verdict.complexity.type !== 'exponential') return [];
    return [{ file, line, message: `${id}: the pattern takes exponential time on ${verdict.attack.pattern}` }];
  });
}

const COLUMNS = [
  { head: 'rule', limit: 40 },
  { head: 'category', limit: 16 },
  { head: 'severity', limit: 8 },
  { head: 'action', limit: 7 },
  { head: 'score', limit: 5, right: true },
  { head: 'message', limit: 80 },
  { head: 'where', limit: 40 },
];
