/**
 * How much each sentence of a text promotes: what it offers, how it pitches, whom to contact, and what speaks for a report.
 *
 * Offers are the terms of injected titles; a report on betting holds them too. What tells promotion is the pitch (join,
 * click, claim, guaranteed) and a way to reach the seller; what tells a report is police, courts, quotes.
 */
import { onceFor, type Ruleset } from '../rules/ruleset.ts';
import type { Policy } from '../rules/schema.ts';
import type { TermSet } from '../rules/vocabulary.ts';
import type { Range } from '../text/edits.ts';
import { classes, WORD } from '../text/unicode.ts';
import type { Context } from './detector.ts';
import { endsClause, type Line } from './lines.ts';
import { contactsIn, isMarked } from './promotion-contacts.ts';
import { quotes } from './quotes.ts';
import { titleGrams } from './title-grams.ts';
import { reportTerms, termWeights } from './title-weights.ts';
import type { Token } from './tokens.ts';

export interface Sentence {
  /** In the loose view. */
  readonly range: Range;
  readonly line: number;
  readonly words: number;
  /** The weight of what it offers, how many pitches and words of reports it holds. */
  readonly offers: number;
  /** The weight of the weightiest offer. */
  readonly strongest: number;
  readonly pitches: number;
  /** The weight of the weightiest pitch. */
  readonly keenest: number;
  readonly reports: number;
  /** How much it reads like spam by its character n-grams; where nothing in it asked for that, as little as can be. */
  readonly grams: number;
  readonly contacts: readonly Token[];
  /** Whether it quotes: a report on advertising does. */
  readonly isQuoted: boolean;
  readonly terms: readonly string[];
  readonly points: number;
}

/** Without a word that tells a sentence is read only where it gives a name or number; a shorter one is too little to read. */
const SHORT = 24;
const UNREAD = Number.NEGATIVE_INFINITY;

const CLOSING = '"”』」’\')）】';
/** The sentences of the lines that nothing claims. Linear in the text and the hits. */
export function sentencesOf(context: Context, pitch: TermSet): Sentence[] {
  const { lines, claimed, text } = context;
  const hits = new HitCursor(context, columnsOf(context.ruleset), pitch);
  const sentences: Sentence[] = [];
  for (const line of lines) {
    if (claimed[line.index] !== undefined) continue;
    addSentences(text.field.loose.text, line, hits, sentences);
  }
  return sentences;
}

/** The sentences of a line, with the words of each counted on the way. */
function addSentences(view: string, { index, looseStart, looseEnd }: Line, hits: HitCursor, sentences: Sentence[]) {
  const kinds = classes();
  let start = looseStart;
  let words = 0;
  for (let i = looseStart; i < looseEnd; i += 1) {
    if ((kinds[view.charCodeAt(i)] & WORD) !== 0) words += 1;
    else if (endsClause(view, i, looseEnd) || (words >= LONG && isStopBehindNumber(view, i))) {
      let end = i + 1;
      while (end < looseEnd && (endsClause(view, end, looseEnd) || CLOSING.includes(view[end]))) end += 1;
      sentences.push(hits.sentence([start, end], words, index));
      start = end;
      words = 0;
      i = end - 1;
    }
  }
  if (view.slice(start, looseEnd).trim() !== '') sentences.push(hits.sentence([start, looseEnd], words, index));
}

/** Behind so many words a full stop behind a number ends a sentence: `… sejak 2015. Daftar …`; it is no `1. First`. */
const LONG = 24;
const isStopBehindNumber = (view: string, at: number): boolean =>
  view[at] === '.' && view[at + 1] === ' ' && /^\p{L}$/u.test(view[at + 2] ?? '');

const columnsOf = onceFor((ruleset: Ruleset) => ({ offers: termWeights(ruleset), reports: reportTerms(ruleset) }));

/** What the terms of a sentence say; most sentences hold none that say anything. */
type Told = Pick<Sentence, 'offers' | 'strongest' | 'pitches' | 'keenest' | 'reports' | 'terms'>;
const NOTHING: Told = { offers: 0, strongest: 0, pitches: 0, keenest: 0, reports: 0, terms: [] };
const NO_CONTACTS: readonly Token[] = [];

/** What the offers and pitches of a sentence say, in points. */
export const toldBy = (
  { offers, pitches }: Pick<Sentence, 'offers' | 'pitches'>,
  policy: Policy['promotion'],
): number =>
  Math.min(offers, policy.offers.most) * policy.offers.each +
  Math.min(pitches, policy.pitches.most) * policy.pitches.each;

/** Walks the hits of a text once, sentence by sentence. */
class HitCursor {
  readonly #context: Context;
  readonly #columns: ReturnType<typeof columnsOf>;
  readonly #pitch: TermSet;
  #next = 0;

  constructor(context: Context, columns: ReturnType<typeof columnsOf>, pitch: TermSet) {
    this.#context = context;
    this.#columns = columns;
    this.#pitch = pitch;
  }

  sentence(range: Range, words: number, line: number): Sentence {
    const { text, ruleset } = this.#context;
    const view = text.field.loose.text;
    const found = this.#terms(range);
    const { offers, pitches, reports } = found;
    const policy = ruleset.policy.promotion;
    const isRead = pitches > 0 || offers > 0 || (words >= SHORT && isMarked(view, range));
    const grams = isRead ? titleGrams().score(view.slice(...range)) : UNREAD;
    const isWorthReading = pitches > 0 || offers >= 2 || grams >= policy.grams.reads;
    const contacts = isWorthReading ? contactsIn(view, ...range) : NO_CONTACTS;
    const isQuoted = isWorthReading && quotes(view.slice(...range), found.terms);
    const points =
      toldBy({ offers, pitches }, policy) +
      (contacts.length > 0 ? policy.contact : 0) +
      Math.min(reports, policy.reports.most) * policy.reports.each +
      (isQuoted ? policy.quote : 0);
    // One shape for every sentence: what is spread is looked up by name each time.
    const { strongest, keenest, terms } = found;
    return {
      range,
      line,
      words,
      offers,
      strongest,
      pitches,
      keenest,
      reports,
      terms,
      grams,
      contacts,
      isQuoted,
      points,
    };
  }

  #terms([start, end]: Range): Told {
    const { hits } = this.#context.text;
    while (this.#next < hits.count && (hits.ends[this.#next] <= start || !this.#tells(hits.terms[this.#next])))
      this.#next += 1;
    return this.#next < hits.count && hits.ends[this.#next] <= end ? this.#told(start, end) : NOTHING;
  }

  #tells(term: number): boolean {
    const { reports, offers } = this.#columns;
    return this.#pitch.loose[term] > 0 || reports[term] === 1 || offers[term] > 0;
  }

  #told(start: number, end: number): Told {
    const { hits } = this.#context.text;
    const names = this.#context.ruleset.vocabulary.loose.terms;
    const terms = new Set<string>();
    const seen = new Set<number>();
    let [offers, strongest, pitches, keenest, reports, covered] = [0, 0, 0, 0, 0, start];
    let last = { end: start, weight: 0 };
    let offerStart = start;
    for (; this.#next < hits.count && hits.ends[this.#next] <= end; this.#next += 1) {
      const term = hits.terms[this.#next];
      const isNew = !seen.has(term);
      seen.add(term);
      // A pitch that begins inside an offer and leaves it is none: 六合彩|金多宝.
      const isTorn = hits.starts[this.#next] > offerStart && hits.starts[this.#next] < covered;
      const pitch = isNew && !isTorn ? this.#pitch.loose[term] : 0;
      if (pitch > 0) {
        // Of pitches that share characters the weightiest counts: `稳赚` and `稳赚不赔` are one.
        const shared = hits.starts[this.#next] < last.end ? last.weight : 0;
        pitches += Math.max(0, pitch - shared);
        keenest = Math.max(keenest, pitch);
        last = { end: hits.ends[this.#next], weight: Math.max(pitch, shared) };
      } else if (this.#columns.reports[term] === 1 && isNew) reports += 1;
      else if (this.#columns.offers[term] > 0 && hits.starts[this.#next] >= covered) {
        offerStart = hits.starts[this.#next];
        offers += isNew ? this.#columns.offers[term] : this.#columns.offers[term] / 2;
        strongest = Math.max(strongest, this.#columns.offers[term]);
        covered = hits.ends[this.#next];
      } else continue;
      if (terms.size < 12 && this.#columns.reports[term] === 0) terms.add(names[term]);
    }
    return { offers, strongest, pitches, keenest, reports, terms: [...terms] };
  }
}
