import { setTimeout as pause } from 'node:timers/promises';

/** How long a job that was done may take to leave the queue, once nothing else is in work. */
const LEAVING_MS = 500;
/** How long an order for a job may be on its way. */
const SETTLED_MS = 50;
const LOOK_MS = 5;

/**
 * Which jobs are in work: begun, done but not yet out of the queue, or out. BullMQ knows too, but can only be waited for in
 * a way that reconnects to a Redis that may be gone.
 */
export class InWork {
  readonly #begun = new Set<string>();
  readonly #leaving = new Set<string>();

  async run<T>(job: string, work: () => Promise<T>): Promise<T> {
    this.#begun.add(job);
    try {
      return await work();
    } finally {
      this.#begun.delete(job);
      this.#leaving.add(job);
    }
  }

  left(job: string): void {
    this.#leaving.delete(job);
  }

  /**
   * Whether nothing is in work any more within `milliseconds`. Waits a moment longer than it must: an order for one more
   * job may be on its way. A job whose leaving fails is not waited for.
   */
  async ended(milliseconds: number): Promise<boolean> {
    const until = performance.now() + milliseconds;
    let quietSince = performance.now();
    for (;;) {
      const now = performance.now();
      if (this.#begun.size > 0) quietSince = now;
      const isQuiet = now - quietSince >= (this.#leaving.size > 0 ? LEAVING_MS : SETTLED_MS);
      if (isQuiet || now >= until) return this.#begun.size === 0;
      await pause(LOOK_MS);
    }
  }
}
