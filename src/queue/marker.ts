/**
 * What is remembered of a page that was emitted: some 150 bytes under `{winnow}:page:<id>`, for WINNOW_REMEMBER. Written
 * last, after the article is in the queue: who finds a marker need not do anything.
 */
import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { type Article, VERDICTS } from '../contract/article.ts';
import { contentOf, type Page } from '../contract/page.ts';
import { parseJson } from '../redis/json.ts';
import type { RedisKeys } from '../redis/keys.ts';

const markerShape = z.object({
  state: z.literal('done'),
  verdict: z.enum(VERDICTS),
  revision: z.int().min(1),
  digest: z.string(),
});

export type Marker = z.infer<typeof markerShape>;

/** The marker in a stored text; none where there is none, or none that this version understands. */
export function markerIn(text: unknown): Marker | undefined {
  if (typeof text !== 'string') return undefined;
  const marker = markerShape.safeParse(parseJson(text));
  return marker.success ? marker.data : undefined;
}

/** The marker of each page. */
export async function readMarkers(
  redis: Redis,
  keys: RedisKeys,
  pages: readonly Page[],
): Promise<(Marker | undefined)[]> {
  if (pages.length === 1) return [markerIn(await redis.get(keys.page(pages[0].id)))];
  return (await redis.mget(...pages.map(({ id }) => keys.page(id)))).map(markerIn);
}

export function markerOf(article: Article, page: Page): string {
  const { verdict, revision } = article;
  return JSON.stringify({ state: 'done', verdict, revision, digest: contentDigest(page) } satisfies Marker);
}

/** By which two contents are told apart: the first 32 hex digits of SHA-256 over text, html or body as given, in UTF-8. */
export function contentDigest(page: Page): string {
  return createHash('sha256').update(contentOf(page)).digest('hex').slice(0, 32);
}
