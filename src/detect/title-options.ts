import type { Rule } from '../rules/ruleset.ts';
import type { TermSet } from '../rules/vocabulary.ts';
import type { Range } from '../text/edits.ts';

/** Only lines so near the top may be a title: below, a sub-heading about 某国体育 is one. */
export const TITLE_LINES = 6;

/** A longer line is none. */
export const MAX_TITLE = 200;

/** What a rule tells the detector of injected titles. */
export interface TitleOptions {
  readonly terms: TermSet;
  /** Words of reports about the thing: they speak against. */
  readonly report?: TermSet;
  /** Words of offers, which say nothing by themselves. */
  readonly trade?: TermSet;
  /** The weighty terms are brands, which stand before, behind or in the middle of a headline without any mark. */
  readonly brands: boolean;
  /** Reports lines that are injected by their build and place alone. */
  readonly structure: boolean;
}

/** What is said of a title-like stretch. */
export interface Judgement {
  readonly rule: Rule;
  /** What is injected, in the stretch: all of it or its ends. */
  readonly ranges: readonly Range[];
  /** Not enough to remove it, too much to say nothing. */
  readonly isDoubtful: boolean;
  readonly evidence: Record<string, unknown>;
}
