/**
 * The lines that the model of character n-grams learns from, in their loose form.
 *
 * Injected: the lines of the development half of the corpus, lines written by hand (corpus/grammar/injected-lines.txt),
 * known lines, their segments, and the terms of the rules. Genuine: of the real headlines and articles of ../shared/data
 * every other one of each file, the rest being for the measure; the genuine and the junk lines of the development half;
 * lines written by hand (corpus/grammar/genuine-lines.txt).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { looseFold } from '../src/normalize/folds.ts';
import { fold } from '../src/text/view.ts';
import { buildCorpus, FULL_SIZE } from './corpus/corpus.ts';
import type { CorpusPage } from './corpus/piece.ts';

const HEADLINES = new URL('../../shared/data/headlines/', import.meta.url);
const ARTICLES = new URL('../../shared/data/bodies/', import.meta.url);
const LISTS = new URL('../rules/lists/', import.meta.url);
const INJECTED = new URL('corpus/grammar/injected-lines.txt', import.meta.url);
const GENUINE = new URL('corpus/grammar/genuine-lines.txt', import.meta.url);

/** What weighs for nothing by itself: words of reports, of trade, of buttons. */
const NO_TERMS = /^(?:bare-|report|trade|pitch|known-lines)/;
const SEPARATORS = /[_|,、\-·丨。!?;:]|\si\s/u;
const MIN_SEGMENT = 4;
const MIN_SENTENCE = 8;
/** What was written by hand counts so often. */
const BY_HAND = 3;

/** Whether the real texts are at hand. */
export const isAtHand = (): boolean => existsSync(HEADLINES) && existsSync(ARTICLES);

const loose = (line: string): string => fold(line, looseFold()).text;
const linesOf = (url: URL): string[] =>
  readFileSync(url, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !/^(?:#|\[|== )/.test(line));
const times = <T>(count: number, values: readonly T[]): T[] => Array.from({ length: count }, () => values).flat();

export interface Split {
  readonly training: string[];
  readonly unseen: string[];
}

/** Every other line of each file of a folder, and the rest, each made into what it holds. */
function splitOf(folder: URL, made: (line: string) => readonly string[]): Split {
  const split: Split = { training: [], unseen: [] };
  for (const name of readdirSync(folder).sort()) {
    const lines = readFileSync(new URL(name, folder), 'utf8').split('\n').slice(0, -1);
    for (const [index, line] of lines.entries())
      (index % 2 === 0 ? split.training : split.unseen).push(...made(line).map(loose));
  }
  return split;
}

/** The real headlines. */
export const headlines = (): Split => splitOf(HEADLINES, (line) => [line]);

/** The sentences and lines of an article. */
const sentencesIn = (json: string): string[] =>
  (JSON.parse(json) as { readonly text: string }).text
    .split(/(?<=[。！？!?])|(?<=\. )|\n/u)
    .map((sentence) => sentence.trim())
    .filter(({ length }) => length >= MIN_SENTENCE);

/** The sentences of the real articles. */
export const articles = (): Split => splitOf(ARTICLES, sentencesIn);

/** The injected lines of made pages, in their loose form, each once. */
export const injectedIn = (pages: readonly CorpusPage[]): string[] => [
  ...new Set(
    pages.flatMap(({ page, truth }) =>
      truth.injected.map(({ field, range }) => loose((page[field] ?? '').slice(...range))),
    ),
  ),
];

/** All that an injected line may be. */
export function injectedLines(): string[] {
  const drawn = injectedIn(buildCorpus('dev', { hijacked: 3000, genuine: 0, promotion: 0, spam: 0 }));
  const own = [...linesOf(INJECTED), ...linesOf(new URL('known-lines.txt', LISTS))].map(loose);
  const segments = new Set([...drawn, ...own].flatMap((line) => line.split(SEPARATORS)));
  const terms = readdirSync(LISTS)
    .filter((name) => !NO_TERMS.test(name))
    .sort()
    .flatMap((name) => linesOf(new URL(name, LISTS)));
  return [
    ...drawn,
    ...times(BY_HAND, [...new Set(own)]),
    ...[...segments].filter(({ length }) => length >= MIN_SEGMENT),
    ...terms.map(loose),
  ];
}

/** The genuine and the junk lines of our own. */
export function genuineLines(): string[] {
  const pages = buildCorpus('dev', FULL_SIZE).filter(({ set }) => set === 'genuine' || set === 'hijacked');
  const junk = pages.flatMap(({ page, truth }) => truth.junk.map(({ range }) => loose(page.text.slice(...range))));
  const lines = pages.flatMap(({ truth }) => truth.genuineLines.map(loose));
  return times(2, [...new Set([...lines, ...junk, ...linesOf(GENUINE).map(loose)])]);
}
