/** A draft written out and labelled: the last step of every page. */
import type { Split } from './articles.ts';
import { type Draft, spread } from './pages.ts';
import { type CorpusPage, type Truth, write } from './piece.ts';
import type { Random } from './random.ts';

export interface Label {
  readonly language: CorpusPage['language'];
  readonly split: Split;
  readonly name: string;
  readonly random: Random;
}

export function finish(draft: Draft, set: CorpusPage['set'], style: string, label: Label): CorpusPage {
  const { language, split, name, random } = label;
  const written = write(spread(draft.lines, random));
  const title = draft.title.map(({ text }) => text).join('');
  const inTitle = write([draft.title]).injected.map((one) => ({ ...one, field: 'title' as const }));
  const truth: Truth = {
    injected: [...inTitle, ...written.injected],
    kind: style,
    headline: draft.headline === '' ? null : draft.headline,
    anyHeadline: draft.anyHeadline,
    genuineLines: written.genuineLines,
    junk: written.junk,
    byline: draft.byline,
    verdictAtLeast: 'pass',
    verdictAtMost: set === 'genuine' ? 'pass' : 'review',
  };
  const page = { id: name, url: `http://${split}.example.com/${name}`, text: written.text, ...(title && { title }) };
  return { page, truth, set, style, body: draft.body, language, split };
}
