/** Lines told by their form alone, and genuine lines that look like them, in site-line-cases/. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { siteLine } from '../../src/detect/site-lines.ts';
import { looseFold } from '../../src/normalize/folds.ts';
import { fold } from '../../src/text/view.ts';
import { createWinnow } from '../../src/winnow.ts';
import { STORIES } from './stories.ts';

const read = (name: string): string[] =>
  readFileSync(new URL(`site-line-cases/${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
const loose = (line: string): string => fold(line, looseFold()).text.trim();
const winnow = createWinnow({ script: 'keep' });
const { headline, first, second } = STORIES.zh;

function textOf(lines: readonly string[]): string {
  const moderated = winnow.moderate({ url: 'http://a.example/b', text: lines.join('\n') });
  if (!moderated.ok) throw new Error(moderated.code);
  return moderated.article.text;
}

describe("a line of a site's own systems", () => {
  it.each(read('junk'))('goes below the text: %s', (line) => {
    expect(siteLine(loose(line), 'tail', true)).toBeDefined();
    expect(textOf([headline, first, second, line])).toBe(`${first}\n${second}`);
  });

  it.each(read('sections'))('goes between headline and text: %s', (line) => {
    expect(textOf([line, headline, first, second])).toBe(`${first}\n${second}`);
  });

  it.each(read('sections'))('stays where the page has no other headline: %s', (line) => {
    expect(siteLine(loose(line), 'head', false)).toBeUndefined();
  });
});

describe('a genuine line', () => {
  it.each(read('genuine'))('has no such form: %s', (line) => {
    for (const zone of ['head', 'middle', 'tail', 'edge'] as const)
      expect(siteLine(loose(line), zone, true)).toBeUndefined();
  });
});
