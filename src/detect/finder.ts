/** normalize > detect: from a page that was read to what is found in it, by the rules and the allow lists of one set. */
import type { Page } from '../contract/page.ts';
import { normalize } from '../normalize/normalize.ts';
import type { Document } from '../read/read.ts';
import type { AllowEntry } from '../rules/allow.ts';
import { Allowance, hostEntries } from '../rules/allowance.ts';
import type { Rule, Ruleset } from '../rules/ruleset.ts';
import { type Detected, detect } from './detect.ts';
import type { Finding } from './detector.ts';
import { enabledRepairs } from './repairs.ts';

/** Told of each finding of `rule` that an allow list covers. */
export type OnAllowed = (entry: AllowEntry, rule: Rule) => void;

/** `check` is called between stages; it may throw. */
export type Finder = (page: Page, document: Document, check: (stage: string) => void) => Detected;

export function finderOf(ruleset: Ruleset, onAllowed: OnAllowed = () => undefined): Finder {
  const enabled = enabledRepairs(ruleset);
  const { allow } = ruleset;
  return (page, document, check) => {
    check('normalize');
    const host = allow && new URL(page.url).hostname;
    const repairs = host === undefined ? enabled : repairsOn(host, ruleset, enabled);
    const fields = {
      title: document.title === undefined ? undefined : normalize(document.title, repairs),
      text: normalize(document.text, repairs),
    };
    const seen = { fields, document, repairs };
    if (allow === undefined || host === undefined) return detect(seen, ruleset, check);
    const allowance = new Allowance(allow, host, fields);
    const isAllowed = (finding: Finding): boolean => {
      const entry = allowance.entryFor(finding);
      if (entry !== undefined) onAllowed(entry, finding.rule);
      return entry !== undefined;
    };
    return detect({ ...seen, isAllowed }, ruleset, check);
  };
}

/** The repairs that are made on pages of `host`: those that an allow list switches off there are not. */
function repairsOn(host: string, ruleset: Ruleset, enabled: ReadonlySet<string>): ReadonlySet<string> {
  const entries = ruleset.allow === undefined ? [] : hostEntries(ruleset.allow, host);
  if (entries.length === 0) return enabled;
  const rules = ruleset.rules.filter(({ id }) => !entries.some(({ covers }) => covers.has(id)));
  return enabledRepairs({ ...ruleset, rules });
}
