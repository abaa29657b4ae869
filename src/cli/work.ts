/** `winnow work`: a worker, or several, until it is told to stop. */
import { readConfig } from '../config.ts';
import { command } from './command.ts';

export const work = command({
  name: 'work',
  summary: 'run workers: pages in, articles out',
  usage: ['[--processes N] [--concurrency N]'],
  about: [
    'Logs one NDJSON line an event to standard output. SIGTERM or SIGINT ends it in order: pages in work are finished\n' +
      'within WINNOW_GRACE. A second signal ends it at once.',
  ],
  options: {
    processes: { value: 'N', summary: 'worker processes (default: WINNOW_PROCESSES, 1)' },
    concurrency: { value: 'N', summary: 'pages in work at once in each (default: WINNOW_CONCURRENCY, 10)' },
  },
  example: 'winnow work --processes 2',
  async run({ values: { processes, concurrency } }, io) {
    const config = readConfig({ WINNOW_PROCESSES: processes, WINNOW_CONCURRENCY: concurrency }, io.env);
    const [{ run }, { locateRedis }] = await Promise.all([
      import('../../workers/pages.ts'),
      import('../redis/host.ts'),
    ]);
    return run({ ...config, redisUrl: await locateRedis(config) }, io.process);
  },
});
