/** The signals for and against a line being injected, in points; the weights are rules/policy.yaml's. */
import { looseFold } from '../normalize/folds.ts';
import { scriptOf } from '../normalize/script.ts';
import type { Policy } from '../rules/schema.ts';
import { fold } from '../text/view.ts';
import type { Context } from './detector.ts';
import { wordsIn } from './label-values.ts';
import type { Lexical } from './lexicon.ts';
import { shapeOf } from './lines.ts';
import { rounded } from './rounded.ts';
import { repetition, type Segment, segmentsOf } from './segments.ts';
import { step } from './steps.ts';
import { titleGrams } from './title-grams.ts';
import { reportWords } from './title-weights.ts';
import { toldFrom } from './told-list.ts';
import { type Witnesses, witnessesOf } from './witnesses.ts';

export type Signals = Record<string, number>;

export const total = (signals: Signals): number =>
  rounded(Object.values(signals).reduce((sum, points) => sum + points, 0));

export function signalsOf(context: Context, value: string, lexical: Lexical, line: number | undefined): Signals {
  const witnesses = witnessesOf(context);
  const { title: policy } = context.ruleset.policy;
  const view = fold(value, looseFold()).text;
  const segments = segmentsOf(view);
  const agreement = witnesses.agreement(view);
  const words = Math.min(lexical.weight, policy.lexical.most) * policy.lexical.each;
  const coverage = lexical.weight < policy.least ? 0 : step(lexical.coverage, policy.coverage);
  const isTable = figures(view) >= policy.structure.figures.from;
  const isRow = isTable && (view.match(/\d+/gu)?.length ?? 0) >= FIGURES;
  const signals: Signals = {
    lexical: words,
    coverage,
    // A row of a table reads like nothing that the model knows.
    grams: isUnread(value) || isTable ? 0 : Math.max(0, gramPoints(view, policy) - words - coverage),
    segments: !isRow && isList(view, segments) ? step(segments.length, policy.segments) : 0,
    repetition: repetition(view, segments) >= policy.repetition.from ? policy.repetition.points : 0,
    noise: NOISE.test(value) ? policy.noise : 0,
    address: ADDRESS.test(view) || SPELLED.test(value) || isBoxed(value, view) ? policy.address : 0,
    box: isBoxed(value, view) ? policy.noise : 0,
    agreement: agreement === undefined ? 0 : agreementPoints(agreement, lexical, policy.agreement),
    script: isOtherScript(value, witnesses) ? policy.script : 0,
    rival:
      !isRow && agreement !== undefined && witnesses.rival(line) - agreement >= policy.rival.by
        ? policy.rival.points
        : 0,
    mentioned:
      policy.mentioned.each *
      Math.min(
        policy.mentioned.most,
        mentionedIn(lexical, witnesses, policy.mentioned.weight, gramPoints(view, policy)),
      ),
    report: policy.report.each * Math.min(policy.report.most, reportWords(context.ruleset, view)),
    sentence: sentencePoints(view, policy.sentence),
    told: toldFrom(view, witnesses) === undefined ? 0 : policy.told,
  };
  return told(signals);
}

/** So many figures are a row of prices or results. */
const FIGURES = 4;
/** Where terms cover so much of a line it is no headline, whatever the body says. */
const NOTHING_ELSE = 0.8;
/** Points of its n-grams from which on a line reads like spam: then so does its page. */
const READS_SPAM = 2;

/** How many of the terms the body mentions: what an article is about stands in its headline, among other words. */
function mentionedIn({ terms, coverage }: Lexical, witnesses: Witnesses, least: number, grams: number): number {
  if (coverage >= NOTHING_ELSE || grams >= READS_SPAM) return 0;
  const telling = new Set(terms.filter(({ weight }) => weight >= least).map(({ term }) => term));
  return [...telling].filter((term) => witnesses.holds(term)).length;
}

/** The signals that say anything. */
export function told(signals: Signals): Signals {
  const telling: Signals = {};
  for (const name in signals) if (signals[name] !== 0) telling[name] = signals[name];
  return telling;
}

/** What the grams of a line tell, where it is long enough to: beside its terms only what these do not explain. */
export const gramPoints = (view: string, { grams }: Policy['title']): number =>
  view.length < grams.units || wordsIn(view) < grams.words ? 0 : step(titleGrams().score(view), grams.points);

/** Whether most letters of a line are of an alphabet that the model never read; folded they look like Latin ones. */
function isUnread(value: string): boolean {
  const unread = value.match(/[\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Armenian}\p{sc=Georgian}]/gu)?.length ?? 0;
  return unread > 0 && 2 * unread > (value.match(/\p{L}/gu)?.length ?? 0);
}

/** Short segments without a sentence among them. */
function isList(view: string, segments: readonly Segment[]): boolean {
  if (segments.length < 3) return false;
  const { stops } = shapeOf(view, 0, view.trimEnd().replace(/[? ]+$/u, '').length);
  const mean = segments.reduce((sum, { start, end }) => sum + end - start, 0) / segments.length;
  return stops === 0 && mean <= 16;
}

function agreementPoints(share: number, lexical: Lexical, steps: readonly (readonly [number, number])[]): number {
  const points = step(share, steps);
  // A page that is about what its title says agrees with it whether both are spam or neither: half the credit.
  return lexical.coverage >= 0.8 && points < 0 ? points / 2 : points;
}

/** A simplified line over a traditional body. */
export function isOtherScript(value: string, witnesses: Witnesses): boolean {
  const { simplified, traditional } = scriptOf(value);
  return simplified >= 2 && simplified > traditional * 3 && witnesses.script === 'zh-Hant';
}

/** Fillers, letters that stand for others, boxes around an address, a random tail. */
export const NOISE =
  /久久久|[ⅤⅩαβ√∨]|[▋▊█▌▎]|(?:国产|日韩|欧美){2}|&[a-z0-9]{3,6}$|#(?=[a-z]{0,5}\d)(?=\d{0,5}[a-z])[a-z0-9]{3,6}$/iu;

/** What is drawn around an address. */
const BOX = /[▋▊█▌▎┃▉▐░▒▓■□▇▆]/u;
const DOMAIN = /(?<![a-z0-9.])[a-z0-9-]{3,30}\.[a-z]{2,10}(?![a-z0-9])/u;
export const isBoxed = (value: string, view: string): boolean => BOX.test(value) && DOMAIN.test(view);

/** A host or a messenger's handle, which a headline does without. */
export const ADDRESS =
  /(?<![a-z0-9.])[a-z0-9-]{2,30}\.(?:com|net|org|cn|cc|vip|top|xyz|tv|me|info|io|app|club|site|online|shop|live|win|bet|example)(?![a-z0-9])|(?:飞机|电报)[^\p{L}\p{N}]{1,2}[@a-z0-9_]{4,20}|(?:telegram|tg|whatsapp|q群|qq|微信|vx)[^\p{L}\p{N}]{0,2}[@a-z0-9_]{4,20}/u;

/** A handle written in signs that no machine reads as letters and digits: `ㄚㄚ❷❸❸❽`. */
const SPELLED = /[ㄅ-ㄩ①-⑳⓪❶-❿➀-➓⒈-⒛]{3}/u;

/** Names, and behind a colon what they have in common. */
const TOPIC = /^[^:。!?]{2,24}[,、] ?[^:。!?]{2,24}: ?[^:]{6}/u;
const QUOTES = /["“”'‘’「」《》]/gu;
const FUNCTION_WORDS =
  /[了着过将被把让对与和及等这那]|因为|已经|正在|不能|可以|如何|为何|什么|怎么|以外|之外|有害吗|该不该/gu;

/** A sentence has stops, commas, quotes and small words; a keyword list has none. */
export function sentencePoints(
  view: string,
  { stop, comma, quote, word, most }: { stop: number; comma: number; quote: number; word: number; most: number },
): number {
  const { stops, commas } = shapeOf(view, 0, view.length);
  // Marks that part a list are no sentence's.
  const isLong = commas >= 4 || (commas >= 3 && commas === view.split('、').length - 1);
  const points =
    (TOPIC.test(view) ? stop : 0) +
    Math.min(stops, 3) * stop +
    (isLong ? 0 : commas * comma) +
    Math.min(view.match(QUOTES)?.length ?? 0, 2) * quote +
    Math.min(view.match(FUNCTION_WORDS)?.length ?? 0, 3) * word;
  return Math.max(most, points);
}

/** The share of digits and per cent signs in what is no blank. */
export function figures(view: string): number {
  const marks = view.match(/[\d.%]/gu)?.length ?? 0;
  return marks / Math.max(1, view.replace(/\s/gu, '').length);
}
