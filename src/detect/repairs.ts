/** Speaks for the repairs: one finding for each, under the rule of its name. A repair without a rule is not made. */
import { z } from 'zod';
import { REPAIRS } from '../normalize/repairs.ts';
import { onceFor, type Ruleset, rulesOf } from '../rules/ruleset.ts';
import type { Detector } from './detector.ts';

interface RepairOptions {
  readonly repair: string;
}

const NAMES = Object.keys(REPAIRS);

export const repairs: Detector = {
  name: 'repair',
  options: () => z.strictObject({ repair: z.enum(NAMES) }),
  *detect(context) {
    const rules = repairRules(context.ruleset);
    for (const searched of [context.title, context.text]) {
      for (const [index, { name, action, range, count, evidence }] of searched?.field.repairs.entries() ?? []) {
        const rule = rules.get(name);
        if (rule === undefined || searched === undefined) continue;
        const finding = {
          rule,
          field: searched.name,
          range,
          action,
          score: rule.score,
          count,
          evidence,
          repair: index,
        };
        // A lost character or two is no reason to call a person; a page that cannot be read is.
        const isUnread = name === 'unrepairable' && (shareOf(evidence) ?? 1) >= context.ruleset.policy.repair.unread;
        yield isUnread ? { ...finding, asks: 'review' } : finding;
      }
    }
  },
};

const repairRules = onceFor(
  (ruleset) => new Map(rulesOf<RepairOptions>(ruleset, repairs).map((rule) => [rule.options.repair, rule])),
);

const shareOf = ({ share }: Readonly<Record<string, unknown>>) => (typeof share === 'number' ? share : undefined);

/** The repairs that a ruleset asks for. */
export const enabledRepairs = (ruleset: Ruleset): ReadonlySet<string> =>
  new Set(rulesOf<RepairOptions>(ruleset, repairs).map(({ options }) => options.repair));
