/** The lines that may be the headline, and the edits that lift them out of the text. */
import { looseFold } from '../normalize/folds.ts';
import type { Rule } from '../rules/ruleset.ts';
import type { Range } from '../text/edits.ts';
import { firstFrom } from '../text/first-from.ts';
import { fold } from '../text/view.ts';
import type { Context, Finding } from './detector.ts';
import { linesTakenFrom } from './injections.ts';
import { wordsIn } from './label-values.ts';
import { isProse, type Line } from './lines.ts';
import { sameness } from './sameness.ts';
import { siteSuffix } from './site-suffix.ts';
import type { Witnesses } from './witnesses.ts';

/** What a rule of the detector `headline` speaks for. */
export const FINDS = ['line', 'suffix', 'title', 'break', 'undecided'] as const;
export type Finds = (typeof FINDS)[number];
export type RuleFor = (finds: Finds) => Rule | undefined;

/** Lifts the lines at the top that say the headline again; the article keeps one line at least. */
export function* repeats(context: Context, value: string, rule: Rule | undefined): Generator<Finding> {
  const lines = surviving(context);
  const same = sameness(value);
  let repeated = 0;
  while (repeated < lines.length - 1 && sameness(textOf(context, lines[repeated])) === same) repeated += 1;
  if (rule !== undefined)
    for (const line of lines.slice(0, repeated)) yield finding(rule, 'text', [line.start, line.end], {});
}

/** Lifts a line, without the site's name at its end where `suffix` speaks for that, and those below that say the same. */
export function* lift(
  context: Context,
  line: Line,
  rule: Rule | undefined,
  suffix: Rule | undefined,
): Generator<Finding> {
  if (rule === undefined) return;
  const value = textOf(context, line);
  const isWhole = value.length === line.end - line.start;
  const cut = suffix === undefined || !isWhole ? undefined : siteSuffix(value);
  const end = cut === undefined ? line.end : line.start + cut;
  context.headline = { field: 'text', range: [line.start, end] };
  const same = sameness(value.slice(0, cut));
  yield finding(rule, 'text', [line.start, end], {});
  if (cut !== undefined && suffix !== undefined)
    yield finding(suffix, 'text', [end, line.end], { site: value.slice(cut).trim() });
  const others = surviving(context)
    .filter(({ index }) => index > line.index)
    .slice(0, -1);
  const stop = others.findIndex((other) => sameness(textOf(context, other)) !== same);
  for (const other of stop < 0 ? others : others.slice(0, stop))
    yield finding(rule, 'text', [other.start, other.end], {});
}

/** The line above the running text that reads as its headline: the first one, or one that agrees with the text. */
export function headlineLine(context: Context, witnesses: Witnesses, mustAgree: boolean): Line | undefined {
  const { headline: policy } = context.ruleset.policy;
  const all = surviving(context);
  // A rule of dashes is no line above the headline.
  const lines = all.filter(({ index }) => context.shapes[index].words > 0);
  const body = lines.findIndex(({ index }) => isProse(context.shapes[index]));
  // With a list behind it a headline is as long as a paragraph.
  const taken = linesTakenFrom(context);
  const wrapped = lines.slice(0, policy.look).find((line) => isWrapped(context, line, taken));
  if (wrapped !== undefined) return wrapped;
  if (body < 0 && !mustAgree) return firstOfList(context, all);
  if (body <= 0) return undefined;
  let best: { line: Line; agreement: number } | undefined;
  for (const [place, line] of lines.slice(0, Math.min(body, policy.look)).entries()) {
    const { words, ended, stops, digits } = context.shapes[line.index];
    // A price, a result, a time among others like it.
    if (place > 0 && digits * FIGURES > words) continue;
    if (words < policy.words[0] || words > policy.words[1] || (ended && stops > 1)) continue;
    if (isNoHeadline(textOf(context, line))) continue;
    const agreement =
      witnesses.agreement(fold(textOf(context, line), looseFold()).text) ?? (mustAgree ? 0 : policy.agreement);
    const least = place > 0 || mustAgree ? policy.agreement : policy.first;
    if (agreement < least) continue;
    if (best === undefined || agreement > best.agreement + 0.2) best = { line, agreement };
  }
  return best?.line ?? genreLine(context, lines);
}

/** Too short for a headline, but that it says what the text is: `讣告`, `诗三首`. */
const GENRE =
  /^(?:讣[告闻]|[公通]告|通知|启事|声明|更正|公示|倡议书|感谢信|道歉信|唁电|贺信|悼词|祭文|(?:小|短|组|古|新)?[诗词][一二两三四五六七八九十]{1,2}首|\p{sc=Han}{2,6}\(外[一二两三四五]首\))$/u;

/** A first line that says what the text is, or whom it is about: `讣告`, the name that the text begins with. */
function genreLine(context: Context, [first, second]: readonly Line[]): Line | undefined {
  if (first === undefined) return undefined;
  const value = fold(textOf(context, first), looseFold()).text.replaceAll(' ', '');
  const isName = NAME.test(value) && second !== undefined && textOf(context, second).trim().startsWith(value);
  return isName || GENRE.test(value) ? first : undefined;
}
const NAME = /^\p{sc=Han}{2,4}$/u;

/** Where more than one in so many of its words is a digit a line is a row of a table. */
const FIGURES = 3;

/** Of a page without running text (a table, a list of films, verse) the first line is the headline, if it reads as one. */
function firstOfList(context: Context, lines: readonly Line[]): Line | undefined {
  const [first] = lines;
  if (first === undefined || lines.length < LIST_LINES) return undefined;
  const genre = genreLine(context, lines);
  if (genre !== undefined) return genre;
  const { words: all, ended, digits } = context.shapes[first.index];
  const value = textOf(context, first).trim();
  const words = wordsIn(value);
  if (ended || words < LIST_HEADLINE[0] || words > LIST_HEADLINE[1] || digits > all / 2) return undefined;
  return isNoHeadline(value) || ITEM.test(value) ? undefined : first;
}

const LIST_LINES = 4;
const LIST_HEADLINE = [4, 45] as const;
/** An item, a label, what goes on in the next line. */
const ITEM = /^(?:[·•●○◆■▪►*※#-]|\p{N}{1,3}[.、．)）\s]|[一二三四五六七八九十]{1,3}[、.．])|[:：,，、;；]$/u;

/** A question or an answer of an interview; an item of a list; where one is. Links of a site, one beside the other. */
const NO_HEADLINE =
  /^\s*(?:[问問答][:：]|[QA]\d{0,2}[:：.]|[(（]?\d{1,2}[)）、]|[(（]?[一二三四五六七八九十]{1,3}(?:[)）]|、(?![一二三四五六七八九十]))|.{0,4}(?:当前|目前|所在)的?位置)|。\s*$/u;
const LINKS = /^(?:[^|｜/>→»]{1,12}[|｜/>→»]+){2,}[^|｜/>→»]{0,12}$/u;
/** Links are so short on the average, or none is so long; what says more is a headline of several parts. */
const LINK = { mean: 4, longest: 7 };

function isNoHeadline(value: string): boolean {
  if (NO_HEADLINE.test(value)) return true;
  if (!LINKS.test(value)) return false;
  const lengths = value.split(/[|｜/>→»]+/u).map((item) => item.trim().length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return mean < LINK.mean || Math.max(...lengths) < LINK.longest;
}

/** Whether something injected was taken off an end of a line: what it was wrapped around is the headline, or a paragraph. */
const isWrapped = (context: Context, line: Line, taken: ReadonlySet<number>): boolean =>
  taken.has(line.index) && !/(?:。|[\p{Ll}\d][.])["”』」’)]?\s*$/u.test(textOf(context, line));

export const surviving = ({ lines, claimed }: Context): Line[] =>
  lines.filter(({ index }) => claimed[index] === undefined);

/** A line without what other findings take off it. */
export const textOf = (context: Context, { start, end }: Line): string => leftOf(context, 'text', [start, end]);

/** A stretch of the text or the title without what findings take off it. */
export function leftOf(context: Context, wanted: 'title' | 'text', [start, end]: Range): string {
  const value = (wanted === 'text' ? context.text : context.title)?.field.text ?? '';
  let left = '';
  let at = start;
  for (const [from, to] of removedIn(context, wanted, start, end)) {
    left += value.slice(at, Math.max(at, from));
    at = Math.max(at, to);
  }
  return left + value.slice(at, end);
}

/** What the findings so far take of a stretch, by its start. */
function removedIn(context: Context, wanted: 'title' | 'text', start: number, end: number): Range[] {
  const ranges = removalsOf(context, wanted);
  const inside: Range[] = [];
  for (let i = firstFrom(ranges.length, (at) => ranges[at][0], start); i < ranges.length; i += 1) {
    if (ranges[i][0] > end) break;
    if (ranges[i][1] <= end) inside.push(ranges[i]);
  }
  return inside;
}

interface Removals {
  /** How many findings there were. */
  readonly findings: number;
  readonly ranges: readonly Range[];
}
const known = { title: new WeakMap<Context, Removals>(), text: new WeakMap<Context, Removals>() };

/** What all findings so far take of a field, by its start: lines ask for it one by one, so it is put in order once. */
function removalsOf(context: Context, wanted: 'title' | 'text'): readonly Range[] {
  const { findings } = context;
  const last = known[wanted].get(context);
  if (last?.findings === findings.length) return last.ranges;
  const ranges = findings
    .filter(({ field, action, repair }) => field === wanted && action !== 'keep' && repair === undefined)
    .map(({ range }) => range)
    .sort((a, b) => a[0] - b[0]);
  known[wanted].set(context, { findings: findings.length, ranges });
  return ranges;
}

export const finding = (
  rule: Rule,
  field: 'title' | 'text',
  range: Range,
  evidence: Record<string, unknown>,
): Finding => ({
  isLift: field === 'text',
  rule,
  field,
  range,
  action: rule.action,
  score: rule.score,
  evidence,
});
