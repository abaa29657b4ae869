/** Real texts of ../shared/data, where it is present: clean paragraphs to damage, and every repair made to genuine ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { repair } from '../src/normalize/repairs.ts';
import { proofOfConversion } from '../src/normalize/script.ts';
import { ALL } from './restoration-rounds.ts';

export const SHARED = new URL('../../shared/data/', import.meta.url);

const bodies = (name: string): string[] =>
  readFileSync(new URL(`bodies/${name}`, SHARED), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text);

/** The paragraphs of `texts` that are long enough to be told anything from. */
export const paragraphsOf = (texts: readonly string[], least = 60): string[] =>
  texts
    .flatMap((text) => text.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line.length >= least && line.length <= 600);

export const cleanArticles = (): string[] => [...bodies('cctv.zh-hans.jsonl'), ...bodies('xinhua.zh-hans.jsonl')];

export const cleanParagraphs = (): string[] => paragraphsOf(cleanArticles());

export interface Genuine {
  readonly name: string;
  readonly texts: number;
  /** Texts of traditional characters that are taken for converted ones. */
  readonly turned: number;
  /** Each repair, with what stands around it, and with only what it took or changed: the texts are not ours to quote. */
  readonly found: readonly { readonly kind: string; readonly excerpt: string; readonly changed: string }[];
}

/** What `repair` finds in every `step`-th genuine text of each source. */
export function genuineRepairs(step: number): Genuine[] {
  const sources: [string, string[]][] = readdirSync(new URL('bodies/', SHARED)).map((name) => [name, bodies(name)]);
  for (const name of readdirSync(new URL('headlines/', SHARED))) {
    sources.push([name, readFileSync(new URL(`headlines/${name}`, SHARED), 'utf8').split('\n')]);
  }
  return sources.map(([name, all]) => {
    const texts = all.filter((_, k) => k % step === 0);
    return { name, ...genuineOf(texts, name.includes('zh-hant') ? texts : []) };
  });
}

/** Every repair made to one of `texts`, and which of `traditional` would be turned. */
export function genuineOf(texts: readonly string[], traditional: readonly string[]): Omit<Genuine, 'name'> {
  const found = texts.flatMap((text) => {
    const { repairs, edits } = repair(text, ALL);
    return repairs.map(({ name: kind, range }, i) => ({
      kind,
      excerpt: text.slice(Math.max(0, range[0] - 5), Math.min(range[1], range[0] + 60) + 5),
      changed: edits
        .filter(({ flag }) => flag === i)
        .map(({ before, after }) => (after === '' ? before : `${before} > ${after}`))
        .join(' '),
    }));
  });
  const turned = traditional.filter((text) => proofOfConversion(text).proven).length;
  return { texts: texts.length, turned, found };
}
