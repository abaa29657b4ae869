/** `winnow rules check`: every example of every rule through the whole pipeline, and every expression for its cost. */
import { faultLine, type RuleFault } from '../rules/faults.ts';
import { allRules, type Rule, type Ruleset } from '../rules/ruleset.ts';
import { checkRules } from '../winnow.ts';
import { type Io, write } from './io.ts';

export async function checkAll(ruleset: Ruleset, io: Io): Promise<number> {
  const { rules: count, examples, faults } = checkRules(ruleset);
  const all = [...faults, ...(await patternFaults(allRules(ruleset)))];
  for (const fault of all) await write(io.stderr, `${faultLine(fault)}\n`);
  await write(
    io.stdout,
    `${count} rules, ${examples} examples: ${all.length === 0 ? 'all hold' : `${all.length} faults`}\n`,
  );
  return all.length === 0 ? 0 : 1;
}

/** How long the analysis of one pattern may take. */
const PATTERN_MS = 1000;

/**
 * Patterns whose cost is exponential. Any other runs in a window of bounded length around a literal, so that a page costs
 * linear time. The analysis is a development dependency: without it, as in production, nothing is found here.
 */
async function patternFaults(all: readonly Rule[]): Promise<RuleFault[]> {
  const withPattern = all.filter(({ match }) => match?.pattern !== undefined);
  if (withPattern.length === 0) return [];
  const analyse = await import('recheck').then(({ checkSync }) => checkSync).catch(() => undefined);
  return withPattern.flatMap(({ id, match, file, line }) => {
    const { source = '', flags = '' } = match?.pattern ?? {};
    const verdict = analyse?.(source, flags, { timeout: PATTERN_MS });
    if (verdict?.status !== 'vulnerable' || verdict.complexity.type !== 'exponential') return [];
    return [{ file, line, message: `${id}: the pattern takes exponential time on ${verdict.attack.pattern}` }];
  });
}
