/**
 * The genuine headline: the crawler's title where it holds, else a line above the article, else none.
 *
 * A title that agrees with the text lifts no line, but for lines that say the same again, which are not repeated in the
 * text. Only what is left after the other detectors is looked at, and never the blank lines, so that an article given
 * back yields the same.
 */
import { z } from 'zod';
import { looseFold } from '../normalize/folds.ts';
import { type Rule, rulesOf } from '../rules/ruleset.ts';
import type { Range } from '../text/edits.ts';
import { isVisible, LINE_BREAKS } from '../text/unicode.ts';
import { fold } from '../text/view.ts';
import type { Context, Detector, Finding } from './detector.ts';
import {
  FINDS,
  type Finds,
  finding,
  headlineLine,
  leftOf,
  lift,
  type RuleFor,
  repeats,
  surviving,
  textOf,
} from './headline-lines.ts';
import { markupHeadline } from './headline-markup.ts';
import type { Line } from './lines.ts';
import { sameness } from './sameness.ts';
import { siteSuffix } from './site-suffix.ts';
import { type Witnesses, witnessesOf } from './witnesses.ts';

interface HeadlineOptions {
  readonly finds: Finds;
}

export const headline: Detector = {
  name: 'headline',
  options: () => z.strictObject({ finds: z.enum(FINDS) }),
  *detect(context) {
    const rules = rulesOf<HeadlineOptions>(context.ruleset, headline);
    const ruleFor = (finds: Finds) => rules.find(({ options }) => options.finds === finds);
    const witnesses = witnessesOf(context);
    const title = genuineTitle(context);
    if (context.markup !== undefined) yield* markupHeadline(context, title, ruleFor);
    else if (title === undefined) yield* fromLine(context, witnesses, ruleFor);
    else yield* fromTitle(context, witnesses, title, ruleFor);
  },
};

/** What is left of the crawler's title; undefined where there is none or nothing is left. */
function genuineTitle({ title, findings }: Context): Range | undefined {
  if (title === undefined) return undefined;
  const value = title.field.text;
  let start = 0;
  let end = value.length;
  for (const { field, action, range, repair } of findings) {
    if (field !== 'title' || action === 'keep' || repair !== undefined) continue;
    if (range[0] <= start) start = Math.max(start, range[1]);
    else if (range[1] >= value.trimEnd().length) end = Math.min(end, range[0]);
  }
  const left = value.slice(start, end);
  const trimmed = left.trim();
  if (trimmed === '') return undefined;
  const from = start + left.length - left.trimStart().length;
  return [from, from + trimmed.length];
}

function* fromTitle(context: Context, witnesses: Witnesses, title: Range, ruleFor: RuleFor): Generator<Finding> {
  const value = context.title?.field.text.slice(...title) ?? '';
  const [first] = surviving(context);
  const line = first === undefined ? '' : textOf(context, first);
  const cut = suffixCut(value, line);
  const own = value.slice(0, cut);
  const isBad = !isVisible(own) || isUnrelated(witnesses, own) || isRest(context, title);
  const better = isBad ? otherThan(own, headlineLine(context, witnesses, true), context) : undefined;
  const isAll = isAllThereIs(context, cut === undefined ? value : line);
  const replaced = ruleFor('title');
  const suffix = ruleFor('suffix');
  if (replaced !== undefined && (better !== undefined || !isVisible(own) || isAll)) {
    yield finding(replaced, 'title', wholeTitle(context), { agreement: witnesses.agreement(own) ?? null });
    if (better !== undefined) yield* lift(context, better, ruleFor('line'), suffix);
    return;
  }
  const within = cut === undefined ? partOf(value, line) : undefined;
  if (within !== undefined && suffix !== undefined) {
    const [from, to] = [title[0] + within[0], title[0] + within[1]];
    context.headline = { field: 'title', range: [from, to] };
    const evidence = { headline: 'stands as a line of the text without it' };
    yield finding(suffix, 'title', [title[0], from], evidence);
    if (to < title[1]) yield finding(suffix, 'title', [to, title[1]], evidence);
    yield* repeats(context, line, ruleFor('line'));
    return;
  }
  if (cut !== undefined && suffix !== undefined) {
    const range: Range = [title[0] + cut, title[1]];
    context.headline = { field: 'title', range: [title[0], range[0]] };
    yield finding(suffix, 'title', range, { headline: 'stands as a line of the text without it' });
    yield* repeats(context, own, ruleFor('line'));
    return;
  }
  const site = suffix === undefined ? undefined : siteSuffix(value);
  if (site !== undefined && suffix !== undefined) {
    const range: Range = [title[0] + site, title[1]];
    context.headline = { field: 'title', range: [title[0], range[0]] };
    yield finding(suffix, 'title', range, { site: value.slice(site).trim() });
    yield* repeats(context, value.slice(0, site), ruleFor('line'));
    return;
  }
  context.headline = { field: 'title', range: title };
  yield* breaks(context, title, ruleFor('break'));
  yield* repeats(context, leftOf(context, 'title', title), ruleFor('line'));
}

/** Whether little is left of a title that was injected: the name of a site, a word of praise. */
const isRest = ({ title }: Context, [start, end]: Range): boolean =>
  end - start < REST && end - start < (title?.field.text.trim().length ?? 0) / 2;
const REST = 8;

/** `line`, where it does not say the same. */
const otherThan = (value: string, line: Line | undefined, context: Context): Line | undefined =>
  line === undefined || sameness(textOf(context, line)) === sameness(value) ? undefined : line;

const wholeTitle = ({ title }: Context): Range => [0, title?.field.text.length ?? 0];

/** Whether the text says nothing but its title or headline: then that stays the text, since an article has one. */
function isAllThereIs(context: Context, value: string): boolean {
  const same = sameness(value);
  return surviving(context).every((line) => sameness(textOf(context, line)) === same);
}

/** A title is one line. */
function* breaks({ title }: Context, [start, end]: Range, rule: Rule | undefined): Generator<Finding> {
  if (rule === undefined || title === undefined) return;
  for (const match of title.field.text.slice(start, end).matchAll(LINE_BREAKS)) {
    const at = start + match.index;
    yield { ...finding(rule, 'title', [at, at + match[0].length], {}), action: 'replace', replacement: ' ' };
  }
}

/** Where the site's name begins in `value`, if what stands before it is the first line. */
function suffixCut(value: string, line: string): number | undefined {
  const same = sameness(line);
  if (same.length < 4 || same === sameness(value)) return undefined;
  for (const match of value.matchAll(/\s*[_|｜丨︱\-－‐‑―—–·•»:：]+\s*|\s{1,}/gu)) {
    if (match.index > 0 && sameness(value.slice(0, match.index)) === same) return match.index;
  }
  return undefined;
}

/** A run of blanks is begun at its start alone: from each of its blanks the rest would be looked through again. */
const PARTING = /(?:(?<!\s)\s+)?[_|｜丨︱]+\s*|(?<!\s)\s+[-–—]\s+/gu;

/** Where one part of a title, behind the site's name or a channel's, is what the first line says. */
function partOf(value: string, line: string): Range | undefined {
  const same = sameness(line);
  if (same.length < 6) return undefined;
  let at = 0;
  for (const match of [...value.matchAll(PARTING), undefined]) {
    const end = match?.index ?? value.length;
    if (at > 0 && sameness(value.slice(at, end)) === same) return [at, end];
    at = end + (match?.[0].length ?? 0);
  }
  return undefined;
}

const isUnrelated = (witnesses: Witnesses, value: string): boolean =>
  (witnesses.agreement(fold(value, looseFold()).text) ?? 1) < 0.1;

function* fromLine(context: Context, witnesses: Witnesses, ruleFor: RuleFor): Generator<Finding> {
  const line = headlineLine(context, witnesses, false);
  if (line !== undefined && !isAllThereIs(context, textOf(context, line)))
    yield* lift(context, line, ruleFor('line'), ruleFor('suffix'));
}
