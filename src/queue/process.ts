/**
 * What a worker does with one job: marker, moderate, emit.
 *
 * An error of a page is thrown and becomes a try of BullMQ, or the end of the page where no further try can mend it. An
 * outage of Redis is no error of a page: it is waited out inside and uses up no try.
 */
import { type Job, UnrecoverableError } from 'bullmq';
import type { Config } from '../config.ts';
import type { Article, Verdict } from '../contract/article.ts';
import type { Page } from '../contract/page.ts';
import { logArticle } from '../log/article.ts';
import type { Log } from '../log/log.ts';
import type { Winnow } from '../winnow.ts';
import type { Emission, Emitter } from './emit.ts';
import { type Failure, failureOfError, failureOfFaults, failureText, isPermanent } from './failure.ts';
import { pagesOf } from './job.ts';
import type { Suspects } from './suspect.ts';

/** What stays of a job that is done; never the article. */
export interface Summary {
  readonly id: string;
  readonly revision: number;
  readonly verdict: Verdict;
}

export interface ProcessorOptions extends Pick<Config, 'deadline'> {
  readonly winnow: Winnow;
  readonly emitter: Emitter;
  readonly suspects: Suspects;
  readonly log: Log;
}

/** A failure on its way to BullMQ. */
class PageError extends Error {
  override readonly name = 'PageError';
}

export type Processor = (job: Job) => Promise<Summary[]>;

export function createProcessor({ winnow, emitter, suspects, log, deadline }: ProcessorOptions): Processor {
  const moderate = (page: Page): Moderation => {
    const start = performance.now();
    const result = moderated(winnow, page, deadline);
    const milliseconds = performance.now() - start;
    if ('failure' in result) return result;
    return { page, article: result.article, milliseconds };
  };

  const all = async (pages: readonly Page[]): Promise<Summary[]> => {
    const markers = await emitter.find(pages);
    for (const [index, { id }] of pages.entries()) if (markers[index]) log('page.skipped', { id });
    const done = pages.filter((_, index) => markers[index] === undefined).map(moderate);
    const good = done.filter((each) => 'article' in each);
    const mine = good.length === 0 ? [] : await emitter.emit(good);
    for (const each of good) {
      if (mine.includes(each)) logArticle(log, each.article, each.milliseconds);
      else log('page.skipped', { id: each.page.id });
    }
    const bad = done.find((each) => 'failure' in each);
    if (bad) throw thrown(bad.failure, bad.cause); // the others are through, and their markers say so at the next try
    return good.map(({ article: { id, revision, verdict } }) => ({ id, revision, verdict }));
  };

  return async (job) => {
    const pages = pagesOrThrow(job);
    const result = await suspects.run(job, () => all(pages));
    if ('failure' in result) throw thrown(result.failure);
    return result.value;
  };
}

type Moderation = (Emission & { readonly milliseconds: number }) | Failing;

interface Failing {
  readonly failure: Failure;
  readonly cause?: unknown;
}

function moderated(winnow: Winnow, page: Page, deadline: number): { readonly article: Article } | Failing {
  try {
    const result = winnow.moderate(page, { revision: 1, ...(deadline > 0 && { deadline }) });
    return result.ok ? { article: result.article } : { failure: failureOfFaults(result) };
  } catch (error) {
    return { failure: failureOfError(error), cause: error };
  }
}

function pagesOrThrow(job: Job): readonly Page[] {
  try {
    return pagesOf(job);
  } catch (error) {
    throw thrown(failureOfError(error, 'job'), error);
  }
}

function thrown(failure: Failure, cause?: unknown): Error {
  const text = failureText(failure);
  if (isPermanent(failure)) return new UnrecoverableError(text);
  const error = new PageError(text, { cause });
  if (cause instanceof Error && cause.stack) error.stack = cause.stack;
  return error;
}
