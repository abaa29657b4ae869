/** `winnow rules list`: the catalogue of the rules in force, and how often each found something. */
import type { Config } from '../config.ts';
import type { Counted, Hits } from '../live/hits.ts';
import type { AllowEntry } from '../rules/allow.ts';
import { allRules, type Rule, type Ruleset } from '../rules/ruleset.ts';
import { type Io, write } from './io.ts';
import { toNdjson } from './ndjson.ts';
import { type Column, table } from './table.ts';

export interface Listing {
  readonly json: boolean;
  /** Absent where nobody asked. */
  readonly hits?: Hits;
}

export async function listRules(ruleset: Ruleset, { json, hits }: Listing, io: Io): Promise<number> {
  const rules = allRules(ruleset);
  const entries = ruleset.allow?.entries ?? [];
  if (json) {
    await write(io.stdout, rules.map((rule) => toNdjson(entryOf(rule, hits))).join(''));
    await write(io.stdout, entries.map((entry) => toNdjson(allowedOf(entry, hits))).join(''));
    return 0;
  }
  await write(
    io.stdout,
    table(
      hits === undefined ? COLUMNS : [...COUNTS, ...COLUMNS],
      rules.map((rule) => rowOf(rule, hits)),
    ),
  );
  if (entries.length > 0) await write(io.stdout, `\n${allowTable(entries, hits)}`);
  const terms = [...ruleset.lists.values()].reduce((sum, list) => sum + list.length, 0);
  await write(
    io.stdout,
    `\n${rules.length} rules, ${terms} terms in ${ruleset.lists.size} lists; version ${ruleset.version}, digest ${ruleset.digest}\n`,
  );
  if (hits !== undefined) await write(io.stdout, silence(rules, hits));
  return 0;
}

/** The counts of the last `days` days, over all workers of the service that runs. Throws `redis/unavailable`. */
export async function hitsOf(config: Config, days: number): Promise<Hits> {
  const [{ Producer }, { locateRedis }, { readHits }, { liveKeys }] = await Promise.all([
    import('../queue/producer.ts'),
    import('../redis/host.ts'),
    import('../live/hits.ts'),
    import('../live/keys.ts'),
  ]);
  const { prefix } = config;
  const producer = new Producer({ redisUrl: await locateRedis(config), prefix, patience: PATIENCE_MS });
  try {
    return await producer.use(({ redis }) => readHits(redis, liveKeys(prefix), days));
  } finally {
    await producer.close();
  }
}

const PATIENCE_MS = 10_000;

/** What a rule found; one in shadow mode is counted apart. */
const countOf = ({ id, shadow }: Rule, { rules, shadows }: Hits): Counted | undefined =>
  (shadow ? shadows : rules).get(id);

function rowOf(rule: Rule, hits: Hits | undefined): string[] {
  const { id, category, severity, action, score, message, file, line, shadow } = rule;
  const row = [id, category, severity, shadow ? 'shadow' : action, String(score), message, `${file}:${line}`];
  return hits === undefined ? row : [...counted(countOf(rule, hits)), ...row];
}

const counted = (count: Counted | undefined): string[] => [String(count?.found ?? 0), count?.lastDay ?? 'never'];

/** The catalogue entry: what a rule is, without what was compiled of it. */
function entryOf(rule: Rule, hits: Hits | undefined) {
  const { id, category, severity, message, fields, action, score, asks, view, extent, detector, examples } = rule;
  const { file, line, shadow } = rule;
  const what = { ruleId: id, category, severity, action, score, asks, shadow, message };
  const found = hits && { hits: { days: hits.days, ...(countOf(rule, hits) ?? { found: 0, lastDay: null }) } };
  return { ...what, fields, view, extent, detector, examples, file, line, ...found };
}

function allowedOf({ kind, value, reason, covers, name, file, line }: AllowEntry, hits: Hits | undefined) {
  const found = hits && { hits: { days: hits.days, ...(hits.allowed.get(name) ?? { found: 0, lastDay: null }) } };
  return { allow: { [kind]: value, reason, covers: [...covers] }, file, line, ...found };
}

const allowTable = (entries: readonly AllowEntry[], hits: Hits | undefined): string =>
  table(
    hits === undefined ? ALLOW_COLUMNS : [...COUNTS, ...ALLOW_COLUMNS],
    entries.map(({ name, reason, file, line }) => [
      ...(hits === undefined ? [] : counted(hits.allowed.get(name))),
      name,
      reason,
      `${file}:${line}`,
    ]),
  );

/** Which rules found nothing: those nobody would miss, or those that are broken. */
function silence(rules: readonly Rule[], hits: Hits): string {
  const silent = rules.filter((rule) => countOf(rule, hits) === undefined).map(({ id }) => id);
  const over = `in ${hits.pages} pages of the last ${hits.days} days`;
  if (silent.length === 0) return `every rule found something ${over}\n`;
  return `${silent.length} rules found nothing ${over}: ${silent.join(', ')}\n`;
}

const COUNTS: readonly Column[] = [
  { head: 'found', limit: 12, right: true },
  { head: 'last', limit: 10 },
];

const COLUMNS: readonly Column[] = [
  { head: 'rule', limit: 40 },
  { head: 'category', limit: 16 },
  { head: 'severity', limit: 8 },
  { head: 'action', limit: 7 },
  { head: 'score', limit: 5, right: true },
  { head: 'message', limit: 80 },
  { head: 'where', limit: 40 },
];

const ALLOW_COLUMNS: readonly Column[] = [
  { head: 'allowed', limit: 80 },
  { head: 'reason', limit: 60 },
  { head: 'where', limit: 40 },
];
