/** The name of a line in an allow list. */
import { createHash } from 'node:crypto';
import { looseFold } from '../normalize/folds.ts';
import { fold } from '../text/view.ts';

export const FINGERPRINT = /^fp-[0-9a-f]{16}$/;

/**
 * The fingerprint of a line: of what a reader takes it for, so that width, case, variants of characters, white space and
 * what cannot be seen make no difference, and every digit and mark does. `fp-` and 16 hex digits of SHA-256: never a
 * number to YAML.
 */
export function fingerprintOf(line: string): string {
  const { text } = fold(line, looseFold());
  return `fp-${createHash('sha256').update(text.replace(/\s+/gu, '')).digest('hex').slice(0, 16)}`;
}
