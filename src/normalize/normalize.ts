/**
 * What a reader sees of a field: the repaired text, and the views of it that detectors match.
 *
 * received --repairs--> text --folds--> loose, bare. Repairs are edits of what was received and end up in the article;
 * folds only serve to match and never do.
 */
import type { Edit, Range } from '../text/edits.ts';
import { editsView, fold, type View } from '../text/view.ts';
import { bareFold, looseFold } from './folds.ts';
import { type Repair, repair } from './repairs.ts';

export interface FieldText {
  readonly received: string;
  /** Received, with the repairs done: what detectors report ranges of. */
  readonly text: string;
  readonly edits: readonly Edit[];
  /** By the `flag` of the edits. */
  readonly repairs: readonly Repair[];
  readonly loose: View;
  readonly bare: View;
  /** The range of the received text that a range of `text` was made of. */
  toReceived(range: Range): Range;
}

/** The views of `received`, with the repairs that `enabled` names. Linear. */
export function normalize(received: string, enabled: ReadonlySet<string>): FieldText {
  const { text, edits, repairs } = repair(received, enabled);
  const back = editsView(edits, text);
  let loose: View | undefined;
  let bare: View | undefined;
  return {
    received,
    text,
    edits,
    repairs,
    get loose() {
      loose ??= fold(text, looseFold());
      return loose;
    },
    get bare() {
      bare ??= fold(text, bareFold());
      return bare;
    },
    toReceived: ([start, end]) => back.toSource(start, end),
  };
}
