/** The program of a supervised worker process: its configuration is its first message, a closed channel its order to stop. */
import { once } from 'node:events';
import { WinnowError } from '../src/contract/errors.ts';
import { type WorkConfig, work } from './work.ts';

const recalled = once(process, 'disconnect');
process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; whoever started us decides
try {
  const [config] = (await once(process, 'message')) as [WorkConfig];
  const io = { stdout: process.stdout, ppid: process.ppid, exit: process.exit, on: onTerm, off: offTerm };
  process.exitCode = await work({ ...config, processes: 1, npmParent: undefined }, io, { recalled });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof WinnowError ? 2 : 1;
}
if (process.connected) process.disconnect();

function onTerm(event: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): void {
  if (event === 'SIGTERM') process.on(event, listener);
}

function offTerm(event: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): void {
  if (event === 'SIGTERM') process.off(event, listener);
}
