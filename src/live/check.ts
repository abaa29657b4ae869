/** The check that rules must pass before they come into force: they load, and all their examples hold. */
import { type RuleFault, RulesError } from '../rules/faults.ts';
import type { RuleFile } from '../rules/files.ts';
import { checkRules, compileRules } from '../winnow.ts';

/** What a check of files said. `isOver` is false where it did not come to an end, which may not be the files' fault. */
export interface CheckAnswer {
  readonly faults: readonly RuleFault[];
  readonly rules: number;
  readonly examples: number;
  readonly isOver: boolean;
}

/** Loads files and runs all their examples. Never rejects; an aborted check answers whatever it has. */
export type CheckFiles = (files: readonly RuleFile[], signal: AbortSignal) => Promise<CheckAnswer>;

/** The check itself: a second and more of computing, and as long as it takes where an expression runs wild. */
export function checkFiles(files: readonly RuleFile[]): CheckAnswer {
  try {
    const { faults, rules, examples } = checkRules(compileRules(files));
    return { faults, rules, examples, isOver: true };
  } catch (error) {
    return { faults: faultsOf(error), rules: 0, examples: 0, isOver: true };
  }
}

/** What an error says that came of files. */
export function faultsOf(error: unknown): readonly RuleFault[] {
  if (error instanceof RulesError) return error.faults;
  return [{ file: 'rules', line: 1, message: error instanceof Error ? error.message : String(error) }];
}
