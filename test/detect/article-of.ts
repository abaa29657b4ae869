import type { Article } from '../../src/contract/article.ts';
import type { Page } from '../../src/contract/page.ts';
import { createWinnow } from '../../src/winnow.ts';

const winnow = createWinnow({ script: 'keep' });

/** What becomes of a page whose script is kept; one that is a fault fails the test. */
export function articleOf(page: Partial<Page>): Article {
  const moderated = winnow.moderate({ url: 'http://a.example/b', ...page });
  if (!moderated.ok) throw new Error(moderated.code);
  return moderated.article;
}
