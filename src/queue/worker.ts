/**
 * A worker: takes pages from the queue, moderates them, emits articles.
 *
 * While Redis is away or refuses to write, the worker is paused: BullMQ would ask thousands of times a second. Closing
 * waits for pages in work, at most for the grace period; what is not done then is taken up by another worker when its lock
 * runs out.
 */
import { randomBytes } from 'node:crypto';
import { type Job, Queue, Worker } from 'bullmq';
import { type Config, readConfig } from '../config.ts';
import { type Log, silent } from '../log/log.ts';
import { Connection } from '../redis/connection.ts';
import { redisKeys } from '../redis/keys.ts';
import { isOutage, Outage } from '../redis/outage.ts';
import type { Winnow } from '../winnow.ts';
import { createEmitter } from './emit.ts';
import { isOurs, readFailure } from './failure.ts';
import { Heartbeat } from './heartbeat.ts';
import { InWork } from './in-work.ts';
import { ARTICLES, PAGES, TIMING, type Timing } from './names.ts';
import { createProcessor } from './process.ts';
import { createSuspects } from './suspect.ts';

type Settings = Pick<
  Config,
  | 'prefix'
  | 'concurrency'
  | 'attempts'
  | 'remember'
  | 'reviewDays'
  | 'reviewMax'
  | 'failedDays'
  | 'failedMax'
  | 'deadline'
>;

export interface WorkerOptions extends Partial<Settings> {
  readonly redisUrl: string;
  readonly winnow: Winnow;
  readonly log?: Log;
  /** For tests that cannot wait. */
  readonly timing?: Partial<Timing>;
}

export interface PageWorker {
  readonly id: string;
  /** Resolves when it takes pages. */
  ready(): Promise<void>;
  /** Takes no more pages, finishes those in work within `graceMs`, and closes. Never rejects. */
  close(graceMs?: number): Promise<'finished' | 'abandoned'>;
}

const LOCK_LOST = /^(Missing lock|could not renew lock|Missing key for job|Lock mismatch)/;

/** A worker that takes pages as soon as Redis answers. */
export function createWorker({ redisUrl, winnow, log = silent, timing, ...given }: WorkerOptions): PageWorker {
  const settings: Settings = { ...readConfig({}, {}), ...given };
  const { prefix, concurrency } = settings;
  const id = randomBytes(6).toString('hex');
  const keys = redisKeys(prefix);
  const redis = new Connection(redisUrl, 'wait', `winnow:worker:${id}`);
  let isClosing = false;
  const onChange = (isDown: boolean): void => {
    if (!isClosing) void (isDown ? bull.pause(true) : bull.resume());
  };
  const outage = new Outage({ redis, probeKey: keys.probe, log, onChange });
  const articles = new Queue(ARTICLES, { connection: redis, prefix });
  const emitter = createEmitter({ redis, keys, outage, articles, log, ...settings });
  const suspects = createSuspects({ redis, keys, outage });
  const process = createProcessor({ winnow, emitter, suspects, log, deadline: settings.deadline });
  const inWork = new InWork();
  const bull = new Worker(PAGES, (job: Job) => inWork.run(String(job.id), () => process(job)), {
    connection: redis,
    name: id,
    ...bullOptions(settings, timing),
  });
  const onError = errorHandler(outage, log);
  articles.on('error', onError);
  // Should BullMQ's loop ever have ended while it was told to go on, it is started again.
  const onBeat = (): void => {
    if (!isClosing && !outage.isOn && !bull.isRunning()) void bull.resume();
  };
  const heartbeat = new Heartbeat({ redis, keys, id, concurrency, ruleset: () => winnow.ruleset, onBeat, onError });
  listen(bull, { log, heartbeat, inWork, onError });
  const parts = { bull, inWork, outage, heartbeat, articles, redis };
  return {
    id,
    ready: async () => void (await bull.waitUntilReady()),
    close(graceMs = 0) {
      isClosing = true;
      return closeAll(parts, graceMs);
    },
  };
}

const bullOptions = ({ prefix, concurrency, failedDays, failedMax }: Settings, timing: Partial<Timing> = {}) => ({
  prefix,
  concurrency,
  ...TIMING,
  ...timing,
  removeOnComplete: { count: 0 },
  removeOnFail: { age: failedDays * 86_400, count: failedMax },
});

interface Parts {
  readonly bull: Worker;
  readonly inWork: InWork;
  readonly outage: Outage;
  readonly heartbeat: Heartbeat;
  readonly articles: Queue;
  readonly redis: Connection;
}

async function closeAll(parts: Parts, graceMs: number): Promise<'finished' | 'abandoned'> {
  const { bull, inWork, outage, heartbeat, articles, redis } = parts;
  await bull.pause(true);
  const isDone = await inWork.ended(graceMs);
  outage.close();
  await heartbeat.stop();
  // Forced, since nothing is in work now, or what is must be left: unforced, it waits for Redis however long.
  await bull.close(true).catch(() => undefined);
  await articles.close().catch(() => undefined);
  redis.endForGood();
  return isDone ? 'finished' : 'abandoned';
}

type ErrorHandler = (error: unknown) => void;

/** Outages are said once; a lost lock is usual after one; the rest is an error, said at most every ten seconds. */
function errorHandler(outage: Outage, log: Log): ErrorHandler {
  let quietUntil = 0;
  return (error) => {
    if (!(error instanceof Error)) return;
    if (isOutage(error)) return outage.report(error);
    if (LOCK_LOST.test(error.message)) return log('queue.lock-lost', { error });
    if (performance.now() < quietUntil) return undefined;
    quietUntil = performance.now() + 10_000;
    return log('queue.error', { error });
  };
}

interface Listening {
  readonly log: Log;
  readonly heartbeat: Heartbeat;
  readonly inWork: InWork;
  readonly onError: ErrorHandler;
}

function listen(bull: Worker, { log, heartbeat, inWork, onError }: Listening): void {
  bull.on('error', onError);
  bull.on('completed', (job) => {
    inWork.left(String(job.id));
    heartbeat.countDone();
  });
  bull.on('stalled', (jobId) => log('page.stalled', { job: jobId }));
  bull.on('failed', (job, error) => {
    if (!job) return;
    inWork.left(String(job.id));
    const failure = readFailure(error.message);
    const fields = { job: job.id, ...placeOf(job), ...failure, attempts: job.attemptsMade };
    if (job.finishedOn === undefined) return log('page.retried', fields);
    heartbeat.countFailed();
    return log('page.failed', { ...fields, error: error.cause ?? error }, isOurs(failure) ? 'error' : 'warn');
  });
}

function placeOf(job: Job): { readonly url?: string } {
  const url: unknown = job.data?.pages?.[0]?.url;
  return typeof url === 'string' ? { url } : {};
}
