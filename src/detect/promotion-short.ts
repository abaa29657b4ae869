/** What belongs to an advertising sentence on its line: the short question that opens it, the call that closes it. */
import type { Range } from '../text/edits.ts';
import type { Context } from './detector.ts';
import type { Sentence } from './promotion-sentences.ts';

/** Whether a sentence goes, is kept and a person asked, or is none. */
export type Verdict = 'sure' | 'doubt' | 'none';

/** So few words beside an advertising sentence are a part of it: `手头紧？`, `机会难得！` */
const SHORT = 12;

/** A sentence with the short questions that open its line before it, and the short calls that close it behind it. */
export function withShort(
  { text }: Context,
  sentences: readonly Sentence[],
  verdicts: readonly Verdict[],
  at: number,
): Range {
  const { line, range } = sentences[at];
  const view = text.field.loose.text;
  const isIn = (i: number) => sentences[i]?.line === line;
  const isCall = (i: number) =>
    isIn(i) &&
    verdicts[i] !== 'sure' &&
    sentences[i].reports === 0 &&
    sentences[i].words <= SHORT &&
    /[?!]\s*$/u.test(view.slice(...sentences[i].range));
  let [from, to] = [at, at];
  while (isCall(from - 1)) from -= 1;
  if (isIn(from - 1)) from = at;
  while (from < at && isCall(to + 1)) to += 1;
  return from === to ? range : [sentences[from].range[0], sentences[to].range[1]];
}
