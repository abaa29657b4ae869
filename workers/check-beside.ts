/** The check of rules in a process of its own: it neither holds up pages nor hangs the worker, whatever the rules do. */
import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckAnswer, CheckFiles } from '../src/live/check.ts';

/** Many times what thousands of terms and examples take on a busy machine. */
const PATIENCE_MS = 60_000;

/** What the process says of `files`; where it says nothing in time, it is ended, and that is the fault. */
export const checkBeside: CheckFiles = (files, signal) =>
  new Promise((resolve) => {
    const program = fileURLToPath(new URL(`./check-rules${extname(import.meta.url)}`, import.meta.url));
    const child = fork(program, [String(process.pid)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const answer = (given: CheckAnswer) => {
      clearTimeout(late);
      signal.removeEventListener('abort', stop);
      child.kill('SIGKILL');
      resolve(given);
    };
    const unfinished = (why: string) =>
      answer({
        faults: [{ file: 'rules', line: 1, message: `the check ${why}; it is made again in a while` }],
        rules: 0,
        examples: 0,
        isOver: false,
      });
    const stop = () => unfinished('was stopped');
    const late = setTimeout(() => unfinished(`took longer than ${PATIENCE_MS / 1000} s`), PATIENCE_MS);
    signal.addEventListener('abort', stop, { once: true });
    child.on('message', (given) => answer(given as CheckAnswer));
    child.on('error', (error) => unfinished(`could not be made: ${error.message}`));
    child.on('exit', () => unfinished('ended without an answer'));
    child.send(files, () => undefined);
    if (signal.aborted) stop();
  });
