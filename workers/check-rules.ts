/**
 * The program of a check: files are its first message, what it finds is its answer. An expression that runs wild hears
 * nothing any more; so a thread beside it ends the process when whoever started it is gone.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { checkFiles } from '../src/live/check.ts';
import type { RuleFile } from '../src/rules/files.ts';

const LOOK = `setInterval(() => process.ppid !== ${process.ppid} && process.kill(process.pid, 'SIGKILL'), 500)`;

new Worker(LOOK, { eval: true }).unref();
process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; whoever started us decides
const [files] = (await once(process, 'message')) as [readonly RuleFile[]];
process.send?.(checkFiles(files), () => process.exit(0));
