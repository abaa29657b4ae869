/**
 * The terms of injected titles in one stretch of text, whichever way they are spelled.
 *
 * They are looked for in two views. The loose one holds them as written. The bare one holds them with what was put
 * between their characters taken out (`彩_票`, `六.合.彩`); there a term of two characters counts only where they stand
 * apart from their neighbours too, so that 路口 and 交通, side by side, make no third word.
 */
import { bareFold, looseFold } from '../normalize/folds.ts';
import type { Rule, Ruleset } from '../rules/ruleset.ts';
import type { Hits } from '../text/hits.ts';
import type { Matcher } from '../text/matcher.ts';
import { classes, WORD } from '../text/unicode.ts';
import { fold, type View } from '../text/view.ts';
import type { TitleOptions } from './title-options.ts';

export interface Lexicon {
  readonly rules: readonly Rule<TitleOptions>[];
  readonly ruleset: Ruleset;
}

export interface Term {
  readonly rule: Rule<TitleOptions>;
  readonly term: string;
  readonly weight: number;
  /** In the stretch. */
  readonly start: number;
  readonly end: number;
}

export interface Lexical {
  readonly terms: readonly Term[];
  /** The sum of the weights; what repeats counts half, then a quarter. */
  readonly weight: number;
  /** The share of the words of the stretch that the terms cover. */
  readonly coverage: number;
  readonly words: number;
}

/** Beyond so many terms one more tells nothing. */
const MAX_TERMS = 400;

export function lexicalOf(text: string, lexicon: Lexicon): Lexical {
  const { loose, bare } = lexicon.ruleset.vocabulary;
  const found = [
    ...termsIn(fold(text, looseFold()), loose, 'loose', lexicon),
    ...termsIn(fold(text, bareFold()), bare, 'bare', lexicon).filter((term) => isTakenApart(text, term)),
  ];
  const terms = outermost(found);
  const covered = new Uint8Array(text.length);
  for (const { start, end } of terms) covered.fill(1, start, end);
  const kinds = classes();
  let words = 0;
  let known = 0;
  for (let i = 0; i < text.length; i += 1) {
    if ((kinds[text.charCodeAt(i)] & WORD) === 0) continue;
    words += 1;
    known += covered[i];
  }
  return { terms, weight: weightOf(terms), coverage: words === 0 ? 0 : known / words, words };
}

interface Weighed {
  readonly rule: Rule<TitleOptions>;
  readonly weight: number;
}

type Columns = Record<'loose' | 'bare', readonly (readonly Weighed[] | undefined)[]>;

const joined = new WeakMap<Lexicon['rules'], Columns>();

/** By term the rules that weigh it, made once for the rules of a ruleset: most hits are terms of none of them. */
function columnsOf({ rules, ruleset: { vocabulary } }: Lexicon): Columns {
  const known = joined.get(rules);
  if (known !== undefined) return known;
  const column = (name: 'loose' | 'bare') =>
    vocabulary[name].terms.map((_, term) => {
      const weighed = rules.flatMap((rule): Weighed[] => {
        const weight = rule.options.terms[name][term];
        return weight === 0 ? [] : [{ rule, weight }];
      });
      return weighed.length === 0 ? undefined : weighed;
    });
  const columns = { loose: column('loose'), bare: column('bare') };
  joined.set(rules, columns);
  return columns;
}

function termsIn(view: View, matcher: Matcher, name: 'loose' | 'bare', lexicon: Lexicon): Term[] {
  const column = columnsOf(lexicon)[name];
  const hits: Hits = matcher.find(view.text);
  const terms: Term[] = [];
  for (let i = 0; i < hits.count && terms.length < MAX_TERMS; i += 1) {
    const weighed = column[hits.terms[i]];
    if (weighed === undefined) continue;
    const [start, end] = view.toSource(hits.starts[i], hits.ends[i]);
    for (const { rule, weight } of weighed) {
      terms.push({ rule, term: matcher.terms[hits.terms[i]], weight, start, end });
    }
  }
  return terms;
}

/** Of terms that overlap, the longer ones; of the same place, the weightiest. In order. */
function outermost(found: readonly Term[]): Term[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end || b.weight - a.weight);
  const kept: Term[] = [];
  let end = -1;
  for (const term of sorted) {
    if (term.end <= end) continue;
    kept.push(term);
    end = term.end;
  }
  return kept;
}

function weightOf(terms: readonly Term[]): number {
  const times = new Map<string, number>();
  let weight = 0;
  for (const { term, weight: own } of terms) {
    const before = times.get(term) ?? 0;
    if (before < 3) weight += own / 2 ** before;
    times.set(term, before + 1);
  }
  return weight;
}

const isWord = (text: string, at: number): boolean => (classes()[text.charCodeAt(at)] & WORD) !== 0;

/** Whether a term that was taken apart is one all the same: a short one needs gaps around it as well. */
function isTakenApart(text: string, { start, end, term }: Term): boolean {
  let gaps = 0;
  for (let i = start + 1; i < end; i += 1) if (!isWord(text, i) && isWord(text, i - 1)) gaps += 1;
  // 造成12人 holds no 成人: a number between two characters is no disguise.
  if (term.length <= 3 && /\p{N}/u.test(text.slice(start, end))) return false;
  if (gaps === 0 || term.length > 2) return true;
  return (start === 0 || !isWord(text, start - 1)) && (end >= text.length || !isWord(text, end));
}
