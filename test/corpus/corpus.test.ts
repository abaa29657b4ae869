import { describe, expect, it } from 'vitest';
import { loadArticles, type Split } from '../../bench/corpus/articles.ts';
import { buildCorpus, loadStock } from '../../bench/corpus/corpus.ts';
import type { CorpusPage } from '../../bench/corpus/piece.ts';
import { parsePage } from '../../src/contract/page.ts';

const SIZES = { hijacked: 120, genuine: 120, promotion: 40, spam: 20 };
const stock = loadStock();
const pages = (['dev', 'held'] satisfies Split[]).flatMap((split) => buildCorpus(split, SIZES, stock));

/** What a label points at, as received. */
const pointed = ({ page }: CorpusPage, field: 'title' | 'text', [start, end]: readonly [number, number]) =>
  (page[field] ?? '').slice(start, end);

describe('the development corpus', () => {
  it('is the same at every run', () => {
    expect(buildCorpus('dev', SIZES)).toEqual(pages.filter(({ split }) => split === 'dev'));
  });

  it('holds only pages that the contract lets in', () => {
    expect(pages.filter(({ page }) => !parsePage(page).ok)).toEqual([]);
  });

  it('labels what stands there: whole lines of junk and whole injected titles', () => {
    let checked = 0;
    for (const one of pages) {
      for (const { field, range } of one.truth.injected) {
        expect(pointed(one, field, range).trim()).not.toBe('');
        checked += 1;
      }
      for (const { range, partial } of one.truth.junk) {
        const before = one.page.text[range[0] - 1] ?? '\n';
        const after = one.page.text[range[1]] ?? '\n';
        if (!partial) expect([before, after]).toEqual(['\n', '\n']);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(500);
  });

  it('keeps the genuine lines of an undamaged page word for word', () => {
    const plain = pages.filter(({ body, set }) => body === 'plain' && set !== 'spam');
    for (const { page, truth } of plain) {
      for (const line of truth.genuineLines) {
        const whole = truth.junk.some(({ partial }) => partial) ? line.slice(0, 8) : line;
        expect(page.text).toContain(whole);
      }
    }
    expect(plain.length).toBeGreaterThan(150);
  });

  it('shows neither half an article of the other', () => {
    const dev = new Set(
      loadArticles()
        .filter(({ split }) => split === 'dev')
        .map(({ headline }) => headline),
    );
    const held = loadArticles().filter(({ split }) => split === 'held');
    expect(held.filter(({ headline }) => dev.has(headline))).toEqual([]);
    expect(Math.min(dev.size, held.length)).toBeGreaterThan(80);
  });

  it('accuses no genuine page, and says of every hijacked one where', () => {
    const labelled = (set: CorpusPage['set']) => pages.filter((one) => one.set === set);
    expect(labelled('genuine').every(({ truth }) => truth.injected.length === 0)).toBe(true);
    expect(labelled('hijacked').every(({ truth }) => truth.injected.length > 0)).toBe(true);
  });
});
