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
import type { Context, Detector, Finding } from './detector.ts';
import { contactsOf } from './junk-points.ts';
import { isProse } from './lines.ts';
import { type Sentence, sentencesOf } from './promotion-sentences.ts';
import { type Verdict, withShort } from './promotion-short.ts';

const FINDS = ['sentence', 'page', 'doubtful-page', 'filler'] as const;

interface PromotionOptions {
  readonly finds: (typeof FINDS)[number];
  readonly pitch?: TermSet;
}

export const promotion: Detector = {
  name: 'promotion',
  options: ({ set }) => z.strictObject({ finds: z.enum(FINDS), pitch: set.optional() }),
  *detect(context) {
    const rules = promotionRules(context.ruleset);
    const pitch = rules.get('sentence')?.options.pitch;
    if (pitch === undefined) return;
    const sentences = sentencesOf(context, pitch);
    const page = judgePage(context, sentences, rules);
    if (page !== undefined) yield page;
    if (page?.rule !== rules.get('page')) yield* promotingSentences(context, sentences, rules.get('sentence'));
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
        points: round(sentence.points),
        offers: round(sentence.offers),
        pitches: sentence.pitches,
        reports: sentence.reports,
        terms: sentence.terms,
        ...contactsOf(sentence.contacts),
      },
      ...(isSure ? {} : { asks: 'review' as const }),
    };
  }
}

/** Without a contact a sentence in a text about something else pitches so much. */
const PITCHES = 2;

function verdictsOf(context: Context, sentences: readonly Sentence[]): Verdict[] {
  const { remove, doubt } = context.ruleset.policy.promotion;
  const isAbout = isReportOnTrade(context, sentences);
  // Above the running text a line that is no statement may hold the headline: the rules of titles take it apart.
  const body = context.shapes.findIndex(isProse);
  const isAbove = ({ line }: Sentence) => line < body && !context.shapes[line].ended;
  return sentences.map((sentence) => {
    const hasContact = sentence.contacts.length > 0;
    if (sentence.points < doubt || (isAbout && !hasContact) || isAbove(sentence)) return 'none';
    const pitches = sentence.pitches >= PITCHES || (hasContact && sentence.pitches > 0);
    const isForeign = !isAbout && pitches && sentence.reports === 0 && !sentence.isQuoted;
    return isForeign || sentence.points >= remove ? 'sure' : 'doubt';
  });
}

/** Whether enough of a text reports, and somewhere on what the trade offers. */
function isReportOnTrade({ ruleset }: Context, sentences: readonly Sentence[]): boolean {
  const { leaning, reporting } = ruleset.policy.promotion.page;
  const tells = sentences.some(({ reports, offers, pitches }) => reports > 0 && (offers > 0 || pitches > 0));
  return tells && measureOf(sentences, leaning).reporting > reporting;
}

/** A range of the view in the repaired text, without the white space around it. */
function rangeOf({ text }: Context, range: Range): Range {
  const { text: value, loose } = text.field;
  let [start, end] = loose.toSource(...range);
  while (start < end && value[start].trim() === '') start += 1;
  while (end > start && value[end - 1].trim() === '') end -= 1;
  return [start, end];
}

interface PageMeasure {
  readonly words: number;
  /** Points of a sentence, the mean by words; the shares of the text that lean towards promotion, pitch, report. */
  readonly mean: number;
  readonly leaning: number;
  readonly pitching: number;
  readonly reporting: number;
}

function judgePage(
  context: Context,
  sentences: readonly Sentence[],
  rules: ReadonlyMap<string, Rule>,
): Finding | undefined {
  const { page: policy } = context.ruleset.policy.promotion;
  const measure = measureOf(sentences, policy.leaning);
  if (measure.words < policy.words || measure.reporting > policy.reporting) return undefined;
  const isSpam =
    measure.mean >= policy.block.mean &&
    measure.leaning >= policy.block.leaning &&
    measure.pitching >= policy.block.pitching;
  const isDoubtful =
    measure.mean >= policy.review.mean &&
    measure.leaning >= policy.review.leaning &&
    measure.pitching >= policy.review.pitching;
  const rule = isSpam ? rules.get('page') : isDoubtful ? rules.get('doubtful-page') : undefined;
  if (rule === undefined) return undefined;
  const terms = [...new Set(sentences.flatMap((sentence) => sentence.terms))].slice(0, 20);
  return {
    rule,
    field: 'text',
    range: [0, context.text.field.text.length],
    action: rule.action,
    score: rule.score,
    evidence: {
      mean: round(measure.mean),
      leaning: round(measure.leaning),
      pitching: round(measure.pitching),
      reporting: round(measure.reporting),
      terms,
    },
  };
}

function measureOf(sentences: readonly Sentence[], leaningFrom: number): PageMeasure {
  let [words, mean, leaning, pitching, reporting] = [0, 0, 0, 0, 0];
  for (const sentence of sentences) {
    words += sentence.words;
    mean += sentence.points * sentence.words;
    if (sentence.points >= leaningFrom) leaning += sentence.words;
    if (sentence.pitches > 0) pitching += sentence.words;
    if (sentence.reports > 0) reporting += sentence.words;
  }
  const share = (value: number) => (words === 0 ? 0 : value / words);
  return { words, mean: share(mean), leaning: share(leaning), pitching: share(pitching), reporting: share(reporting) };
}

/** Running text without a single mark, under an injected line: filler that keeps search engines reading. */
function* filler(context: Context, rule: Rule | undefined): Generator<Finding> {
  const { shapes, lines, claimed, findings, ruleset } = context;
  if (
    rule === undefined ||
    !findings.some(({ rule: { pack }, action }) => pack === 'injected-title' && action !== 'keep')
  )
    return;
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

const round = (value: number): number => Math.round(value * 100) / 100;
