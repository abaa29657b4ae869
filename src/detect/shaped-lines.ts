/** Lines that are junk by their shape or as words of a closed list, whatever junk explains of them: where each rule may look. */
import { bareLine } from './bare-lines.ts';
import type { Context } from './detector.ts';
import type { Zone } from './junk-points.ts';
import type { JunkRules, Shaped } from './junk-rules.ts';
import type { Line, Shape } from './lines.ts';
import type { MachineKind } from './machine-lines.ts';
import { isNamedCall } from './named-calls.ts';
import { isSignature } from './signed-lines.ts';
import type { Stretch } from './stretch.ts';

/** What is known of a page before the shapes of its lines are asked. */
export interface Unshaped {
  readonly context: Context;
  readonly junk: JunkRules;
  readonly zones: readonly Zone[];
  readonly gone: readonly boolean[];
  readonly machine: readonly (MachineKind | undefined)[];
  isHeadline(line: Line): boolean;
  stretchAt(line: Line): Stretch;
}

/** No shape of these is a statement of so many ideographs: most lines are, and cost nothing. */
const STATED = 40;
const isSentence = ({ han, stops }: Shape): boolean => han >= STATED && stops > 0;

export function shapedLines(page: Unshaped): (Shaped | undefined)[] {
  const { context, junk, zones, gone, machine } = page;
  const { lines, claimed, text, shapes } = context;
  const { finding } = junk;
  const [signed, named] = [finding.get('signed'), finding.get('named')];
  return lines.map((line) => {
    const { index, start, end } = line;
    if (gone[index] || claimed[index] !== undefined) return undefined;
    const kind = machine[index];
    const rule = kind && finding.get(kind);
    if (rule !== undefined) return { rule, evidence: { shape: kind } };
    if (isSentence(shapes[index]) || page.isHeadline(line)) return undefined;
    const loose = text.field.loose.text.slice(line.looseStart, line.looseEnd).trim();
    if (signed !== undefined && zones[index] !== 'middle' && isSignature(text.field.text.slice(start, end), loose))
      return { rule: signed, evidence: { shape: 'signed' } };
    const isBelow = zones[index] === 'tail';
    if (named !== undefined && isNamedCall(loose, isBelow)) return { rule: named, evidence: { shape: 'named' } };
    const above =
      index > 0 && !gone[index - 1] ? text.field.text.slice(lines[index - 1].start, lines[index - 1].end) : '';
    return bareLine(context, junk, page.stretchAt(line), zones[index], above);
  });
}
