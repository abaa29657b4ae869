/**
 * Lines that are injected by their build and place, whatever their words are: a list, or words of trade, of which the
 * body holds nothing, above a headline of which it holds a good part.
 *
 * No signal is enough. A menu is built like a list, but of short words; a table has figures; a kicker above the headline
 * is no list; a headline that shares no word with its article has none below it that does.
 */
import { looseFold } from '../normalize/folds.ts';
import { fold } from '../text/view.ts';
import { siteNameWeight } from './brand-endings.ts';
import type { Context } from './detector.ts';
import { wordWeight } from './label-values.ts';
import type { Line } from './lines.ts';
import { repetition, type Segment, segmentsOf } from './segments.ts';
import { step } from './steps.ts';
import { TITLE_LINES } from './title-options.ts';
import {
  ADDRESS,
  figures,
  gramPoints,
  isBoxed,
  isOtherScript,
  NOISE,
  type Signals,
  sentencePoints,
  told,
  total,
} from './title-signals.ts';
import { reportWords, tradeIn } from './title-weights.ts';
import { unknownBrands } from './unknown-brand.ts';
import { witnessesOf } from './witnesses.ts';

/** Names are no longer. */
const MAX_NAMES = 120;

/** The signals of `value`, which stands at `line` of the text or in the title; undefined where nothing contradicts it. */
export function structureSignals(context: Context, value: string, line: number | undefined): Signals | undefined {
  const { structure: policy, sentence, report } = context.ruleset.policy.title;
  const witnesses = witnessesOf(context);
  const view = fold(value, looseFold()).text;
  const agreement = witnesses.agreement(view);
  if (agreement === undefined || agreement >= policy.foreign || witnesses.hasPart(value, line)) return undefined;
  const script = isOtherScript(value, witnesses) ? policy.script : 0;
  const isContradicted = witnesses.rivalBehind(line) >= policy.rival.from;
  const rival = isContradicted ? policy.rival.points : witnesses.hasHeadline(value, line) ? policy.next : 0;
  if (script + rival === 0) return undefined;
  const segments = segmentsOf(view);
  const isList = segments.length > 1 && meanWords(view, segments) >= policy.segments.words;
  const signals: Signals = {
    rival,
    script,
    segments: isList ? step(segments.length, policy.segments.points) : 0,
    trade: tradePoints(context, view),
    brand: Math.min(siteNames(context, view, segments), policy.trade.most) * policy.trade.each,
    grams: gramPoints(view, context.ruleset.policy.title),
    repetition: repetition(view, segments) >= policy.repetition.from ? policy.repetition.points : 0,
    noise: NOISE.test(value) ? policy.noise : 0,
    address: ADDRESS.test(view) || isBoxed(value, view) ? policy.address : 0,
    figures: figures(view) >= policy.figures.from ? policy.figures.points : 0,
    report: report.each * Math.min(report.most, reportWords(context.ruleset, view)),
    sentence: sentencePoints(view, sentence),
  };
  // A headline of another page disagrees as much, and may be parted by spaces and colons.
  const list = listPoints(view, segments);
  const own =
    signals.trade + signals.brand + signals.grams + signals.noise + signals.address + list * (1 + signals.repetition);
  if (own < policy.own) return undefined;
  return told(signals);
}

/** Of a name so many words are no words of trade: 手机客户端 names no site. */
const NAME_WORDS = 2;

/** What the endings of a betting site's names weigh, where each segment is such a name. */
function siteNames({ ruleset }: Context, view: string, segments: readonly Segment[]): number {
  let weight = 0;
  let name = 0;
  for (const { start, end } of segments) {
    const segment = view.slice(start, end);
    const own = siteNameWeight(segment);
    if (own === 0) return 0;
    weight += own;
    const { covered } = tradeIn(ruleset, segment);
    name = Math.max(name, words(segment, 0, segment.length, covered));
  }
  return name < NAME_WORDS ? 0 : weight;
}

/** Whether a line at the top is such a name and injected: what else would be taken for a menu, a call to fetch an app. */
export function isSiteName(context: Context, { index, start, end }: Line): boolean {
  const value = context.text.field.text.slice(start, end);
  if (index >= TITLE_LINES || value.length > MAX_NAMES) return false;
  const view = fold(value, looseFold()).text;
  if (siteNames(context, view, segmentsOf(view)) === 0) return false;
  const signals = structureSignals(context, value, index);
  return signals !== undefined && total(signals) >= context.ruleset.policy.title.structure.remove;
}

/** Whether a line at the top is a headline in or beside the brackets of a site's name: its words are no call to fetch an app. */
export function isWrappedHeadline(context: Context, { index, start, end }: Line): boolean {
  const value = context.text.field.text.slice(start, end);
  if (index >= TITLE_LINES || value.length > MAX_NAMES || !/^[【[〖]|[】\]〗]$/u.test(value.trim())) return false;
  return unknownBrands(value, index, witnessesOf(context)).length > 0;
}

/** What a headline with bars, commas or dashes in it has besides. */
const OF_HEADLINE = /[:;。!?"'“”‘’「」《》()…【】[\]\d%@]/u;
const SMALL_WORDS = /[了着过将被把让对与和及的是在这那为]/u;
/** The marks that part keywords, how many words an item has at most, and how many items there are at the least. */
const LISTS: readonly (readonly [mark: RegExp, words: number, items: number])[] = [
  [/ ?\| ?/gu, 16, 3],
  [/,/gu, 9, 3],
  [/\//gu, 9, 4],
  [/ ?-+ ?/gu, 12, 4],
  [/ i /gu, 16, 3],
];

/** 1 where one mark, and nothing of a sentence, parts a number of items: an underscore parts nothing else. */
function listPoints(view: string, segments: readonly Segment[]): number {
  if (segments.length >= 3 && (view.match(/_/gu)?.length ?? 0) >= 2) return 1;
  if (OF_HEADLINE.test(view) || SMALL_WORDS.test(view)) return 0;
  const longest = Math.max(...segments.map(({ start, end }) => words(view, start, end)));
  const isList = LISTS.some(
    ([mark, most, least]) =>
      segments.length >= least && longest <= most && view.match(mark)?.length === segments.length - 1,
  );
  return isList ? 1 : 0;
}

/** Words of trade, where a line is little else: a report on a company has some, too. */
function tradePoints({ ruleset }: Context, view: string): number {
  const { trade: policy } = ruleset.policy.title.structure;
  const { words: count, covered } = tradeIn(ruleset, view);
  if (count === 0) return 0;
  const all = words(view, 0, view.length);
  const other = words(view, 0, view.length, covered);
  return 1 - other / all < policy.share ? 0 : Math.min(count, policy.most) * policy.each;
}

const meanWords = (view: string, segments: readonly Segment[]): number =>
  segments.reduce((sum, { start, end }) => sum + words(view, start, end), 0) / segments.length;

function words(view: string, start: number, end: number, without?: Uint8Array): number {
  let sum = 0;
  for (let i = start; i < end; i += 1) if (without?.[i] !== 1) sum += wordWeight(view.charCodeAt(i));
  return sum;
}
