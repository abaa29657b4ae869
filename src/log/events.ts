/**
 * Every event that the log knows: its level and what it tells. docs are generated from this table.
 *
 * Levels: info is the course of things, warn wants a look, error is a fault of the service: whoever is paged on errors
 * is paged for those. Where a level depends on the case, the table names every one.
 */
export type Level = 'debug' | 'info' | 'warn' | 'error';

export interface EventEntry {
  readonly level: Level | readonly Level[];
  readonly meaning: string;
}

export const EVENTS = {
  'article.moderated': {
    level: ['info', 'warn'],
    meaning: 'a page became an article; info for pass, warn for review and block; one line an article, with its flags',
  },
  'page.skipped': {
    level: 'debug',
    meaning: 'a page came again that was emitted before, after a worker died or lost its lock; nothing was done',
  },
  'page.retried': {
    level: 'warn',
    meaning: 'a page failed one of its tries and is tried again',
  },
  'page.failed': {
    level: ['warn', 'error'],
    meaning: 'a page failed for good and stands in the failed set; error where winnow is at fault, not the page',
  },
  'page.stalled': {
    level: 'info',
    meaning: 'the worker of a page died or lost its lock; the page is taken up again',
  },
  'queue.lock-lost': {
    level: 'debug',
    meaning: 'a job was finished or renewed after its lock had passed on; usual after an outage, harms nothing',
  },
  'queue.error': {
    level: 'error',
    meaning: 'the queue reported an error that is no outage of Redis',
  },
  'redis.unavailable': {
    level: 'error',
    meaning: 'Redis does not answer or refuses to write; work waits; said once until it is back',
  },
  'redis.available': {
    level: 'info',
    meaning: 'Redis answers and writes again; how long it did not',
  },
  'redis.unpacking': {
    level: 'info',
    meaning: 'no redis-server was found; one is unpacked into the cache, not installed',
  },
  'redis.started': {
    level: 'info',
    meaning: 'a private Redis runs; its port and folder',
  },
  'redis.joined': {
    level: 'info',
    meaning: 'the private Redis of another process is used',
  },
  'redis.died': {
    level: 'error',
    meaning: 'the private Redis ended by itself and is started again',
  },
  'redis.stopped': {
    level: 'info',
    meaning: 'the private Redis was stopped; its data is kept',
  },
  'review.dropped': {
    level: 'warn',
    meaning: 'the review store was full; the oldest pages went out unseen',
  },
  'rules.reloaded': {
    level: 'info',
    meaning:
      'a folder of rules changed; it was loaded, all its examples hold, and it is in force from the next page on',
  },
  'rules.refused': {
    level: 'warn',
    meaning:
      'a folder of rules does not load or an example does not hold; the rules before it stay; faults by file and line',
  },
  'rules.restored': {
    level: 'warn',
    meaning: 'a worker started while a folder of rules was broken; the rules that were accepted last are in force',
  },
  'worker.started': {
    level: 'info',
    meaning: 'a worker takes pages; its rules and concurrency',
  },
  'worker.stopping': {
    level: 'info',
    meaning: 'a worker was told to stop; pages in work are finished',
  },
  'worker.stopped': {
    level: 'info',
    meaning: 'a worker stopped with nothing in work',
  },
  'worker.abandoned': {
    level: 'warn',
    meaning: 'the grace period was over before pages in work were done; other workers take them up',
  },
  'worker.died': {
    level: 'error',
    meaning: 'a worker process died and is started again after a pause',
  },
} as const satisfies Record<string, EventEntry>;

export type EventName = keyof typeof EVENTS;
