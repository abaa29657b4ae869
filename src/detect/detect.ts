/**
 * Runs the detectors over a page, in order. Each reports findings; the engine notes which lines they take whole, so that
 * the next one looks at what is left.
 */

import type { Byline } from '../contract/article.ts';
import type { FieldText } from '../normalize/normalize.ts';
import type { Document } from '../read/read.ts';
import type { DetectorOptions } from '../rules/compile.ts';
import type { Ruleset } from '../rules/ruleset.ts';
import { firstFrom } from '../text/first-from.ts';
import type { Hits } from '../text/hits.ts';
import { authorIn } from './byline.ts';
import { declaredCharset } from './declared-charset.ts';
import type { Context, Detector, Finding, Headline, SearchedField } from './detector.ts';
import { headline } from './headline.ts';
import { hiddenLinkBlocks } from './hidden-links.ts';
import { injectedTitle } from './injected-title.ts';
import { insertedNames } from './inserted-names.ts';
import { junkLine } from './junk-line.ts';
import { knownLine } from './known-line.ts';
import { isProse, linesOf, shapeOf } from './lines.ts';
import { MarkupPage } from './markup-page.ts';
import { outsideContent } from './outside-content.ts';
import { promotion } from './promotion.ts';
import { repairs } from './repairs.ts';
import { script } from './script.ts';
import { spamScoreOf } from './spam-score.ts';
import { terms } from './terms.ts';
import { titleHijacks } from './title-hijacks.ts';

/** What stands earlier may claim a line before what stands later sees it. */
const DETECTORS: readonly Detector[] = [
  repairs,
  declaredCharset,
  hiddenLinkBlocks,
  outsideContent,
  junkLine,
  injectedTitle,
  knownLine,
  terms,
  promotion,
  titleHijacks,
  headline,
  insertedNames,
  script,
];

/** The options of every detector, for the loader of rules. */
export const detectorOptions: DetectorOptions = new Map(DETECTORS.map((detector) => [detector.name, detector.options]));

export interface Fields {
  readonly title: FieldText | undefined;
  readonly text: FieldText;
}

/** A page as detectors get it: its fields, and what was read around them. */
export interface Read {
  readonly fields: Fields;
  readonly document: Document;
  /** The repairs that a title from the markup gets. */
  readonly repairs: ReadonlySet<string>;
  /** Whether an allow list covers a finding, which then is none; absent where there is no such list. */
  readonly isAllowed?: (finding: Finding) => boolean;
}

export interface Detected {
  readonly findings: readonly Finding[];
  readonly headline: Headline | undefined;
  readonly byline: Byline;
  readonly fields: Fields;
  /** Whether any line of the text is left by what the findings remove. */
  readonly remains: boolean;
}

/** All findings of all rules of `ruleset` on a page. `check` is called between stages; it may throw. */
export function detect(
  { fields, document, repairs: enabled, isAllowed }: Read,
  ruleset: Ruleset,
  check: (stage: string) => void,
): Detected {
  const markup = document.markup && new MarkupPage(document.markup, spamScoreOf(ruleset));
  const text = searched('text', fields.text, ruleset);
  const lines = linesOf(fields.text);
  const view = fields.text.loose.text;
  const findings: Finding[] = [];
  const context: Context = {
    ruleset,
    markup,
    decoded: document.decoded,
    enabled,
    title: fields.title && searched('title', fields.title, ruleset),
    text,
    lines,
    shapes: lines.map(({ looseStart, looseEnd }) => shapeOf(view, looseStart, looseEnd)),
    claimed: new Array(lines.length).fill(undefined),
    findings,
    headline: undefined,
    byline: markup?.byline() ?? { publishedAt: null, source: null, author: null, editor: null },
    check,
  };
  const left = lines.map(({ start, end }): [number, number] => [start, end]);
  for (const detector of DETECTORS) {
    check(`detect/${detector.name}`);
    for (const finding of detector.detect(context)) {
      if (isAllowed?.(finding)) continue;
      findings.push(finding);
      claim(context, left, finding);
    }
  }
  context.byline.author ??= openingAuthor(context);
  context.byline.source ??= markup?.publisher() ?? null;
  const remains = context.claimed.includes(undefined);
  return {
    findings: findings.filter((finding) => !isOvertaken(context, finding)),
    headline: context.headline,
    byline: context.byline,
    fields,
    remains,
  };
}

function searched(name: 'title' | 'text', field: FieldText, { vocabulary }: Ruleset): SearchedField {
  let hits: Hits | undefined;
  let bareHits: Hits | undefined;
  return {
    name,
    field,
    get hits() {
      hits ??= vocabulary.loose.find(field.loose.text);
      return hits;
    },
    get bareHits() {
      bareHits ??= vocabulary.bare.find(field.bare.text);
      return bareHits;
    },
  };
}

/**
 * Notes the lines that a finding removes whole, or whose rest it removes: a link that is told as a menu, and the offer
 * before it. `left` is for every line what is not yet taken off its ends.
 */
function claim({ lines, claimed, text }: Context, left: [number, number][], finding: Finding) {
  const { field, action, range, pieces, replacement, repair } = finding;
  if (action === 'keep' || replacement !== undefined || repair !== undefined) return;
  const value = text.field.text;
  for (const [start, end] of pieces ?? (field === 'text' ? [range] : [])) {
    const first = Math.max(firstLineFrom(lines, start + 1) - 1, 0);
    for (let i = first; i < lines.length && lines[i].start < end; i += 1) {
      const rest = left[i];
      if (start <= rest[0]) rest[0] = Math.max(rest[0], end);
      if (end >= rest[1]) rest[1] = Math.min(rest[1], start);
      // Each blank is stepped over once, however many findings take a line away piece by piece.
      while (rest[0] < rest[1] && value[rest[0]].trim() === '') rest[0] += 1;
      if (rest[0] >= rest[1]) claimed[i] ??= finding;
    }
  }
}

/** A doubt about a line that another finding removes is settled. */
function isOvertaken({ lines, claimed }: Context, { field, action, asks, range }: Finding): boolean {
  if (field !== 'text' || action !== 'keep' || asks === undefined) return false;
  const line = firstLineFrom(lines, range[0]);
  return claimed[line] !== undefined && lines[line].end >= range[1];
}

/** The first line that starts at or behind `at`. */
const firstLineFrom = (lines: Context['lines'], at: number): number =>
  firstFrom(lines.length, (index) => lines[index].start, at);

function openingAuthor({ lines, shapes, claimed, text }: Context): string | null {
  const first = lines.find(({ index }) => claimed[index] === undefined && isProse(shapes[index]));
  return first === undefined ? null : (authorIn(text.field, first.looseStart, first.looseEnd) ?? null);
}
