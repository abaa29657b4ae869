/** The instrument itself: a perfect article scores perfectly, one that does nothing or too much does not. */
import { describe, expect, it } from 'vitest';
import { buildCorpus, loadStock } from '../../bench/corpus/corpus.ts';
import type { CorpusPage, Span } from '../../bench/corpus/piece.ts';
import { type Judgement, judge } from '../../bench/eval-judge.ts';
import { titleDone } from '../../bench/eval-report.ts';
import type { Article, ArticleEdit, Flag } from '../../src/contract/article.ts';
import { apply } from '../../src/text/edits.ts';

const pages = buildCorpus('held', { hijacked: 300, genuine: 150, promotion: 60, spam: 0 }, loadStock());

const flag = (ruleId: string): Flag => ({
  ruleId,
  category: 'promotion',
  severity: 'low',
  action: 'remove',
  score: 0,
  field: 'text',
  range: [0, 1],
  count: 1,
  excerpt: '',
  message: 'x',
  evidence: {},
});

function articleOf({ page }: CorpusPage, title: string | null, cuts: readonly Span[], accuse: boolean): Article {
  const edits: ArticleEdit[] = [...cuts]
    .sort((a, b) => a[0] - b[0])
    .map(([start, end]) => ({
      field: 'text',
      range: [start, end],
      before: page.text.slice(start, end),
      after: '',
      flag: 0,
    }));
  const text = apply(edits, page.text)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
  return {
    id: page.id,
    url: page.url,
    revision: 1,
    verdict: 'pass',
    score: 0,
    title,
    text,
    byline: { publishedAt: null, source: null, author: null, editor: null },
    language: null,
    flags: [flag(accuse ? 'injected-title/x' : 'boilerplate/x')],
    edits,
    transforms: ['paragraphs'],
    ruleset: { version: '0', digest: '0' },
    service: '0',
    moderatedAt: '2024-01-01',
  };
}

/** A cut with the list bullet before it. */
function withBullet(text: string, [start, end]: Span): Span {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  return /^\s*[-•]?\s*$/.test(text.slice(from, start)) ? [from, end] : [start, end];
}

/** What a perfect service would do: takes out what is labelled, lifts the headline. */
function oracle(one: CorpusPage): Judgement {
  const { truth, page } = one;
  const labelled = [...truth.injected.filter(({ field }) => field === 'text'), ...truth.junk];
  const cuts = labelled.map(({ range }) => withBullet(page.text, range));
  const [first = ''] = articleOf(one, null, cuts, false).text.split('\n');
  const head = truth.genuineLines.includes(first) ? '' : first;
  const at = page.text.indexOf(head);
  const lifted: Span[] = head === '' ? [] : [[at, at + head.length]];
  const title = truth.anyHeadline ? head : truth.headline;
  return judge(one, articleOf(one, title, [...cuts, ...lifted], truth.injected.length > 0));
}

describe('the judge', () => {
  it('finds nothing wrong with a perfect article', () => {
    const judged = pages.filter(({ body }) => body === 'plain').map(oracle);
    const wrong = judged.filter((j) => {
      const title = j.planted ? titleDone(j) : j.accused.length === 0;
      const lines = j.units.every(({ truth, gone }) => (truth === 'genuine') !== gone);
      return !(title && j.titleRight && lines && j.lostText === '');
    });
    expect(
      wrong.map(({ page, units }) => [
        page.page.id,
        page.style,
        units.filter((u) => (u.truth === 'genuine') === u.gone).map((u) => u.text),
      ]),
    ).toEqual([]);
    expect(judged.length).toBeGreaterThan(250);
  });

  it('gives an article that changes nothing no credit', () => {
    const judged = pages.map((one) => judge(one, articleOf(one, null, [], false)));
    expect(judged.filter((j) => j.planted && titleDone(j))).toEqual([]);
    expect(judged.flatMap(({ units }) => units).filter(({ gone }) => gone)).toEqual([]);
  });

  it('counts every genuine line of an article that removes everything', () => {
    const judged = pages.map((one) => judge(one, articleOf(one, null, [[0, one.page.text.length]], true)));
    const genuine = judged.flatMap(({ units }) => units).filter(({ truth }) => truth === 'genuine');
    expect(genuine.every(({ gone }) => gone)).toBe(true);
    expect(judged.every(({ headlineKept, page }) => !headlineKept || page.truth.anyHeadline)).toBe(true);
  });
});
