/**
 * Outages of Redis: told apart from faults of a page, waited out, and said once.
 *
 * Two states. *Up*: work goes on. *Down*, entered by the first error that is Redis's own (no connection, no memory, read
 * only, loading): the log says so, and a probe write is tried with growing pauses until it succeeds; then the log says
 * so again and the state is up. Operations that failed wait for that and try again; none of them knocks by itself.
 */
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { WinnowError } from '../contract/errors.ts';
import { type Log, silent } from '../log/log.ts';
import { jittered } from './connection.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2000;

/** Replies by which Redis says that it cannot now, whatever is asked. */
const REPLIES =
  /\b(OOM|READONLY|MISCONF|LOADING|BUSY|NOSCRIPT|CLUSTERDOWN|MASTERDOWN|TRYAGAIN|NOREPLICAS|EXECABORT|UNKILLABLE|NOAUTH|WRONGPASS|NOPERM|max number of clients)\b/;
const CONNECTION =
  /Connection is closed|connection close|isn't writeable|max retries per request|timed out|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|socket/i;

/** Whether `error` is a fault of Redis or of the way to it, and so says nothing about the work in hand. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const text = `${'code' in error ? error.code : ''} ${error.name} ${error.message}`;
  return error.name === 'ReplyError' ? REPLIES.test(text) : CONNECTION.test(text) || REPLIES.test(text);
}

export interface OutageOptions {
  readonly redis: Redis;
  readonly probeKey: string;
  readonly log?: Log;
  /** Called when an outage begins and when it is over. */
  readonly onChange?: (isDown: boolean) => void;
}

export class Outage {
  readonly #redis: Redis;
  readonly #probeKey: string;
  readonly #log: Log;
  readonly #onChange: (isDown: boolean) => void;
  readonly #closing = new AbortController();
  #down: { readonly since: number; readonly over: Promise<void> } | undefined;

  constructor({ redis, probeKey, log = silent, onChange = () => undefined }: OutageOptions) {
    this.#redis = redis;
    this.#probeKey = probeKey;
    this.#log = log;
    this.#onChange = onChange;
    setMaxListeners(0, this.#closing.signal); // as many wait as pages are in work; Node would call more than ten a leak
    redis.on('error', (error: Error) => this.report(error));
    redis.on('close', () => this.report(new Error('Connection is closed.')));
  }

  get isOn(): boolean {
    return this.#down !== undefined;
  }

  /** Begins an outage where none is on. */
  report(error: Error): void {
    if (this.#down || this.#closing.signal.aborted) return;
    this.#log('redis.unavailable', { error });
    const over = this.#probe();
    over.catch(() => undefined);
    this.#down = { since: performance.now(), over };
    this.#onChange(true);
  }

  /**
   * The answer of `operation`, tried until Redis lets it through. Rejects with what is no outage at once, and with
   * `redis/unavailable` when this is closed or `signal` says so.
   */
  async survive<T>(operation: () => Promise<T>, signal: AbortSignal = this.#closing.signal): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await operation();
      } catch (error) {
        if (!(error instanceof Error && isOutage(error))) throw error;
        await this.#waitOut(error, tries, signal);
      }
    }
  }

  /** Ends the waiting: what waits rejects. */
  close(): void {
    this.#closing.abort();
  }

  async #waitOut(error: Error, tries: number, signal: AbortSignal): Promise<void> {
    this.report(error);
    try {
      await orAborted(this.#down?.over ?? Promise.resolve(), signal);
      await pause(jittered(FIRST_PAUSE_MS, tries, LONGEST_PAUSE_MS), undefined, { signal });
    } catch {
      throw new WinnowError('redis/unavailable', 'stopped while waiting for Redis', { cause: error });
    }
  }

  async #probe(): Promise<void> {
    const { signal } = this.#closing;
    for (let tries = 0; ; tries += 1) {
      await pause(jittered(FIRST_PAUSE_MS, tries, LONGEST_PAUSE_MS), undefined, { signal, ref: false });
      const isBack = await orAborted(
        this.#redis.set(this.#probeKey, '1', 'PX', 1000).then(
          () => true,
          () => false,
        ),
        signal,
      );
      if (isBack) break;
    }
    const seconds = Math.round(performance.now() - (this.#down?.since ?? 0)) / 1000;
    this.#down = undefined;
    this.#log('redis.available', { seconds });
    this.#onChange(false);
  }
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
