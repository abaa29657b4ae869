/** A page -> what was received: its title, its text, and for markup what stands around it. Chooses nothing. */
import { contentOf, type Page } from '../contract/page.ts';
import { type Decoded, decode } from './decode.ts';
import { readHtml } from './html.ts';
import type { HtmlDocument } from './html-document.ts';

export interface Document {
  /** The crawler's title as received; undefined where there is none, or a blank one. */
  readonly title: string | undefined;
  /** The text as received; for markup and bytes all the text there is, one block a line. */
  readonly text: string;
  /** Whether the text was made of markup or bytes, and so is given back as `extracted`. */
  readonly isExtracted: boolean;
  readonly markup?: Markup;
  /** What the bytes were decoded with, and why. */
  readonly decoded?: Omit<Decoded, 'text'>;
}

export interface Markup {
  readonly html: string;
  readonly document: HtmlDocument;
  readonly url: string;
}

export function read(page: Page): Document {
  const title = page.title !== undefined && page.title.trim() !== '' ? page.title : undefined;
  if (page.text !== undefined) return { title, text: page.text, isExtracted: false };
  if (page.html !== undefined) return { title, ...ofHtml(page.html, page.url) };
  const { text, ...decoded } = decode(Buffer.from(contentOf(page), 'base64'), page.contentType);
  const isPlain = /^\s*text\/plain\b/i.test(page.contentType ?? '');
  return { title, decoded, ...(isPlain ? { text, isExtracted: true } : ofHtml(text, page.url)) };
}

function ofHtml(html: string, url: string) {
  const document = readHtml(html);
  return { text: document.extracted, isExtracted: true, markup: { html, document, url } };
}
