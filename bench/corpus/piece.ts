/**
 * A page in the making: lines of pieces, each with what it is. Offsets are counted only when the page is written out,
 * so that damage may change lengths.
 */
import type { Byline, Verdict } from '../../src/contract/article.ts';
import type { Language, Split } from './articles.ts';

export type Role = 'genuine' | 'headline' | 'injected' | 'junk' | 'space';

export interface Piece {
  readonly role: Role;
  readonly text: string;
  /** What an article ought to show: the text before damage. Only for what is genuine. */
  readonly clean: string;
  readonly kind: string;
  /** The pack that ought to answer for a junk piece. */
  readonly pack: string;
  /** The contact that the piece spells, normalised. */
  readonly contact: string;
}

export type Line = readonly Piece[];
export type Span = readonly [start: number, end: number];

export interface Injected {
  readonly field: 'title' | 'text';
  readonly range: Span;
  readonly kind: string;
}

export interface Junk {
  readonly range: Span;
  readonly kind: string;
  readonly pack: string;
  /** A tail or a sentence of a line that is genuine otherwise. */
  readonly partial: boolean;
  readonly contact: string;
}

export interface Truth {
  readonly injected: readonly Injected[];
  readonly kind: string;
  /** The title that the article ought to carry; null where the page gives none. */
  readonly headline: string | null;
  /** Set where a part of the headline itself was replaced and nobody can know what stood there. */
  readonly anyHeadline: boolean;
  readonly genuineLines: readonly string[];
  readonly junk: readonly Junk[];
  readonly byline: Partial<Byline>;
  readonly verdictAtLeast: Verdict;
  readonly verdictAtMost: Verdict;
}

export interface CorpusPage {
  readonly page: { readonly id: string; readonly url: string; readonly text: string; readonly title?: string };
  readonly truth: Truth;
  readonly set: 'genuine' | 'hijacked' | 'promotion' | 'spam';
  readonly style: string;
  readonly body: string;
  readonly language: Language;
  readonly split: Split;
}

const base = { kind: '', pack: '', contact: '' };

export const genuine = (text: string): Piece => ({ ...base, role: 'genuine', text, clean: text });
export const headline = (text: string): Piece => ({ ...base, role: 'headline', text, clean: text });
export const injected = (text: string, kind: string): Piece => ({ ...base, role: 'injected', text, clean: '', kind });
export const space = (text: string): Piece => ({ ...base, role: 'space', text, clean: text });
export const junk = (text: string, kind: string, pack: string, contact = ''): Piece => ({
  role: 'junk',
  text,
  clean: '',
  kind,
  pack,
  contact,
});

export interface Written {
  readonly text: string;
  readonly injected: Injected[];
  readonly junk: Junk[];
  readonly genuineLines: string[];
}

/** The text of `lines` with the place of everything in it. */
export function write(lines: readonly Line[]): Written {
  const written = { text: '', injected: [] as Injected[], junk: [] as Junk[], genuineLines: [] as string[] };
  for (const [k, line] of lines.entries()) {
    if (k > 0) written.text += '\n';
    const partial = line.some(({ role }) => role === 'genuine' || role === 'headline');
    for (const { role, text, kind, pack, contact } of line) {
      const range: Span = [written.text.length, written.text.length + text.length];
      if (role === 'injected') written.injected.push({ field: 'text', range, kind });
      if (role === 'junk') written.junk.push({ range, kind, pack, partial, contact });
      written.text += text;
    }
    if (line.some(({ role }) => role === 'genuine')) written.genuineLines.push(cleanOf(line));
  }
  return written;
}

const cleanOf = (line: Line): string =>
  line
    .filter(({ role }) => role !== 'injected' && role !== 'junk')
    .map(({ clean }) => clean)
    .join('')
    .trim();
