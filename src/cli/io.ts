/**
 * What a command may touch of the world outside: three streams, the environment, the wish of a person that it end.
 * A test hands in its own; only `bin.ts` hands in the process.
 */
import type { Readable, Writable } from 'node:stream';
import type { Io as WorkerIo } from '../../workers/io.ts';

export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  /** The environment; that of the process where absent. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /**
   * Aborted at the first SIGINT or SIGTERM, with the signal's name as reason. A command that asks takes the signals
   * over and must end in order; one that never asks dies of them, as a filter should.
   */
  stopping(): AbortSignal;
  /** The process itself, for the commands that become a worker: those take the signals over by themselves. */
  readonly process: WorkerIo;
}

/** The reader of an output has gone away (`| head`): a reason to end quietly, no fault. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}

/**
 * Writes `text` and returns when there is room for more, so that a slow reader slows the writer and memory stays flat.
 * Throws `OutputClosed` where the reader has gone.
 */
export async function write(output: Output, text: string): Promise<void> {
  if (!isOpen(output)) throw new OutputClosed();
  if (!output.write(text)) await settled(output, 'drain');
}

/** Writes `text` and returns when the system has taken it; what follows may rely on that it is out. */
export async function writeOut(output: Output, text: string): Promise<void> {
  if (!isOpen(output)) throw new OutputClosed();
  await new Promise<void>((resolve, reject) => {
    output.write(text, (error) => (error ? reject(closedBy(error)) : resolve()));
  });
}

const isOpen = (output: Output): boolean => output.writable && !output.errored;

function settled(output: Output, event: 'drain'): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => () => {
      for (const [name, listener] of Object.entries(listeners)) output.off(name, listener);
      settle();
    };
    const listeners = {
      [event]: done(resolve),
      close: done(() => reject(new OutputClosed())),
      error: (error: Error) => done(() => reject(closedBy(error)))(),
    };
    for (const [name, listener] of Object.entries(listeners)) output.on(name, listener);
  });
}

/** A broken pipe and a destroyed stream are a reader that has gone; a full disk is not. */
function closedBy(error: Error): Error {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' ? new OutputClosed() : error;
}
