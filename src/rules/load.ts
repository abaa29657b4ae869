/** A folder, or two, of rule files -> the ruleset in force, or all that is wrong with them. */
import { createHash } from 'node:crypto';
import { compileAllow, isAllowFile } from './allow.ts';
import { compilePack, type DetectorOptions, Sets, type SourcePack } from './compile.ts';
import { type RuleFault, RulesError } from './faults.ts';
import { builtInRules, type Origin, type RuleFile, readRuleFiles } from './files.ts';
import { parseList } from './lists.ts';
import type { Rule, Ruleset } from './ruleset.ts';
import { type Policy, packShape, policyShape } from './schema.ts';
import { type Vocabulary, VocabularyBuilder, type WeightedTerm } from './vocabulary.ts';
import { parseYaml } from './yaml.ts';

export interface RuleFolders {
  /** Adds to the built-in packs; the same ruleId, list or policy replaces. */
  readonly rules?: string;
  /** Replaces all; without a policy.yaml of its own the built-in policy holds. */
  readonly onlyRules?: string;
}

/** The ruleset of the folders. Throws RulesError with all faults at once. Some 100 ms for thousands of terms. */
export const load = (folders: RuleFolders, detectors: DetectorOptions): Ruleset =>
  compileFiles(filesOf(folders), detectors);

/**
 * The files that the folders give, in the order in which a later one replaces an earlier one. Throws RulesError where a
 * folder cannot be read or holds nothing: a mount that failed must not pass for rules that were taken back.
 */
export function filesOf({ rules, onlyRules }: RuleFolders): RuleFile[] {
  const faults: RuleFault[] = [];
  const read = (folder: string | undefined, origin: Origin): RuleFile[] => {
    if (folder === undefined) return [];
    try {
      const files = readRuleFiles(folder, origin);
      if (files.length > 0) return files;
      faults.push({ file: folder, line: 1, message: 'the folder holds no rule file' });
    } catch (error) {
      faults.push({ file: folder, line: 1, message: error instanceof Error ? error.message : String(error) });
    }
    return [];
  };
  const builtIn = readRuleFiles(builtInRules(), 'built-in');
  const base = onlyRules === undefined ? builtIn : [...builtIn.filter(isPolicy), ...read(onlyRules, 'only')];
  const files = [...base, ...read(rules, 'added')];
  if (faults.length > 0) throw new RulesError(faults);
  return files;
}

const isPolicy = ({ name }: RuleFile): boolean => name === 'policy.yaml';

/** The ruleset of `files`; a later policy, list or rule replaces an earlier one of the same name from another folder. */
export function compileFiles(files: readonly RuleFile[], detectors: DetectorOptions): Ruleset {
  const faults: RuleFault[] = [];
  const { lists, listFiles } = readLists(files, faults);
  const policy = readPolicy(files, faults);
  const packs = readPacks(files, faults);
  const all = assembled(packs, lists, detectors);
  faults.push(...all.faults);
  const allow = compileAllow(files, all.rules, faults);
  for (const [name, file] of listFiles) {
    if (!all.used.has(name) && faults.length === 0) faults.push({ file, line: 1, message: `no rule uses $${name}` });
  }
  if (policy === undefined || faults.length > 0) throw new RulesError(faults);
  const common = { version: policy.version, digest: digestOf(files), policy, lists, ...(allow && { allow }) };
  const whole = { ...common, rules: all.rules, vocabulary: all.vocabulary };
  const shadows = new Set(all.rules.filter(({ shadow }) => shadow).map(({ id }) => id));
  if (shadows.size === 0) return whole;
  const { rules, vocabulary } = assembled(packs, lists, detectors, shadows);
  return { ...common, rules, vocabulary, shadow: whole };
}

interface Assembled {
  readonly rules: readonly Rule[];
  readonly vocabulary: Vocabulary;
  /** The sets that rules name. */
  readonly used: ReadonlySet<string>;
  readonly faults: readonly RuleFault[];
}

/** The rules of all packs but those with an id of `skipped`. */
function assembled(
  packs: readonly SourcePack[],
  lists: ReadonlyMap<string, readonly WeightedTerm[]>,
  detectors: DetectorOptions,
  skipped?: ReadonlySet<string>,
): Assembled {
  const faults: RuleFault[] = [];
  const builder = new VocabularyBuilder();
  const sets = new Sets(lists, builder);
  const rules = new Map<string, { readonly rule: Rule; readonly folder: string }>();
  for (const pack of packs) {
    const compiled = compilePack(pack, sets, detectors, skipped);
    faults.push(...compiled.faults, ...unusedSets(pack, sets));
    for (const rule of compiled.rules) {
      const known = rules.get(rule.id);
      if (known?.folder === pack.folder) {
        const first = `${known.rule.file}:${known.rule.line}`;
        faults.push({ file: rule.file, line: rule.line, message: `${rule.id} stands in ${first} already` });
      }
      rules.set(rule.id, { rule, folder: pack.folder });
    }
  }
  return { rules: [...rules.values()].map(({ rule }) => rule), vocabulary: builder.build(), used: sets.used, faults };
}

const folderOf = ({ origin, file }: RuleFile): string => origin ?? file.slice(0, file.indexOf('/'));

function readLists(files: readonly RuleFile[], faults: RuleFault[]) {
  const lists = new Map<string, readonly WeightedTerm[]>();
  const listFiles = new Map<string, string>();
  for (const file of files.filter(({ name }) => name.endsWith('.txt'))) {
    const parsed = parseList(file);
    faults.push(...parsed.faults);
    const name = file.name.slice('lists/'.length, -'.txt'.length);
    lists.set(name, parsed.terms);
    listFiles.set(name, file.file);
  }
  return { lists, listFiles };
}

function readPolicy(files: readonly RuleFile[], faults: RuleFault[]): Policy | undefined {
  const file = files.findLast(isPolicy);
  if (file === undefined) {
    faults.push({ file: 'policy.yaml', line: 1, message: 'there is no policy' });
    return undefined;
  }
  const parsed = parseYaml(file, policyShape);
  faults.push(...parsed.faults);
  return parsed.value;
}

function readPacks(files: readonly RuleFile[], faults: RuleFault[]): SourcePack[] {
  return files
    .filter((file) => file.name.endsWith('.yaml') && !isPolicy(file) && !isAllowFile(file))
    .flatMap((file) => {
      const { value, lineOf, faults: found } = parseYaml(file, packShape);
      faults.push(...found);
      return value === undefined ? [] : [{ file: file.file, folder: folderOf(file), pack: value, lineOf }];
    });
}

function unusedSets({ file, pack, lineOf }: SourcePack, sets: Sets): RuleFault[] {
  return Object.keys(pack.sets)
    .filter((name) => !sets.used.has(`${pack.pack}:${name}`))
    .map((name) => ({ file, line: lineOf(['sets', name]), message: `no rule uses $${name}` }));
}

/** Names what `files` hold, in their order. */
export function digestOf(files: readonly RuleFile[]): string {
  const hash = createHash('sha256');
  for (const { name, text } of files) hash.update(`${name}\0${text.length}\0${text}`);
  return hash.digest('hex');
}
