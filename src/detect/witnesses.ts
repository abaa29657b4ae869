/**
 * What a title can be held against: the body, and the lines that may be the headline.
 *
 * The body is the running text. A line agrees with it by the share of its word pairs that stand there: a genuine
 * headline shares most of them, an injected line next to none.
 *
 * Longer than 200 lines: one class whose questions are all about the same page.
 */

import { type ScriptCounts, scriptWithin } from '../normalize/script.ts';
import type { Range } from '../text/edits.ts';
import { siteNameWeight } from './brand-endings.ts';
import type { Context } from './detector.ts';
import { isProse } from './lines.ts';
import { Pieces } from './overlap.ts';
import { sameness } from './sameness.ts';
import { reportWords, titleWeight, titleWeights } from './title-weights.ts';

export interface Witnesses {
  isBody(line: number): boolean;
  /** The share of a stretch of a loose view that the body holds; undefined where either is too short. */
  agreement(view: string): number | undefined;
  /** How many pieces of a stretch of a loose view the body holds: a stretch of a few may share one with any body. */
  shared(view: string): number;
  /** The best agreement of a line that may be the headline, other than the line `but`. */
  rival(but: number | undefined): number;
  /** The best agreement of a line that may be the headline and stands behind the line `after`, or anywhere. */
  rivalBehind(after: number | undefined): number;
  /** Whether a line at the top, other than the line `but`, says just this. */
  isLine(value: string, but: number | undefined): boolean;
  /** Whether a line at the top, other than the line `but`, is part of what `value` says. */
  hasPart(value: string, but: number | undefined): boolean;
  /**
   * Whether a line at the top, other than the line `but`, or the title says `view` and more, without a mark between,
   * and something else than `whole`, which `view` was cut out of.
   */
  hasMore(view: string, whole: string, but: number | undefined): boolean;
  /** The lines at the top, other than the line `but`, that may be the headline, and the title, in the loose form. */
  headlines(but: number | undefined): readonly string[];
  /** Whether a line of the body begins with this. */
  begins(view: string): boolean;
  /** Whether a line above the body and behind the line `after`, other than `value` again, may be the headline. */
  hasHeadline(value: string, after: number | undefined): boolean;
  /** Whether the body mentions a name, given in its loose form. */
  mentions(name: string): boolean;
  /** Whether the body holds a term of the rules, given in its loose form; one look at the body for all of them. */
  holds(term: string): boolean;
  /** The script of the body. */
  readonly script: ScriptCounts['script'];
}

/** A body of fewer pieces than this proves no disagreement. */
const MIN_BODY = 40;
const HEAD = 12;
/** So much running text stands above a headline at most: a keyword line, too, may be built like a sentence. */
const LEAD = 1;
/** Fewer words than these are part of anything. */
const MIN_PART = 4;
/** Whom a headline is about has so many units at most. */
const MAX_MORE = 20;
/** So many words are more than a heading. */
const TOLD = 16;
const ROW = 12;
/** So many units of the body tell its script. */
const SAMPLE = 2000;

const made = new WeakMap<Context, Witnesses>();

/** The witnesses of a page: made at the first question, measured as they are asked for. */
export function witnessesOf(context: Context): Witnesses {
  const known = made.get(context) ?? new PageWitnesses(context);
  made.set(context, known);
  return known;
}

/** Whether `view` begins at `at` of a text, blanks aside. */
function startsAt(text: string, at: number, view: string): boolean {
  let start = at;
  while (text[start] === ' ') start += 1;
  return text.startsWith(view, start);
}

class PageWitnesses implements Witnesses {
  readonly #context: Context;
  readonly #said: string[] = [];
  readonly #spam: boolean[] = [];
  #titles: readonly string[] | undefined;
  readonly #mentioned = new Map<string, boolean>();
  #runs: string | undefined;
  #first: number | undefined;
  #terms: ReadonlySet<string> | undefined;
  #pieces: Pieces | undefined;
  #rivals: readonly number[] | undefined;
  #script: ScriptCounts['script'] | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  isBody(line: number): boolean {
    const shape = this.#context.shapes[line];
    return isProse(shape) && (shape.ended || shape.stops > 1) && this.#context.claimed[line] === undefined;
  }

  agreement(view: string): number | undefined {
    const body = this.#body();
    return body.count < MIN_BODY ? undefined : body.shareOf(view, 0, view.length);
  }

  shared(view: string): number {
    return this.#body().countOf(view, 0, view.length).shared;
  }

  rival(but: number | undefined): number {
    this.#rivals ??= this.#agreements();
    return this.#rivals.reduce((best, share, index) => (index === but ? best : Math.max(best, share)), 0);
  }

  rivalBehind(after: number | undefined): number {
    this.#rivals ??= this.#agreements();
    return this.#rivals.reduce((best, share, index) => (index <= (after ?? -1) ? best : Math.max(best, share)), 0);
  }

  isLine(value: string, but: number | undefined): boolean {
    const same = sameness(value);
    return this.#context.lines
      .slice(0, HEAD)
      .some(
        ({ index, start, end }) =>
          index !== but && end - start < 200 && this.#says(index) === same && !this.#isSpam(index),
      );
  }

  /** A keyword list may stand on a page twice, once with more: such a line is no witness. */
  #isSpam(line: number): boolean {
    const { ruleset, lines, text } = this.#context;
    if (titleWeights(this.#context)[line] < ruleset.policy.title.look) return false;
    const { looseStart, looseEnd } = lines[line];
    this.#spam[line] ??= reportWords(ruleset, text.field.loose.text.slice(looseStart, looseEnd)) === 0;
    return this.#spam[line];
  }

  /** The title, in the loose form; undefined where it is no witness. */
  #heading(): string | undefined {
    this.#titles ??= this.#titleAsWitness();
    return this.#titles[0];
  }

  #titleAsWitness(): readonly string[] {
    const { ruleset, title } = this.#context;
    if (title === undefined) return [];
    const view = title.field.loose.text.trim();
    const isSpam = titleWeight(this.#context) >= ruleset.policy.title.look && reportWords(ruleset, view) === 0;
    return isSpam ? [] : [view];
  }

  /** What a line at the top says: many questions are asked of the same few lines. */
  #says(line: number): string {
    const { lines, text } = this.#context;
    const { start, end } = lines[line];
    this.#said[line] ??= sameness(text.field.text.slice(start, end));
    return this.#said[line];
  }

  hasPart(value: string, but: number | undefined): boolean {
    const same = sameness(value);
    const { lines, shapes } = this.#context;
    return lines.slice(0, HEAD).some(({ index, start, end }) => {
      if (index === but || shapes[index].words < MIN_PART || end - start > value.length * 2) return false;
      return same.includes(this.#says(index)) && !this.#isSpam(index);
    });
  }

  hasMore(view: string, whole: string, but: number | undefined): boolean {
    const { lines, shapes, text, claimed } = this.#context;
    const own = view.trim();
    const isMore = (other: string) => {
      const more = other.trim();
      const at = more.indexOf(own);
      if (at < 0 || more === whole || own.length < MIN_PART || more.length > own.length + MAX_MORE) return false;
      const [before, behind] = [more.slice(0, at), more.slice(at + own.length)];
      if (before.length + behind.length < 2 || siteNameWeight(before + behind) >= 1) return false;
      return !/[^\p{L}\p{N}]$/u.test(before) && !/^[^\p{L}\p{N}]/u.test(behind);
    };
    const heading = but === undefined ? undefined : this.#heading();
    if (heading !== undefined && isMore(heading)) return true;
    return lines.slice(0, HEAD).some(({ index, looseStart, looseEnd }) => {
      if (index === but || claimed[index] !== undefined || this.isBody(index) || shapes[index].ended) return false;
      return isMore(text.field.loose.text.slice(looseStart, looseEnd)) && !this.#isSpam(index);
    });
  }

  headlines(but: number | undefined): readonly string[] {
    const { lines, shapes, text, claimed } = this.#context;
    const said = lines.slice(0, HEAD).flatMap(({ index, looseStart, looseEnd }) => {
      const isNone = index === but || claimed[index] !== undefined || this.isBody(index) || shapes[index].ended;
      if (isNone || this.#isSpam(index)) return [];
      return [text.field.loose.text.slice(looseStart, looseEnd).trim()];
    });
    const heading = but === undefined ? undefined : this.#heading();
    return heading === undefined ? said : [...said, heading];
  }

  begins(view: string): boolean {
    const { lines, text } = this.#context;
    const { text: all } = text.field.loose;
    return lines.some(({ index, looseStart }) => this.isBody(index) && startsAt(all, looseStart, view));
  }

  hasHeadline(value: string, after: number | undefined): boolean {
    const { lines, shapes, claimed } = this.#context;
    const same = sameness(value);
    for (const { index } of lines.slice(0, HEAD)) {
      if (isProse(shapes[index])) return false;
      const { words, ended } = shapes[index];
      if (index <= (after ?? -1) || claimed[index] !== undefined || words < 6 || words > 45 || ended) continue;
      if (this.#says(index) !== same) return true;
    }
    return false;
  }

  mentions(name: string): boolean {
    // One look at the body for a name, however many lines hold it.
    const known = this.#mentioned.get(name) ?? this.#running().includes(name);
    this.#mentioned.set(name, known);
    return known;
  }

  holds(term: string): boolean {
    this.#terms ??= this.#termsOfBody();
    return this.#terms.has(term);
  }

  get script() {
    this.#script ??= scriptWithin(this.#context.text.field.text, this.#sample()).script;
    return this.#script;
  }

  #body(): Pieces {
    if (this.#pieces !== undefined) return this.#pieces;
    const body = new Pieces();
    const view = this.#context.text.field.loose.text;
    for (const { index, looseStart, looseEnd } of this.#context.lines) {
      if (this.isBody(index)) body.add(view, looseStart, looseEnd);
    }
    this.#pieces = body;
    return body;
  }

  /** Whether a short line tells something, in a clause beside what it names or in two sentences: too little to tell a page's subject by. */
  #isTold(line: number): boolean {
    const { shapes, claimed, ruleset } = this.#context;
    const { stops, commas, words } = shapes[line];
    if (claimed[line] !== undefined) return false;
    // A row of a report says one thing of a name; a list of names and a call say nothing but spam.
    const isRow =
      line > this.#top() &&
      stops + commas > 0 &&
      words >= ROW &&
      titleWeights(this.#context)[line] < ruleset.policy.title.look;
    return (stops > 1 && words >= TOLD) || isRow;
  }

  /** The first line of running text, or the first line: what stands above may be the headline, in whatever form. */
  #top(): number {
    this.#first ??= Math.max(
      0,
      this.#context.lines.findIndex(({ index }) => this.isBody(index)),
    );
    return this.#first;
  }

  #termsOfBody(): Set<string> {
    const { lines, text, ruleset } = this.#context;
    const { hits } = text;
    const names = ruleset.vocabulary.loose.terms;
    const held = new Set<string>();
    let hit = 0;
    for (const { index, looseStart, looseEnd } of lines) {
      const isTold = this.isBody(index) || this.#isTold(index);
      for (; hit < hits.count && hits.ends[hit] <= looseEnd; hit += 1)
        if (isTold && hits.starts[hit] >= looseStart) held.add(names[hits.terms[hit]]);
    }
    return held;
  }

  /** The running text of the loose view. */
  #running(): string {
    const { lines, text } = this.#context;
    this.#runs ??= lines
      .filter(({ index }) => this.isBody(index) || this.#isTold(index))
      .map(({ looseStart, looseEnd }) => text.field.loose.text.slice(looseStart, looseEnd))
      .join('\n');
    return this.#runs;
  }

  /** Running text enough to tell its script. */
  #sample(): Range[] {
    const sample: Range[] = [];
    let units = 0;
    for (const { index, start, end } of this.#context.lines) {
      if (!this.isBody(index)) continue;
      sample.push([start, end]);
      units += end - start;
      if (units > SAMPLE) break;
    }
    return sample;
  }

  /** How far each line at the top that may be the headline agrees with the body. */
  #agreements(): number[] {
    const { lines, shapes, text } = this.#context;
    let above = 0;
    return lines.slice(0, HEAD).map(({ index, looseStart, looseEnd }) => {
      const { words, ended } = shapes[index];
      if (this.isBody(index)) above += 1;
      if (this.isBody(index) || above > LEAD || words < 6 || words > 90 || ended) return 0;
      return this.agreement(text.field.loose.text.slice(looseStart, looseEnd)) ?? 0;
    });
  }
}
