/**
 * How much each sentence of a text promotes: what it offers, how it pitches, whom to contact, and what speaks for a report.
 *
 * Offers are the terms of injected titles; a report on betting holds them too. What tells promotion is the pitch (join,
 * click, claim, guaranteed) and a way to reach the seller; what tells a report is police, courts, quotes.
 */
import { onceFor, type Ruleset } from '../rules/ruleset.ts';
import type { TermSet } from '../rules/vocabulary.ts';
import type { Range } from '../text/edits.ts';
import type { Context } from './detector.ts';
import { isStop, type Line, shapeOf } from './lines.ts';
import { reportTerms, termWeights } from './title-weights.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface Sentence {
  /** In the loose view. */
  readonly range: Range;
  readonly line: number;
  readonly words: number;
  /** The weight of what it offers, how many pitches and words of reports it holds. */
  readonly offers: number;
  readonly pitches: number;
  readonly reports: number;
  readonly contacts: readonly Token[];
  readonly terms: readonly string[];
  readonly points: number;
}

const CONTACTS = new Set(['qq', 'wechat', 'phone', 'email', 'url']);
const CLOSING = '"”』」’\')）】';
const QUOTED = /[“「『"][^”」』"\n]{1,60}[”」』"]/u;

/** The sentences of the lines that nothing claims. Linear in the text and the hits. */
export function sentencesOf(context: Context, pitch: TermSet): Sentence[] {
  const { lines, claimed, text } = context;
  const hits = new HitCursor(context, columnsOf(context.ruleset), pitch);
  const sentences: Sentence[] = [];
  for (const line of lines) {
    if (claimed[line.index] !== undefined) continue;
    for (const range of rangesIn(text.field.loose.text, line)) sentences.push(hits.sentence(range, line.index));
  }
  return sentences;
}

function* rangesIn(view: string, { looseStart, looseEnd }: Line): Generator<Range> {
  let start = looseStart;
  for (let i = looseStart; i < looseEnd; i += 1) {
    if (!isStop(view, i, looseEnd)) continue;
    let end = i + 1;
    while (end < looseEnd && (isStop(view, end, looseEnd) || CLOSING.includes(view[end]))) end += 1;
    yield [start, end];
    start = end;
    i = end - 1;
  }
  if (view.slice(start, looseEnd).trim() !== '') yield [start, looseEnd];
}

const columnsOf = onceFor((ruleset: Ruleset) => ({ offers: termWeights(ruleset), reports: reportTerms(ruleset) }));

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

  sentence(range: Range, line: number): Sentence {
    const { text, ruleset } = this.#context;
    const view = text.field.loose.text;
    const { words } = shapeOf(view, range[0], range[1]);
    const found = this.#terms(range);
    const isWorthReading = found.pitches > 0 || found.offers >= 2;
    const contacts = isWorthReading ? tokensOf(view, ...range).filter(({ kind }) => CONTACTS.has(kind)) : [];
    const policy = ruleset.policy.promotion;
    const isQuoted = isWorthReading && QUOTED.test(view.slice(...range));
    const points =
      Math.min(found.offers, policy.offers.most) * policy.offers.each +
      Math.min(found.pitches, policy.pitches.most) * policy.pitches.each +
      (contacts.length > 0 && isWorthReading ? policy.contact : 0) +
      Math.min(found.reports, policy.reports.most) * policy.reports.each +
      (isQuoted ? policy.quote : 0);
    return { range, line, words, ...found, contacts, points };
  }

  #terms([start, end]: Range) {
    const { hits } = this.#context.text;
    const names = this.#context.ruleset.vocabulary.loose.terms;
    const terms = new Set<string>();
    const seen = new Set<number>();
    let [offers, pitches, reports, covered] = [0, 0, 0, start];
    while (this.#next < hits.count && hits.ends[this.#next] <= start) this.#next += 1;
    for (; this.#next < hits.count && hits.ends[this.#next] <= end; this.#next += 1) {
      const term = hits.terms[this.#next];
      const isNew = !seen.has(term);
      seen.add(term);
      if (this.#pitch.loose[term] > 0 && isNew) pitches += this.#pitch.loose[term];
      else if (this.#columns.reports[term] === 1 && isNew) reports += 1;
      else if (this.#columns.offers[term] > 0 && hits.starts[this.#next] >= covered) {
        offers += isNew ? this.#columns.offers[term] : this.#columns.offers[term] / 2;
        covered = hits.ends[this.#next];
      } else continue;
      if (terms.size < 12 && this.#columns.reports[term] === 0) terms.add(names[term]);
    }
    return { offers, pitches, reports, terms: [...terms] };
  }
}
