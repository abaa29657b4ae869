/** Rules as they are in force: compiled, frozen, named by a digest. */
import type { Action, Category, Severity, Verdict } from '../contract/article.ts';
import type { Example, Policy } from './schema.ts';
import type { TermSet, Vocabulary, WeightedTerm } from './vocabulary.ts';

export type ViewName = 'exact' | 'loose' | 'bare';
export type Within = 'sentence' | 'line' | number;

/** Each of `all` stands within `within` of the others; one set is the plain case of any term. */
export interface Matching {
  readonly all: readonly TermSet[];
  readonly within: Within;
  readonly pattern?: RegExp;
}

export interface Rule<Options = unknown> {
  /** `<pack>/<name>`. */
  readonly id: string;
  readonly pack: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly message: string;
  readonly fields: readonly ('title' | 'text')[];
  readonly action: Action;
  readonly score: number;
  readonly asks?: Exclude<Verdict, 'pass'>;
  readonly view: ViewName;
  readonly match?: Matching;
  readonly unless?: { readonly any: TermSet; readonly within: Within };
  readonly extent: 'match' | 'sentence' | 'line';
  /** The detector that reports under this rule, and what the rule tells it. */
  readonly detector?: string;
  readonly options: Options;
  readonly examples: { readonly spam: readonly Example[]; readonly genuine: readonly Example[] };
  readonly file: string;
  readonly line: number;
}

export interface Ruleset {
  readonly version: string;
  /** SHA-256 over every file that decided: packs, lists and policy. */
  readonly digest: string;
  readonly rules: readonly Rule[];
  readonly policy: Policy;
  readonly vocabulary: Vocabulary;
  /** The lists, for the catalogue: name and terms with their reasons. */
  readonly lists: ReadonlyMap<string, readonly WeightedTerm[]>;
}

/** The rules of one detector, in file order. */
export const rulesOf = <Options>(ruleset: Ruleset, detector: { readonly name: string }) =>
  ruleset.rules.filter((rule) => rule.detector === detector.name) as Rule<Options>[];

/** `make(ruleset)`, made once for each ruleset and kept as long as it. */
export function onceFor<Value>(make: (ruleset: Ruleset) => Value): (ruleset: Ruleset) => Value {
  const made = new WeakMap<Ruleset, { value: Value }>();
  return (ruleset) => {
    const known = made.get(ruleset) ?? { value: make(ruleset) };
    made.set(ruleset, known);
    return known.value;
  };
}
