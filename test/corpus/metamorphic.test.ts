/**
 * What must not change when a page is changed in a way that ought not to matter. The pages are drawn from the
 * development half of the corpus; each property counts what it checked, so that none passes by checking nothing.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCorpus, loadStock } from '../../bench/corpus/corpus.ts';
import * as forms from '../../bench/corpus/obfuscate.ts';
import type { CorpusPage } from '../../bench/corpus/piece.ts';
import { Random } from '../../bench/corpus/random.ts';
import { Draw, titleStyles } from '../../bench/corpus/titles.ts';
import type { Article } from '../../src/contract/article.ts';
import { createWinnow } from '../../src/winnow.ts';

const stock = loadStock();
const pages = buildCorpus('dev', { hijacked: 300, genuine: 200, promotion: 40, spam: 10 }, stock);
let moderate: (page: object) => Article;

beforeAll(async () => {
  const winnow = await createWinnow();
  moderate = (page) => {
    const answer = winnow.moderate(page);
    if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
    return answer.article;
  };
});

const accused = ({ flags }: Article): boolean => flags.some(({ ruleId }) => ruleId.startsWith('injected-title/'));
const genuine = () => pages.filter(({ set }) => set === 'genuine');

/** Hijacked pages whose one undisguised injected line stands in the text and is found. */
const withLine = (): CorpusPage[] =>
  pages.filter(
    ({ set, style, truth, page }) =>
      set === 'hijacked' &&
      !/\+|wrapped|glued|replaced|appended/.test(style) &&
      truth.injected.length === 1 &&
      truth.injected[0].field === 'text' &&
      accused(moderate(page)),
  );

const replaced = ({ page, truth }: CorpusPage, change: (line: string) => string): object => {
  const [{ range }] = truth.injected;
  const text = page.text.slice(0, range[0]) + change(page.text.slice(...range)) + page.text.slice(range[1]);
  return { ...page, text };
};

const DISGUISES: Readonly<Record<string, (line: string, random: Random) => string>> = {
  width: forms.wide,
  'zero-width': forms.zeroWidth,
  'soft hyphens': forms.softHyphens,
  spacing: forms.spaced,
  traditional: forms.traditional,
  'look-alikes': forms.lookalikes,
  circled: forms.circled,
  separators: (line, random) => line.replace(/[_,、|]| I |(?<=.)-(?=.)/g, random.pick(['_', '丨', '·', ' | ', '-'])),
};

describe('a page that is changed where it ought not to matter', () => {
  it.each(Object.entries(DISGUISES))('an injected line in disguise (%s) gets the same article', (name, disguise) => {
    const sample = withLine().slice(0, 60);
    const wrong = sample.flatMap((one) => {
      const before = moderate(one.page);
      const after = moderate(replaced(one, (line) => disguise(line, new Random(name + one.page.id))));
      const same = after.verdict === before.verdict && after.text === before.text && after.title === before.title;
      return same && accused(after) ? [] : [`${one.page.id} ${one.style}`];
    });
    expect(sample.length).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
  });

  it('an injected line added to a genuine page leaves the rest of its article as it was', () => {
    const styles = titleStyles('dev').filter(
      ({ shape, languages }) => shape !== 'headline' && languages.includes('zh'),
    );
    let checked = 0;
    const wrong: string[] = [];
    for (const one of genuine()) {
      const random = new Random(`add ${one.page.id}`);
      const style = random.pick(styles);
      const line = style.make(new Draw(stock.titles, 'dev', random));
      const before = moderate(one.page);
      const after = moderate({ ...one.page, text: `${line}\n\n${one.page.text}` });
      checked += 1;
      const same = after.text === before.text && after.title === before.title;
      if (!same || JSON.stringify(after.byline) !== JSON.stringify(before.byline))
        wrong.push(`${one.page.id} ${one.style} ${style.name}`);
    }
    expect(checked).toBe(200);
    expect(wrong).toEqual([]);
  });

  it('the order of pages does not matter', () => {
    const seen = (article: Article) => JSON.stringify({ ...article, moderatedAt: '' });
    const forward = pages.slice(0, 150).map(({ page }) => seen(moderate(page)));
    const backward = pages
      .slice(0, 150)
      .reverse()
      .map(({ page }) => seen(moderate(page)));
    expect(backward.reverse()).toEqual(forward);
  });

  it('an article given back changes nothing', () => {
    let checked = 0;
    const wrong: string[] = [];
    for (const { page, style, body } of pages) {
      const first = moderate(page);
      if (first.verdict === 'block') continue;
      const again = moderate({ url: page.url, text: first.text, ...(first.title !== null && { title: first.title }) });
      checked += 1;
      if (again.edits.length > 0 || again.text !== first.text || again.title !== first.title)
        wrong.push(`${page.id} ${style} ${body}`);
    }
    expect(checked).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['left out', (lines: string[], at: number) => lines.splice(at, 1)],
    ['doubled', (lines: string[], at: number) => lines.splice(at, 0, lines[at])],
  ])('a genuine paragraph that is %s changes nothing in what is found elsewhere', (_, change) => {
    const sample = pages.filter(
      ({ body, set, truth }) => body === 'plain' && set !== 'spam' && truth.genuineLines.length > 4,
    );
    const wrong = sample.flatMap((one) => {
      const lines = one.page.text.split('\n');
      const whole = one.truth.genuineLines.slice(1, -1).find((line) => lines.some((text) => text.trim() === line));
      if (whole === undefined) return [];
      change(
        lines,
        lines.findIndex((text) => text.trim() === whole),
      );
      const before = removed(moderate(one.page));
      const after = removed(moderate({ ...one.page, text: lines.join('\n') }));
      return JSON.stringify(after) === JSON.stringify(before) ? [] : [`${one.page.id} ${one.style}`];
    });
    expect(sample.length).toBeGreaterThan(150);
    expect(wrong).toEqual([]);
  });
});

/** What an article's edits took out, without the line breaks that went along. */
const removed = ({ edits }: Article): string[] =>
  edits
    .flatMap(({ before, after }) => (after === '' ? before.split('\n') : []))
    .map((line) => line.trim())
    .filter(Boolean);
