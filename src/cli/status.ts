/** `winnow status`: how deep the queue is, who works, and by which rules; a health probe with `--check`. */
import { hostname } from 'node:os';
import type { QueueStatus } from '../queue/status.ts';
import { usageError } from './arguments.ts';
import { command } from './command.ts';
import { withQueue } from './connect.ts';
import { write } from './io.ts';
import { toNdjson } from './ndjson.ts';
import { counted, table } from './table.ts';

/** A probe that waits is no answer: Redis has so many milliseconds. */
const PATIENCE_MS = 3000;

export const status = command({
  name: 'status',
  summary: 'show depth, age, rate and workers of the queue',
  usage: ['[--json]', '--check [--here]'],
  about: ['--check is a health probe: status 0 where Redis answers and a worker is alive, else 1 and why.'],
  options: {
    json: { summary: 'the whole status as one JSON line' },
    check: { summary: 'say whether the service works' },
    here: { summary: 'with --check: a worker of this host must be alive' },
  },
  example: 'winnow status',
  async run({ values }, io) {
    if (values.here && !values.check) throw usageError('--here needs --check');
    const found = await withQueue(io, ({ queue }) => queue.status(), { patience: PATIENCE_MS });
    if (values.json) await write(io.stdout, toNdjson(found));
    else if (!values.check) await write(io.stdout, drawn(found));
    if (!values.check) return 0;
    const workers = values.here ? found.workers.filter(({ host }) => host === hostname()) : found.workers;
    if (workers.length === 0) await write(io.stderr, `no worker is alive${values.here ? ' on this host' : ''}\n`);
    else if (!values.json) await write(io.stdout, `${counted(workers.length, 'worker')} alive\n`);
    return workers.length === 0 ? 1 : 0;
  },
});

function drawn(found: QueueStatus): string {
  const { waiting, active, delayed, failed, articles, review, oldestSeconds, perSecond, workers } = found;
  const age = oldestSeconds === null ? '' : ` (the oldest for ${duration(oldestSeconds)})`;
  const digests = new Set(workers.map(({ ruleset }) => ruleset.digest));
  return [
    `pages     ${waiting} waiting${age}, ${active} in work, ${delayed} delayed, ${failed} failed`,
    `articles  ${articles} to be taken`,
    `review    ${counted(review, 'page')}`,
    `rate      ${perSecond.toFixed(1)} pages a second over the last minute`,
    `workers   ${workers.length} alive${digests.size > 1 ? `, by ${digests.size} different rulesets` : ''}`,
    workers.length > 0 ? `\n${workerTable(workers)}` : '',
  ].join('\n');
}

const workerTable = (workers: QueueStatus['workers']): string =>
  table(
    WORKER_COLUMNS,
    workers.map(({ host, pid, startedAt, concurrency, ruleset, done, failed, perSecond }) => [
      host,
      String(pid),
      startedAt,
      String(concurrency),
      `${ruleset.version} ${ruleset.digest.slice(0, 12)}${ruleset.refused === undefined ? '' : ' (newer ones refused)'}`,
      String(done),
      String(failed),
      perSecond.toFixed(1),
    ]),
  );

const WORKER_COLUMNS = [
  { head: 'host', limit: 30 },
  { head: 'pid', limit: 10, right: true },
  { head: 'since', limit: 24 },
  { head: 'at once', limit: 7, right: true },
  { head: 'rules', limit: 50 },
  { head: 'done', limit: 12, right: true },
  { head: 'failed', limit: 8, right: true },
  { head: 'a second', limit: 9, right: true },
];

/** `3 s`, `12 min`, `5 h`, `2 d`: the largest unit that is at least one. */
export function duration(seconds: number): string {
  const units = [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
  ] as const;
  const [unit, length] = units.find(([, one]) => seconds >= one) ?? ['s', 1];
  return `${Math.floor(seconds / length)} ${unit}`;
}
