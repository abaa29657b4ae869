/** How near the text that was found is to the text that is wanted, and what Readability finds on the same pages. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

export interface HtmlPage {
  readonly name: string;
  readonly bytes: Buffer;
  readonly html: string;
  /** The article as a person marked it, headline first; undefined where nobody did. */
  readonly reference: string | undefined;
}

export interface Extracted {
  readonly title: string;
  readonly text: string;
}

/** The HTML pages of a folder; references stand beside a page as `.txt`, or in the folder `ref` beside theirs. */
export function htmlPages(folder: string): HtmlPage[] {
  return readdirSync(folder)
    .filter((name) => !/\.(?:txt|json|md)$/.test(name) && statSync(join(folder, name)).isFile())
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      return { name, bytes, html: bytes.toString('utf8'), reference: referenceOf(folder, name) };
    });
}

function referenceOf(folder: string, name: string): string | undefined {
  const marked = join(folder, '..', 'ref', name);
  if (existsSync(marked)) return readFileSync(marked, 'utf8').replace(/<[^>]+>/g, '');
  const beside = join(folder, name.replace(/\.html$/, '.txt'));
  return existsSync(beside) ? readFileSync(beside, 'utf8') : undefined;
}

export function readability(html: string): Extracted {
  const { document } = parseHTML(html);
  const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse();
  return { title: article?.title ?? '', text: article?.textContent ?? '' };
}

export function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** The F1 of 4-grams of characters of headline and text; white space and width do not count. */
export function gramF1({ title, text }: Extracted, reference: string): number {
  const [found, wanted] = [bare(`${title}\n${text}`), bare(reference)];
  const other = grams(wanted);
  let common = 0;
  for (const [gram, count] of grams(found)) common += Math.min(count, other.get(gram) ?? 0);
  const all = Math.max(0, found.length - 3) + Math.max(0, wanted.length - 3);
  return all === 0 ? 0 : (2 * common) / all;
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

function grams(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + 4 <= text.length; i += 1)
    counts.set(text.slice(i, i + 4), (counts.get(text.slice(i, i + 4)) ?? 0) + 1);
  return counts;
}
