/**
 * Runs every rule's examples through the whole pipeline.
 *
 * A spam example must be flagged by its rule at exactly the ranges that it marks; a genuine one must come through all
 * rules of the set with nothing said against it and nothing taken but its headline.
 */
import type { Article, Flag } from '../contract/article.ts';
import { clipped, shown } from '../text/unicode.ts';
import type { RuleFault } from './faults.ts';
import type { Rule, Ruleset } from './ruleset.ts';
import type { Example } from './schema.ts';

/** Moderates a text page; handed in, since the pipeline comes after the rules. */
export type Moderate = (page: ExamplePage) => Article;

export interface ExamplePage {
  readonly title?: string;
  readonly text?: string;
  readonly html?: string;
  readonly body?: string;
  readonly contentType?: string;
}

export interface Checked {
  readonly rules: number;
  readonly examples: number;
  readonly faults: readonly RuleFault[];
}

export function checkExamples(ruleset: Ruleset, moderate: Moderate): Checked {
  let examples = 0;
  const faults = ruleset.rules.flatMap((rule) => {
    const failed: string[] = [];
    for (const example of rule.examples.spam) failed.push(...spamFaults(rule, example, moderate));
    for (const example of rule.examples.genuine) failed.push(...genuineFaults(example, moderate));
    examples += rule.examples.spam.length + rule.examples.genuine.length;
    return failed.map((message) => ({ file: rule.file, line: rule.line, message: `${rule.id}: ${message}` }));
  });
  return { rules: ruleset.rules.length, examples, faults };
}

interface Mark {
  readonly field: 'title' | 'text' | 'html';
  readonly range: readonly [start: number, end: number];
}

function spamFaults(rule: Rule, example: Example, moderate: Moderate): string[] {
  const { page, marks } = unmarked(example);
  const flags = moderate(page).flags.filter(({ ruleId }) => ruleId === rule.id);
  // Bytes hold no marks, and a mark in markup cannot name a place in the text that was extracted from it.
  const isUnmarked =
    page.body !== undefined || (page.html !== undefined && flags.some(({ field }) => field === 'text'));
  if (isUnmarked && flags.length > 0) return [];
  const places = flags.map((flag) => placeOf(flag, page));
  const found = new Set(places);
  const wanted = new Set(marks.map(({ field, range }) => `${field} ${range.join('-')}`));
  const missed = [...wanted].filter((place) => !found.has(place));
  const extra = [...found].filter((place) => !wanted.has(place));
  if (missed.length + extra.length === 0) return [];
  return [
    `the example «${clipped(textOf(example), 60)}» should be found at ${[...wanted].join(', ')}; found at ${[...found].join(', ') || 'nowhere'}`,
  ];
}

/** The place of a flag without the white space around it (a removed line goes with its break), unless it is nothing else. */
function placeOf({ field, range: [from, to] }: Flag, page: ExamplePage): string {
  const text = page[field] ?? '';
  let [start, end] = [from, to];
  if (text.slice(from, to).trim() === '') return `${field} ${from}-${to}`;
  while (start < end && text[start].trim() === '') start += 1;
  while (end > start && text[end - 1].trim() === '') end -= 1;
  return `${field} ${start}-${end}`;
}

/** What is done to any page. */
const HARMLESS = new Set(['metadata/headline', 'boilerplate/outside-content']);

function genuineFaults(example: Example, moderate: Moderate): string[] {
  const { page } = unmarked(example);
  const accusing = moderate(page).flags.filter(
    ({ ruleId, action, score }) => (action !== 'keep' || score > 0) && !HARMLESS.has(ruleId),
  );
  return accusing.map(
    ({ ruleId, excerpt }) =>
      `the genuine example «${clipped(textOf(example), 60)}» is flagged ${ruleId} at «${clipped(excerpt, 40)}»`,
  );
}

const textOf = (example: Example): string =>
  shown(
    (typeof example === 'string'
      ? example
      : `${example.title ?? ''} ${example.text ?? example.html ?? example.body}`
    ).trim(),
  );

/** The page of an example, and the ranges that its marks ⟦…⟧ name in it. */
export function unmarked(example: Example): { page: ExamplePage; marks: Mark[] } {
  const marks: Mark[] = [];
  const clean = (field: Mark['field'], marked: string) => {
    let text = '';
    let start = 0;
    for (const character of marked) {
      if (character === '⟦') start = text.length;
      else if (character === '⟧') marks.push({ field, range: [start, text.length] });
      else text += character;
    }
    return text;
  };
  if (typeof example === 'string') return { page: { text: clean('text', example) }, marks };
  const { title, text, html, body, contentType } = example;
  const page = {
    ...(body !== undefined && { body }),
    ...(contentType !== undefined && { contentType }),
    ...(title !== undefined && { title: clean('title', title) }),
    ...(text !== undefined && { text: clean('text', text) }),
    ...(html !== undefined && { html: clean('html', html) }),
  };
  return { page, marks };
}
