/** What becomes of each sentence, and how much of a text promotes, pitches, reports. */
import type { Ruleset } from '../rules/ruleset.ts';
import type { Context } from './detector.ts';
import { injectedTitle } from './injected-title.ts';
import { isProse } from './lines.ts';
import type { Sentence } from './promotion-sentences.ts';
import type { Verdict } from './promotion-short.ts';
import { titleWeights } from './title-weights.ts';
import type { Token } from './tokens.ts';

/** Without a contact a sentence in a text about something else pitches so much. */
const PITCHES = 2;

export function verdictsOf(context: Context, sentences: readonly Sentence[]): Verdict[] {
  const isAbout = isReportOnTrade(context, sentences);
  const isAbove = aboveBody(context);
  return sentences.map((sentence) => (isAbove(sentence) ? 'none' : verdictOf(context, sentence, isAbout)));
}

/** Above the running text a line that is no statement may hold the headline: the rules of titles take it apart. */
export function aboveBody({ shapes }: Context): (sentence: Sentence) => boolean {
  const body = shapes.findIndex(isProse);
  return ({ line }) => line < body && !shapes[line].ended;
}

function verdictOf(context: Context, sentence: Sentence, isAbout: boolean): Verdict {
  const { remove, doubt, foreign, grams: model } = context.ruleset.policy.promotion;
  const { points, offers, strongest, pitches, reports, grams, isQuoted, contacts } = sentence;
  if (!isTrade(sentence) || reports >= TELLS || grams < model.least) return 'none';
  const hasContact = contacts.length > 0;
  // What a text about the trade tells, and what any text quotes, is told.
  if ((isAbout || isQuoted) && !hasContact) return 'none';
  const isPlain = !isAbout && reports === 0 && !isQuoted;
  const isOffer =
    strongest >= foreign.strongest &&
    ((contacts.some(isSellers) && offers >= foreign.contact) || (pitches > 0 && offers >= foreign.pitch));
  if (isPlain && (isOffer || grams >= model.sure)) return 'sure';
  // A word of reports and nobody to write to: the sentence tells.
  if (points < doubt || (reports > 0 && !hasContact)) return 'none';
  const isPitch = pitches >= PITCHES || (hasContact && pitches > 0);
  return (isPlain && isPitch) || points >= remove ? 'sure' : 'doubt';
}

/** An honest shop invites, promises and gives its number too: something of the forbidden trade must be there. */
const isTrade = ({ strongest, keenest, grams }: Sentence): boolean =>
  strongest >= STRONG || keenest >= KEEN || grams >= READS;
const STRONG = 1.5;
const KEEN = 2;
/** From this score of its n-grams on a sentence reads like spam: of 37,000 sentences of articles none does. */
const READS = 1;
/** With so many words of reports a sentence tells, whatever it tells of. */
const TELLS = 2;

/** A clinic and an office have a fixed line, or a short number; who sells what is forbidden has none. */
const isSellers = ({ kind, value }: Token): boolean =>
  kind !== 'phone' || (value.length > 8 && !/^(?:0|[48]00)/u.test(value));

/** Whether enough of a text reports, and somewhere on what the trade offers. */
function isReportOnTrade({ ruleset }: Context, sentences: readonly Sentence[]): boolean {
  const { page } = ruleset.policy.promotion;
  const tells = sentences.some(({ reports, offers, pitches }) => reports > 0 && (offers > 0 || pitches > 0));
  return tells && measureOf(sentences, page).reporting > page.reporting;
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
const isPitched = (sentence: Sentence): boolean =>
  isTrade(sentence) && isPitching(sentence) && sentence.reports < TELLS;
const isPitching = ({ pitches, reports, grams, isQuoted }: Sentence): boolean =>
  (pitches > 0 || grams >= READS) && pitches >= reports && !isQuoted;

export function measureOf(
  sentences: readonly Sentence[],
  { leaning: leaningFrom, reading: readingFrom }: { readonly leaning: number; readonly reading: number },
): PageMeasure {
  let [words, mean, leaning, pitching, reporting, trading, reading] = [0, 0, 0, 0, 0, 0, 0];
  for (const sentence of sentences) {
    words += sentence.words;
    mean += sentence.points * sentence.words;
    if (sentence.points >= leaningFrom) leaning += sentence.words;
    if (isPitching(sentence)) pitching += sentence.words;
    if (sentence.reports > 0 && !isPitched(sentence)) reporting += sentence.words;
    if (isTrade(sentence)) trading += sentence.words;
    if (sentence.grams >= readingFrom) reading += sentence.words;
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

type Limits = Ruleset['policy']['promotion']['page']['review'];

/** What a page of such a measure is: spam through and through, doubtful, or neither. */
export function kindOfPage(context: Context, measure: PageMeasure): 'page' | 'doubtful-page' | undefined {
  const { page } = context.ruleset.policy.promotion;
  const reaches = ({ mean, leaning, pitching }: Limits) =>
    measure.mean >= mean && measure.leaning >= leaning && measure.pitching >= pitching;
  const { reporting } = reaches(page.overwhelming) ? page.overwhelming : page;
  if (measure.words < page.words || measure.reporting > reporting) return undefined;
  if (measure.trading < page.trading && !hasSpamLine(context)) return undefined;
  if (measure.reading < page.read.review) return undefined;
  const isSpam = page.block.some(reaches) || (hasInjectedTitle(context) && reaches(page.under));
  if (isSpam && measure.reading >= page.read.block) return 'page';
  return isSpam || reaches(page.review) ? 'doubtful-page' : undefined;
}

/** Whether something was taken for an injected title, and goes. */
const hasInjectedTitle = ({ findings }: Context): boolean =>
  findings.some(({ rule, action }) => rule.detector === injectedTitle.name && action !== 'keep');

/** Whether the terms of injected titles weigh enough in a line: the headline of such a page names the trade. */
const hasSpamLine = (context: Context): boolean =>
  titleWeights(context).some((weight) => weight >= context.ruleset.policy.title.look);
