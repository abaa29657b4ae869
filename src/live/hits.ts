/**
 * How often each rule found something, and each entry of an allow list covered a finding.
 *
 * A worker counts in memory, an increment a flag, and adds what it counted to a hash a day in Redis now and then: fields
 * are bounded by the rules there are, days by their number. A page that is moderated twice counts twice; what a worker
 * that is killed had not written yet is lost.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { Article } from '../contract/article.ts';
import type { LiveKeys } from './keys.ts';

const FLUSH_MS = 10_000;
const GOODBYE_MS = 500;
const DAY_MS = 86_400_000;

/** What is counted: pages, findings of rules, those of rules that only report, and findings that were allowed. */
const KINDS = ['pages', 'rule', 'shadow', 'allow'] as const;
type Kind = (typeof KINDS)[number];

export interface HitsOptions {
  readonly redis: Redis;
  readonly keys: LiveKeys;
  /** Days are kept for so long. */
  readonly days: number;
}

export class HitCounts {
  readonly #options: HitsOptions;
  readonly #counts: Record<Kind, Map<string, number>> = {
    pages: new Map(),
    rule: new Map(),
    shadow: new Map(),
    allow: new Map(),
  };
  readonly #timer: NodeJS.Timeout;
  #isFlushing = false;

  constructor(options: HitsOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.flush(), FLUSH_MS);
    this.#timer.unref();
  }

  /** Counts the flags of a page. */
  article({ flags }: Article): void {
    this.#add('pages', '');
    for (const { ruleId, evidence } of flags) this.#add(evidence.shadow === true ? 'shadow' : 'rule', ruleId);
  }

  /** Counts a finding that the entry of this name covered. */
  allowed(name: string): void {
    this.#add('allow', name);
  }

  /** Writes what was counted, where Redis answers; else it is kept for the next time. Never rejects. */
  async flush(): Promise<void> {
    const { redis, keys, days } = this.#options;
    const counts = KINDS.flatMap((kind) => [...this.#counts[kind]].map(([name, count]) => ({ kind, name, count })));
    if (this.#isFlushing || counts.length === 0 || redis.status !== 'ready') return;
    this.#isFlushing = true;
    for (const kind of KINDS) this.#counts[kind].clear();
    const key = keys.hits(dayOf(Date.now()));
    const transaction = redis.multi();
    for (const { kind, name, count } of counts) transaction.hincrby(key, fieldOf(kind, name), count);
    try {
      const results = await transaction.expire(key, days * (DAY_MS / 1000)).exec();
      const failed = results?.find(([error]) => error !== null)?.[0];
      if (failed) throw failed;
    } catch {
      for (const { kind, name, count } of counts) this.#add(kind, name, count);
    }
    this.#isFlushing = false;
  }

  /** Writes what is left, where Redis answers at once. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.race([this.flush(), pause(GOODBYE_MS, undefined, { ref: false })]);
  }

  #add(kind: Kind, name: string, count = 1): void {
    const counts = this.#counts[kind];
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
}

const fieldOf = (kind: Kind, name: string): string => (kind === 'pages' ? kind : `${kind} ${name}`);

/** The day of a time, UTC. */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Findings by name, over some days. */
export interface Hits {
  readonly days: number;
  readonly pages: number;
  readonly rules: ReadonlyMap<string, Counted>;
  /** Of rules in shadow mode. */
  readonly shadows: ReadonlyMap<string, Counted>;
  /** Findings that entries of allow lists covered, by the name of the entry. */
  readonly allowed: ReadonlyMap<string, Counted>;
}

export interface Counted {
  readonly found: number;
  /** The last day with any. */
  readonly lastDay: string;
}

/** The counts of the last `days` days, today's included, over all workers. */
export async function readHits(redis: Redis, keys: LiveKeys, days: number): Promise<Hits> {
  const today = Date.now();
  const wanted = Array.from({ length: days }, (_, ago) => dayOf(today - (days - 1 - ago) * DAY_MS));
  const found = await Promise.all(wanted.map((day) => redis.hgetall(keys.hits(day))));
  const sums = new Map<string, Counted>();
  for (const [index, fields] of found.entries()) {
    for (const [field, count] of Object.entries(fields)) {
      sums.set(field, { found: (sums.get(field)?.found ?? 0) + Number(count), lastDay: wanted[index] });
    }
  }
  const of = (kind: Kind): Map<string, Counted> =>
    new Map(
      [...sums]
        .filter(([field]) => field.startsWith(`${kind} `))
        .map(([field, sum]) => [field.slice(kind.length + 1), sum]),
    );
  const pages = sums.get('pages')?.found ?? 0;
  return { days, pages, rules: of('rule'), shadows: of('shadow'), allowed: of('allow') };
}
