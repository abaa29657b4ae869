/** `winnow start`, which is `npm start`: the service with a Redis of its own, by one command. */
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { type Config, maskedUrl, readConfig } from '../config.ts';
import { createLog } from '../log/log.ts';
import type { HostedRedis } from '../redis/host.ts';
import { command } from './command.ts';
import { type Io, write } from './io.ts';

export const start = command({
  name: 'start',
  summary: 'run the service: a private Redis where WINNOW_REDIS_URL is not set, and workers',
  usage: ['[--processes N] [--concurrency N]'],
  about: [
    'Keeps its data in .winnow/ (WINNOW_HOME), where enqueue, articles, status and failed find its Redis. A second start in\n' +
      'the same folder joins the first. Logs one NDJSON line an event to standard output. SIGTERM or SIGINT ends it in order.',
  ],
  options: {
    processes: { value: 'N', summary: 'worker processes (default: WINNOW_PROCESSES, 1)' },
    concurrency: { value: 'N', summary: 'pages in work at once in each (default: WINNOW_CONCURRENCY, 10)' },
  },
  example: 'winnow start',
  async run({ values: { processes, concurrency } }, io) {
    const config = readConfig({ WINNOW_PROCESSES: processes, WINNOW_CONCURRENCY: concurrency }, io.env);
    const [{ run }, { hostRedis }] = await Promise.all([import('../../workers/pages.ts'), import('../redis/host.ts')]);
    const { stdout } = io.process;
    const log = createLog({ level: config.logLevel, destination: stdout.fd ?? stdout });
    const redis = await hostRedis(config, { log, ask: asker(io) });
    try {
      await write(io.stderr, whereabouts(config, redis));
      return await run({ ...config, redisUrl: redis.url }, io.process);
    } finally {
      await redis.close();
    }
  },
});

const HOSTED: Readonly<Record<HostedRedis['origin'], (config: Config) => string>> = {
  configured: () => 'of WINNOW_REDIS_URL',
  joined: ({ home }) => `private, joined; it runs by another start in ${home}`,
  started: ({ home }) => `private, started; data in ${join(home, 'data')}`,
};

function whereabouts(config: Config, { url, origin }: HostedRedis): string {
  return [
    'winnow runs. Ctrl-C ends it in order.',
    `  Redis     ${maskedUrl(url)} (${HOSTED[origin](config)})`,
    `  workers   ${config.processes} x ${config.concurrency} pages at once`,
    '  enqueue   npx winnow enqueue examples/pages.ndjson',
    '  take      npx winnow articles > articles.ndjson',
    '  look      npx winnow status',
    '',
  ].join('\n');
}

/** Puts a question where a person sits at both ends; elsewhere nothing is asked and nothing installed. */
function asker({ stdin, stderr }: Io): ((question: string) => Promise<boolean>) | undefined {
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  return async (question) => {
    const dialogue = createInterface({ input: stdin, output: stderr });
    const answer = await dialogue.question(`${question} [y/N] `);
    dialogue.close();
    return /^y(es)?$/i.test(answer.trim());
  };
}
