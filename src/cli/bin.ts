#!/usr/bin/env node
/** The executable: hands the process to `main` and its status to the system. */
import { constants } from 'node:os';
import type { Io } from './io.ts';
import { main } from './main.ts';

/** Under npm, Ctrl-C comes twice at once: from the terminal and from npm. That is one request. */
const SAME_REQUEST_MS = 300;

const controller = new AbortController();
let since: number | undefined;
let listening = false;

/** A second signal ends the process at once: whoever sends it has waited long enough. */
function stopping(): AbortSignal {
  if (listening) return controller.signal;
  listening = true;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const now = performance.now();
      if (since !== undefined && now - since > SAME_REQUEST_MS) process.exit(128 + constants.signals[signal]);
      since ??= now;
      controller.abort(signal);
    });
  }
  return controller.signal;
}

const io: Io = {
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  process,
  stopping,
};

// `work` and `start` leave nothing behind but, where Redis is down, a timer of its client.
const status = await main(process.argv.slice(2), io);
if (['work', 'start'].includes(process.argv[2])) process.exit(status);
process.exitCode = status;
