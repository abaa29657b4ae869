/**
 * The injected ends of a line whose rest is the headline: a brand in brackets before it, an offer behind a separator, a
 * brand glued to it without any mark, a keyword list appended.
 *
 * A line is taken apart where separators and brackets stand, at first only at those that part no clauses (`|`, `【】`), then,
 * where that gave nothing or left a term, at commas, colons and blanks, too. Each part has points: terms speak for spam, agreement with
 * the body speaks for the headline, and a part of which nothing is known leans to it. The headline is the run of parts
 * with the fewest points; what stands before and behind it are the ends. An unknown part between headline and list goes
 * with the list whose separator it has. An end is injected where its terms weigh enough and make up most of it, and
 * where what is left reads as a headline: it agrees with the body, or nothing else on the page does and it holds no term.
 * Otherwise the line is to be judged as a whole. Terms that begin or end the line without any mark are cut off only where
 * they are a brand.
 *
 * Longer than 200 lines: one decision, whose steps are read together.
 */
import type { Range } from '../text/edits.ts';
import type { Context } from './detector.ts';
import type { Lexical } from './lexicon.ts';
import { step } from './steps.ts';
import { gluedEnds } from './title-glued.ts';
import { withNoise } from './title-noise.ts';
import { isOwnEnd } from './title-own.ts';
import { between, CLAUSE, type Part, type PartPolicy, type Stretch, TitleLine } from './title-stretches.ts';
import { SAYS } from './told-list.ts';

/** More parts than this are no headline with something beside it. */
const MAX_PARTS = 80;
/** In place of a number of parts: terms that no mark parts from the rest. */
const GLUED = 0;
const BRAND_PARTS = 3;
/** What the endings of a name weigh that leads somewhere: 官网, 网页版. */
const DOORS = 2;
/** What a term weighs that is the whole name of a site, with its letters. */
const WHOLE_NAME = 4;
/** A claim at the end of a line has at most so many units. */
const MAX_CLAIM = 30;
/** As many words that no term knows behind a name are a clause. */
const OWN_CLAUSE = 3;
/** All, but for what adding up fractions loses. */
const ALL = 0.99;

/**
 * The ranges within `value` of its injected ends: none, one or both. `line` is where it stands, among the lines; where it
 * holds words of a report, only the body can prove a headline; where all of it is spam, not a brand beside it alone.
 */
export function injectedEnds(
  value: string,
  lexical: Lexical,
  line: number | undefined,
  context: Context,
  policy: PartPolicy,
  kind: LineKind,
): Range[] {
  const titleLine = new TitleLine(value, lexical.terms, line, context, policy);
  const endsOf = (parts: readonly Part[]): Range[] =>
    parts.length === 0 || parts.length > MAX_PARTS ? [] : new Ends(titleLine, parts, policy, kind).found();
  // Clauses of a headline hang together where a harder mark parts it from what is beside it, if no term is left in it.
  const hard = titleLine.parts(true);
  const ends = hard.length > 1 ? endsOf(hard) : [];
  const left = between(ends, value.length);
  const isTold = ends.length > 0 && titleLine.measure(left).telling === 0;
  if (isTold && (hard.length === titleLine.parts().length || titleLine.isLine(left))) return withNoise(value, ends);
  const apart = endsOf(titleLine.parts());
  // A clause that a hard mark parts off goes with what is beside it, but where the page says the headline with it.
  if (isTold && !titleLine.isLine(between(apart, value.length))) return withNoise(value, ends);
  const glued = gluedEnds(titleLine, kind.isSpam, apart);
  return withNoise(value, glued.length > apart.length ? glued : apart);
}

/** Whether the line holds words of a report, and they outweigh its terms; whether it is spam where nothing proves a headline in it. */
export interface LineKind {
  readonly isReport: boolean;
  readonly isToldOnly: boolean;
  readonly isSpam: boolean;
}

/** The parts from `from` up to `to` are the headline. */
interface Window {
  readonly from: number;
  readonly to: number;
}

/** What parts headline and list: the list's own separator, another one, or there is no list to tell, and no mark but one of clauses. */
type Cut = 'within' | 'apart' | 'plain' | 'clause';

/** What would go: whether it is a brand, one in brackets, how it is parted from the headline, of how many parts, what it weighs. */
interface Beside {
  readonly parts: number;
  /** Whether the body holds the headline and nothing of it. */
  readonly isForeign: boolean;
  /** Whether it stands behind the headline and a blank and is nothing but terms. */
  readonly isWhole: boolean;
  readonly isBrand: boolean;
  readonly isOne: boolean;
  readonly cut: Cut;
  readonly weight: number;
}

function cutOf(inList: string | undefined, atCut: string): Cut {
  if (inList !== undefined && inList !== '') return atCut === inList ? 'within' : 'apart';
  return CLAUSE.test(atCut) ? 'clause' : 'plain';
}

class Ends {
  readonly #line: TitleLine;
  readonly #parts: readonly Part[];
  readonly #policy: PartPolicy;
  readonly #kind: LineKind;

  constructor(line: TitleLine, parts: readonly Part[], policy: PartPolicy, kind: LineKind) {
    this.#kind = kind;
    this.#line = line;
    this.#parts = parts;
    this.#policy = policy;
  }

  found(): Range[] {
    const around = this.#parts.length < 2 ? [] : this.#around(this.#headline());
    if (around.length > 0 && !this.#holdsClause(around)) return around;
    const head = this.#gluedHead(this.#runBehind(0));
    const tail = this.#gluedTail(head ?? 0);
    const ends: Range[] = [];
    if (head !== undefined) ends.push([0, this.#line.behindMarks(this.#line.behindName(head))]);
    if (tail !== undefined) ends.push([this.#line.beforeMarks(tail), this.#line.value.length]);
    return ends;
  }

  /** Whether one end would take, with the name glued to it, the headline's own first clause. */
  #holdsClause(ends: readonly Range[]): boolean {
    const [first, second] = this.#parts;
    if (ends.length > 1 || ends[0][0] > 0 || ends[0][1] !== second.range[0] || !CLAUSE.test(second.separator))
      return false;
    const run = this.#line.runFrom(...first.range);
    const { words, weight } = this.#line.measure([run, first.range[1]]);
    return weight === 0 && words >= OWN_CLAUSE && this.#gluedHead(this.#runBehind(0)) !== undefined;
  }

  /** Where the terms glued to the beginning end; `behind` is where those glued to the end begin, if there are any. */
  #gluedHead(behind: number | undefined): number | undefined {
    const [start, end] = this.#parts[0].range;
    const run = this.#line.runFrom(start, end);
    const isGlued = run > start && run < end && !this.#line.isBracketed(start);
    const rest: Range = [run, behind !== undefined && behind > run ? behind : this.#line.value.length];
    return isGlued && this.#goes([start, run], rest, GLUED, 'plain') ? run : undefined;
  }

  /** Where the terms at the end begin that no mark parts from what is before them. */
  #runBehind(from: number): number | undefined {
    const [start, end] = this.#parts[this.#parts.length - 1].range;
    const run = this.#line.runUpTo(Math.max(start, from), end);
    return run < end && run > start && !this.#line.isBracketed(start) ? run : undefined;
  }

  /** Where the terms glued to the end begin. */
  #gluedTail(from: number): number | undefined {
    const [, end] = this.#parts[this.#parts.length - 1].range;
    const run = this.#runBehind(from);
    return run !== undefined && this.#goes([run, end], [from, run], GLUED, 'plain') ? run : undefined;
  }

  /** The run of parts with the fewest points; of several the longest. */
  #headline(): Window {
    const points = this.#parts.map(({ range }) => this.#points(range));
    let best: Window = { from: 0, to: 0 };
    let least = Number.POSITIVE_INFINITY;
    let from = 0;
    let sum = 0;
    for (let to = 1; to <= points.length; to += 1) {
      if (sum > 0) {
        from = to - 1;
        sum = 0;
      }
      sum += points[to - 1];
      if (sum < least || (sum === least && to - from > best.to - best.from)) {
        best = { from, to };
        least = sum;
      }
    }
    return this.#withoutClaim(this.#withoutUnknown(best));
  }

  /** Without what such pages claim of themselves at the end, which nothing else is known of. */
  #withoutClaim({ from, to }: Window): Window {
    const { length } = this.#line.value;
    for (let end = from + 1; end < to && to === this.#parts.length; end += 1) {
      const rest: Range = [this.#parts[end].range[0], length];
      if (length - rest[0] > MAX_CLAIM) continue;
      if (this.#line.isDoor([this.#parts[from].range[0], this.#parts[end - 1].range[1]], rest))
        return { from, to: end };
    }
    return { from, to };
  }

  #points(range: Range): number {
    const { weight, coverage, words } = this.#line.measure(range);
    const spam =
      Math.min(weight, this.#policy.lexical.most) * this.#policy.lexical.each + step(coverage, this.#policy.covered);
    const agreement = words < this.#policy.short ? undefined : this.#line.agreement(range);
    return spam + (agreement === undefined ? 0 : step(agreement, this.#policy.agrees)) - this.#policy.unknown;
  }

  /** Without what the list's own separator parts from the rest of the headline at its edges, and of which nothing is known. */
  #withoutUnknown({ from, to }: Window): Window {
    const last = this.#parts.length;
    const before = this.#listSeparator(0, from);
    let first = from;
    while (before !== undefined && this.#parts[first].separator === before) {
      let next = first + 1;
      while (next < to && this.#parts[next].separator !== before) next += 1;
      if (next >= to || !this.#isUnknown(first, next, from - 1)) break;
      first = next;
    }
    const behind = this.#listSeparator(to, last);
    let end = to;
    while (behind !== undefined && end < last && this.#parts[end].separator === behind) {
      let next = end - 1;
      while (next > first && this.#parts[next].separator !== behind) next -= 1;
      if (next <= first || !this.#isUnknown(next, end, to)) break;
      end = next;
    }
    return { from: first, to: end };
  }

  /** Whether the body holds next to nothing of some parts, and the script that they share with a part of the list. */
  #isUnknown(from: number, to: number, ofList: number): boolean {
    const range: Range = [this.#parts[from].range[0], this.#parts[to - 1].range[1]];
    if (this.#parts[to - 1].separator === '' && this.#line.isSaid(range)) return false;
    if (this.#line.isOtherScript(range, this.#parts[ofList].range)) return false;
    const shared = this.#line.shared(range);
    if (shared >= this.#policy.within) return false;
    // Fewer are enough where they are much of a part that no term knows.
    const isPlain = this.#line.measure(range).weight === 0 && shared * 2 > this.#policy.within;
    return !isPlain || (this.#line.agreement(range) ?? 0) < this.#policy.agreement;
  }

  /** What parts the list of the parts from `from` up to `to`, where it is the same throughout and stands there twice. */
  #listSeparator(from: number, to: number): string | undefined {
    if (to - from < 2) return undefined;
    const separator = this.#parts[from + 1].separator;
    for (let i = from + 2; i < to; i += 1) if (this.#parts[i].separator !== separator) return undefined;
    return separator;
  }

  /** What stands around the headline, each end if it may go; brackets that would be left around it or open go too. */
  #around({ from, to }: Window): Range[] {
    const parts = this.#parts;
    const last = parts.length;
    const { length } = this.#line.value;
    const kept: Range = [parts[from].range[0], parts[to - 1].range[1]];
    const first: Range = [parts[0].range[0], parts[Math.max(0, from - 1)].range[1]];
    const rest: Range = [parts[Math.min(to, last - 1)].range[0], parts[last - 1].range[1]];
    const before = cutOf(this.#listSeparator(0, from), parts[from].separator);
    const behind = to < last ? cutOf(this.#listSeparator(to, last), parts[to].separator) : 'plain';
    const isHead = from > 0 && this.#goes(first, kept, from, before);
    const run = this.#runBehindBlank(to);
    if (run !== undefined) {
      const isGlued = this.#goes([run, length], [kept[0], run], GLUED, 'plain');
      if (!isGlued) return [];
      return [...(isHead ? [[0, kept[0]] as const] : []), [this.#line.beforeMarks(run), length]];
    }
    const isDoor = isHead && this.#line.isDoor(kept, rest);
    const isTail = to < last && (isDoor || this.#goes(rest, kept, last - to, behind));
    if (!isHead && !isTail) return [];
    // An end that stays belongs to the headline: it must be fit for one.
    if ((from > 0 && !isHead && this.#isTelling(first)) || (to < last && !isTail && this.#isTelling(rest))) return [];
    const [inner, outer] = this.#line.bracketed(kept);
    const isFramed = outer[0] < inner[0] && outer[1] > inner[1];
    const ends: Range[] = [];
    if (isHead || (isFramed && from === 0)) ends.push([0, isFramed ? inner[0] : kept[0]]);
    if (isTail || (isFramed && to === last))
      ends.push([isFramed ? inner[1] : this.#line.behindClosers(kept[1]), length]);
    return ends;
  }

  /** Where a name begins that is glued to the last part, which a mere blank parts from the headline: it is part of that. */
  #runBehindBlank(to: number): number | undefined {
    const part = this.#parts[to];
    if (to !== this.#parts.length - 1 || part.separator !== '') return undefined;
    const run = this.#runBehind(0);
    if (run === undefined) return undefined;
    const { weight, words } = this.#line.measure([part.range[0], run]);
    const isHeadlines = words >= this.#policy.words || this.#line.isSaid([part.range[0], run]);
    return weight === 0 && isHeadlines ? run : undefined;
  }

  /** Whether the body holds a good part of one stretch and nothing of another, which is not too short to tell. */
  #isForeign(kept: Range, gone: Range): boolean {
    if ((this.#line.agreement(kept) ?? 0) < this.#policy.agreement) return false;
    return this.#line.agreement(gone) === 0 && this.#line.measure(gone).words >= this.#policy.short;
  }

  #isProven(range: Range): boolean {
    return this.#line.isLine(range) || (this.#line.agreement(range) ?? 0) >= this.#policy.agreement;
  }

  /** Whether a stretch may be a headline that nothing proves; where no ideographs are, its n-grams must say so. */
  #canStandAlone(range: Range): boolean {
    return this.#line.standsAlone(range) && (this.#line.isIdeographic(range) || this.#line.readsGenuine(range));
  }

  #isTelling(range: Range): boolean {
    return this.#line.measure(range).telling > this.#policy.hint;
  }

  /** `parts` is how many parts would go: a brand is one or two, more are a list. */
  #goes(gone: Range, kept: Range, parts: number, cut: Cut): boolean {
    const isForeign = parts !== GLUED && this.#isForeign(kept, gone);
    const isShielded = this.#kind.isToldOnly && !this.#isNameOfSite(gone, kept, parts);
    if (isShielded && !this.#isApart(gone, kept, { parts, cut, isForeign })) return false;
    const spam = this.#line.measure(gone);
    const isSure = spam.most >= this.#policy.brand || (spam.weight >= this.#policy.brand && spam.coverage >= ALL);
    const isBrand = spam.isBrand && isSure && parts <= BRAND_PARTS;
    const isOne = isBrand && this.#line.isBracketed(gone[0]);
    if (!this.#weighs(spam, kept, { parts, cut, isForeign, isOne })) return false;
    const isGlued = parts === GLUED;
    const isListCut = cut === 'apart' || cut === 'within';
    const cutting = { gone, kept, spam, isSure, isGlued, isList: parts > BRAND_PARTS, isListCut };
    if (isOwnEnd(this.#line, cutting, this.#policy, this.#kind.isReport)) return false;
    if (isGlued && gone[0] < kept[0] && this.#line.goesOn(kept)) return false;
    if (isGlued && !(isBrand && (this.#isProven(kept) || this.#canStandAlone(kept)))) return false;
    const isBlank = /^\s*$/u.test(this.#line.value.slice(kept[1], gone[0]));
    const isWhole = gone[0] >= kept[1] && isBlank && spam.coverage >= ALL;
    return this.#isHeadline(kept, gone, { isBrand, isOne, cut, parts, isForeign, isWhole, weight: spam.weight });
  }

  /** Whether the terms of an end weigh enough, and cover enough of it. */
  #weighs(
    spam: Stretch,
    kept: Range,
    { parts, cut, isForeign, isOne }: Pick<Beside, 'parts' | 'cut' | 'isForeign' | 'isOne'>,
  ): boolean {
    const isPlenty = cut !== 'clause' && cut !== 'within' && spam.weight >= this.#policy.unproven;
    const isSome = isOne || isForeign || isPlenty || parts > 1;
    const least = parts === GLUED ? ALL : isSome ? this.#policy.some : this.#policy.coverage;
    // A name and nothing else, which a mark parts from what the body holds.
    const isName = spam.isBrand && spam.coverage >= ALL && cut === 'plain' && parts !== GLUED && this.#isProven(kept);
    const weighs = isForeign || isName ? spam.most >= this.#policy.foreign : spam.weight >= this.#policy.weight;
    return weighs && spam.coverage >= least;
  }

  /**
   * Whether what stands beside a headline that the body holds is a brand with its doors, glued to it, or nothing but the
   * whole name of one: no report names one so, and one word of a report in a headline makes none of it.
   */
  #isNameOfSite(gone: Range, kept: Range, parts: number): boolean {
    if (!this.#isProven(kept)) return false;
    const { isBrand, coverage, most } = this.#line.measure(gone);
    if (parts === GLUED && this.#line.endings(gone) >= DOORS) return true;
    const least = this.#line.reports(kept) > 1 ? WHOLE_NAME : this.#policy.brand;
    return isBrand && coverage >= ALL && most >= least;
  }

  /** Whether a stretch is no part of the report that the rest is: it holds no word of one, and the rest is a headline. */
  #isApart(gone: Range, kept: Range, { parts, cut, isForeign }: Pick<Beside, 'parts' | 'cut' | 'isForeign'>): boolean {
    if (parts === GLUED || this.#line.reports(gone) > 0) return false;
    return isForeign || (cut !== 'clause' && (this.#isProven(kept) || this.#line.readsGenuine(kept)));
  }

  /** Where the body does not speak for what is left, a brand beside it must, or its build beside so much spam. */
  #isHeadline(range: Range, gone: Range, beside: Beside): boolean {
    const { words, telling, coverage } = this.#line.measure(range);
    if (words < this.#policy.words || coverage >= this.#policy.some || !this.#line.isBalanced(range)) return false;
    if (!SAYS.test(this.#line.value.slice(...range))) return false;
    const agreement = this.#line.agreement(range) ?? 0;
    if (this.#line.isLine(range) || this.#line.isOtherScript(range, gone)) return true;
    const isWithin = beside.cut === 'within';
    if (agreement >= this.#policy.agreement && (!isWithin || this.#line.shared(range) >= this.#policy.within))
      return true;
    // Another line reads as the headline: the last words of spam are none.
    if (this.#kind.isSpam && beside.cut === 'clause' && this.#line.hasOther()) return false;
    // Where all words of a report stand in what is left, that is what reports.
    const isParted = beside.parts !== GLUED && beside.cut !== 'clause';
    const isOwnReport =
      (isParted || beside.isForeign) && this.#line.reports(gone) === 0 && this.#line.reports(range) > 0;
    if (this.#kind.isReport && beside.cut !== 'apart' && !isOwnReport) return false;
    if (isWithin && !beside.isBrand && !this.#line.isSentence(range)) return false;
    if (telling > this.#policy.hint || this.#line.trade(range) * this.#policy.trade > words) return false;
    const rival = beside.isBrand ? this.#policy.rivalOfBrand : this.#policy.rival;
    if (this.#line.rival(agreement) >= rival) return false;
    if (agreement >= this.#policy.faint) return true;
    const isSure = beside.isBrand || beside.weight >= this.#policy.unproven;
    const isList = beside.cut === 'clause' && beside.isWhole && beside.weight >= this.#policy.unproven;
    if ((isList || (isParted && !isWithin && isSure)) && this.#line.readsGenuine(range)) return true;
    if (beside.isBrand) return beside.isOne || !this.#kind.isSpam || this.#line.isSentence(range);
    return beside.weight >= this.#policy.unproven && (beside.cut === 'apart' || this.#line.isSentence(range));
  }
}
