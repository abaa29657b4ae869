/**
 * Genuine pages that hold the words of spam: they quote it, list it, report on it, or are called so. Nothing of them is
 * accused, no line goes. In genuine-cases/, pages parted by an empty line, the headline first.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { articleOf } from './article-of.ts';

const pages = readFileSync(new URL('genuine-cases/pages.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n\n')
  .map((page) => page.split('\n'));
const ACCUSES = /^(?:injected-title|promotion|keyword-stuffing|title-hijack|hidden-link)\//u;

describe('a genuine page', () => {
  it.each(pages.map(([headline, ...lines]) => ({ headline, lines })))(
    'keeps all it says: $headline',
    ({ headline, lines }) => {
      for (const page of [
        { text: [headline, ...lines].join('\n') },
        { title: headline, text: lines.join('\n') },
        { title: headline, text: [headline, ...lines].join('\n\n') },
      ]) {
        const { title, text, verdict, flags } = articleOf(page);
        expect(flags.filter(({ ruleId }) => ACCUSES.test(ruleId))).toEqual([]);
        expect({ title, text, verdict }).toEqual({ title: headline, text: lines.join('\n'), verdict: 'pass' });
      }
    },
  );
});
