/**
 * Whether a title-like stretch is injected: as a whole, at its ends, perhaps, or not.
 *
 * Evidence is weighed, and each signal keeps its points: what the words are (lexical, coverage), how the line is built
 * (segments, repetition, noise), how it sits on its page (agreement with the body, script, another line that is the
 * headline), and what speaks for a report (words of the police and courts, a sentence's punctuation).
 */
import { looseFold } from '../normalize/folds.ts';
import type { Rule } from '../rules/ruleset.ts';
import type { Policy } from '../rules/schema.ts';
import { clipped } from '../text/unicode.ts';
import { fold } from '../text/view.ts';
import { isLatinSiteName } from './brand-endings.ts';
import type { Context, Finding } from './detector.ts';
import { withForeign } from './foreign-parts.ts';
import { wordsIn } from './label-values.ts';
import type { Lexical } from './lexicon.ts';
import { isProse, type Line, type Shape } from './lines.ts';
import { rounded } from './rounded.ts';
import { step } from './steps.ts';
import { aroundLine } from './title-around-line.ts';
import { byBrand, further, replaced } from './title-brands.ts';
import { titleGrams } from './title-grams.ts';
import { lexicalIn } from './title-lexicon.ts';
import { nameWithin } from './title-middle.ts';
import { type Judgement, MAX_TITLE, TITLE_LINES } from './title-options.ts';
import { injectedEnds } from './title-parts.ts';
import { gramPoints, type Signals, signalsOf, total } from './title-signals.ts';
import { partPolicy } from './title-stretches.ts';
import { isSiteName, structureSignals } from './title-structure.ts';
import { brandRule, structureRule } from './title-weights.ts';

/** The judgement on `value`; `line` is where it stands in the text. Undefined where nothing speaks against it. */
export function judgeTitleLike(context: Context, value: string, line?: number): Judgement | undefined {
  if (line !== undefined && line > 0 && NUMBERED.test(value)) return undefined;
  const judgement = judgeByWords(context, value, line);
  const isAtTop = line === undefined || (line < TITLE_LINES && isLikeTitle(context.shapes[line]));
  const isWhole = judgement?.ranges.some(([start, end]) => end - start === value.length) && !judgement.isDoubtful;
  return isAtTop && value.length <= MAX_TITLE && !isWhole ? withForeign(context, value, line, judgement) : judgement;
}

function judgeByWords(context: Context, value: string, line: number | undefined): Judgement | undefined {
  const { ruleset } = context;
  const { title: policy } = ruleset.policy;
  const lexical = telling(lexicalIn(context, line === undefined || line === 0 ? value : withoutQuoted(value)), policy);
  const signals = signalsOf(context, value, lexical, line);
  const named = byBrand(context, value, line, (part) => lexicalIn(context, part).weight);
  const branded = signals.report === undefined || named?.isApart === true ? named : undefined;
  const isBranded = branded !== undefined && (total(signals) < policy.remove || branded.isProven);
  if (isBranded && lexical.weight === 0) return branded.judgement;
  const isTitleLike = line === undefined || isLikeTitle(context.shapes[line]);
  // What a headline of a report names is no end of it, but where a mark parts off what is no part of the report.
  const isToldOnly = signals.report !== undefined && total(signals) < 0;
  const within =
    isTitleLike && !isBranded ? nameWithin(context, value, lexical, signals.report !== undefined) : undefined;
  const itsRule = within && ruleOf(lexical);
  if (within !== undefined && itsRule !== undefined)
    return { rule: itsRule, ranges: [within], isDoubtful: false, evidence: evidenceOf(value, lexical, signals) };
  const around =
    isTitleLike && !isBranded && lexical.weight > 0
      ? aroundLine(context, value, line, (part) => lexicalIn(context, part))
      : [];
  const theirRule = around.length > 0 ? ruleOf(lexical) : undefined;
  if (theirRule !== undefined)
    return { rule: theirRule, ranges: around, isDoubtful: false, evidence: evidenceOf(value, lexical, signals) };
  if (isTitleLike && (lexical.weight > 0 || hasLatinName(value))) {
    const isReport = signals.report !== undefined;
    const kind = { isReport, isToldOnly, isSpam: total(signals) >= policy.remove };
    const ends = injectedEnds(value, lexical, line, context, partPolicy(ruleset), kind);
    const rule = ruleOf(lexical) ?? brandRule(context);
    if (ends.length > 0 && branded !== undefined) return further(branded.judgement, ends, value, lexical.terms);
    if (ends.length > 0 && rule !== undefined) {
      return {
        rule,
        ranges: replaced(context, value, ends, line),
        isDoubtful: false,
        evidence: evidenceOf(value, lexical, signals),
      };
    }
  }
  if (isBranded) return branded.judgement;
  const whole: [number, number][] = [[0, value.length]];
  const points = total(signals);
  const isTelling = lexical.weight >= policy.least || (isTitleLike && (signals.grams ?? 0) >= policy.grams.least);
  // Any line disagrees with a page that it does not belong to, a site's name above all.
  if (isTelling && points >= policy.remove && ownPoints(signals) >= policy.own) {
    const rule = ruleOf(lexical) ?? structureRule(context);
    return rule && { rule, ranges: whole, isDoubtful: false, evidence: evidenceOf(value, lexical, signals) };
  }
  const built =
    isTitleLike && (line === undefined || line < TITLE_LINES) ? structureSignals(context, value, line) : undefined;
  if (built !== undefined && total(built) >= policy.structure.remove) {
    const rule = ruleOf(lexical) ?? structureRule(context);
    return rule && { rule, ranges: whole, isDoubtful: false, evidence: evidenceOf(value, lexical, built) };
  }
  if (!isTelling || points < policy.doubt) return undefined;
  const rule = ruleOf(lexical) ?? structureRule(context);
  return rule && { rule, ranges: whole, isDoubtful: true, evidence: evidenceOf(value, lexical, signals) };
}

/** A verse, a statement is no title; a list of clauses without a stop may be one with keywords behind it. */
const isLikeTitle = (shape: Shape): boolean =>
  !shape.ended && (!isProse(shape) || (shape.stops === 0 && shape.words <= MAX_TITLE));

/** What a line of the text quotes behind words of its own says nothing of the line: blanks take its place. */
const withoutQuoted = (value: string): string =>
  value.replace(QUOTED, (quoted, at: number) =>
    wordsIn(value, 0, at) < OWN_WORDS ? quoted : ' '.repeat(quoted.length),
  );
const QUOTED = /["“「『][^"“”「」『』\n]{4,200}["”」』]/gu;
const OWN_WORDS = 6;
/** One of several things that are quoted: `第一条：“…”`. */
const NUMBERED =
  /^[\s(（【[]*(?:第?[\d一二三四五六七八九十]{1,3}[条则个号封句][^\p{L}\p{N}]{0,3}|\p{L}[^:：\d]{1,20}[\d①-⑩]{1,2}\s*[:：]?\s*)["“「『][^\n]{4,200}["”」』][。.]?\s*$/u;

/** What the line itself says, wherever it stands. */
const ownPoints = (signals: Signals): number =>
  total(Object.fromEntries(OWN.map((name) => [name, signals[name] ?? 0])));
const OWN = ['lexical', 'coverage', 'grams', 'segments', 'repetition', 'noise', 'address', 'box'] as const;

/** Whether a line at the top is injected as a whole: what else would be taken for junk, a menu or a call to fetch an app. */
export function isInjectedLine(context: Context, line: Line): boolean {
  const { index, start, end } = line;
  if (index >= TITLE_LINES || end - start > MAX_TITLE) return false;
  if (isSiteName(context, line)) return true;
  const value = context.text.field.text.slice(start, end);
  const { title: policy } = context.ruleset.policy;
  if (gramPoints(fold(value, looseFold()).text, policy) < policy.grams.sure) return false;
  const judgement = judgeTitleLike(context, value, index);
  return (
    judgement !== undefined && !judgement.isDoubtful && judgement.ranges[0][1] - judgement.ranges[0][0] === value.length
  );
}

/** Whether words alone make a stretch an injected title, whatever the page speaks for. */
export function isPlainlyInjected(context: Context, value: string): boolean {
  const { title: policy } = context.ruleset.policy;
  const { weight, coverage } = telling(lexicalIn(context, value), policy);
  const points = Math.min(weight, policy.lexical.most) * policy.lexical.each + step(coverage, policy.coverage);
  return points >= policy.plain;
}

/** The findings of a judgement on a stretch that begins at `start` of its field. */
export function* titleFindings(
  field: Finding['field'],
  start: number,
  { rule, ranges, isDoubtful, evidence }: Judgement,
): Generator<Finding> {
  for (const [from, to] of ranges) {
    const finding: Finding = {
      rule,
      field,
      range: [start + from, start + to],
      action: rule.action,
      score: rule.score,
      evidence,
    };
    yield isDoubtful ? { ...finding, action: 'keep', score: Math.round(rule.score / 2), asks: 'review' } : finding;
  }
}

/** Fillers tell nothing by themselves: where no term is more than one, there are none. */
function telling(lexical: Lexical, { filler }: Policy['title']): Lexical {
  if (lexical.terms.some(({ weight }) => weight > filler)) return lexical;
  return { ...lexical, terms: [], weight: 0, coverage: 0 };
}

/** The rule whose terms weigh most. */
function ruleOf({ terms }: Lexical): Rule | undefined {
  const weights = new Map<Rule, number>();
  for (const { rule, weight } of terms) weights.set(rule, (weights.get(rule) ?? 0) + weight);
  const [heaviest] = [...weights].sort((a, b) => b[1] - a[1]);
  return heaviest?.[0];
}

/** Whether a part of a line is the name of a betting site in an alphabet, which no list may know. */
const hasLatinName = (value: string): boolean =>
  /[a-z]\w*\d|bet|slot|toto|gacor/iu.test(value) &&
  value.split(/[|｜_【】]| [-–—] /u).some((part) => isLatinSiteName(fold(part, looseFold()).text));

const evidenceOf = (value: string, { terms, coverage }: Lexical, signals: Signals): Record<string, unknown> => ({
  points: total(signals),
  signals,
  coverage: rounded(coverage),
  terms: [...new Set(terms.map(({ term }) => clipped(term, 40)))].slice(0, 20),
  ...(signals.grams !== undefined && { grams: titleGrams().telling(fold(value, looseFold()).text) }),
});
