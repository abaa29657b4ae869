/** Rules as they are in force: compiled, frozen, named by a digest. */
import type { Action, Category, Severity, Verdict } from '../contract/article.ts';
import type { AllowList } from './allow.ts';
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
  /** Whether it only reports. */
  readonly shadow: boolean;
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
  /** SHA-256 over every file that decided: packs, lists, policy and allow lists. */
  readonly digest: string;
  /** The rules that act. */
  readonly rules: readonly Rule[];
  readonly policy: Policy;
  readonly vocabulary: Vocabulary;
  /** The lists, for the catalogue: name and terms with their reasons. */
  readonly lists: ReadonlyMap<string, readonly WeightedTerm[]>;
  /** What is never flagged; absent where no allow list says anything. */
  readonly allow?: AllowList;
  /**
   * All rules as if all acted, those in shadow mode included; absent where there are none. A set of its own, so that a
   * rule which only reports cannot change what the others find: by its terms, its weight or the lines that it takes.
   */
  readonly shadow?: Ruleset;
}

/** Every rule, whether it acts or only reports, in file order. */
export const allRules = ({ rules, shadow }: Ruleset): readonly Rule[] => shadow?.rules ?? rules;

/** `make(ruleset)`, made once for each ruleset and kept as long as it. */
export function onceFor<Value>(make: (ruleset: Ruleset) => Value): (ruleset: Ruleset) => Value {
  const made = new WeakMap<Ruleset, { value: Value }>();
  return (ruleset) => {
    const known = made.get(ruleset) ?? { value: make(ruleset) };
    made.set(ruleset, known);
    return known.value;
  };
}

const byDetector = onceFor(({ rules }) => {
  const grouped = new Map<string | undefined, Rule[]>();
  for (const rule of rules) {
    const group = grouped.get(rule.detector);
    if (group === undefined) grouped.set(rule.detector, [rule]);
    else group.push(rule);
  }
  return grouped;
});

/** The rules of one detector, in file order. */
export const rulesOf = <Options>(ruleset: Ruleset, detector: { readonly name: string }) =>
  (byDetector(ruleset).get(detector.name) ?? []) as readonly Rule<Options>[];
