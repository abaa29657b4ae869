import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS, readDocument, withTables } from '../tools/docs.ts';

const root = resolve(import.meta.dirname, '..');

describe('the documents', () => {
  it.each(DOCUMENTS)('%s has its tables as they are now (npm run docs writes them)', (name) => {
    const document = readDocument(name);
    expect(document).toBe(withTables(document));
  });

  it('have tables at all', () => {
    const tables = DOCUMENTS.flatMap((name) => readDocument(name).match(/<!-- table: \w+ -->/g) ?? []);
    expect(tables.length).toBeGreaterThanOrEqual(5);
  });

  it('link to files that are there', () => {
    const broken = DOCUMENTS.flatMap((name) => {
      const links = [...readDocument(name).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link]) => link);
      return links.filter((link) => !existsSync(join(root, name, '..', link))).map((link) => `${name}: ${link}`);
    });
    expect(broken).toEqual([]);
  });

  it('name commands that CI runs', () => {
    const ci = readFileSync(join(root, '.ci/run'), 'utf8');
    for (const command of ['npm ci', 'npm run demo', 'npm test', 'rules check']) {
      expect(readDocument('README.md')).toContain(command);
      expect(ci).toContain(command);
    }
  });

  it('name only scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const named = DOCUMENTS.flatMap((name) =>
      [...readDocument(name).matchAll(/npm run ([\w-]+)/g)].map(([, script]) => script),
    );
    expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
  });
});
