/**
 * Lines that are injected by their build and place, whatever their words are: a list, or words of trade, of which the
 * body holds nothing, above a headline of which it holds a good part.
 *
 * No signal is enough. A menu is built like a list, but of short words; a table has figures; a kicker above the headline
 * is no list; a headline that shares no word with its article has none below it that does.
 */
import { looseFold } from '../normalize/folds.ts';
import { fold } from '../text/view.ts';
import type { Context } from './detector.ts';
import { wordWeight } from './label-values.ts';
import { repetition, type Segment, segmentsOf } from './segments.ts';
import { step } from './steps.ts';
import { ADDRESS, isOtherScript, NOISE, type Signals, sentencePoints } from './title-signals.ts';
import { reportWords, tradeWords } from './title-weights.ts';
import { witnessesOf } from './witnesses.ts';

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
    trade: Math.min(tradeWords(context.ruleset, view), policy.trade.most) * policy.trade.each,
    repetition: repetition(view, segments) >= policy.repetition.from ? policy.repetition.points : 0,
    noise: NOISE.test(value) ? policy.noise : 0,
    address: ADDRESS.test(view) ? policy.address : 0,
    figures: figures(view) >= policy.figures.from ? policy.figures.points : 0,
    report: report.each * Math.min(report.most, reportWords(context.ruleset, view)),
    sentence: sentencePoints(view, sentence),
  };
  return Object.fromEntries(Object.entries(signals).filter(([, points]) => points !== 0));
}

const meanWords = (view: string, segments: readonly Segment[]): number =>
  segments.reduce((sum, { start, end }) => sum + words(view, start, end), 0) / segments.length;

function words(view: string, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i += 1) sum += wordWeight(view.charCodeAt(i));
  return sum;
}

/** The share of digits and per cent signs in what is no blank. */
function figures(view: string): number {
  const marks = view.match(/[\d.%]/gu)?.length ?? 0;
  return marks / Math.max(1, view.replace(/\s/gu, '').length);
}
