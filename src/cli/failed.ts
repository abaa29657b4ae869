/** `winnow failed`: the pages that could not be processed: look at them, try them again, let them go. */
import type { FailedPage, FailedPages } from '../queue/failed.ts';
import { shown } from '../text/unicode.ts';
import { count, oneOf, usageError } from './arguments.ts';
import { command } from './command.ts';
import { withQueue } from './connect.ts';
import { type Io, write } from './io.ts';
import { toNdjson } from './ndjson.ts';
import { counted, table } from './table.ts';

const ACTIONS = ['list', 'show', 'retry', 'drop'] as const;

export const failed = command({
  name: 'failed',
  summary: 'list, show, retry or drop the pages that failed',
  usage: ['list [--json] [--limit N]', 'show ID', 'retry ID...|--all', 'drop ID...|--all'],
  operands: [1, Number.POSITIVE_INFINITY],
  about: ['A page failed for good where every try ended in an error: its code, stage and reason say which.'],
  options: {
    all: { summary: 'retry, drop: every failed page' },
    json: { summary: 'list: one JSON line for each page' },
    limit: { value: 'N', default: '100', summary: 'list: at most so many, newest first' },
  },
  example: 'winnow failed list\nwinnow failed retry --all',
  async run({ values, operands: [word, ...ids] }, io) {
    const action = oneOf('action', ACTIONS, word);
    const limit = count('limit', values.limit);
    checkIds(action, ids, values.all);
    return await withQueue(io, async ({ queue }) => {
      if (action === 'list') return await list(queue.failed, io, { limit, json: values.json });
      if (action === 'show') return await show(queue.failed, io, ids[0]);
      return await change(queue.failed, io, action, values.all ? 'all' : ids);
    });
  },
});

function checkIds(action: (typeof ACTIONS)[number], ids: readonly string[], all: boolean): void {
  if (action === 'list' && ids.length > 0) throw usageError('failed list takes no ID');
  if (action === 'show' && ids.length !== 1) throw usageError('failed show takes one ID');
  if (action !== 'retry' && action !== 'drop') return;
  if (all === ids.length > 0) throw usageError(`failed ${action} takes IDs, or --all`);
}

async function list(pages: FailedPages, io: Io, { limit, json }: { limit: number; json: boolean }): Promise<number> {
  const found = await pages.list({ limit });
  if (json) {
    await write(io.stdout, found.map(toNdjson).join(''));
    return 0;
  }
  const rows = found.map(({ id, code, stage, attempts, failedAt, reason }: FailedPage) => [
    id,
    code,
    stage,
    String(attempts),
    failedAt,
    reason,
  ]);
  if (rows.length > 0) await write(io.stdout, table(COLUMNS, rows));
  const all = await pages.count();
  await write(io.stderr, all === 0 ? 'no page has failed\n' : `${found.length} of ${counted(all, 'failed page')}\n`);
  return 0;
}

async function show(pages: FailedPages, io: Io, id: string): Promise<number> {
  const found = await pages.show(id);
  if (found) await write(io.stdout, toNdjson(found));
  else await write(io.stderr, `no failed page has the id ${shown(id)}\n`);
  return found ? 0 : 1;
}

async function change(pages: FailedPages, io: Io, action: 'retry' | 'drop', ids: readonly string[] | 'all') {
  const changed = action === 'retry' ? await pages.retry(ids) : await pages.drop(ids);
  await write(io.stdout, `${counted(changed, 'page')} ${action === 'retry' ? 'put back into the queue' : 'dropped'}\n`);
  const missing = ids === 'all' ? 0 : ids.length - changed;
  if (missing > 0)
    await write(io.stderr, `${missing} of these ids ${missing === 1 ? 'names' : 'name'} no failed page\n`);
  return missing > 0 ? 1 : 0;
}

const COLUMNS = [
  { head: 'id', limit: 40 },
  { head: 'code', limit: 20 },
  { head: 'stage', limit: 12 },
  { head: 'tries', limit: 5, right: true },
  { head: 'failed at', limit: 24 },
  { head: 'reason', limit: 80 },
];
