/**
 * Emission: an article into the queue, once.
 *
 * Three steps, each of which can be done again without harm: the article is added under an id of its own, page and
 * article are kept for review, and last the marker says that all is done. A worker that dies in between leaves a page
 * without marker; the next worker does all of it again, and the queue refuses the second article: by its job id while it
 * waits, by BullMQ's deduplication key for an hour after it was taken. Steps that meet an outage of Redis wait and go on;
 * before each try the marker is asked again, since another worker may have been faster in the meantime.
 */
import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Config } from '../config.ts';
import type { Article } from '../contract/article.ts';
import type { Page } from '../contract/page.ts';
import type { Log } from '../log/log.ts';
import type { RedisKeys } from '../redis/keys.ts';
import type { Outage } from '../redis/outage.ts';
import { type Marker, markerOf, readMarkers } from './marker.ts';
import { articleJobId, BACKOFF } from './names.ts';
import { keepForReview, needsReview, type ReviewLimits, trimReview } from './review.ts';

const DEDUPLICATION_MS = 3_600_000;

export interface EmitterOptions extends ReviewLimits, Pick<Config, 'remember' | 'attempts'> {
  readonly redis: Redis;
  readonly keys: RedisKeys;
  readonly outage: Outage;
  readonly articles: Queue;
  readonly log: Log;
}

/** A page with what became of it. */
export interface Emission {
  readonly page: Page;
  readonly article: Article;
}

export interface Emitter {
  /** The marker of each page, where it was emitted. */
  find(pages: readonly Page[]): Promise<(Marker | undefined)[]>;
  /** Emits all of them; answers with those that no other worker had emitted in the meantime. */
  emit(all: readonly Emission[]): Promise<readonly Emission[]>;
}

export function createEmitter({ redis, keys, outage, articles, log, ...options }: EmitterOptions): Emitter {
  const find = (pages: readonly Page[]) => readMarkers(redis, keys, pages);

  const add = async (all: readonly Emission[]): Promise<void> => {
    const jobs = all.map(({ article }) => articleJob(article, options));
    if (jobs.length === 1) await articles.add(jobs[0].name, jobs[0].data, jobs[0].opts);
    else await articles.addBulk(jobs);
  };

  const remember = async (all: readonly Emission[]): Promise<void> => {
    const forReview = all.filter(({ article }) => needsReview(article));
    const [{ page, article }] = all;
    // What is usual in one command: a transaction of one costs four.
    if (all.length === 1 && forReview.length === 0) {
      await redis.set(keys.page(page.id), markerOf(article, page), 'PX', options.remember);
      return;
    }
    const transaction = redis.multi();
    for (const emission of forReview) keepForReview(transaction, keys, options, emission);
    for (const each of all)
      transaction.set(keys.page(each.page.id), markerOf(each.article, each.page), 'PX', options.remember);
    const results = await transaction.exec();
    const failed = results?.find(([error]) => error !== null)?.[0];
    if (failed) throw failed;
    if (forReview.length > 0) await trimReview(redis, keys, options, log);
  };

  return {
    find: (pages) => outage.survive(() => find(pages)),
    async emit(all) {
      let mine = all;
      let tries = 0;
      await outage.survive(async () => {
        tries += 1;
        if (tries > 1) mine = await unmarked(mine, find);
        if (mine.length > 0) await add(mine);
      });
      if (mine.length > 0) await outage.survive(() => remember(mine));
      return mine;
    },
  };
}

function articleJob(article: Article, { attempts, remember }: Pick<Config, 'attempts' | 'remember'>) {
  const { id, revision } = article;
  const deduplication = { id: `${id}.${revision}`, ttl: Math.min(remember, DEDUPLICATION_MS) };
  const jobId = articleJobId(id, revision);
  return {
    name: 'article',
    data: article,
    opts: { jobId, attempts, backoff: BACKOFF, removeOnComplete: true, deduplication },
  };
}

async function unmarked(all: readonly Emission[], find: Emitter['find']): Promise<readonly Emission[]> {
  const markers = await find(all.map(({ page }) => page));
  return all.filter((_, index) => markers[index] === undefined);
}
