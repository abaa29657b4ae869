/** Names of the keys of the rules in force. They share the slot of the queue's keys, as all with its prefix do. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { RuleFolders } from '../rules/load.ts';

export interface LiveKeys {
  /** The rules that were accepted last from these folders; those of other folders have a key of their own. */
  kept(folders: RuleFolders): string;
  /** How often each rule found something on a day, `2026-11-24`. */
  hits(day: string): string;
}

export function liveKeys(prefix: string): LiveKeys {
  return {
    kept: ({ rules, onlyRules }) => {
      const paths = [rules, onlyRules].map((folder) => (folder === undefined ? null : resolve(folder)));
      return `${prefix}:rules:${createHash('sha256').update(JSON.stringify(paths)).digest('hex').slice(0, 16)}`;
    },
    hits: (day) => `${prefix}:hits:${day}`,
  };
}
