/** The rules that were accepted last, kept in Redis: a worker that starts while their folder is broken runs them. */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { parseJson } from '../redis/json.ts';
import { ORIGINS, type RuleFile } from '../rules/files.ts';

const shape = z.object({
  v: z.literal(1),
  /** The version of winnow that accepted them. */
  service: z.string(),
  digest: z.string(),
  /** When, ISO 8601. */
  at: z.string(),
  files: z.array(
    z.object({ file: z.string(), name: z.string(), text: z.string(), origin: z.enum(ORIGINS).optional() }),
  ),
});

export type Kept = Omit<z.infer<typeof shape>, 'v' | 'files'> & { readonly files: readonly RuleFile[] };

/** Gone when no worker with these folders has run for so long. */
const KEEP_SECONDS = 90 * 86_400;
const RENEW_MS = 3_600_000;
const MAX_BYTES = 64 * 1024 * 1024;

export class KeptRules {
  readonly #redis: Redis;
  readonly #key: string;
  #accepted: Kept | undefined;
  /** When Redis last took or renewed them. */
  #since: number | undefined;
  #isBusy = false;

  constructor(redis: Redis, key: string) {
    this.#redis = redis;
    this.#key = key;
  }

  /** Keeps rules in place of those before. Where Redis does not take them, `renew` tries again. */
  accept(kept: Kept): void {
    this.#accepted = kept;
    this.#since = undefined;
    void this.renew();
  }

  /** Goes on keeping what `find` gave; a worker with newer rules may replace it meanwhile. */
  adopt(kept: Kept): void {
    this.#accepted = kept;
    this.#since = performance.now();
  }

  /** Called now and then: what is kept must not expire while it is in force. Never rejects. */
  async renew(): Promise<void> {
    const own = this.#accepted;
    const isFresh = this.#since !== undefined && performance.now() - this.#since < RENEW_MS;
    if (this.#isBusy || own === undefined || isFresh || this.#redis.status !== 'ready') return;
    this.#isBusy = true;
    try {
      const isThere = this.#since !== undefined && (await this.#redis.expire(this.#key, KEEP_SECONDS)) === 1;
      if (!isThere) await this.#redis.set(this.#key, packed(own), 'EX', KEEP_SECONDS);
      if (this.#accepted === own) this.#since = performance.now();
    } catch {
      // Redis is away or full, which the worker says
    }
    this.#isBusy = false;
  }

  /** What is kept; undefined where nothing is, or nothing that this version can read. */
  async find(): Promise<Kept | undefined> {
    const bytes = await this.#redis.getBuffer(this.#key);
    return bytes === null ? undefined : unpacked(bytes);
  }
}

const packed = (kept: Kept): Buffer => gzipSync(JSON.stringify({ v: 1, ...kept }));

function unpacked(bytes: Buffer): Kept | undefined {
  try {
    return shape.parse(parseJson(gunzipSync(bytes, { maxOutputLength: MAX_BYTES }).toString('utf8')));
  } catch {
    return undefined;
  }
}
