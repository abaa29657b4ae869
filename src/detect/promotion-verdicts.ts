/** What becomes of each sentence, and how much of a text promotes, pitches, reports. */
import type { Policy } from '../rules/schema.ts';
import { announcedLines } from './announced.ts';
import type { Context } from './detector.ts';
import { isInjection, linesTakenFrom } from './injections.ts';
import { isParagraph, isProse } from './lines.ts';
import { type Sentence, toldBy } from './promotion-sentences.ts';
import type { Verdict } from './promotion-short.ts';
import { step } from './steps.ts';
import { titleWeights } from './title-weights.ts';
import type { Token } from './tokens.ts';

type PromotionPolicy = Policy['promotion'];

export function verdictsOf(context: Context, sentences: readonly Sentence[]): Verdict[] {
  const isAbout = isReportOnTrade(context, sentences);
  const isAbove = aboveBody(context);
  // Above all running text, what is left of a line that something injected was taken from is the headline.
  const taken = linesTakenFrom(context);
  const body = context.shapes.findIndex(isProse);
  const isWrapped = (line: number) => taken.has(line) && (body < 0 || line <= body);
  const headline = headlineOf(context);
  return sentences.map((sentence) => {
    const verdict = isAbove(sentence) ? 'none' : verdictOf(context, sentence, isAbout);
    if (verdict === 'none' || isTopic(sentence, headline)) return 'none';
    return announcedLines(context).has(sentence.line) || isWrapped(sentence.line) ? 'none' : verdict;
  });
}

/** What the page's title says, or its first line that nothing claims, if it is no running text. */
function headlineOf({ title, lines, shapes, claimed, text }: Context): string {
  if (title !== undefined) return title.field.loose.text;
  const top = lines.find(({ index }) => claimed[index] === undefined);
  if (top === undefined || isProse(shapes[top.index]) || shapes[top.index].stops > 0) return '';
  return text.field.loose.text.slice(top.looseStart, top.looseEnd);
}

/** Whether a sentence without a contact names nothing but what the article is about. */
const isTopic = ({ terms, contacts }: Sentence, headline: string): boolean =>
  terms.length > 0 && contacts.length === 0 && terms.every((term) => headline.includes(term));

/**
 * Above the running text a line that is no statement may hold the headline: the rules of titles take it apart. Behind the
 * first line they leave a sentence with more behind it alone.
 */
export function aboveBody({ shapes, lines, text }: Context): (sentence: Sentence) => boolean {
  const body = shapes.findIndex(isProse);
  return ({ line }) => {
    if (line >= body || shapes[line].ended) return false;
    return line === 0 || !isParagraph(text.field.text.slice(lines[line].start, lines[line].end));
  };
}

function verdictOf(context: Context, sentence: Sentence, isAbout: boolean): Verdict {
  const policy = context.ruleset.policy.promotion;
  const { remove, doubt, foreign, told, grams: model } = policy;
  const { offers, strongest, pitches, reports, grams, isQuoted, contacts } = sentence;
  if (!isTrade(sentence, policy) || reports >= told || grams < model.least) return 'none';
  const hasContact = contacts.length > 0;
  // What a text about the trade tells, and what any text quotes, is told.
  if ((isAbout || isQuoted) && !hasContact) return 'none';
  const isPlain = !isAbout && reports === 0 && !isQuoted;
  const isOffer =
    strongest >= foreign.strongest &&
    ((contacts.some(isSellers) && offers >= foreign.contact) || (pitches > 0 && offers >= foreign.pitch));
  const isReadSo = grams >= (hasContact || pitches > 0 ? model.sure : model.alone);
  if (isPlain && (isOffer || isReadSo)) return 'sure';
  // What neither asks for anything nor says where tells of the trade, or names what is called so.
  if (!hasContact && pitches === 0) return 'none';
  const points = sentence.points + Math.max(0, step(grams, model.points) - toldBy(sentence, policy));
  // A word of reports and nobody to write to: the sentence tells.
  if (points < doubt || (reports > 0 && !hasContact)) return 'none';
  const isPitch = pitches >= foreign.pitches || (hasContact && pitches > 0);
  return (isPlain && isPitch) || points >= remove ? 'sure' : 'doubt';
}

/** An honest shop invites, promises and gives its number too: something of the forbidden trade must be there. */
function isTrade({ strongest, keenest, grams }: Sentence, { trade, grams: model }: PromotionPolicy): boolean {
  return strongest >= trade.offer || keenest >= trade.pitch || grams >= model.reads;
}

/** A clinic and an office have a fixed line, or a short number; who sells what is forbidden has none. */
const isSellers = ({ kind, value }: Token): boolean =>
  kind !== 'phone' || (value.length > 8 && !/^(?:0|[48]00)/u.test(value));

/** Whether enough of a text reports, and somewhere on what the trade offers. */
function isReportOnTrade({ ruleset }: Context, sentences: readonly Sentence[]): boolean {
  const policy = ruleset.policy.promotion;
  const tells = sentences.some((sentence) => sentence.reports > 0 && isTrade(sentence, policy));
  return tells && measureOf(sentences, policy).reporting > policy.page.reporting;
}

export interface PageMeasure {
  readonly words: number;
  /** Points of a sentence, the mean by words; the shares of the text that lean towards promotion, pitch, report. */
  readonly mean: number;
  readonly leaning: number;
  readonly pitching: number;
  readonly reporting: number;
  /** The share of sentences that name the forbidden trade. */
  readonly trading: number;
  /** The share that reads like spam by its character n-grams, or nearly so. */
  readonly reading: number;
}

/** A sentence that pitches the trade tells nothing, though a word of reports stands in it: `彩民都知道`. */
const isPitched = (sentence: Sentence, policy: PromotionPolicy): boolean =>
  isTrade(sentence, policy) && isPitching(sentence, policy) && sentence.reports < policy.told;
const isPitching = ({ pitches, reports, grams, isQuoted }: Sentence, policy: PromotionPolicy): boolean =>
  (pitches > 0 || grams >= policy.grams.reads) && pitches >= reports && !isQuoted;

export function measureOf(sentences: readonly Sentence[], policy: PromotionPolicy): PageMeasure {
  let [words, mean, leaning, pitching, reporting, trading, reading] = [0, 0, 0, 0, 0, 0, 0];
  for (const sentence of sentences) {
    words += sentence.words;
    mean += sentence.points * sentence.words;
    if (sentence.points >= policy.page.leaning) leaning += sentence.words;
    if (isPitching(sentence, policy)) pitching += sentence.words;
    if (sentence.reports > 0 && !isPitched(sentence, policy)) reporting += sentence.words;
    if (isTrade(sentence, policy)) trading += sentence.words;
    if (sentence.grams >= policy.page.reading) reading += sentence.words;
  }
  const share = (value: number) => (words === 0 ? 0 : value / words);
  return {
    words,
    mean: share(mean),
    leaning: share(leaning),
    pitching: share(pitching),
    reporting: share(reporting),
    trading: share(trading),
    reading: share(reading),
  };
}

type Limits = PromotionPolicy['page']['review'];

/** What a page of such a measure is: spam through and through, doubtful, or neither. */
export function kindOfPage(context: Context, measure: PageMeasure): 'page' | 'doubtful-page' | undefined {
  const { page } = context.ruleset.policy.promotion;
  const reaches = ({ mean, leaning, pitching }: Limits) =>
    measure.mean >= mean && measure.leaning >= leaning && measure.pitching >= pitching;
  const { reporting } = reaches(page.overwhelming) ? page.overwhelming : page;
  if (isNothingElse(context, measure)) return 'page';
  if (measure.words < page.words || measure.reporting > reporting) return undefined;
  if (measure.trading < page.trading && !hasSpamLine(context)) return undefined;
  if (measure.reading < page.read.review) return undefined;
  const isSpam = page.block.some(reaches) || (hasInjectedTitle(context) && reaches(page.under));
  if (isSpam && measure.reading >= page.read.block) return 'page';
  const { pitching, reading } = page.told;
  const isTold = measure.reporting === 0 && measure.pitching >= pitching && measure.reading >= reading;
  return isSpam || reaches(page.review) || (isTold && hasInjectedTitle(context)) ? 'doubtful-page' : undefined;
}

/** Whether so many lines of a page were injected, and no running text is left, but little that reads like them. */
function isNothingElse({ findings, lines, shapes, claimed, ruleset }: Context, measure: PageMeasure): boolean {
  const { words, read, told } = ruleset.policy.promotion.page;
  const injected = findings.filter((finding) => isInjection(finding) && finding.field === 'text');
  if (injected.length < told.lines || measure.words >= words || measure.reporting > 0) return false;
  const isLeft = lines.some(({ index }) => claimed[index] === undefined && isProse(shapes[index]));
  return !isLeft && measure.reading >= read.block;
}

/** Whether something was taken for an injected title, and goes. */
export const hasInjectedTitle = ({ findings }: Context): boolean => findings.some(isInjection);

/** Whether the terms of injected titles weigh enough in a line: the headline of such a page names the trade. */
const hasSpamLine = (context: Context): boolean =>
  titleWeights(context).some((weight) => weight >= context.ruleset.policy.title.look);
