/**
 * The injected ends of a line whose rest is the headline: a brand in brackets before it, an offer behind a separator, a
 * brand glued to it without any mark, a keyword list appended.
 *
 * A line is cut where a separator or bracket stands, and where the terms with which it begins or ends break off. An end
 * goes where terms make up most of it, and what is left reads as a headline: it agrees with the body, or nothing else on
 * the page does and it holds no term. Otherwise the line is to be judged as a whole.
 */
import { looseFold } from '../normalize/folds.ts';
import type { Policy } from '../rules/schema.ts';
import type { Range } from '../text/edits.ts';
import { fold } from '../text/view.ts';
import { wordWeight } from './label-values.ts';
import type { Lexical, Term } from './lexicon.ts';
import type { Witnesses } from './witnesses.ts';

type PartPolicy = Policy['title']['part'];

/** A stretch of the line, measured: words (an ideograph is one, a letter less), what terms weigh and cover in it. */
interface Stretch {
  readonly range: Range;
  readonly words: number;
  readonly weight: number;
  readonly coverage: number;
  /** The weight of its weightiest term, and whether a rule about brands knows it. */
  readonly most: number;
  readonly isBrand: boolean;
}

/** A space parts only beside an ideograph, a kana or a syllable: words of alphabets hang together. */
const PARTING =
  /[_|丨｜·—–\-【】[\]〖〗（）()《》▋▊█▌★☆◆■●:：,，、~]|(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])\s+|\s+(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])/gu;

/** The ranges within `value` of its injected ends: none, one or both. `line` is where it stands, among the lines. */
export function injectedEnds(
  value: string,
  lexical: Lexical,
  line: number | undefined,
  witnesses: Witnesses,
  policy: PartPolicy,
): Range[] {
  const parts = partsOf(value);
  if (parts.length === 0) return [];
  const judge = new EndJudge(value, lexical.terms, line, witnesses, policy);
  const head = judge.head(parts);
  const tail = judge.tail(parts, head?.[1] ?? 0);
  return [head, tail].filter((range) => range !== undefined);
}

/** The stretches between separators that hold a word. */
function partsOf(value: string): Range[] {
  const parts: Range[] = [];
  let at = 0;
  const push = (end: number) => {
    if (/[\p{L}\p{N}]/u.test(value.slice(at, end))) parts.push([at, end]);
  };
  for (const match of value.matchAll(PARTING)) {
    push(match.index);
    at = match.index + match[0].length;
  }
  push(value.length);
  return parts;
}

/** In place of a number of parts: terms that no mark parts from the rest. */
const GLUED = 0;
const BRAND_PARTS = 3;

/** All, but for what adding up fractions loses. */
const ALL = 0.99;

class EndJudge {
  readonly #value: string;
  readonly #terms: readonly Term[];
  readonly #line: number | undefined;
  readonly #witnesses: Witnesses;
  readonly #policy: PartPolicy;

  constructor(
    value: string,
    terms: readonly Term[],
    line: number | undefined,
    witnesses: Witnesses,
    policy: PartPolicy,
  ) {
    this.#value = value;
    this.#terms = terms;
    this.#line = line;
    this.#witnesses = witnesses;
    this.#policy = policy;
  }

  /** The injected beginning: as far as parts are spam, else the terms that are glued to the rest. */
  head(parts: readonly Range[]): Range | undefined {
    let spam = 0;
    while (spam < parts.length && this.#isSpam(parts[spam])) spam += 1;
    for (; spam > 0; spam -= 1) {
      if (spam === parts.length) continue;
      if (this.#goes([parts[0][0], parts[spam - 1][1]], [parts[spam][0], this.#value.length], spam))
        return [0, parts[spam][0]];
    }
    const [start, end] = parts[0];
    const glued = this.#runFrom(start, end);
    return glued > start && this.#goes([start, glued], [glued, this.#value.length], GLUED) ? [0, glued] : undefined;
  }

  /** The injected end, behind `from`. */
  tail(parts: readonly Range[], from: number): Range | undefined {
    const own = parts.filter(([start]) => start >= from);
    let spam = own.length;
    while (spam > 0 && this.#isSpam(own[spam - 1])) spam -= 1;
    for (; spam < own.length; spam += 1) {
      if (spam === 0) continue;
      const cut = this.#behindClosers(own[spam - 1][1]);
      if (this.#goes([own[spam][0], own[own.length - 1][1]], [from, cut], own.length - spam))
        return [cut, this.#value.length];
    }
    if (own.length === 0) return undefined;
    const [start, end] = own[own.length - 1];
    const glued = this.#runUpTo(Math.max(start, from), end);
    return glued < end && this.#goes([glued, end], [from, glued], GLUED) ? [glued, this.#value.length] : undefined;
  }

  #isSpam(part: Range): boolean {
    const { weight, coverage } = this.#measure(part);
    return weight > 0 && coverage >= this.#policy.some;
  }

  /** `parts` is how many parts would go: a brand is one or two, more are a list. */
  #goes(gone: Range, kept: Range, parts: number): boolean {
    const spam = this.#measure(gone);
    const least = parts === GLUED ? ALL : this.#policy.coverage;
    if (spam.weight < this.#policy.weight || spam.coverage < least) return false;
    const isBrand = spam.most >= this.#policy.brand && spam.isBrand && parts <= BRAND_PARTS;
    if (parts === GLUED && !isBrand) return false;
    return this.#isHeadline(this.#measure(kept), isBrand);
  }

  #isHeadline({ range, words, weight }: Stretch, besideBrand: boolean): boolean {
    if (words < this.#policy.words) return false;
    const agreement = this.#witnesses.agreement(fold(this.#value.slice(...range), looseFold()).text);
    if (agreement !== undefined && agreement >= this.#policy.agreement) return true;
    if (weight > 0 || this.#witnesses.rival(this.#line) - (agreement ?? 0) >= this.#policy.rival) return false;
    return besideBrand || (agreement !== undefined && agreement >= this.#policy.faint);
  }

  #measure(range: Range): Stretch {
    const inside = this.#terms.filter(({ start, end }) => start < range[1] && range[0] < end);
    let words = 0;
    let covered = 0;
    let next = 0;
    for (let i = range[0]; i < range[1]; i += 1) {
      const own = wordWeight(this.#value.charCodeAt(i));
      while (next < inside.length && inside[next].end <= i) next += 1;
      words += own;
      if (next < inside.length && inside[next].start <= i) covered += own;
    }
    const weight = inside.reduce((sum, term) => sum + term.weight, 0);
    const most = inside.reduce((best, term) => Math.max(best, term.weight), 0);
    const isBrand = inside.some((term) => term.weight === most && term.rule.options.brands);
    return { range, words, weight, coverage: words === 0 ? 0 : covered / words, most, isBrand };
  }

  /** How far terms reach from `start`, one behind the other with nothing but marks between. */
  #runFrom(start: number, end: number): number {
    let at = start;
    for (const term of this.#terms) {
      if (term.end <= at) continue;
      if (term.start > at && /[\p{L}\p{N}]/u.test(this.#value.slice(at, term.start))) break;
      if (term.end > end) break;
      at = term.end;
    }
    return at;
  }

  #runUpTo(start: number, end: number): number {
    let at = end;
    for (const term of this.#terms.toReversed()) {
      if (term.start >= at) continue;
      if (term.end < at && /[\p{L}\p{N}]/u.test(this.#value.slice(term.end, at))) break;
      if (term.start < start) break;
      at = term.start;
    }
    return at;
  }

  /** A bracket that the headline opened is closed in it. */
  #behindClosers(from: number): number {
    const opened = /[（([《【]/u.test(this.#value.slice(0, from));
    let at = from;
    while (opened && at < this.#value.length && '）)]》】'.includes(this.#value[at])) at += 1;
    return at;
  }
}
