/** The flags of rules in shadow mode: they say what would have been done, and do nothing. */
import type { Flag } from '../contract/article.ts';
import type { Detected } from '../detect/detect.ts';
import { flagsOf } from './flags.ts';

/** What the shadow rules among `detected`, a pass of all rules over the page, have found; `would` is what they ask for. */
export function shadowFlags({ findings, fields }: Detected): Flag[] {
  const own = findings.filter(({ rule }) => rule.shadow);
  return own.flatMap((finding) => {
    const asks = finding.asks ?? finding.rule.asks;
    const would = { action: finding.action, score: finding.score, ...(asks && { asks }) };
    const evidence = { ...finding.evidence, shadow: true, would };
    return flagsOf([{ ...finding, evidence, action: 'keep', score: 0 }], fields).flags;
  });
}
