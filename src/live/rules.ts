/**
 * The ruleset in force: made of the folders, made again when they change.
 *
 * Every `poll` milliseconds all files of the folders are read, and their digest tells what to do:
 *
 *     the one in force, or the one refused last   nothing
 *     another                                     look again after a moment: somebody may still be writing
 *     another, twice the same                     check it beside: load it, run all its examples
 *       good                                      it is in force from the next page on, and kept in Redis
 *       bad                                       it is refused: the old set stays, the log says why, once
 *
 * Where a worker starts, what the folders hold must be good; else what was kept last is in force, and where nothing was
 * kept the worker does not start. Workers with the same folders see the same files and so come to the same end; none
 * waits for another. No watcher of the system is relied upon: those miss changes on mounts and in containers.
 */
import type { Log } from '../log/log.ts';
import { faultLine, type RuleFault, RulesError } from '../rules/faults.ts';
import { builtInRules, readRuleFiles } from '../rules/files.ts';
import type { RuleFolders } from '../rules/load.ts';
import type { Ruleset } from '../rules/ruleset.ts';
import { compileRules } from '../winnow.ts';
import { type CheckAnswer, type CheckFiles, faultsOf } from './check.ts';
import type { Kept, KeptRules } from './kept.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';

export interface LiveRulesOptions {
  readonly folders: RuleFolders;
  /** How often to look, in milliseconds; 0 for never. */
  readonly poll: number;
  /** The version of winnow: what it brings along belongs to it. */
  readonly service: string;
  readonly check: CheckFiles;
  /** Where accepted rules are kept. `find` waits for Redis. */
  readonly kept: Pick<KeptRules, 'accept' | 'adopt' | 'renew' | 'find'>;
  readonly log: Log;
  /** Called with each ruleset that comes into force. */
  readonly use: (ruleset: Ruleset) => void;
}

/** After a change was seen, the next look comes no later than so many milliseconds. */
const SETTLE_MS = 500;
/** What could not be checked to the end is tried again after so long. */
const AGAIN_MS = 5 * 60_000;
const MAX_FAULTS = 50;

interface Refusal {
  readonly digest: string;
  readonly faults: readonly RuleFault[];
  /** Tried again from this time on. */
  readonly again: number;
}

export class LiveRules {
  readonly #options: LiveRulesOptions;
  readonly #closing = new AbortController();
  #inForce: string | undefined;
  #refused: Refusal | undefined;
  /** The digest of a change that was seen once. */
  #seen: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: LiveRulesOptions) {
    this.#options = options;
  }

  /** What is wrong with the folders as they are, where older rules are in force. */
  get refused(): string | undefined {
    return this.#refused && faultLine(this.#refused.faults[0]);
  }

  /** Resolves when rules are in force. Throws RulesError where the folders are broken and nothing was kept. */
  async start(): Promise<void> {
    const { folders, poll } = this.#options;
    // What winnow brings along was checked where it was made; it has no other state to go back to either.
    const isOwn = folders.rules === undefined && folders.onlyRules === undefined;
    const answer = await this.#accept(snapshotOf(folders), isOwn ? loads : this.#options.check);
    if (answer === undefined && !this.#closing.signal.aborted) await this.#restore();
    this.#later(poll);
  }

  close(): void {
    this.#closing.abort();
    clearTimeout(this.#timer);
  }

  #later(milliseconds: number): void {
    if (this.#options.poll === 0 || this.#closing.signal.aborted) return;
    this.#timer = setTimeout(() => void this.#look(), milliseconds);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const { folders, poll, kept } = this.#options;
    const snapshot = snapshotOf(folders);
    const isNews = this.#isNews(snapshot.digest);
    const isSettled = this.#seen === snapshot.digest;
    this.#seen = isNews ? snapshot.digest : undefined;
    if (isNews && isSettled) await this.#reload(snapshot);
    void kept.renew();
    this.#later(isNews && !isSettled ? Math.min(poll, SETTLE_MS) : poll);
  }

  /** The set in force is news as well, where another was refused since: its folder was mended. */
  #isNews(digest: string): boolean {
    if (digest === this.#refused?.digest) return performance.now() >= this.#refused.again;
    return digest !== this.#inForce || this.#refused !== undefined;
  }

  async #reload(snapshot: Snapshot): Promise<void> {
    const { check, log } = this.#options;
    const before = this.#inForce;
    const answer = await this.#accept(snapshot, check);
    if (answer)
      log('rules.reloaded', { digest: this.#inForce, before, rules: answer.rules, examples: answer.examples });
  }

  /** Puts what the folders hold in force, or refuses it and answers undefined. */
  async #accept(snapshot: Snapshot, check: CheckFiles): Promise<CheckAnswer | undefined> {
    const { digest } = snapshot;
    if (!('files' in snapshot)) return this.#refuse(digest, snapshot.faults, true);
    const answer = await check(snapshot.files, this.#closing.signal);
    if (this.#closing.signal.aborted) return undefined;
    if (answer.faults.length > 0) return this.#refuse(digest, answer.faults, answer.isOver);
    this.#refused = undefined;
    if (digest !== this.#inForce) this.#use(compileRules(snapshot.files));
    const { kept, service } = this.#options;
    kept.accept({ service, digest, at: new Date().toISOString(), files: snapshot.files });
    return answer;
  }

  #refuse(digest: string, faults: readonly RuleFault[], isOver: boolean): undefined {
    this.#refused = { digest, faults, again: isOver ? Number.POSITIVE_INFINITY : performance.now() + AGAIN_MS };
    this.#options.log('rules.refused', {
      digest,
      inForce: this.#inForce ?? null,
      faults: faults.slice(0, MAX_FAULTS).map(faultLine),
      count: faults.length,
    });
  }

  #use(ruleset: Ruleset): void {
    this.#options.use(ruleset);
    this.#inForce = ruleset.digest;
  }

  /** Puts what was kept in force. */
  async #restore(): Promise<void> {
    const { kept, log } = this.#options;
    const faults = this.#refused?.faults ?? [];
    const found = await kept.find();
    const ruleset = found && (await this.#compiled(found));
    if (found === undefined || ruleset === undefined) throw new RulesError(faults);
    this.#use(ruleset);
    kept.adopt(found);
    log('rules.restored', { digest: ruleset.digest, acceptedAt: found.at, acceptedBy: found.service });
  }

  /**
   * The rules that were kept: the very same where this version kept them. What another version brought along is left out:
   * its rules belong to its detectors. Undefined where the rest does not hold any more.
   */
  async #compiled({ service, files }: Kept): Promise<Ruleset | undefined> {
    try {
      if (service === this.#options.service) return compileRules(files);
      const isReplaced = files.some(({ origin }) => origin === 'only');
      const own = readRuleFiles(builtInRules(), 'built-in').filter(({ name }) => !isReplaced || name === 'policy.yaml');
      const mixed = [...own, ...files.filter(({ origin }) => origin !== 'built-in')];
      const { faults } = await this.#options.check(mixed, this.#closing.signal);
      return faults.length === 0 ? compileRules(mixed) : undefined;
    } catch (error) {
      if (error instanceof RulesError) return undefined;
      throw error;
    }
  }
}

/** Whether files load; their examples are not run. */
const loads: CheckFiles = async (files) => {
  try {
    const { rules } = compileRules(files);
    return { faults: [], rules: rules.length, examples: 0, isOver: true };
  } catch (error) {
    return { faults: faultsOf(error), rules: 0, examples: 0, isOver: true };
  }
};
