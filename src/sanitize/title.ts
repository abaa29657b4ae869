/** The emitted title, and the edits that lead to it from the title as received. */
import type { Detected } from '../detect/detect.ts';
import type { Finding, Headline } from '../detect/detector.ts';
import { apply, type Edit } from '../text/edits.ts';
import { LINE_BREAKS } from '../text/unicode.ts';
import { changes, editsOf } from './edit-text.ts';

export interface EmittedTitle {
  /** Before transforms; empty for none. */
  readonly value: string;
  readonly edits: readonly Edit[];
  /** The finding whose flag carries the replacement of the whole title. */
  readonly replacedBy?: Finding;
}

export function titleOf(
  { fields: { title, text }, headline }: Detected,
  findings: readonly Finding[],
  isBlocked: boolean,
  flagOf: (finding: Finding) => number,
): EmittedTitle {
  const own = findings.filter(({ field }) => field === 'title');
  const elsewhere = isBlocked ? '' : fromElsewhere(text.text, headline, findings);
  if (title === undefined) return { value: elsewhere ?? '', edits: [] };
  const edits = editsOf(title, own, flagOf);
  const kept = apply(edits, title.received).trim();
  if (elsewhere === undefined || elsewhere === kept) return { value: kept, edits };
  const { received } = title;
  const replacedBy =
    own.find(({ action, repair }) => action !== 'keep' && repair === undefined) ??
    findings.find(({ asks, rule }) => (asks ?? rule.asks) === 'block');
  if (replacedBy === undefined || received === elsewhere) return { value: elsewhere, edits: [] };
  const whole = { range: [0, received.length] as const, before: received, after: elsewhere, flag: flagOf(replacedBy) };
  return { value: elsewhere, edits: [whole], replacedBy };
}

/** A title that the crawler's field does not hold: a line of the text, what the markup says, or none. */
function fromElsewhere(text: string, headline: Headline | undefined, findings: readonly Finding[]): string | undefined {
  if (headline?.field === 'html') return headline.value;
  if (headline?.field === 'text') return lineTitle(text, headline.range, findings);
  return undefined;
}

/** A line of the text as a title: without what was removed of it, on one line. */
function lineTitle(text: string, [start, end]: readonly [number, number], findings: readonly Finding[]): string {
  const inside = findings.filter(
    ({ field, range, isLift }) => field === 'text' && isLift !== true && range[0] < end && start < range[1],
  );
  const edits = changes(text, inside, () => 0).filter(({ range }) => range[0] >= start && range[1] <= end);
  const shifted = edits.map((edit): Edit => ({ ...edit, range: [edit.range[0] - start, edit.range[1] - start] }));
  return apply(shifted, text.slice(start, end)).replace(LINE_BREAKS, ' ').trim();
}
