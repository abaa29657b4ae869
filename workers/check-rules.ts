/**
 * The program of a check: files are its first message, what it finds is its answer. An expression that runs wild hears
 * nothing any more; so a thread beside it ends the process when whoever started it is gone. Who that is comes as a
 * parameter: it may be gone already when this process can first look.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { checkFiles } from '../src/live/check.ts';
import type { RuleFile } from '../src/rules/files.ts';

const LOOK = `setInterval(() => process.ppid !== ${Number(process.argv[2])} && process.kill(process.pid, 'SIGKILL'), 500)`;

new Worker(LOOK, { eval: true }).unref();
process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; whoever started us decides
const [files] = (await once(process, 'message')) as [readonly RuleFile[]];
process.send?.(checkFiles(files), () => process.exit(0));
