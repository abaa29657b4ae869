/** `winnow rules`: what is in force, whether it holds, how often it fires, and what would change with other rules. */
import { readConfig } from '../config.ts';
import { fingerprintOf } from '../rules/fingerprint.ts';
import { shown } from '../text/unicode.ts';
import { loadRules } from '../winnow.ts';
import { count, oneOf, usageError } from './arguments.ts';
import { command } from './command.ts';
import { type Io, write } from './io.ts';

const ACTIONS = ['list', 'check', 'try', 'fingerprint'] as const;

export const rules = command({
  name: 'rules',
  summary: 'list the rules, check them by their examples, or try others on pages',
  usage: ['list [--hits [--days N]] [--json]', 'check', 'try FILE PAGES... [--json]', 'fingerprint LINE...'],
  operands: [1, Number.POSITIVE_INFINITY],
  about: [
    'list --hits says how often each rule found something, over all workers of the service that runs, which rules never\n' +
      'did, and how many findings each entry of an allow list covered.',
    'check loads the rules and runs every example of each through the whole pipeline: what a spam example marks must be\n' +
      'found exactly there, and a genuine one must come through all rules. It names all faults at once, with file and line:\n' +
      'status 2 where rules do not load, 1 where an example does not hold.',
    'try says what would change if FILE, a rule file, a list, an allow.yaml or a folder of these, were added to the rules\n' +
      'in force. PAGES are NDJSON, files of one page (.json, .txt, .html), or folders of all these; - is standard input.\n' +
      'Status 1 where some input was no valid page, 2 where the rules do not load.',
    'fingerprint prints what names a line in an allow list.',
  ],
  options: {
    json: { summary: 'list: one JSON line for each rule; try: for each page that changes, then the totals' },
    hits: { summary: 'list: with how often each found something' },
    days: { value: 'N', summary: 'list --hits: over the last N days (default: WINNOW_HITS_DAYS, 30)' },
    rules: { value: 'DIR', summary: 'rules to add to the built-in ones; the same ruleId replaces' },
    'only-rules': { value: 'DIR', summary: 'rules to use in place of all built-in ones' },
  },
  example:
    'winnow rules list --hits\nwinnow rules check --rules my-rules\nwinnow rules try my-rules/promotion.yaml pages/',
  async run({ values, operands: [word, ...rest] }, io) {
    const action = oneOf('action', ACTIONS, word);
    if (values.days !== undefined && !values.hits) throw usageError('--days needs --hits');
    if (values.hits && action !== 'list') throw usageError('--hits is for list');
    if (action === 'fingerprint') return await fingerprint(rest, io);
    const config = readConfig({ WINNOW_RULES: values.rules, WINNOW_ONLY_RULES: values['only-rules'] }, io.env);
    if (action === 'try') {
      const [file, ...pages] = rest;
      if (file === undefined || pages.length === 0) throw usageError('try needs FILE and PAGES');
      const { tryRules } = await import('./rules-try.ts');
      return await tryRules({ file, pages, json: values.json }, config, io);
    }
    if (rest.length > 0) throw usageError(`${action} takes no ${shown(rest[0])}`);
    const ruleset = loadRules(config);
    if (action === 'check') return await (await import('./rules-check.ts')).checkAll(ruleset, io);
    const { hitsOf, listRules } = await import('./rules-list.ts');
    const days = values.days === undefined ? config.hitsDays : daysOf(values.days);
    return await listRules(
      ruleset,
      { json: values.json, ...(values.hits && { hits: await hitsOf(config, days) }) },
      io,
    );
  },
});

function daysOf(text: string): number {
  const days = count('days', text);
  if (days >= 1 && days <= 366) return days;
  throw usageError('--days takes a number from 1 to 366');
}

async function fingerprint(lines: readonly string[], io: Io): Promise<number> {
  if (lines.length === 0) throw usageError('fingerprint needs LINE');
  for (const line of lines) await write(io.stdout, `${fingerprintOf(line)}  ${shown(line)}\n`);
  return 0;
}
