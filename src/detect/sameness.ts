/** Whether two spellings say the same: letters, ideographs and digits, whatever stands between them. */
import { bareFold, looseFold } from '../normalize/folds.ts';
import { fold } from '../text/view.ts';

/** What two spellings of one headline have in common. */
export const sameness = (text: string): string =>
  fold(text, bareFold()).text + fold(text, looseFold()).text.replace(/\D+/gu, '');
