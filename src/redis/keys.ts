/** Names of the keys that winnow keeps beside those of BullMQ. All begin with the prefix, and so share its slot. */
export interface RedisKeys {
  /** What is remembered of a page that was emitted. */
  page(id: string): string;
  /** Ids of the pages that wait for a person, by the time they came in. */
  readonly review: string;
  /** Such a page with its article. */
  reviewed(id: string): string;
  /** How often a job was run alone because its workers died. */
  suspect(job: string): string;
  /** Ids of the workers that were seen. */
  readonly workers: string;
  /** What a living worker says of itself; gone soon after it is. */
  worker(id: string): string;
  /** Written to find out whether Redis takes writes. */
  readonly probe: string;
}

export function redisKeys(prefix: string): RedisKeys {
  return {
    page: (id) => `${prefix}:page:${id}`,
    review: `${prefix}:review`,
    reviewed: (id) => `${prefix}:review:${id}`,
    suspect: (job) => `${prefix}:suspect:${job}`,
    workers: `${prefix}:workers`,
    worker: (id) => `${prefix}:worker:${id}`,
    probe: `${prefix}:probe`,
  };
}
