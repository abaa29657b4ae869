/**
 * Markup, read: blocks of text, links, what hides, the head's facts, scripts. One pass of htmlparser2's tokenizer over
 * the markup and no tree; it measures and chooses nothing. Nothing is fetched or run.
 *
 * `extracted` is all text that is not script, style, template or title, one block a line, hidden blocks included. Time
 * is linear in the markup, memory is bounded by a few times its size; what goes beyond the limits of the readers (links,
 * scripts, metas, regions) is dropped, never refused.
 */
import type { HtmlDocument } from './html-document.ts';
import { readMarkup } from './markup.ts';
import { PageReader } from './page-reader.ts';

/** All that `html` says. Never throws, whatever the markup. */
export function readHtml(html: string): HtmlDocument {
  const reader = new PageReader(html);
  readMarkup(html, reader);
  return reader.document();
}
