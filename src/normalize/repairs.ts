/**
 * All repairs of a text, in the order in which damage is undone: the last thing that happened to the text goes first.
 *
 * Each stage finds damage in the text that the stages before it left, and answers with edits of that text. Edits are
 * composed into one list over the text as received; a repair's range is mapped back to it. A repair that only reports
 * (`keep`) brings no edit.
 */
import type { Action } from '../contract/article.ts';
import { apply, compose, type Edit, type Range } from '../text/edits.ts';
import { editsView } from '../text/view.ts';
import { findGlosses } from './gloss.ts';
import { proofOfConversion } from './script.ts';

/** The repairs by name, with the rule that each of them speaks for. */
export const REPAIRS = {
  gloss: 'gloss/pinyin',
  'byte-shift': 'mojibake/byte-shift',
  decoding: 'mojibake/decoding',
  unrepairable: 'mojibake/unrepairable',
  'lost-character': 'mojibake/lost-character',
  'hidden-address': 'contact/hidden-address',
  'escaped-markup': 'boilerplate/escaped-markup',
  'look-alike': 'homoglyph/look-alike',
  invisible: 'homoglyph/invisible',
} as const;

export type RepairName = keyof typeof REPAIRS;

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

/** What a stage found in its text; `edits` carry no flag yet. */
export interface Found {
  readonly name: RepairName;
  readonly action: Action;
  readonly range: Range;
  readonly count: number;
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly edits: readonly Edit[];
}

export interface Repaired {
  readonly text: string;
  /** Over the text as received; `flag` is an index into `repairs`. */
  readonly edits: readonly Edit[];
  readonly repairs: readonly Repair[];
}

type Stage = (text: string) => readonly Found[];

const STAGES: readonly Stage[] = [glossStage];

/** `text` with the repairs that `enabled` names (keys of REPAIRS). Linear; a clean page costs some 30 µs for 6 KB. */
export function repair(text: string, enabled: ReadonlySet<string>): Repaired {
  let repaired: Repaired = { text, edits: [], repairs: [] };
  for (const stage of STAGES) {
    const found = stage(repaired.text).filter(({ name }) => enabled.has(name));
    if (found.length > 0) repaired = withFound(repaired, found);
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

function glossStage(text: string): readonly Found[] {
  const glosses = findGlosses(text, () => proofOfConversion(text).proven);
  if (glosses === null) return [];
  const { range, count, edits, evidence } = glosses;
  return [{ name: 'gloss', action: 'remove', range, count, evidence: { ...evidence }, edits }];
}
