/**
 * Promotion in the body: an advertising sentence between genuine ones, and pages that are nothing else.
 *
 * A sentence over `promotion.remove` goes alone. A page is spam through and through where most of its text leans towards
 * promotion, pitches, and nothing in it reads as a report; where that is less sure a person is asked. Filler without a
 * single mark of punctuation, under an injected line, is no article either.
 */
import { z } from 'zod';
import { onceFor, type Rule, rulesOf } from '../rules/ruleset.ts';
import type { TermSet } from '../rules/vocabulary.ts';
import type { Range } from '../text/edits.ts';
import { closingOf } from './advertorial.ts';
import type { Context, Detector, Finding } from './detector.ts';
import { contactsOf } from './junk-finding.ts';
import { keywordLines } from './keyword-lines.ts';
import { type Sentence, sentencesOf } from './promotion-sentences.ts';
import { withShort } from './promotion-short.ts';
import { aboveBody, hasInjectedTitle, kindOfPage, measureOf, verdictsOf } from './promotion-verdicts.ts';
import { rounded } from './rounded.ts';
import { step } from './steps.ts';
import { titleGrams } from './title-grams.ts';

const FINDS = ['sentence', 'page', 'doubtful-page', 'advertorial', 'keywords', 'filler'] as const;

interface PromotionOptions {
  readonly finds: (typeof FINDS)[number];
  readonly pitch?: TermSet;
  readonly closing?: TermSet;
}

export const promotion: Detector = {
  name: 'promotion',
  options: ({ set }) => z.strictObject({ finds: z.enum(FINDS), pitch: set.optional(), closing: set.optional() }),
  *detect(context) {
    const rules = promotionRules(context.ruleset);
    const pitch = rules.get('sentence')?.options.pitch;
    if (pitch === undefined) return;
    const sentences = sentencesOf(context, pitch);
    const page = judgePage(context, sentences, rules);
    if (page !== undefined) yield page;
    if (page?.rule === rules.get('page')) return;
    yield* promotingSentences(context, sentences, rules.get('sentence'));
    if (page === undefined) yield* advertorial(context, sentences, rules.get('advertorial'));
    yield* stuffing(context, rules.get('keywords'));
    yield* filler(context, rules.get('filler'));
  },
};

const promotionRules = onceFor(
  (ruleset) => new Map(rulesOf<PromotionOptions>(ruleset, promotion).map((rule) => [rule.options.finds, rule])),
);

/**
 * In a report on the trade a sentence that only tells what others promise is part of it; one that says whom to contact is
 * not. In a text about something else a pitch with a contact, or with another pitch, is foreign by itself.
 */
function* promotingSentences(
  context: Context,
  sentences: readonly Sentence[],
  rule: Rule | undefined,
): Generator<Finding> {
  if (rule === undefined) return;
  const verdicts = verdictsOf(context, sentences);
  for (let i = 0; i < sentences.length; i += 1) {
    const sentence = sentences[i];
    const verdict = verdicts[i];
    if (verdict === 'none') continue;
    const isSure = verdict === 'sure';
    yield {
      rule,
      field: 'text',
      range: rangeOf(context, isSure ? withShort(context, sentences, verdicts, i) : sentence.range),
      action: isSure ? rule.action : 'keep',
      score: isSure ? rule.score : Math.round(rule.score / 2),
      evidence: {
        points: rounded(sentence.points),
        offers: rounded(sentence.offers),
        pitches: sentence.pitches,
        reports: sentence.reports,
        terms: sentence.terms,
        ...contactsOf(sentence.contacts),
        ...gramsOf(context, sentence),
      },
      ...(isSure ? {} : { asks: 'review' as const }),
    };
  }
}

/** The stretches that speak for it, where they counted. */
function gramsOf({ text, ruleset }: Context, { grams, range }: Sentence): { readonly grams?: readonly string[] } {
  const counts = step(grams, ruleset.policy.promotion.grams.points) > 0;
  return counts ? { grams: titleGrams().telling(text.field.loose.text.slice(...range)) } : {};
}

/** A range of the view in the repaired text, without the white space around it. */
function rangeOf({ text }: Context, range: Range): Range {
  const { text: value, loose } = text.field;
  let [start, end] = loose.toSource(...range);
  while (start < end && value[start].trim() === '') start += 1;
  while (end > start && value[end - 1].trim() === '') end -= 1;
  return [start, end];
}

function judgePage(
  context: Context,
  sentences: readonly Sentence[],
  rules: ReadonlyMap<string, Rule>,
): Finding | undefined {
  const isAbove = aboveBody(context);
  const body = sentences.filter((sentence) => !isAbove(sentence));
  const measure = measureOf(body, context.ruleset.policy.promotion);
  const kind = kindOfPage(context, measure);
  const rule = kind && rules.get(kind);
  if (rule === undefined) return undefined;
  const terms = [...new Set(sentences.flatMap((sentence) => sentence.terms))].slice(0, 20);
  return {
    rule,
    field: 'text',
    range: [0, context.text.field.text.length],
    action: rule.action,
    score: rule.score,
    evidence: {
      mean: rounded(measure.mean),
      leaning: rounded(measure.leaning),
      pitching: rounded(measure.pitching),
      reporting: rounded(measure.reporting),
      terms,
    },
  };
}

/** An article that ends in an offer. */
function* advertorial(
  context: Context,
  sentences: readonly Sentence[],
  rule: Rule<PromotionOptions> | undefined,
): Generator<Finding> {
  const closing = rule?.options.closing;
  const isAbove = aboveBody(context);
  const found =
    closing &&
    closingOf(
      context,
      sentences.filter((sentence) => !isAbove(sentence)),
      closing,
    );
  if (rule === undefined || found === undefined) return;
  yield {
    rule,
    field: 'text',
    range: rangeOf(context, [found.start, found.end]),
    action: rule.action,
    score: rule.score,
    evidence: { weight: found.weight, terms: found.terms },
  };
}

/** Lists of searches about one ware. */
function* stuffing(context: Context, rule: Rule | undefined): Generator<Finding> {
  if (rule === undefined) return;
  for (const { index, word, items } of keywordLines(context)) {
    const { start, end } = context.lines[index];
    yield {
      rule,
      field: 'text',
      range: [start, end],
      action: rule.action,
      score: rule.score,
      evidence: { word, items },
    };
  }
}

/** Running text without a single mark, under an injected line: filler that keeps search engines reading. */
function* filler(context: Context, rule: Rule | undefined): Generator<Finding> {
  const { shapes, lines, claimed, ruleset } = context;
  if (rule === undefined || !hasInjectedTitle(context)) return;
  const { words: least } = ruleset.policy.promotion.filler;
  const line = lines.find(
    ({ index }) =>
      claimed[index] === undefined && shapes[index].words >= least && shapes[index].stops + shapes[index].commas <= 2,
  );
  if (line === undefined) return;
  yield {
    rule,
    field: 'text',
    range: [line.start, line.end],
    action: rule.action,
    score: rule.score,
    evidence: { words: shapes[line.index].words },
  };
}
