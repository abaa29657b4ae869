/**
 * Lines that were injected before, with another number, brand, contact or word in them: one that was seen catches the next.
 *
 * A known line stands in a list as it was seen. Its normal form is the loose view's (width, case, variants) without blanks
 * and marks, where what changes from page to page is blanked: brands, numbers, hosts, handles. How near a line must be
 * stands in policy.yaml; how it is looked up in near-lines.ts.
 */
import { z } from 'zod';
import { looseFold } from '../normalize/folds.ts';
import { onceFor, type Rule, type Ruleset, rulesOf } from '../rules/ruleset.ts';
import type { TermSet } from '../rules/vocabulary.ts';
import { classes, clipped, WORD } from '../text/unicode.ts';
import { fold } from '../text/view.ts';
import type { Context, Detector, Finding } from './detector.ts';
import { injectedTitle } from './injected-title.ts';
import { judgedTitles } from './judged-titles.ts';
import { isProse } from './lines.ts';
import { NearLines } from './near-lines.ts';
import { titleFindings } from './title-judge.ts';
import type { Judgement } from './title-options.ts';
import { titleRules } from './title-weights.ts';

interface KnownOptions {
  readonly lines: TermSet;
}

export const knownLine: Detector = {
  name: 'known-line',
  options: ({ set }) => z.strictObject({ lines: set }),
  *detect(context) {
    const known = knownOf(context.ruleset);
    if (known.length === 0) return;
    const found = new Set(context.findings.filter(isTitleFinding).map(({ field }) => field));
    yield* judgedTitles(context, (value, field) => (found.has(field) ? undefined : inTitle(context, known, value)));
    const { text, lines, shapes, claimed } = context;
    const view = text.field.loose.text;
    for (const { index, start, end, looseStart, looseEnd } of lines) {
      if (claimed[index] !== undefined || end - start > MAX_UNITS || isProse(shapes[index])) continue;
      const judgement = nearestOf(context, known, view.slice(looseStart, looseEnd), end - start);
      if (judgement !== undefined) yield* titleFindings('text', start, judgement);
    }
  },
};

const isTitleFinding = ({ rule }: Finding): boolean => rule.detector === injectedTitle.name;

/** A longer line is none that a list holds: its lines have 120 characters at most, blanks and marks between them apart. */
const MAX_UNITS = 400;

interface Known {
  readonly rule: Rule<KnownOptions>;
  readonly lines: readonly string[];
  readonly near: NearLines;
}

const knownOf = onceFor((ruleset): readonly Known[] => {
  const { share, least } = ruleset.policy.title.known;
  const { terms } = ruleset.vocabulary.loose;
  return rulesOf<KnownOptions>(ruleset, knownLine).map((rule) => {
    const lines = terms.filter((_, term) => rule.options.lines.loose[term] > 0);
    const forms = lines.map((line) => normalForm(line, ruleset));
    return { rule, lines, near: new NearLines(forms, share, least) };
  });
});

const inTitle = (context: Context, known: readonly Known[], value: string): Judgement | undefined =>
  value.length > MAX_UNITS ? undefined : nearestOf(context, known, fold(value, looseFold()).text, value.length);

/** The judgement on a stretch of so many units, given in its loose form. */
function nearestOf({ ruleset }: Context, known: readonly Known[], view: string, units: number): Judgement | undefined {
  const form = normalForm(view, ruleset);
  for (const { rule, lines, near } of known) {
    const found = near.nearest(form);
    if (found === undefined) continue;
    const evidence = { known: clipped(lines[found.index], 120), edits: found.edits, form: clipped(form, 120) };
    return { rule, ranges: [[0, units]], isDoubtful: false, evidence };
  }
  return undefined;
}

/** In place of a brand; of a host or handle; of a number. */
const BLANK = '#';
const HOST = /(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,20}(?![a-z0-9])/gu;
const HANDLE = /(?=[a-z_]{0,20}\d)[a-z0-9_]{5,40}/gu;
const NUMBER = /\d+/gu;

/** The normal form of a line of the loose view. */
function normalForm(view: string, ruleset: Ruleset): string {
  const blanked = withoutBrands(view, ruleset).replace(HOST, '@').replace(HANDLE, '@').replace(NUMBER, '0');
  const kinds = classes();
  let form = '';
  for (const character of blanked) {
    if (character === BLANK || character === '@' || (kinds[character.charCodeAt(0)] & WORD) !== 0) form += character;
  }
  return form;
}

function withoutBrands(view: string, ruleset: Ruleset): string {
  const { starts, ends, terms, count } = ruleset.vocabulary.loose.find(view);
  const weights = brandWeights(ruleset);
  const { brand } = ruleset.policy.title.part;
  let written = '';
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    if (weights[terms[i]] < brand || starts[i] < at) continue;
    written += view.slice(at, starts[i]) + BLANK;
    at = ends[i];
  }
  return written + view.slice(at);
}

const brandWeights = onceFor((ruleset) => {
  const weights = new Float32Array(ruleset.vocabulary.loose.terms.length);
  for (const { options } of titleRules(ruleset)) {
    if (options.brands)
      options.terms.loose.forEach((weight, term) => {
        weights[term] = Math.max(weights[term], weight);
      });
  }
  return weights;
});
