/**
 * All repairs of a text.
 *
 * Each stage (repair-stages.ts) answers with edits of the text that the stages before it left. Edits are composed into
 * one list over the text as received; a repair's range is mapped back to it. A repair that only reports (`keep`) brings
 * no edit.
 */
import type { Action } from '../contract/article.ts';
import { apply, compose, type Edit, type Range } from '../text/edits.ts';
import { isVisible } from '../text/unicode.ts';
import { editsView } from '../text/view.ts';
import { type Found, REPAIRS, type RepairName, STAGES, type Stage } from './repair-stages.ts';
import { kindsIn } from './screen.ts';

export { REPAIRS, type RepairName } from './repair-stages.ts';

export interface Repair {
  readonly name: RepairName;
  readonly ruleId: (typeof REPAIRS)[RepairName];
  readonly action: Action;
  /** In the text as received, from the first place to the last. */
  readonly range: Range;
  /** How many places. */
  readonly count: number;
  readonly evidence: Readonly<Record<string, unknown>>;
}

export interface Repaired {
  readonly text: string;
  /** Over the text as received; `flag` is an index into `repairs`. */
  readonly edits: readonly Edit[];
  readonly repairs: readonly Repair[];
}

/** `text` with the repairs that `enabled` names (keys of REPAIRS). Linear; a clean page costs some 50 µs for 6 KB. */
export function repair(text: string, enabled: ReadonlySet<string>): Repaired {
  let repaired: Repaired = { text, edits: [], repairs: [] };
  let kinds = kindsIn(text);
  let idle: Stage | undefined; // the last one, if it left the text as it was: then it does so again
  for (const stage of STAGES) {
    if (stage === idle) continue;
    idle = stage;
    const found = stage(repaired.text, kinds).filter(({ name }) => enabled.has(name));
    if (found.length === 0) continue;
    const next = withFound(repaired, found);
    if (!isVisible(next.text)) continue; // there is no article without its damage: what to do with it is not ours to say
    idle = undefined;
    repaired = next;
    kinds = kindsIn(repaired.text);
  }
  return repaired;
}

function withFound(before: Repaired, found: readonly Found[]): Repaired {
  const view = editsView(before.edits, before.text);
  const repairs = [...before.repairs];
  const edits: Edit[] = [];
  for (const { name, action, range, count, evidence, edits: own } of found) {
    const flag = repairs.length;
    repairs.push({ name, ruleId: REPAIRS[name], action, range: view.toSource(...range), count, evidence });
    for (const edit of own) edits.push({ ...edit, flag });
  }
  edits.sort((a, b) => a.range[0] - b.range[0]);
  return { text: apply(edits, before.text), edits: compose(before.edits, edits), repairs };
}
