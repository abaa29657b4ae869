/**
 * What was put around a headline that the page says once more, as a line by itself: `<headline>某某登录版`, `某某官网|<headline>`.
 *
 * No surer witness of a headline is there than the page: what is left needs no other proof, and what goes less of it. The
 * names of columns and papers stand around a headline, too: what goes is told by its terms, and reports nothing.
 */
import { looseFold } from '../normalize/folds.ts';
import type { Range } from '../text/edits.ts';
import { fold } from '../text/view.ts';
import { isOfPress } from './brand-endings.ts';
import type { Context } from './detector.ts';
import { wordsIn } from './label-values.ts';
import type { Lexical } from './lexicon.ts';
import { endsInSite } from './site-suffix.ts';
import { reportWords } from './title-weights.ts';
import { witnessesOf } from './witnesses.ts';

/** A shorter line may stand within any other. */
const WORDS = 8;
/** What the terms of an end weigh at the least, and how much of it they cover. */
const WEIGHT = 2;
const COVERAGE = 0.5;

/** The ends of `value` around a line of the page, those that are injected; `line` is where it stands itself. */
export function aroundLine(
  context: Context,
  value: string,
  line: number | undefined,
  lexicalIn: (part: string) => Lexical,
): Range[] {
  const view = fold(value, looseFold());
  const headline = witnessesOf(context)
    .headlines(line)
    .filter((said) => wordsIn(said) >= WORDS && said.length < view.text.trim().length && view.text.includes(said))
    .reduce((longest, said) => (said.length > longest.length ? said : longest), '');
  if (headline === '') return [];
  const at = view.text.indexOf(headline);
  const [start, end] = view.toSource(at, at + headline.length);
  const ends: Range[] = [
    [0, start],
    [end, value.length],
  ];
  return ends.filter((range) => isInjected(context, value.slice(...range), lexicalIn));
}

function isInjected(context: Context, part: string, lexicalIn: (part: string) => Lexical): boolean {
  const said = fold(part, looseFold()).text;
  const name = said.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (name === '' || isOfPress(name) || endsInSite(part) || reportWords(context.ruleset, said) > 0) return false;
  const { weight, coverage } = lexicalIn(part);
  return weight >= WEIGHT && coverage >= COVERAGE && !witnessesOf(context).mentions(name);
}
