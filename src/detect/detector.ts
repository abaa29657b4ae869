/**
 * What detectors are given and what they report.
 *
 * A detector looks at the whole page and reports findings: who says it (the rule), what and where. It makes no text and
 * passes no verdict. Detectors run in the order of detect.ts; each sees what earlier ones have claimed.
 */

import type { z } from 'zod';
import type { Action, Byline } from '../contract/article.ts';
import type { FieldText } from '../normalize/normalize.ts';
import type { Decoded } from '../read/decode.ts';
import type { SetRefs } from '../rules/compile.ts';
import type { Rule, Ruleset } from '../rules/ruleset.ts';
import type { Range } from '../text/edits.ts';
import type { Hits } from '../text/hits.ts';
import type { Line, Shape } from './lines.ts';
import type { MarkupPage } from './markup-page.ts';

export interface Finding {
  readonly rule: Rule;
  readonly field: 'title' | 'text' | 'html';
  /** In the repaired text of the field; for a repair, in the text as received. */
  readonly range: Range;
  readonly action: Action;
  readonly score: number;
  readonly count?: number;
  readonly evidence: Record<string, unknown>;
  /** Stretches of the repaired text that go under this finding, where they are not the one range. */
  readonly pieces?: readonly Range[];
  /** Text that takes the place of the range; where missing the range is removed. */
  readonly replacement?: string;
  /** The index of the repair that this finding speaks for. */
  readonly repair?: number;
  /** What was found, where it is not the received text of the range. */
  readonly excerpt?: string;
  /** The range becomes the title: what else was found in it does not. */
  readonly isLift?: boolean;
  /** Overrides what the rule asks for. */
  readonly asks?: 'review' | 'block';
  readonly message?: string;
}

/** A field with everything that was found in it by terms. */
export interface SearchedField {
  readonly name: 'title' | 'text';
  readonly field: FieldText;
  readonly hits: Hits;
  readonly bareHits: Hits;
}

export interface Context {
  readonly ruleset: Ruleset;
  readonly title: SearchedField | undefined;
  readonly text: SearchedField;
  /** The page as markup, where it came so. */
  readonly markup: MarkupPage | undefined;
  /** How its bytes were decoded, where it came as bytes. */
  readonly decoded: Omit<Decoded, 'text'> | undefined;
  /** The repairs that the rules ask for, for a title that the markup gives. */
  readonly enabled: ReadonlySet<string>;
  readonly lines: readonly Line[];
  readonly shapes: readonly Shape[];
  /** The finding that removes the whole line, by index. */
  readonly claimed: (Finding | undefined)[];
  /** What earlier detectors found, in order. */
  readonly findings: readonly Finding[];
  /** The headline, once the detector of that name has chosen. */
  headline: Headline | undefined;
  readonly byline: { -readonly [Key in keyof Byline]: Byline[Key] };
  check(stage: string): void;
}

/** Where the genuine headline stands: in a field, or in the markup, which says what it is. */
export type Headline =
  | { readonly field: 'title' | 'text' /** In the repaired text of the field. */; readonly range: Range }
  | { readonly field: 'html'; readonly value: string };

export interface Detector {
  readonly name: string;
  /** The shape of the options of a rule that names this detector. */
  options(refs: SetRefs): z.ZodType;
  detect(context: Context): Iterable<Finding>;
}
