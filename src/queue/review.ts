/**
 * Pages that wait for a person: those with verdict review or block, each with its article.
 *
 * `{winnow}:review` sorts their ids by the time they came in; `{winnow}:review:<id>` holds page and article and expires
 * by itself. What is over the count goes out oldest first, and the log says which.
 */
import type { ChainableCommander, Redis } from 'ioredis';
import type { Config } from '../config.ts';
import type { Article } from '../contract/article.ts';
import type { Page } from '../contract/page.ts';
import type { Log } from '../log/log.ts';
import { parseJson } from '../redis/json.ts';
import type { RedisKeys } from '../redis/keys.ts';

export interface Reviewed {
  readonly id: string;
  /** When it came in, ISO 8601. */
  readonly at: string;
  readonly article: Article;
}

export interface ReviewStore {
  count(): Promise<number>;
  /** Newest first. */
  list(options?: { readonly limit?: number; readonly offset?: number }): Promise<Reviewed[]>;
  show(id: string): Promise<(Reviewed & { readonly page: Page }) | undefined>;
}

export type ReviewLimits = Pick<Config, 'reviewDays' | 'reviewMax'>;

const DAY_MS = 86_400_000;

/** Takes out what is over the count, in one step, so that two workers do not take out twice. */
const POP_OVER = `
local over = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[1])
if over <= 0 then return {} end
local popped = redis.call('ZPOPMIN', KEYS[1], over)
local ids = {}
for i = 1, #popped, 2 do ids[#ids + 1] = popped[i] end
return ids`;

export const needsReview = ({ verdict }: Article): boolean => verdict !== 'pass';

/** Adds what keeps a page for review to a transaction. */
export function keepForReview(
  transaction: ChainableCommander,
  keys: RedisKeys,
  limits: ReviewLimits,
  { page, article }: { readonly page: Page; readonly article: Article },
): ChainableCommander {
  const now = Date.now();
  const key = keys.reviewed(article.id);
  return transaction
    .hset(key, { at: new Date(now).toISOString(), page: JSON.stringify(page), article: JSON.stringify(article) })
    .pexpire(key, limits.reviewDays * DAY_MS)
    .zadd(keys.review, now, article.id)
    .zremrangebyscore(keys.review, '-inf', now - limits.reviewDays * DAY_MS);
}

/** Drops what is over the count, and says so. */
export async function trimReview(redis: Redis, keys: RedisKeys, { reviewMax }: ReviewLimits, log: Log): Promise<void> {
  const dropped: unknown = await redis.eval(POP_OVER, 1, keys.review, reviewMax);
  if (!Array.isArray(dropped) || dropped.length === 0) return;
  const ids = dropped.map(String);
  log('review.dropped', { ids, count: ids.length, reviewMax });
  await redis.del(...ids.map(keys.reviewed));
}

/** What the workers of any process kept. `redis` gives a connection that answers. */
export function reviewStore(
  withRedis: <T>(use: (redis: Redis) => Promise<T>) => Promise<T>,
  keys: RedisKeys,
): ReviewStore {
  const show = (id: string) =>
    withRedis(async (redis) => {
      const { at, page, article } = await redis.hgetall(keys.reviewed(id));
      if (at === undefined) return undefined;
      return { id, at, page: parseJson(page) as Page, article: parseJson(article) as Article };
    });
  return {
    count: () => withRedis((redis) => redis.zcard(keys.review)),
    async list({ limit = 100, offset = 0 } = {}) {
      const ids = await withRedis((redis) => redis.zrevrange(keys.review, offset, offset + limit - 1));
      const found = await Promise.all(ids.map(show));
      return found.flatMap((item) => (item ? [{ id: item.id, at: item.at, article: item.article }] : []));
    },
    show,
  };
}
