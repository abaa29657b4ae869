/** The filter of a worker: always by the rules in force, with every finding counted. */
import manifest from '../../package.json' with { type: 'json' };
import type { Config } from '../config.ts';
import type { Log } from '../log/log.ts';
import { Connection } from '../redis/connection.ts';
import { redisKeys } from '../redis/keys.ts';
import { Outage } from '../redis/outage.ts';
import { createWinnow, type Winnow } from '../winnow.ts';
import type { CheckFiles } from './check.ts';
import { HitCounts } from './hits.ts';
import { KeptRules } from './kept.ts';
import { liveKeys } from './keys.ts';
import { LiveRules } from './rules.ts';

type Settings = Pick<Config, 'prefix' | 'rules' | 'onlyRules' | 'rulesPoll' | 'hitsDays' | 'script' | 'maxContent'> & {
  readonly redisUrl: string;
};

export interface LiveOptions {
  readonly check: CheckFiles;
  readonly log: Log;
}

export interface LiveWinnow extends Winnow {
  /** Resolves when rules are in force: before, nothing can be moderated. Throws RulesError where there are none. */
  start(): Promise<void>;
  /** Stops looking at the folders and writes the counts that are left. Never rejects. */
  close(): Promise<void>;
}

export function liveWinnow(settings: Settings, { check, log }: LiveOptions): LiveWinnow {
  const { prefix, rules, onlyRules, script, maxContent, rulesPoll, hitsDays, redisUrl } = settings;
  const keys = liveKeys(prefix);
  const redis = new Connection(redisUrl, 'wait', 'winnow:rules');
  const folders = { rules, onlyRules };
  const kept = new KeptRules(redis, keys.kept(folders));
  const hits = new HitCounts({ redis, keys, days: hitsDays });
  let outage: Outage | undefined;
  const find = async () => {
    outage = new Outage({ redis, probeKey: redisKeys(prefix).probe, log });
    const found = await outage.survive(() => kept.find());
    outage.close();
    return found;
  };
  let current: Winnow | undefined;
  const live = new LiveRules({
    folders,
    poll: rulesPoll,
    service: manifest.version,
    check,
    log,
    kept: { accept: (own) => kept.accept(own), adopt: (own) => kept.adopt(own), renew: () => kept.renew(), find },
    use: (ruleset) => {
      const onAllowed = ({ name }: { readonly name: string }) => hits.allowed(name);
      current = createWinnow({ ruleset, script, maxContentBytes: maxContent, onAllowed });
    },
  });
  redis.on('ready', () => void kept.renew());
  const inForce = (): Winnow => {
    if (current === undefined) throw new Error('no rules are in force yet');
    return current;
  };
  return {
    get ruleset() {
      const { refused } = live;
      return { ...inForce().ruleset, ...(refused !== undefined && { refused }) };
    },
    moderate(input, options) {
      const moderated = inForce().moderate(input, options);
      if (moderated.ok) hits.article(moderated.article);
      return moderated;
    },
    start: () => live.start(),
    async close() {
      live.close();
      outage?.close();
      await hits.close();
      redis.endForGood();
    },
  };
}
