/** Lines that are junk by their shape or as words of a closed list, whatever junk explains of them: where each rule may look. */
import { bareLine } from './bare-lines.ts';
import type { Context } from './detector.ts';
import type { Zone } from './junk-points.ts';
import type { JunkRules, Shaped } from './junk-rules.ts';
import type { Line, Shape } from './lines.ts';
import type { MachineKind } from './machine-lines.ts';
import { isNamedCall } from './named-calls.ts';
import { isSignature } from './signed-lines.ts';
import { siteLine } from './site-lines.ts';
import type { Stretch } from './stretch.ts';
import { titleGrams } from './title-grams.ts';

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

/** Whether another line above the text, or the title, may be the headline. */
const hasHeadline = ({ context: { title, markup, lines, shapes }, zones, gone }: Unshaped, but: number): boolean =>
  title !== undefined ||
  markup !== undefined ||
  lines
    .slice(0, TOP)
    .some(({ index }) => index !== but && zones[index] === 'head' && !gone[index] && shapes[index].words >= HEADLINE);
/** Keywords between bars are no sections of a site. */
const readsInjected = (line: string): boolean => line.length >= 8 && titleGrams().score(line) >= 0;

/** So many lines from the top may hold it; of so many words at the least. */
const TOP = 16;
const HEADLINE = 8;

export function shapedLines(page: Unshaped): (Shaped | undefined)[] {
  const { context, junk, zones, gone, machine } = page;
  const { lines, claimed, text, shapes } = context;
  const { finding } = junk;
  const [signed, named, formed] = [finding.get('signed'), finding.get('named'), finding.get('forms')];
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
    const form = formed && siteLine(loose, zones[index], hasHeadline(page, index));
    if (formed !== undefined && form !== undefined && !readsInjected(loose))
      return { rule: formed, evidence: { shape: form } };
    const above =
      index > 0 && !gone[index - 1] ? text.field.text.slice(lines[index - 1].start, lines[index - 1].end) : '';
    return bareLine(context, junk, page.stretchAt(line), zones[index], above);
  });
}
