/** A page -> what was received: its title and its text. Measures, chooses nothing. */
import type { Page } from '../contract/page.ts';

export interface Document {
  /** The crawler's title as received; undefined where there is none, or a blank one. */
  readonly title: string | undefined;
  /** The text as received. */
  readonly text: string;
}

export function read(page: Page): Document {
  const title = page.title !== undefined && page.title.trim() !== '' ? page.title : undefined;
  return { title, text: page.text ?? '' };
}
