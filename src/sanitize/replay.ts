/** An article's edits, done again and undone: what makes every decision checkable. */
import type { Article, ArticleEdit, Transform } from '../contract/article.ts';
import { apply, type Edit, invert } from '../text/edits.ts';
import { transformed } from './transforms.ts';

/** What was received: a text page as it is; for other pages the text is the article's `extracted`. */
export interface Received {
  readonly title?: string | undefined;
  readonly text?: string | undefined;
}

export interface Edited {
  /** Empty where there is none. */
  readonly title: string;
  readonly text: string;
}

export interface Replayed {
  readonly title: string | null;
  readonly text: string;
  /** After the edits, before the transforms: what `undo` takes. */
  readonly beforeTransforms: Edited;
}

type Decided = Pick<Article, 'edits' | 'transforms' | 'extracted' | 'title'>;

/**
 * The article's title and text, made again from what was received. Where the crawler gave no title, the article's own
 * stands, since it was taken from the text. Throws RangeError where `received` is not what the edits were made of.
 */
export function replay(received: Received, article: Decided): Replayed {
  const text = done(editsOf(article, 'text'), received.text ?? article.extracted ?? '');
  const hasTitle = (received.title ?? '').trim() !== '';
  const title = hasTitle ? done(editsOf(article, 'title'), received.title ?? '') : (article.title ?? '');
  const script = article.transforms.filter((step): step is Transform => step !== 'paragraphs');
  const emitted = hasTitle ? transformed(title.trim(), script, text) : title;
  return {
    title: emitted === '' ? null : emitted,
    text: transformed(text, article.transforms),
    beforeTransforms: { title, text },
  };
}

/** What was received, from the title and text before transforms. Throws RangeError where they are not the edits' own. */
export function undo(before: Edited, article: Pick<Article, 'edits'>): Edited {
  return {
    title: done(invert(editsOf(article, 'title')), before.title),
    text: done(invert(editsOf(article, 'text')), before.text),
  };
}

const editsOf = ({ edits }: Pick<Article, 'edits'>, field: ArticleEdit['field']): Edit[] =>
  edits.filter((edit) => edit.field === field);

function done(edits: readonly Edit[], text: string): string {
  for (const { range, before } of edits) {
    if (text.slice(...range) !== before)
      throw new RangeError(`the text holds something else at [${range}] than its edit says`);
  }
  return apply(edits, text);
}
