/**
 * How far a long command is: a bar that is drawn over itself on a terminal, one line a second elsewhere. It is told what
 * was done as often as one likes and draws by its own clock.
 */

import type { Output } from './io.ts';
import { fitted } from './table.ts';

export interface Progress {
  /** `done` of the total, and a word on it. */
  update(done: number, note: string): void;
  /** Draws for the last time and stops the clock. */
  stop(): void;
}

const BAR_CELLS = 24;
const REDRAW_MS = 100;
const LINE_MS = 1000;

/** Progress towards `total`, zero where that is not known. Written to `output`, which may be closed at any time. */
export function startProgress(output: Output, total: number): Progress {
  const terminal = output.isTTY === true;
  let state = { done: 0, note: '' };
  const draw = () => {
    if (output.writable) output.write(terminal ? bar(state, total, output.columns ?? 80) : line(state, total));
  };
  const timer = setInterval(draw, terminal ? REDRAW_MS : LINE_MS);
  timer.unref();
  return {
    update: (done, note) => {
      state = { done, note };
    },
    stop: () => {
      clearInterval(timer);
      draw();
      if (terminal && output.writable) output.write('\n');
    },
  };
}

interface State {
  readonly done: number;
  readonly note: string;
}

const share = (done: number, total: number): number => (total > 0 ? Math.min(1, done / total) : 0);

function line({ done, note }: State, total: number): string {
  return `${total > 0 ? `${percent(done, total)} ` : ''}${note}\n`;
}

/** The line is cleared behind the text; it never reaches the last column, where terminals wrap. */
function bar({ done, note }: State, total: number, columns: number): string {
  const full = Math.round(share(done, total) * BAR_CELLS);
  const drawn = total > 0 ? `[${'#'.repeat(full)}${'.'.repeat(BAR_CELLS - full)}] ${percent(done, total)} ` : '';
  return `\r${fitted(`${drawn}${note}`, Math.max(10, columns - 1))}\u001b[K`;
}

const percent = (done: number, total: number): string => `${Math.floor(share(done, total) * 100)} %`.padStart(5);
