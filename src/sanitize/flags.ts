/** Findings -> flags, in the order in which a reader meets them, with their places in what was received. */
import { type Flag, MAX_EXCERPT } from '../contract/article.ts';
import type { Fields } from '../detect/detect.ts';
import type { Finding } from '../detect/detector.ts';
import { clipped } from '../text/unicode.ts';

export interface Flagged {
  readonly flags: readonly Flag[];
  /** The index of the flag of each finding. */
  readonly indexOf: ReadonlyMap<Finding, number>;
}

export function flagsOf(findings: readonly Finding[], fields: Fields): Flagged {
  const placed = findings.map((finding) => ({ finding, range: received(finding, fields) }));
  placed.sort((a, b) => rank(a.finding) - rank(b.finding) || a.range[0] - b.range[0] || b.range[1] - a.range[1]);
  const indexOf = new Map(placed.map(({ finding }, index) => [finding, index]));
  return { flags: placed.map(({ finding, range }) => flagOf(finding, range, fields)), indexOf };
}

const FIELDS = ['title', 'text', 'html'];
const rank = ({ field }: Finding): number => FIELDS.indexOf(field);

/** Where a finding stands in what was received. */
function received({ field, range, repair }: Finding, { title, text }: Fields): readonly [number, number] {
  if (repair !== undefined || field === 'html') return range;
  const source = field === 'title' ? title : text;
  return source === undefined ? range : source.toReceived(range);
}

function flagOf(finding: Finding, [start, end]: readonly [number, number], { title, text }: Fields): Flag {
  const { rule, field, action, score, count = 1, evidence } = finding;
  const source = field === 'title' ? title?.received : text.received;
  return {
    ruleId: rule.id,
    category: rule.category,
    severity: rule.severity,
    action,
    score,
    field,
    range: [start, end],
    count,
    excerpt:
      finding.excerpt === undefined
        ? clipped(source?.slice(start, end).trim() ?? '', MAX_EXCERPT)
        : clipped(finding.excerpt, MAX_EXCERPT),
    message: finding.message ?? rule.message,
    evidence,
  };
}
