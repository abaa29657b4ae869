import { Redis, type RedisOptions } from 'ioredis';

/**
 * What a connection does while Redis is away. `wait`: commands wait for it, however long; for workers. `refuse`: commands
 * fail at once and none is sent later, for producers: what was refused must not be stored after all.
 */
export type WhenAway = 'wait' | 'refuse';

const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 5000;

/** A connection that comes back by itself, with growing pauses. Its `error` events are the outage's business. */
export class Connection extends Redis {
  readonly #copies: Redis[] = [];
  /** Why the last try to connect failed, until one succeeds. */
  fault: Error | undefined;

  constructor(url: string, whenAway: WhenAway, name = 'winnow') {
    const refusing = { enableOfflineQueue: false, autoResendUnfulfilledCommands: false, maxRetriesPerRequest: 0 };
    super(url, {
      connectionName: name,
      retryStrategy: (tries) => jittered(FIRST_RETRY_MS, tries, LONGEST_RETRY_MS),
      ...(whenAway === 'wait' ? { maxRetriesPerRequest: null } : refusing),
    });
    this.on('error', (error: Error) => {
      this.fault = error;
    });
    this.on('ready', () => {
      this.fault = undefined;
    });
  }

  /** BullMQ waits for jobs on a copy of a worker's connection. */
  override duplicate(options?: Partial<RedisOptions>): Redis {
    const copy = super.duplicate(options);
    copy.on('error', () => undefined);
    this.#copies.push(copy);
    return copy;
  }

  /**
   * Ends it and its copies for good. A copy is also kept from connecting again: BullMQ may just be about to, where Redis
   * went away while a worker closed, and a copy that nobody holds would keep the process alive.
   */
  endForGood(): void {
    for (const copy of this.#copies) {
      copy.connect = () => Promise.reject(new Error('Connection is closed.'));
      copy.disconnect();
    }
    this.disconnect();
  }
}

/** The pause before try `tries` + 1: doubles from `first` to `longest`, and a random half of it, so that not all come at once. */
export function jittered(first: number, tries: number, longest: number): number {
  const full = Math.min(longest, first * 2 ** Math.min(tries, 20));
  return Math.round(full * (0.5 + Math.random() / 2));
}
