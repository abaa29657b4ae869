/**
 * A piece of a keyword title that stands once more: on a line at the top, or as the crawler's title above the whole of it.
 *
 * By itself such a piece may tell too little, and what the body does not speak of it may be a headline as well. The whole
 * tells: what was injected there is injected here.
 */
import { looseFold } from '../normalize/folds.ts';
import type { Rule } from '../rules/ruleset.ts';
import { shown } from '../text/unicode.ts';
import { fold } from '../text/view.ts';
import type { Context, Finding } from './detector.ts';
import { isInjection } from './injections.ts';
import { TITLE_LINES } from './title-options.ts';
import { witnessesOf } from './witnesses.ts';

/** A shorter piece is part of anything. */
const UNITS = 4;
/** Terms cover so much of what was injected, or all of it is a name: a headline with one glued to it may have gone whole. */
const COVERAGE = 0.3;
/** A headline shares more with its body. */
const AGREES = 0.1;

/** What was injected as a whole. */
interface Whole {
  readonly rule: Rule;
  readonly said: string;
  readonly text: string;
}

export function* saidAgain(context: Context): Generator<Finding> {
  const wholes = wholesOf(context);
  if (wholes.length === 0) return;
  const { title, lines, claimed } = context;
  const witnesses = witnessesOf(context);
  if (title !== undefined) yield* againAt(context, 'title', 0, title.field.text.length, wholes);
  for (const { index, start, end } of lines.slice(0, TITLE_LINES))
    if (claimed[index] === undefined && !witnesses.isBody(index)) yield* againAt(context, 'text', start, end, wholes);
}

/** The letters and digits of a stretch, in the loose form. */
const saidIn = (value: string): string => fold(value, looseFold()).text.replace(/[^\p{L}\p{N}]+/gu, '');

/** What was injected as a whole: the title, and lines at the top. */
function wholesOf({ title, text, lines, claimed, findings }: Context): Whole[] {
  const value = title?.field.text ?? '';
  const inTitle = findings.filter(
    ({ field, range }) => field === 'title' && value.slice(...range).trim() === value.trim(),
  );
  const wholes = inTitle.map((finding): [Finding, string] => [finding, value]);
  for (const { index, start, end } of lines.slice(0, TITLE_LINES)) {
    const finding = claimed[index];
    if (finding !== undefined) wholes.push([finding, text.field.text.slice(start, end)]);
  }
  return wholes
    .filter(([finding]) => isInjection(finding) && Number(finding.evidence.coverage ?? 1) >= COVERAGE)
    .map(([{ rule }, whole]) => ({ rule, said: saidIn(whole), text: whole }));
}

function* againAt(
  context: Context,
  field: 'title' | 'text',
  start: number,
  end: number,
  wholes: readonly Whole[],
): Generator<Finding> {
  const isTouched = context.findings.some(
    (other) => other.field === field && other.action !== 'keep' && other.range[0] < end && start < other.range[1],
  );
  const value = (field === 'title' ? context.title : context.text)?.field.text.slice(start, end) ?? '';
  const said = saidIn(value);
  if (isTouched || said.length < UNITS) return;
  const whole = wholes.find((other) => other.said.length > said.length && other.said.includes(said));
  const agreement = witnessesOf(context).agreement(fold(value, looseFold()).text) ?? 1;
  if (whole === undefined || agreement >= AGREES) return;
  const { rule, text } = whole;
  yield { rule, field, range: [start, end], action: rule.action, score: rule.score, evidence: { partOf: shown(text) } };
}
