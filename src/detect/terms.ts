/**
 * Rules that say what they look for: terms of sets, near each other, in one line, unless something stands by.
 *
 * Every hit of the one-pass matcher that opens a rule (stands in the first of its sets) is looked at once; the others
 * must stand within reach. A regular expression runs only around such a hit, over at most WINDOW units to both sides
 * within the line, so a page costs linear time whatever the expression is.
 */
import { z } from 'zod';
import { type Matching, onceFor, type Rule, type Ruleset, type ViewName, type Within } from '../rules/ruleset.ts';
import type { TermSet } from '../rules/vocabulary.ts';
import type { Range } from '../text/edits.ts';
import type { Hits } from '../text/hits.ts';
import { classes, clipped, INVISIBLE, SPACE } from '../text/unicode.ts';
import type { View } from '../text/view.ts';
import type { Detector, Finding, SearchedField } from './detector.ts';
import { endsClause } from './lines.ts';

const WINDOW = 256;
/** A hit looks at so many neighbours to both sides at most. */
const NEIGHBOURS = 64;
const UNSEEN = SPACE | INVISIBLE;

type MatchRule = Rule & { readonly match: Matching };

export const terms: Detector = {
  name: 'terms',
  options: () => z.strictObject({}),
  *detect(context) {
    for (const searched of [context.title, context.text]) {
      if (searched === undefined) continue;
      for (const name of ['loose', 'bare'] as const) {
        const opens = openersOf(context.ruleset)[searched.name][name];
        if (opens.size > 0) yield* new Search(searched, name, opens).findings();
      }
    }
  },
};

const openersOf = onceFor((ruleset) => {
  const both = (field: 'title' | 'text') => ({
    loose: openers(ruleset, field, 'loose'),
    bare: openers(ruleset, field, 'bare'),
  });
  return { title: both('title'), text: both('text') };
});

/** The rules of a field and view by the terms that open them. */
function openers(ruleset: Ruleset, field: 'title' | 'text', view: 'loose' | 'bare'): Map<number, MatchRule[]> {
  const opens = new Map<number, MatchRule[]>();
  for (const rule of ruleset.rules) {
    if (!isMatchRule(rule) || !rule.fields.includes(field) || (rule.view === 'bare') !== (view === 'bare')) continue;
    rule.match.all[0][view].forEach((weight, term) => {
      if (weight > 0) opens.set(term, [...(opens.get(term) ?? []), rule]);
    });
  }
  return opens;
}

const isMatchRule = (rule: Rule): rule is MatchRule => rule.match !== undefined;

class Search {
  readonly #searched: SearchedField;
  readonly #view: View;
  readonly #hits: Hits;
  readonly #name: 'loose' | 'bare';
  readonly #opens: ReadonlyMap<number, readonly MatchRule[]>;
  /** The line and the sentence last asked for: hits come in order, and a line may be as long as the page. */
  #lastLine: Range = [0, -1];
  #lastSentence: Range = [0, -1];

  constructor(searched: SearchedField, name: 'loose' | 'bare', opens: ReadonlyMap<number, readonly MatchRule[]>) {
    this.#searched = searched;
    this.#name = name;
    this.#view = searched.field[name];
    this.#hits = name === 'loose' ? searched.hits : searched.bareHits;
    this.#opens = opens;
  }

  *findings(): Generator<Finding> {
    const done = new Map<Rule, number>();
    for (let hit = 0; hit < this.#hits.count; hit += 1) {
      for (const rule of this.#opens.get(this.#hits.terms[hit]) ?? []) {
        if (this.#hits.starts[hit] < (done.get(rule) ?? 0)) continue;
        const range = this.#match(rule, hit);
        if (range === undefined) continue;
        const extent = this.#extent(rule, range);
        done.set(rule, extent[1]);
        yield this.#finding(rule, extent, range);
      }
    }
  }

  /** The range in the view that a rule matches from `hit` on. */
  #match(rule: MatchRule, hit: number): Range | undefined {
    const { all, within, pattern } = rule.match;
    let range: Range = [this.#hits.starts[hit], this.#hits.ends[hit]];
    if (!this.#isAsWritten(rule.view, all[0], range)) return undefined;
    const bounds = this.#reach(range, within);
    for (const set of all.slice(1)) {
      const other = this.#near(hit, set, bounds, rule.view);
      if (other === undefined) return undefined;
      range = [Math.min(range[0], other[0]), Math.max(range[1], other[1])];
    }
    if (pattern !== undefined) {
      const found = this.#run(pattern, range);
      if (found === undefined) return undefined;
      range = found;
    }
    const { unless } = rule;
    return unless !== undefined && this.#near(hit, unless.any, this.#reach(range, unless.within), rule.view)
      ? undefined
      : range;
  }

  /** A hit of `set` within `bounds`, nearest in order of hits. */
  #near(hit: number, set: TermSet, bounds: Range, view: ViewName): Range | undefined {
    const { starts, ends, terms, count } = this.#hits;
    const column = set[this.#name];
    for (let far = 0; far <= NEIGHBOURS; far += 1) {
      for (const at of far === 0 ? [hit] : [hit - far, hit + far]) {
        if (at < 0 || at >= count || column[terms[at]] === 0) continue;
        const range: Range = [starts[at], ends[at]];
        if (range[0] >= bounds[0] && range[1] <= bounds[1] && this.#isAsWritten(view, set, range)) return range;
      }
    }
    return undefined;
  }

  #isAsWritten(view: ViewName, set: TermSet, range: Range): boolean {
    return view !== 'exact' || set.exact.has(this.#searched.field.text.slice(...this.#view.toSource(...range)));
  }

  #run(pattern: RegExp, [start, end]: Range): Range | undefined {
    const [from, to] = this.#line(start);
    const offset = Math.max(from, start - WINDOW);
    const window = this.#view.text.slice(offset, Math.min(to, end + WINDOW));
    pattern.lastIndex = 0;
    for (let match = pattern.exec(window); match !== null; match = pattern.exec(window)) {
      const found: Range = [offset + match.index, offset + match.index + match[0].length];
      if (found[0] < end && start < found[1]) return found;
      if (match[0] === '') pattern.lastIndex += 1;
    }
    return undefined;
  }

  #reach([start, end]: Range, within: Within): Range {
    const line = this.#line(start);
    if (within === 'line') return line;
    if (within === 'sentence') return this.#sentence([start, end], line);
    return [Math.max(line[0], end - within), Math.min(line[1], start + within)];
  }

  #line(at: number): Range {
    if (at >= this.#lastLine[0] && at < this.#lastLine[1]) return this.#lastLine;
    const { text } = this.#view;
    const end = text.indexOf('\n', at);
    this.#lastLine = [at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length : end];
    return this.#lastLine;
  }

  #sentence([start, end]: Range, [from, to]: Range): Range {
    if (start >= this.#lastSentence[0] && end <= this.#lastSentence[1]) return this.#lastSentence;
    const { text } = this.#view;
    let first = start;
    while (first > from && !endsClause(text, first - 1, to)) first -= 1;
    let last = end;
    while (last < to && !endsClause(text, last, to)) last += 1;
    while (last < to && (endsClause(text, last, to) || '"”』」’\''.includes(text[last]))) last += 1;
    this.#lastSentence = [first, last];
    return this.#lastSentence;
  }

  #extent({ extent }: Rule, range: Range): Range {
    if (extent === 'match') return range;
    const line = this.#line(range[0]);
    return extent === 'line' ? line : this.#sentence(range, line);
  }

  #finding(rule: MatchRule, extent: Range, match: Range): Finding {
    const { text } = this.#searched.field;
    let [start, end] = this.#view.toSource(...extent);
    const kinds = classes();
    while (start < end && (kinds[text.charCodeAt(start)] & UNSEEN) !== 0) start += 1;
    while (end > start && (kinds[text.charCodeAt(end - 1)] & UNSEEN) !== 0) end -= 1;
    const evidence = { matched: clipped(this.#view.text.slice(...match), 80) };
    return { rule, field: this.#searched.name, range: [start, end], action: rule.action, score: rule.score, evidence };
  }
}
