/**
 * When a worker process is to stop: at SIGTERM or SIGINT, and where those cannot reach it, when its parent is gone: from
 * the first look on, which may come after that end.
 *
 * A second signal means now. One that follows at once is the same request: on Ctrl-C a process under npm gets SIGINT from
 * the terminal and again from npm.
 */
import type { Io } from './io.ts';

const SAME_REQUEST_MS = 300;
const LOOK_MS = 500;
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

export interface StopOptions {
  /** Stops when this process is no longer the parent. */
  readonly parent: number | undefined;
  /** Called at the second signal; nothing after it can be relied on. */
  readonly now: () => void;
}

export interface Stop {
  /** Resolves with what asked for it. */
  readonly asked: Promise<string>;
  /** Takes the handlers off. */
  release(): void;
}

export function stopOf(io: Io, { parent, now }: StopOptions): Stop {
  let since: number | undefined;
  let ask: (reason: string) => void = () => undefined;
  const asked = new Promise<string>((resolve) => {
    ask = resolve;
  });
  const onSignal = (signal: NodeJS.Signals): void => {
    if (since !== undefined && performance.now() - since > SAME_REQUEST_MS) now();
    since ??= performance.now();
    ask(signal);
  };
  for (const signal of SIGNALS) io.on(signal, onSignal);
  const look = (): void => {
    if (parent !== undefined && io.ppid !== parent) ask('parent gone');
  };
  look();
  const looking = setInterval(look, LOOK_MS);
  looking.unref();
  const release = (): void => {
    for (const signal of SIGNALS) io.off(signal, onSignal);
    clearInterval(looking);
  };
  return { asked, release };
}
