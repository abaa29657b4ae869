/** The transforms: steps over a whole text, after the edits. */
import type { Transform } from '../contract/article.ts';
import { convert } from '../normalize/script.ts';

/**
 * `text` after `transforms`, in order. `habits` is the text whose writer decides what an ambiguous character stands for:
 * the article's, where `text` is its title.
 */
export function transformed(text: string, transforms: readonly Transform[], habits?: string): string {
  let value = text;
  for (const transform of transforms) {
    if (transform === 'paragraphs') value = paragraphs(value);
    else value = convert(value, transform === 'script:zh-Hant>zh-Hans' ? 'zh-Hant>zh-Hans' : 'zh-Hans>zh-Hant', habits);
  }
  return value;
}

/** One paragraph a line: split at LF, each line trimmed, empty ones dropped. */
const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
