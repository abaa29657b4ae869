/** A folder, or two, of rule files -> the ruleset in force, or all that is wrong with them. */
import { createHash } from 'node:crypto';
import { compilePack, type DetectorOptions, Sets, type SourcePack } from './compile.ts';
import { type RuleFault, RulesError } from './faults.ts';
import { builtInRules, type RuleFile, readRuleFiles } from './files.ts';
import { parseList } from './lists.ts';
import type { Rule, Ruleset } from './ruleset.ts';
import { type Policy, packShape, policyShape } from './schema.ts';
import { VocabularyBuilder, type WeightedTerm } from './vocabulary.ts';
import { parseYaml } from './yaml.ts';

export interface RuleFolders {
  /** Adds to the built-in packs; the same ruleId, list or policy replaces. */
  readonly rules?: string;
  /** Replaces all; without a policy.yaml of its own the built-in policy holds. */
  readonly onlyRules?: string;
}

/** The ruleset of the folders. Throws RulesError with all faults at once. Some 100 ms for thousands of terms. */
export function load({ rules, onlyRules }: RuleFolders, detectors: DetectorOptions): Ruleset {
  const builtIn = readRuleFiles(builtInRules());
  const base = onlyRules === undefined ? builtIn : [...builtIn.filter(isPolicy), ...readRuleFiles(onlyRules)];
  return compileFiles([...base, ...(rules === undefined ? [] : readRuleFiles(rules))], detectors);
}

const isPolicy = ({ name }: RuleFile): boolean => name === 'policy.yaml';

/** The ruleset of `files`; a later policy, list or rule replaces an earlier one of the same name from another folder. */
export function compileFiles(files: readonly RuleFile[], detectors: DetectorOptions): Ruleset {
  const faults: RuleFault[] = [];
  const { lists, listFiles } = readLists(files, faults);
  const policy = readPolicy(files, faults);
  const packs = readPacks(files, faults);
  const builder = new VocabularyBuilder();
  const sets = new Sets(lists, builder);
  const rules = new Map<string, Rule>();
  for (const pack of packs) {
    const compiled = compilePack(pack, sets, detectors);
    faults.push(...compiled.faults, ...unusedSets(pack, sets));
    for (const rule of compiled.rules) {
      const known = rules.get(rule.id);
      if (known !== undefined && folderOf(known.file) === folderOf(rule.file)) {
        faults.push({
          file: rule.file,
          line: rule.line,
          message: `${rule.id} stands in ${known.file}:${known.line} already`,
        });
      }
      rules.set(rule.id, rule);
    }
  }
  for (const [name, file] of listFiles) {
    if (!sets.used.has(name) && faults.length === 0) faults.push({ file, line: 1, message: `no rule uses $${name}` });
  }
  if (policy === undefined || faults.length > 0) throw new RulesError(faults);
  return {
    version: policy.version,
    digest: digestOf(files),
    rules: [...rules.values()],
    policy,
    vocabulary: builder.build(),
    lists,
  };
}

const folderOf = (file: string): string => file.slice(0, file.indexOf('/'));

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
    .filter((file) => file.name.endsWith('.yaml') && !isPolicy(file))
    .flatMap((file) => {
      const { value, lineOf, faults: found } = parseYaml(file, packShape);
      faults.push(...found);
      return value === undefined ? [] : [{ file: file.file, pack: value, lineOf }];
    });
}

function unusedSets({ file, pack, lineOf }: SourcePack, sets: Sets): RuleFault[] {
  return Object.keys(pack.sets)
    .filter((name) => !sets.used.has(`${pack.pack}:${name}`))
    .map((name) => ({ file, line: lineOf(['sets', name]), message: `no rule uses $${name}` }));
}

function digestOf(files: readonly RuleFile[]): string {
  const hash = createHash('sha256');
  for (const { name, text } of files) hash.update(`${name}\0${text.length}\0${text}`);
  return hash.digest('hex');
}
