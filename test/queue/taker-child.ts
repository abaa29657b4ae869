/** Takes articles and writes their ids to standard output as log lines; kills itself after writing the `dieAfter`th. */
import { writeSync } from 'node:fs';
import type { Timing } from '../../src/queue/names.ts';
import { takeArticles } from '../../src/queue/take.ts';
import { parseJson } from '../../src/redis/json.ts';

interface TakerOptions {
  readonly redisUrl: string;
  readonly prefix: string;
  readonly timing: Partial<Timing>;
  readonly dieAfter: number;
}

const { redisUrl, prefix, timing, dieAfter } = parseJson(process.argv[2]) as TakerOptions;
let written = 0;
await takeArticles(
  async ({ id }) => {
    written += 1;
    writeSync(1, `${JSON.stringify({ event: 'written', id })}\n`);
    if (written === dieAfter) process.kill(process.pid, 'SIGKILL');
  },
  { redisUrl, prefix, timing },
);
