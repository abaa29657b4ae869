/** `winnow work` without the command line: parameters are settings as JSON. */
import { readConfig } from '../../src/config.ts';
import { parseJson } from '../../src/redis/json.ts';
import { run } from '../../workers/pages.ts';

const config = readConfig(parseJson(process.argv[2]) as Parameters<typeof readConfig>[0]);
if (config.redisUrl === undefined) throw new Error('the test gives a Redis');
process.exit(await run({ ...config, redisUrl: config.redisUrl }, process));
