/**
 * The door: pages in, one answer each.
 *
 * What is there already is asked for the whole batch (known.ts: the marker of a page that was emitted, the job of one that
 * waits), then the new ones go in at once. Between the two another process may be faster: then an answer says `new` that
 * was `known`; no page is ever stored twice, since the job has the page's id.
 */
import type { Config } from '../config.ts';
import { contentOf, type Fault, type Page, parsePage } from '../contract/page.ts';
import type { PageJob } from './job.ts';
import { knownDigests } from './known.ts';
import { contentDigest } from './marker.ts';
import { BACKOFF, pageJobId } from './names.ts';
import type { Connected } from './producer.ts';

export type Answer =
  | { readonly status: 'new'; readonly id: string }
  | { readonly status: 'known'; readonly id: string }
  /** The id is taken by other content, which stays. Digests as `contentDigest` makes them. */
  | { readonly status: 'conflict'; readonly id: string; readonly digest: string; readonly knownDigest: string }
  | { readonly status: 'refused'; readonly faults: readonly Fault[] };

export type EnqueueSettings = Pick<Config, 'prefix' | 'attempts' | 'batch' | 'maxContent'>;

/** A batch ends at so many characters of content, however few pages that is. */
const MAX_BATCH_LENGTH = 8 * 1024 * 1024;

export type UseRedis = <T>(work: (connected: Connected) => Promise<T>) => Promise<T>;

/** One answer a page, in order. */
export async function enqueuePages(
  inputs: readonly unknown[],
  settings: EnqueueSettings,
  use: UseRedis,
): Promise<Answer[]> {
  const parsed = inputs.map((input) => parsePage(input, settings.maxContent));
  const good = parsed.flatMap((result) => (result.ok ? [result.page] : []));
  const answers: Answer[] = [];
  for (const batch of batches(good, settings.batch)) answers.push(...(await enqueueBatch(batch, settings, use)));
  let next = 0;
  return parsed.map((result) => {
    if (!result.ok) return { status: 'refused', faults: result.faults };
    next += 1;
    return answers[next - 1];
  });
}

function batches(pages: readonly Page[], size: number): Page[][] {
  const all: Page[][] = [];
  let length = 0;
  for (const page of pages) {
    const last = all.at(-1);
    const added = contentOf(page).length;
    if (last && last.length < size && length + added <= MAX_BATCH_LENGTH) {
      last.push(page);
      length += added;
    } else {
      all.push([page]);
      length = added;
    }
  }
  return all;
}

async function enqueueBatch(batch: readonly Page[], settings: EnqueueSettings, use: UseRedis): Promise<Answer[]> {
  const first = new Map<string, Page>();
  for (const page of batch) if (!first.has(page.id)) first.set(page.id, page);
  const ours = new Set<string>(); // added by an earlier try of this call, whose answer was lost
  const labels = await use((connected) => addOnce([...first.values()], ours, settings, connected));
  return batch.map((page) => {
    const known = first.get(page.id) as Page;
    return known === page ? (labels.get(page.id) as Answer) : compared(page, contentDigest(known));
  });
}

async function addOnce(
  pages: readonly Page[],
  ours: Set<string>,
  { prefix, attempts }: EnqueueSettings,
  connected: Connected,
): Promise<Map<string, Answer>> {
  const known = await knownDigests(pages, prefix, connected);
  const labels = new Map<string, Answer>();
  for (const page of pages) {
    const digest = known.get(page.id);
    const isNew = digest === undefined || ours.has(page.id);
    labels.set(page.id, isNew ? { status: 'new', id: page.id } : compared(page, digest));
  }
  const missing = pages.filter((page) => !known.has(page.id));
  for (const { id } of missing) ours.add(id);
  if (missing.length === 0) return labels;
  const options = { attempts, backoff: BACKOFF, removeOnComplete: true };
  await connected.pages.addBulk(
    missing.map((page) => ({
      name: 'page',
      data: { v: 1, pages: [page] } satisfies PageJob,
      opts: { ...options, jobId: pageJobId(page.id) },
    })),
  );
  return labels;
}

function compared(page: Page, knownDigest: string): Answer {
  const digest = contentDigest(page);
  const { id } = page;
  return digest === knownDigest ? { status: 'known', id } : { status: 'conflict', id, digest, knownDigest };
}
