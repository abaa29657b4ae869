/** The queue's public API: `import { openQueue, createWorker } from 'winnow/queue'`. */
export type { Answer } from './enqueue.ts';
export type { FailedPage, FailedPages } from './failed.ts';
export type { WorkerSign } from './heartbeat.ts';
export { openQueue, type PageQueue, type QueueOptions } from './queue.ts';
export type { Reviewed, ReviewStore } from './review.ts';
export type { QueueStatus } from './status.ts';
export type { TakeOptions, WriteArticle } from './take.ts';
export { createWorker, type PageWorker, type WorkerOptions } from './worker.ts';
