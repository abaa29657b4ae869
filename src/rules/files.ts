/** The files of a rules folder: packs and policy in YAML, lists of terms in text. The core's only reader of a disk. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WinnowError } from '../contract/errors.ts';

/** Which folder a file is of; one that stands later replaces what an earlier one says. */
export const ORIGINS = ['built-in', 'only', 'added', 'tried'] as const;
export type Origin = (typeof ORIGINS)[number];

export interface RuleFile {
  /** As a fault names it: the folder's own name and the path within it. */
  readonly file: string;
  /** The path within the folder: `contact.yaml`, `lists/adult.txt`. */
  readonly name: string;
  readonly text: string;
  /** Absent where files are made by hand: then the folder's name tells them apart. */
  readonly origin?: Origin;
}

/** The rules that winnow brings along: the folder beside package.json, from src/ and from dist/ alike. */
export function builtInRules(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) || !existsSync(join(folder, 'rules', 'policy.yaml'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new WinnowError(
        'rules/invalid',
        'the built-in rules are missing: no rules/policy.yaml beside a package.json',
      );
    folder = parent;
  }
  return join(folder, 'rules');
}

/** All rule files of `folder`, by name. Throws where it is no readable folder. */
export function readRuleFiles(folder: string, origin?: Origin): RuleFile[] {
  const names = [...listed(folder, '.yaml'), ...listed(join(folder, 'lists'), '.txt').map((name) => `lists/${name}`)];
  return names.map((name) => ({
    file: `${basename(folder)}/${name}`,
    name,
    text: readFileSync(join(folder, name), 'utf8'),
    ...(origin && { origin }),
  }));
}

function listed(folder: string, ending: string): string[] {
  if (!existsSync(folder)) {
    if (ending === '.txt') return [];
    throw new WinnowError('rules/invalid', `there is no folder ${folder}`);
  }
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending) && !name.startsWith('.')) // what editors leave beside an open file
    .sort();
}
