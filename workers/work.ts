/** One worker in one process: from its start to its end in order. */
import { type Config, maskedUrl } from '../src/config.ts';
import { type LiveWinnow, liveWinnow } from '../src/live/winnow.ts';
import { createLog, type Log } from '../src/log/log.ts';
import { createWorker, type WorkerOptions } from '../src/queue/worker.ts';
import type { Winnow } from '../src/winnow.ts';
import { checkBeside } from './check-beside.ts';
import type { Io } from './io.ts';
import { stopOf } from './stop.ts';

/** A configuration whose Redis is known. */
export type WorkConfig = Config & { readonly redisUrl: string };

export interface WorkOptions {
  /** In place of the filter that the configuration asks for, whose rules are always those in force. */
  readonly winnow?: Winnow;
  readonly timing?: WorkerOptions['timing'];
  /** Resolves when whoever started this process wants it to stop. */
  readonly recalled?: Promise<unknown>;
}

const KILLED = 137;

/**
 * Takes pages until it is told to stop; the exit status. Throws `rules/invalid` where the rules do not load and none are
 * kept from before.
 */
export async function work(config: WorkConfig, io: Io, options: WorkOptions = {}): Promise<number> {
  const log = createLog({ level: config.logLevel, destination: io.stdout.fd ?? io.stdout });
  const stop = stopOf(io, { parent: config.npmParent, now: () => io.exit(KILLED) });
  const { recalled } = options;
  const asked = Promise.race([stop.asked, ...(recalled ? [recalled.then(() => 'recalled')] : [])]);
  const live = options.winnow === undefined ? liveWinnow(config, { check: checkBeside, log }) : undefined;
  const winnow = options.winnow ?? live;
  try {
    if (winnow !== undefined && (await hasRules(live, asked))) await serve(config, { ...options, winnow, log, asked });
    return 0;
  } finally {
    await live?.close();
    stop.release();
  }
}

/** Whether there are rules in force before it is told to stop: with broken ones, it may be Redis that is waited for. */
function hasRules(live: LiveWinnow | undefined, asked: Promise<string>): Promise<boolean> {
  const started = live?.start().then(() => true) ?? Promise.resolve(true);
  started.catch(() => undefined);
  return Promise.race([started, asked.then(() => false)]);
}

interface Serving extends WorkOptions {
  readonly winnow: Winnow;
  readonly log: Log;
  /** Resolves with the reason to stop. */
  readonly asked: Promise<string>;
}

async function serve(config: WorkConfig, { winnow, timing, log, asked }: Serving): Promise<void> {
  const worker = createWorker({ ...config, winnow, log, ...(timing && { timing }) });
  const { id } = worker;
  const { prefix, concurrency } = config;
  const ready = worker.ready().then(() => {
    log('worker.started', {
      worker: id,
      prefix,
      concurrency,
      ruleset: winnow.ruleset,
      redis: maskedUrl(config.redisUrl),
    });
  });
  ready.catch((error: unknown) => log('queue.error', { error }));
  const reason = await asked;
  log('worker.stopping', { worker: id, reason });
  const end = await worker.close(config.grace);
  log(end === 'finished' ? 'worker.stopped' : 'worker.abandoned', { worker: id });
}
