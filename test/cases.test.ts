/**
 * Whole pages with the whole article that they must give, as files: test/cases/<name>/page.json and article.json.
 * `UPDATE_CASES=1 npx vitest run test/cases.test.ts` writes the articles anew: read the diff before you commit it.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '../src/contract/article.ts';
import { createWinnow } from '../src/winnow.ts';
import { brokenPromises } from './winnow/promises.ts';

const folder = join(import.meta.dirname, 'cases');
const names = readdirSync(folder);
const winnow = createWinnow({ now: () => Date.UTC(2024, 4, 6) });

/** Without what changes with every release and every rule. */
function lasting({ ruleset: _ruleset, service: _service, ...article }: Article) {
  return article;
}

describe('cases', () => {
  it('are there', () => expect(names.length).toBeGreaterThanOrEqual(8));

  it.each(names)('%s', (name) => {
    const page = JSON.parse(readFileSync(join(folder, name, 'page.json'), 'utf8'));
    const moderated = winnow.moderate(page);
    if (!moderated.ok) throw new Error(JSON.stringify(moderated.faults));
    const path = join(folder, name, 'article.json');
    const article = lasting(moderated.article);
    if (process.env.UPDATE_CASES === '1') writeFileSync(path, `${JSON.stringify(article, null, 2)}\n`);
    if (!existsSync(path)) throw new Error(`${name} has no article.json`);
    expect(article).toEqual(JSON.parse(readFileSync(path, 'utf8')));
    if (typeof page.text === 'string') expect(brokenPromises(page, moderated.article)).toEqual([]);
  });
});
