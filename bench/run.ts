/** `npm run bench`: µs per page for `moderate`, then pages per second through the queue, each beside its yardstick. */
import { cpus } from 'node:os';
import { benchModerate } from './moderate.ts';
import { queueBench } from './queue.ts';

console.info(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}\n`,
);
benchModerate();

console.info('\n| through the queue | pages/s | of the no-op worker |\n| --- | --- | --- |');
const rows = await queueBench();
const [{ perSecond: idle }] = rows;
for (const { name, perSecond } of rows) console.info(`| ${name} | ${perSecond} | ${(perSecond / idle).toFixed(2)} |`);
