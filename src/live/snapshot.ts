/** What the folders of rules hold at one moment. */
import { createHash } from 'node:crypto';
import { type RuleFault, RulesError } from '../rules/faults.ts';
import type { RuleFile } from '../rules/files.ts';
import { digestOf, filesOf, type RuleFolders } from '../rules/load.ts';

/** Files, or why there are none. The digest names either: while it stays the same, nothing has changed. */
export type Snapshot = { readonly digest: string } & (
  | { readonly files: readonly RuleFile[] }
  | { readonly faults: readonly RuleFault[] }
);

/** More than that is no folder of rules; what is kept of it in Redis is bounded by it. */
const MAX_CHARACTERS = 8 * 1024 * 1024;

/** Reads all files of `folders`: a few milliseconds. Never throws. */
export function snapshotOf(folders: RuleFolders): Snapshot {
  try {
    const files = filesOf(folders);
    const size = files.reduce((sum, { text }) => sum + text.length, 0);
    if (size <= MAX_CHARACTERS) return { digest: digestOf(files), files };
    return unusable([
      { file: place(folders), line: 1, message: `holds ${size} characters; at most are ${MAX_CHARACTERS}` },
    ]);
  } catch (error) {
    if (error instanceof RulesError) return unusable(error.faults);
    return unusable([
      { file: place(folders), line: 1, message: error instanceof Error ? error.message : String(error) },
    ]);
  }
}

const place = ({ rules, onlyRules }: RuleFolders): string => rules ?? onlyRules ?? 'rules';

const unusable = (faults: readonly RuleFault[]): Snapshot => ({
  digest: createHash('sha256').update(JSON.stringify(faults)).digest('hex'),
  faults,
});
