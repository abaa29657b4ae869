/** The worker: pages in, articles out, until it is told to stop. */
import type { Io } from './io.ts';
import { supervise } from './supervise.ts';
import { type WorkConfig, work } from './work.ts';

/**
 * Runs workers until SIGTERM or SIGINT: one in this process, or with `processes` above 1 so many processes, kept running.
 * The exit status: 0 once all is closed in order. Throws `rules/invalid` where the rules do not load.
 */
export function run(config: WorkConfig, io: Io): Promise<number> {
  return config.processes > 1 ? supervise(config, io) : work(config, io);
}
