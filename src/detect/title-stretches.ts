/**
 * A title-like line taken apart where separators stand, and what each stretch of it weighs.
 *
 * Longer than 200 lines: one class whose questions are all about the same line.
 */
import { looseFold } from '../normalize/folds.ts';
import { scriptOf } from '../normalize/script.ts';
import { onceFor, type Ruleset } from '../rules/ruleset.ts';
import type { Policy } from '../rules/schema.ts';
import type { Range } from '../text/edits.ts';
import { fold } from '../text/view.ts';
import { endingsWeight, isClaim, isLatinSiteName, isOnlyEndings, restOfName, siteNameWeight } from './brand-endings.ts';
import type { Context } from './detector.ts';
import { wordWeight } from './label-values.ts';
import type { Term } from './lexicon.ts';
import { titleGrams } from './title-grams.ts';
import { reportWords, tradeIn } from './title-weights.ts';
import { toldFrom } from './told-list.ts';
import { type Witnesses, witnessesOf } from './witnesses.ts';

export type PartPolicy = Policy['title']['part'] & Pick<Policy['title'], 'filler' | 'lexical'>;

export const partPolicy = onceFor(({ policy: { title } }): PartPolicy => ({ ...title, ...title.part }));

/** A stretch of the line, measured: words (an ideograph is one, a letter less), what terms weigh and cover in it. */
export interface Stretch {
  readonly range: Range;
  readonly words: number;
  readonly weight: number;
  /** The same without fillers, of which headlines are full. */
  readonly telling: number;
  readonly coverage: number;
  /** The weight of its weightiest term, and whether a rule about brands knows it. */
  readonly most: number;
  readonly isBrand: boolean;
}

/** What stands between two separators, with the separator before it. */
export interface Part {
  readonly range: Range;
  readonly separator: string;
}

/** A space parts only beside an ideograph, a kana or a syllable, and a hyphen no small letters: words of alphabets hang together. */
const PARTING =
  /[*<>]{2,}|[→←»«▶◀►◄✅✔❤♥※]|(?<![a-z])-|-(?![a-z])|[_|丨｜·—–【】[\]〖〗（）()《》▋▊█▌★☆◆■●:：,，、~]|[\u{1f000}-\u{1faff}]+|(?<=[\p{L})）])[/+](?=\p{sc=Han})|[！!](?=.)|\sI(?=\s)|(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])\s+|(?<!\s)\s+(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])/gu;

/** Marks that stand between the clauses of a headline, too, or none. */
export const CLAUSE = /^[:：,，、~！!《》\s]*$/u;

/** Whether a mark stands in `value` that parts no clauses of a headline. */
export const hasHardMark = (value: string): boolean =>
  [...value.matchAll(PARTING)].some(([mark]) => !CLAUSE.test(mark));

/** A mark that parts a line, and whether it parts no clauses. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly isHard: boolean;
}

export const marksIn = (value: string): Mark[] =>
  Array.from(value.matchAll(PARTING), ({ 0: mark, index }) => ({
    start: index,
    end: index + mark.length,
    isHard: !CLAUSE.test(mark),
  }));

/** What stands between the ends of a line of so many units. */
export const between = (ends: readonly Range[], length: number): Range => [
  ends.find(([start]) => start === 0)?.[1] ?? 0,
  ends.find(([start]) => start > 0)?.[0] ?? length,
];

/** What is left of a separator where what it parted off is gone. */
const MARKS = /[_|丨｜·—–\-:：,，、~\s*<>→←»«▶◀►◄✅✔❤♥※★☆◆◇■●/+\u{d83c}-\u{d83e}\u{dc00}-\u{dfff}]/u;

/** Marks that editors set and keyword lists do not, and small words. */
const QUOTES = [
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
] as const;

/** Whether each of the closing marks in `text` has an opening one before it. */
function isClosed(text: string, opening: string, closing: string): boolean {
  let open = 0;
  for (const character of text) {
    if (opening.includes(character)) open += 1;
    else if (closing.includes(character)) open -= 1;
    if (open < 0) return false;
  }
  return true;
}

/** Whether besides none is left open. */
const isWhole = (text: string, opening: string, closing: string): boolean =>
  isClosed(text, opening, closing) && text.split(opening).length === text.split(closing).length;

const SENTENCE = /[，。！？：；“”「」《》]/u;
const SMALL_WORDS = /[了把被将让从向这那谁怎哪吗呢]|为何|为什么|如何|没有|已经|不再|成为/u;
const MIN_SENTENCE = 9;
/** What stands in brackets is one thing, what follows another, but for more brackets. */
const CLOSED = /[」』】》\]〗](?![\s「『【《[〖])/u;
/** What an office announces reads so, whatever it is about. */
const NOTICE = /关于.{4,60}的(?:通知|公告|公示|通报|意见|决定|函|批复|说明|报告|方案|办法|规定|倡议书?|提示)$/u;
/** A term of so much is no word of the trade alone. */
const TELLING = 2;

/** Behind a name: small words that go on from it, and in an alphabet any word. */
const LEANING = /^(?:[\s]?[与和及或的等之]|\s?[a-z])/iu;

/** From this weight of its endings on a stretch is a site's name. */
const NAME_WEIGHT = 2;

/** A line of a page with its terms. Measuring a stretch costs its length. */
export class TitleLine {
  readonly value: string;
  readonly terms: readonly Term[];
  readonly #line: number | undefined;
  readonly #ruleset: Ruleset;
  readonly #witnesses: Witnesses;
  readonly #policy: PartPolicy;

  /** `line` is where the line stands among those of the text, undefined where it is the title. */
  constructor(value: string, terms: readonly Term[], line: number | undefined, context: Context, policy: PartPolicy) {
    this.value = value;
    this.terms = terms;
    this.#line = line;
    this.#ruleset = context.ruleset;
    this.#witnesses = witnessesOf(context);
    this.#policy = policy;
  }

  /** The stretches between separators that hold a word, in order; `hard`: between marks that part no clauses. */
  parts(hard = false): Part[] {
    const parts: Part[] = [];
    let at = 0;
    let separator = '';
    const push = (end: number, next: string) => {
      if (/[\p{L}\p{N}]/u.test(this.value.slice(at, end))) {
        parts.push({ range: [at, end], separator });
        separator = '';
      }
      separator = (separator + next).trim();
    };
    for (const match of this.value.matchAll(PARTING)) {
      if (this.#isWithinName(match.index) || (hard && CLAUSE.test(match[0]))) continue;
      push(match.index, match[0]);
      at = match.index + match[0].length;
    }
    push(this.value.length, '');
    return parts;
  }

  /** Whether a hyphen stands within a term, between two letters: `b-sports`. */
  #isWithinName(at: number): boolean {
    if (this.value[at] !== '-' || !/^[a-z0-9]-[a-z0-9]$/iu.test(this.value.slice(Math.max(0, at - 1), at + 2)))
      return false;
    return this.terms.some(({ start, end }) => start < at && at + 1 < end);
  }

  measure(range: Range): Stretch {
    const inside = this.terms.filter(({ start, end }) => start < range[1] && range[0] < end);
    let words = 0;
    let covered = 0;
    let next = 0;
    for (let i = range[0]; i < range[1]; i += 1) {
      const own = wordWeight(this.value.charCodeAt(i));
      while (next < inside.length && inside[next].end <= i) next += 1;
      words += own;
      if (next < inside.length && inside[next].start <= i) covered += own;
    }
    const weight = inside.reduce((sum, term) => sum + term.weight, 0);
    const telling = inside.reduce((sum, term) => sum + (term.weight > this.#policy.filler ? term.weight : 0), 0);
    const most = inside.reduce((best, term) => Math.max(best, term.weight), 0);
    // A name that no list knows, with an ending that one does: all of it is the name.
    const view = fold(this.value.slice(...range), looseFold()).text;
    const isLatin = isLatinSiteName(view);
    const isName = isLatin || (weight > 0 && siteNameWeight(view) >= NAME_WEIGHT);
    const reads = words >= this.#policy.reads.words ? this.#grams(range) >= this.#policy.reads.score : false;
    const isBrand = isName || inside.some((term) => term.weight === most && term.rule.options.brands);
    const own = isName ? 1 : words === 0 ? 0 : covered / words;
    // What no list explains reads like spam all the same.
    const { weight: more, coverage: least } = this.#policy.reads;
    const coverage = reads ? Math.max(own, least) : own;
    const known = isLatin ? NAME_WEIGHT : 0;
    return {
      range,
      words,
      weight: Math.max(known, weight + (reads ? more : 0)),
      telling: Math.max(known, telling + (reads ? more : 0)),
      coverage,
      most: Math.max(known, most),
      isBrand,
    };
  }

  /** What the terms of a stretch weigh, and nothing else of it. */
  weightOf([from, to]: Range): number {
    return this.terms.reduce((sum, { start, end, weight }) => (start < to && from < end ? sum + weight : sum), 0);
  }

  #grams(range: Range): number {
    return titleGrams().score(fold(this.value.slice(...range), looseFold()).text);
  }

  /** Whether its character n-grams are those of headlines, or it is built as an office's notice. */
  readsGenuine(range: Range): boolean {
    if (NOTICE.test(fold(this.value.slice(...range), looseFold()).text.trim())) return true;
    return this.measure(range).words >= this.#policy.reads.words && this.#grams(range) <= this.#policy.reads.genuine;
  }

  agreement(range: Range): number | undefined {
    return this.#witnesses.agreement(fold(this.value.slice(...range), looseFold()).text);
  }

  /** How many pieces of a stretch the body holds. */
  shared(range: Range): number {
    return this.#witnesses.shared(fold(this.value.slice(...range), looseFold()).text);
  }

  /** Whether a stretch is in the body's traditional script and `other` is simplified. */
  isOtherScript(range: Range, other: Range): boolean {
    if (this.#witnesses.script !== 'zh-Hant') return false;
    const own = scriptOf(this.value.slice(...range));
    const beside = scriptOf(this.value.slice(...other));
    return own.traditional >= 2 && own.simplified === 0 && beside.simplified >= 2 && beside.traditional === 0;
  }

  /** Whether a stretch can be a headline by itself: what leans on the word before it cannot, as 与 or the noun behind a name does. */
  standsAlone(range: Range): boolean {
    return !LEANING.test(this.value.slice(...range));
  }

  /** Whether a stretch goes on from the word before it, whatever that is. */
  goesOn(range: Range): boolean {
    return /^(?:[的地得们之]|用品|器材|场馆|学院|公园|小镇)/u.test(fold(this.value.slice(...range), looseFold()).text);
  }

  /** Whether `rest` stands behind the bracket that closes `kept`, or another mark, and says nothing but what leads to a site: `【…】手机客户端`. */
  isDoor(kept: Range, rest: Range): boolean {
    const [inner, outer] = this.bracketed(kept);
    const isParted = outer[1] > inner[1] || !CLAUSE.test(this.value.slice(kept[1], rest[0]));
    const view = fold(this.value.slice(outer[1], rest[1]), looseFold()).text;
    return isParted && (isOnlyEndings(fold(this.value.slice(...rest), looseFold()).text) || isClaim(view));
  }

  /** Whether ideographs, kana or syllables stand in it. */
  isIdeographic(range: Range): boolean {
    return /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(this.value.slice(...range));
  }

  /** Whether the body says a whole stretch, in which no term stands. */
  isSaid(range: Range): boolean {
    const view = fold(this.value.slice(...range), looseFold()).text.trim();
    return this.measure(range).weight === 0 && view.length > 1 && this.#witnesses.mentions(view);
  }

  /** `at`, where a known name ends, moved over what still belongs to it; not so far that nothing is left. */
  behindName(at: number): number {
    const end = at + restOfName(fold(this.value.slice(at), looseFold()).text);
    return /\p{sc=Han}{4}/u.test(this.value.slice(end)) ? end : at;
  }

  /** What the endings of sites' names in a stretch weigh. */
  endings(range: Range): number {
    return endingsWeight(fold(this.value.slice(...range), looseFold()).text);
  }

  /** Whether what stands before `kept` is of the list that the line tells of. */
  isToldOf(kept: Range): boolean {
    const view = fold(this.value, looseFold());
    const from = toldFrom(view.text, this.#witnesses);
    if (from === undefined) return false;
    const [start] = view.toSource(from, view.text.length);
    return kept[0] <= start;
  }

  /** How many words of reports a stretch holds. */
  reports(range: Range): number {
    return reportWords(this.#ruleset, fold(this.value.slice(...range), looseFold()).text);
  }

  /** How many words of trade a stretch holds. */
  trade(range: Range): number {
    return tradeIn(this.#ruleset, fold(this.value.slice(...range), looseFold()).text).words;
  }

  /** Whether another line at the top of the page says just this. */
  isLine(range: Range): boolean {
    return this.isSaidAlone(this.value.slice(...range));
  }

  /** Whether another line at the top of the page says just a text. */
  isSaidAlone(text: string): boolean {
    return this.#witnesses.isLine(text, this.#line);
  }

  /** Whether it stands below the first line of the text. */
  isBelow(): boolean {
    return (this.#line ?? 0) > 0;
  }

  /** Whether a line below reads as the headline. */
  hasOther(): boolean {
    return this.#witnesses.hasHeadline(this.value, this.#line);
  }

  /** By how much another line agrees more with the body than `agreement`. */
  rival(agreement: number): number {
    return this.#witnesses.rival(this.#line) - agreement;
  }

  /** Whether the body mentions a term of a stretch that tells, or the weightiest one; of a list (`half`), half of its terms. */
  isMentioned(range: Range, half = false): boolean {
    const inside = this.terms.filter(({ start, end }) => start < range[1] && range[0] < end);
    const most = inside.reduce((best, { weight }) => Math.max(best, weight), 0);
    const telling = inside.filter(({ weight }) => weight >= (half ? this.#policy.hint : Math.min(most, TELLING)));
    const mentioned = telling.filter(({ term }) => this.#witnesses.holds(term)).length;
    return half ? 2 * mentioned >= telling.length && telling.length > 1 : mentioned > 0;
  }

  /** A stretch, and with the brackets that stand close around it. */
  bracketed([start, end]: Range): [inner: Range, outer: Range] {
    const isFramed = this.isBracketed(start) && '】]〗）)》」』'.includes(this.value[end] ?? ' ');
    return [[start, end], isFramed ? [start - 1, end + 1] : [start, end]];
  }

  /** Whether a stretch is built as a sentence: by its punctuation, or by small words that are no part of a term. */
  isSentence(range: Range): boolean {
    if (SENTENCE.test(this.value.slice(...range))) return true;
    if (this.measure(range).words < MIN_SENTENCE) return false;
    let free = '';
    let at = range[0];
    for (const { start, end } of this.terms) {
      if (end <= at || start >= range[1]) continue;
      free += `${this.value.slice(at, Math.max(at, start))} `;
      at = end;
    }
    return SMALL_WORDS.test(free + this.value.slice(at, range[1]));
  }

  /** Whether no bracket is closed in a stretch that opens before it: such a stretch is cut out of something. */
  isBalanced(range: Range): boolean {
    const part = this.value.slice(...range);
    if (!isClosed(part, '【[〖（(', '】]〗）)')) return false;
    // Quotes are often lost; where the line closes all of them, no cut goes through what is quoted.
    return QUOTES.every(([open, close]) => isWhole(part, open, close) || !isWhole(this.value, open, close));
  }

  /** Whether a stretch stands in brackets: then it is one thing, whatever terms say of it. */
  isBracketed(start: number): boolean {
    return start > 0 && '【[〖（(《「『'.includes(this.value[start - 1]);
  }

  /** How far terms reach from `start`, one behind the other with nothing but marks between. */
  runFrom(start: number, end: number): number {
    let at = start;
    for (const term of this.terms) {
      if (term.end <= at) continue;
      const between = this.value.slice(at, term.start);
      if (term.start > at && (/[\p{L}\p{N}]/u.test(between) || CLOSED.test(between))) break;
      if (term.end > end) break;
      at = term.end;
    }
    return at;
  }

  runUpTo(start: number, end: number): number {
    let at = end;
    for (const term of this.terms.toReversed()) {
      if (term.start >= at) continue;
      if (term.end < at && /[\p{L}\p{N}]/u.test(this.value.slice(term.end, at))) break;
      if (term.start < start) break;
      at = term.start;
    }
    return at;
  }

  /** `at` moved over the separators before it (behind it). */
  beforeMarks(at: number): number {
    let start = at;
    while (start > 0 && MARKS.test(this.value[start - 1])) start -= 1;
    return start;
  }

  behindMarks(at: number): number {
    let end = at;
    while (end < this.value.length && (MARKS.test(this.value[end]) || '！!'.includes(this.value[end]))) end += 1;
    return end;
  }

  /** A bracket that the headline opened is closed in it. */
  behindClosers(from: number): number {
    const opened = /[（([《【]/u.test(this.value.slice(0, from));
    let at = from;
    while (opened && at < this.value.length && '）)]》】'.includes(this.value[at])) at += 1;
    return at;
  }
}
