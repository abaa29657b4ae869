/**
 * What became of many pages, in bounded memory: counts by status, refusals by reason, and the first bad lines told at
 * once. Reasons come from pages that may all differ, so that their number is bounded too.
 */
import type { Fault } from '../contract/page.ts';
import { shown } from '../text/unicode.ts';
import { counted, fitted } from './table.ts';

const MAX_TOLD = 20;
const MAX_REASONS = 200;
const SHOWN_REASONS = 20;
const LINE_CELLS = 300;
const OTHERS = 'other reasons';

export type Status = 'new' | 'known' | 'conflict' | 'refused';

export class Tally {
  readonly counts: Record<Status, number> = { new: 0, known: 0, conflict: 0, refused: 0 };
  readonly #reasons = new Map<string, number>();
  #bad = 0;

  get pages(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  /** Counts a page that went in, or was there. */
  add(status: 'new' | 'known'): void {
    this.counts[status] += 1;
  }

  /** Counts a page that did not go in; the line that tells it, while few were told. */
  addBad(status: 'conflict' | 'refused', place: string, faults: readonly Fault[]): string {
    this.counts[status] += 1;
    for (const reason of new Set(faults.map(reasonOf))) this.#count(reason);
    this.#bad += 1;
    if (this.#bad > MAX_TOLD) return '';
    return `${fitted(`${place}: ${status}: ${faults.map(sentence).join('; ')}`, LINE_CELLS)}\n`;
  }

  /** `120 pages: 100 new, 15 known, 0 conflict, 5 refused`, then the reasons, the commonest first. */
  summary(): string {
    const counts = Object.entries(this.counts).map(([status, count]) => `${count} ${status}`);
    const reasons = [...this.#reasons].sort(([, a], [, b]) => b - a);
    const lines = reasons.slice(0, SHOWN_REASONS).map(([reason, count]) => `  ${count} x ${reason}`);
    const rest = reasons.length - lines.length;
    if (rest > 0) lines.push(`  and ${rest} more reasons`);
    return [`${counted(this.pages, 'page')}: ${counts.join(', ')}`, ...lines, ''].join('\n');
  }

  /** How many bad lines were not told. */
  untold(): string {
    return this.#bad > MAX_TOLD ? `and ${this.#bad - MAX_TOLD} more bad pages\n` : '';
  }

  #count(reason: string): void {
    const key = this.#reasons.has(reason) || this.#reasons.size < MAX_REASONS ? reason : OTHERS;
    this.#reasons.set(key, (this.#reasons.get(key) ?? 0) + 1);
  }
}

export const sentence = ({ path, message }: Fault): string => `${path}${path && ' '}${message}`;

/** A fault without what was found in this page alone. A field that nobody knows is the page's own word. */
function reasonOf(fault: Fault): string {
  const named = fault.message === 'is not a field of a page' ? { ...fault, path: 'a field' } : fault;
  return shown(
    sentence(named)
      .replace(/, found [^,]*$/, '')
      .replace(/: broken at character \d+$/, ''),
  );
}
