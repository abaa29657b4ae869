/**
 * Findings and policy -> score and verdict. Touches no text.
 *
 * The score adds up what the findings say. The verdict does not follow from it: a page that was cleaned with confidence
 * passes, whatever was injected. It is blocked where a finding says that nothing in it is genuine, or where nothing is
 * left and most of it was spam; and reviewed where a finding asks for a person, or where what was found and left in the
 * page adds up. A page of nothing but boilerplate is no spam: then its lines stay, and a person is asked.
 */
import type { Verdict } from './contract/article.ts';
import type { Detected } from './detect/detect.ts';
import type { Finding } from './detect/detector.ts';
import type { Policy } from './rules/schema.ts';

export interface Decision {
  readonly findings: readonly Finding[];
  /** 0..100. */
  readonly score: number;
  readonly verdict: Verdict;
  /** The finding that takes everything, where the page is blocked. */
  readonly blocking: Finding | undefined;
}

export function decide(detected: Detected, policy: Policy): Decision {
  const findings = detected.remains ? detected.findings : whereNothingRemains(detected.findings);
  const blocking = findings.find((finding) => asked(finding) === 'block');
  const score = Math.min(100, Math.round(findings.reduce((sum, finding) => sum + finding.score, 0)));
  return { findings, score, verdict: verdictOf(findings, policy), blocking };
}

const asked = ({ asks, rule }: Finding) => asks ?? rule.asks;

function verdictOf(findings: readonly Finding[], policy: Policy): Verdict {
  if (findings.some((finding) => asked(finding) === 'block')) return 'block';
  const kept = findings.reduce((sum, { action, score }) => sum + (action === 'keep' ? score : 0), 0);
  const review = kept >= policy.verdict.review || findings.some((finding) => asked(finding) === 'review');
  return review ? 'review' : 'pass';
}

/** Most of what was removed was spam: block. Most of it was boilerplate: that stays, and a person is asked. */
function whereNothingRemains(findings: readonly Finding[]): Finding[] {
  const removed = findings.filter(
    ({ field, action, repair }) => field === 'text' && action === 'remove' && repair === undefined,
  );
  const spam = removed.filter(({ score }) => score > 0);
  if (spam.length > 0 && unitsOf(spam) * 2 >= unitsOf(removed)) {
    const heaviest = spam.reduce((best, finding) => (finding.score > best.score ? finding : best));
    return findings.map((finding) => (finding === heaviest ? { ...finding, asks: 'block' } : finding));
  }
  const stays = new Set(removed.filter(({ score }) => score === 0));
  return findings.map((finding) => (stays.has(finding) ? { ...finding, action: 'keep', asks: 'review' } : finding));
}

const unitsOf = (findings: readonly Finding[]): number =>
  findings.reduce((sum, { range: [start, end] }) => sum + end - start, 0);
