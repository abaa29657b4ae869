/** The rules of the detector `junk-line`, and their terms joined into columns that a hit is looked up in. */
import type { Rule, Ruleset } from '../rules/ruleset.ts';
import type { TermSet } from '../rules/vocabulary.ts';
import type { TokenKind } from './tokens.ts';

export interface JunkOptions {
  /** Terms that by themselves speak for junk of this kind. */
  readonly strong?: TermSet;
  /** Terms that do so half as much: words that genuine lines hold too. */
  readonly soft?: TermSet;
  /** Terms that count only beside others. */
  readonly weak?: TermSet;
  /** Kinds of tokens that count as a strong term. */
  readonly tokens: readonly TokenKind[];
  /** Labels that say nothing by themselves; their values are known. */
  readonly labels?: TermSet;
  /** How many words of a value behind a strong term or a label are its own; a number alone where `value` says so. */
  readonly label: number;
  readonly value: 'words' | 'number';
  /** Whether a strong term counts only before a colon or alone on its line. */
  readonly needsColon: boolean;
  /** Whether the line must hold one of the tokens, or be a label that waits for one. */
  readonly needsToken: boolean;
  /** Where on the page such a line can stand: above the running text, or anywhere. */
  readonly zone: 'head' | 'any';
  /** How many strong terms there must be. */
  readonly least: number;
  /** Items between bars, arrows or gaps: covered as a whole where enough of them are. */
  readonly menu: boolean;
  /** Whether bare numbers belong to such a line: pages, sizes. */
  readonly numbers: boolean;
}

export interface JunkRules {
  readonly rules: readonly Rule<JunkOptions>[];
  /** By term: 1 where any rule knows it, 2 where it is a label. */
  readonly known: Uint8Array;
  /** By term: the most words that a value behind it has. */
  readonly width: Uint8Array;
}

/** The terms of all junk rules of a ruleset, joined. */
export function junkRules(ruleset: Ruleset, rules: readonly Rule<JunkOptions>[]): JunkRules {
  const known = new Uint8Array(ruleset.vocabulary.loose.terms.length);
  const width = new Uint8Array(known.length);
  for (const { options } of rules) {
    for (let term = 0; term < known.length; term += 1) {
      if (isLabelOf(options, term)) width[term] = Math.max(width[term], options.label);
      const isKnown = [options.strong, options.soft, options.weak, options.labels].some(
        (set) => (set?.loose[term] ?? 0) > 0,
      );
      if (isKnown) known[term] = width[term] > 0 ? 2 : Math.max(known[term], 1);
    }
  }
  return { rules, known, width };
}

/** A term found in the stretch; none lies within another. */
export interface Found {
  readonly term: number;
  readonly start: number;
  readonly end: number;
}

/** Whether a rule takes a term for a label, with a value behind it. */
export const isLabelOf = ({ strong, soft, labels, label }: JunkOptions, term: number): boolean =>
  label > 0 && [strong, soft, labels].some((set) => (set?.loose[term] ?? 0) > 0);
