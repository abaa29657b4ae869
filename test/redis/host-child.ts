/** Hosts a Redis until SIGTERM. Parameters: its home, and the cache that has the program. Logs to standard output. */
import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createLog } from '../../src/log/log.ts';
import { hostRedis } from '../../src/redis/host.ts';

const [home, cache] = process.argv.slice(2);
mkdirSync(home, { recursive: true });
try {
  symlinkSync(join(cache, 'redis'), join(home, 'redis'));
} catch {
  // the other process was faster
}
const redis = await hostRedis({ redisUrl: undefined, home }, { log: createLog({ level: 'info', destination: 1 }) });
const { url, origin, pid } = redis;
process.stdout.write(`${JSON.stringify({ event: 'ready', url, origin, pid })}\n`);
const hold = setInterval(() => undefined, 1000);
await once(process, 'SIGTERM');
clearInterval(hold);
await redis.close();
