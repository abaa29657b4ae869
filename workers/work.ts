/** One worker in one process: from its start to its end in order. */
import { type Config, maskedUrl } from '../src/config.ts';
import { createLog } from '../src/log/log.ts';
import { createWorker, type WorkerOptions } from '../src/queue/worker.ts';
import type { Winnow } from '../src/winnow.ts';
import type { Io } from './io.ts';
import { stopOf } from './stop.ts';
import { winnowOf } from './winnow.ts';

/** A configuration whose Redis is known. */
export type WorkConfig = Config & { readonly redisUrl: string };

export interface WorkOptions {
  /** In place of the filter that the configuration asks for. */
  readonly winnow?: Winnow;
  readonly timing?: WorkerOptions['timing'];
  /** Resolves when whoever started this process wants it to stop. */
  readonly recalled?: Promise<unknown>;
}

const KILLED = 137;

/** Takes pages until it is told to stop; the exit status. Throws `rules/invalid` where the rules do not load. */
export async function work(config: WorkConfig, io: Io, options: WorkOptions = {}): Promise<number> {
  const { winnow = winnowOf(config), timing, recalled } = options;
  const log = createLog({ level: config.logLevel, destination: io.stdout.fd ?? io.stdout });
  const stop = stopOf(io, { parent: config.npmParent, now: () => io.exit(KILLED) });
  const worker = createWorker({ ...config, winnow, log, ...(timing && { timing }) });
  const { id } = worker;
  const { prefix, concurrency } = config;
  const asked = Promise.race([stop.asked, ...(recalled ? [recalled.then(() => 'recalled')] : [])]);
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
  stop.release();
  log(end === 'finished' ? 'worker.stopped' : 'worker.abandoned', { worker: id });
  return 0;
}
