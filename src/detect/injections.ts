/** What the detectors of injected titles have found so far, as later ones ask for it. */
import type { Context, Finding } from './detector.ts';

/** Whether a finding takes an injected title, or a part of one, away. */
export const isInjection = ({ rule, action }: Finding): boolean => rule.pack === 'injected-title' && action !== 'keep';

/** The indexes of the lines that something injected was taken from. Sorts the findings, and is linear in them and the lines. */
export function linesTakenFrom({ findings, lines }: Context): ReadonlySet<number> {
  const ranges = findings
    .filter((finding) => isInjection(finding) && finding.field === 'text')
    .map(({ range }) => range)
    .toSorted((a, b) => a[0] - b[0]);
  const taken = new Set<number>();
  let next = 0;
  for (const { index, start, end } of lines) {
    for (; next < ranges.length && ranges[next][0] <= end; next += 1)
      if (start <= ranges[next][0] && ranges[next][1] <= end) taken.add(index);
  }
  return taken;
}
