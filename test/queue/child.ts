/**
 * A worker process for tests that kill it. Parameter: what `ChildOptions` says, as JSON. With `poison`, moderation of the
 * page with that id does what `does` says.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { readConfig } from '../../src/config.ts';
import type { Timing } from '../../src/queue/names.ts';
import { parseJson } from '../../src/redis/json.ts';
import { work } from '../../workers/work.ts';
import { plainWinnow } from './plain.ts';

export interface ChildOptions {
  readonly redisUrl: string;
  readonly settings?: Parameters<typeof readConfig>[0];
  readonly timing?: Partial<Timing>;
  readonly poison?: { readonly id: string; readonly does: 'kill' | 'throw' };
  /** How long each page keeps the process busy. */
  readonly millisecondsAPage?: number;
  /** Each page keeps the process busy until this file is there; a page that does so leaves a file `<this>.held`. */
  readonly holdUntil?: string;
}

const options = parseJson(process.argv[2]) as ChildOptions;

function before({ id }: { readonly id: string }): void {
  const { poison, millisecondsAPage = 0, holdUntil } = options;
  if (poison?.id === id && poison.does === 'kill') process.kill(process.pid, 'SIGKILL');
  if (poison?.id === id) throw new TypeError('poison');
  for (const until = performance.now() + millisecondsAPage; performance.now() < until; );
  if (holdUntil === undefined) return;
  writeFileSync(`${holdUntil}.held`, '');
  while (!existsSync(holdUntil));
}

const { redisUrl, settings, timing } = options;
const config = { ...readConfig(settings), redisUrl };
process.exitCode = await work(config, process, { winnow: plainWinnow({ before }), ...(timing && { timing }) });
