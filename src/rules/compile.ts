/** Raw packs and lists -> rules in force. Reports every fault; makes no rule of a pack that has one. */
import { z } from 'zod';
import type { RuleFault } from './faults.ts';
import type { Matching, Rule } from './ruleset.ts';
import type { Example, RawPack, RawRule } from './schema.ts';
import type { TermSet, VocabularyBuilder, WeightedTerm } from './vocabulary.ts';

/** A pack as parsed, with the way from a path in it to a line. */
export interface SourcePack {
  readonly file: string;
  /** What tells its folder from the others. */
  readonly folder: string;
  readonly pack: RawPack;
  lineOf(path: readonly PropertyKey[]): number;
}

/** What a detector's options are made of: a term set, written as `$name` or as a list of names and terms. */
export interface SetRefs {
  readonly set: z.ZodType<TermSet>;
}

/** The options of each detector by name; handed in, since detectors come after rules. */
export type DetectorOptions = ReadonlyMap<string, (refs: SetRefs) => z.ZodType>;

/** All sets that a pack can name, and which were named. */
export class Sets {
  readonly #lists: ReadonlyMap<string, readonly WeightedTerm[]>;
  readonly #builder: VocabularyBuilder;
  readonly used = new Set<string>();

  constructor(lists: ReadonlyMap<string, readonly WeightedTerm[]>, builder: VocabularyBuilder) {
    this.#lists = lists;
    this.#builder = builder;
  }

  /** The union of what `names` (terms and `$sets`) say; adds a message to `missing` for each set that is not there. */
  union(names: readonly string[], pack: RawPack, missing: string[]): TermSet {
    const terms = names.flatMap((name): readonly WeightedTerm[] => {
      if (!name.startsWith('$')) return [{ term: name, weight: 1 }];
      const set = name.slice(1);
      const local = pack.sets[set];
      this.used.add(local === undefined ? set : `${pack.pack}:${set}`);
      if (local !== undefined) return local.map((term) => ({ term, weight: 1 }));
      const list = this.#lists.get(set);
      if (list === undefined) missing.push(`there is no set ${name} in this file and no lists/${set}.txt`);
      return list ?? [];
    });
    return this.#builder.add(terms);
  }
}

/** The rules of a pack but those with an id of `skipped`. */
export function compilePack(
  source: SourcePack,
  sets: Sets,
  detectors: DetectorOptions,
  skipped: ReadonlySet<string> = new Set(),
): { rules: Rule[]; faults: RuleFault[] } {
  const faults: RuleFault[] = [];
  const rules = source.pack.rules.flatMap((raw, index) => {
    if (skipped.has(`${source.pack.pack}/${raw.name}`)) return [];
    const fault = (path: readonly PropertyKey[], message: string) =>
      faults.push({
        file: source.file,
        line: source.lineOf(['rules', index, ...path]),
        message: `${raw.name}: ${message}`,
      });
    return [compileRule(source, raw, index, sets, detectors, fault)];
  });
  return { rules, faults };
}

type Report = (path: readonly PropertyKey[], message: string) => void;

function compileRule(
  source: SourcePack,
  raw: RawRule,
  index: number,
  sets: Sets,
  detectors: DetectorOptions,
  fault: Report,
): Rule {
  const { pack } = source;
  if ((raw.match === undefined) === (raw.detector === undefined)) fault([], 'must hold either match or detector');
  const examples = [
    ...raw.examples.spam.map((_, i) => ['spam', i]),
    ...raw.examples.genuine.map((_, i) => ['genuine', i]),
  ];
  for (const [kind, i] of examples) {
    const message = exampleFault(raw.examples[kind as 'spam' | 'genuine'][i as number], kind === 'spam');
    if (message !== undefined) fault(['examples', kind, i], message);
  }
  const setOf = (names: readonly string[], path: readonly PropertyKey[]) => {
    const missing: string[] = [];
    const set = sets.union(names, pack, missing);
    for (const message of missing) fault(path, message);
    return set;
  };
  const { name: _name, field, unless, match, ...rest } = raw;
  return {
    ...rest,
    id: `${pack.pack}/${raw.name}`,
    pack: pack.pack,
    fields: field,
    match: match && matching(match, setOf, fault),
    unless: unless && { any: setOf(unless.any, ['unless']), within: unless.within },
    options: raw.detector === undefined ? undefined : optionsOf(raw, detectors, setOf, fault),
    file: source.file,
    line: source.lineOf(['rules', index]),
  };
}

function matching(
  match: NonNullable<RawRule['match']>,
  setOf: (names: readonly string[], path: readonly PropertyKey[]) => TermSet,
  fault: Report,
): Matching {
  const parts =
    match.any === undefined ? (match.all ?? []).map((part) => (typeof part === 'string' ? [part] : part)) : [match.any];
  return {
    all: parts.map((part) => setOf(part, ['match'])),
    within: match.within,
    pattern: patternOf(match.pattern, fault),
  };
}

function patternOf(pattern: string | undefined, fault: Report): RegExp | undefined {
  if (pattern === undefined) return undefined;
  try {
    const compiled = new RegExp(pattern, 'gu');
    if (compiled.test('')) fault(['match', 'pattern'], 'the pattern matches the empty text');
    return compiled;
  } catch (error) {
    fault(['match', 'pattern'], error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function optionsOf(
  raw: RawRule,
  detectors: DetectorOptions,
  setOf: (names: readonly string[], path: readonly PropertyKey[]) => TermSet,
  fault: Report,
): unknown {
  const shapeOf = detectors.get(raw.detector ?? '');
  if (shapeOf === undefined) {
    fault(['detector'], `there is no detector ${raw.detector}; there are ${[...detectors.keys()].join(', ')}`);
    return undefined;
  }
  const set = z
    .union([z.string().regex(/^\$/, 'must be $name of a set'), z.array(z.string().min(1)).min(1)])
    .transform((names) => setOf(typeof names === 'string' ? [names] : names, ['options']));
  const options = shapeOf({ set }).safeParse(raw.options ?? {});
  if (options.success) return options.data;
  for (const issue of options.error.issues) {
    const keys = issue.code === 'unrecognized_keys' ? `: ${issue.keys.join(', ')}` : '';
    fault(['options', ...issue.path], `${['options', ...issue.path].map(String).join('.')}: ${issue.message}${keys}`);
  }
  return undefined;
}

const MARKS = /⟦([^⟦⟧]*)⟧/gu;

/** What is wrong with the marks of an example: spam has one range or more, genuine text has none. */
function exampleFault(example: Example, isSpam: boolean): string | undefined {
  const text = typeof example === 'string' ? example : `${example.title ?? ''}\n${example.text ?? example.html}`;
  const marked = text.match(MARKS)?.length ?? 0;
  if (typeof example !== 'string' && example.body !== undefined) return undefined; // bytes have no room for marks
  if (/[⟦⟧]/u.test(text.replace(MARKS, ''))) return 'a mark ⟦ or ⟧ has no partner';
  if (isSpam && marked === 0) return 'a spam example marks what must be found: ⟦…⟧';
  if (!isSpam && marked > 0) return 'a genuine example has no marks';
  return undefined;
}
