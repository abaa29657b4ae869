/** Lets many through together, and some alone: those go in when nobody is inside, and nobody goes in before they are out. */
export class Turnstile {
  #inside = 0;
  #last: Promise<void> = Promise.resolve();
  #emptied: (() => void) | undefined;

  async together<T>(work: () => Promise<T>): Promise<T> {
    for (let gate: unknown; gate !== this.#last; ) {
      gate = this.#last;
      await gate;
    }
    this.#inside += 1;
    try {
      return await work();
    } finally {
      this.#inside -= 1;
      if (this.#inside === 0) this.#emptied?.();
    }
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#last;
    let done = (): void => undefined;
    this.#last = new Promise((resolve) => {
      done = resolve;
    });
    try {
      await before;
      await this.#empty();
      return await work();
    } finally {
      done();
    }
  }

  async #empty(): Promise<void> {
    if (this.#inside === 0) return;
    await new Promise<void>((resolve) => {
      this.#emptied = resolve;
    });
    this.#emptied = undefined;
  }
}
