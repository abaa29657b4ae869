/** Findings -> the edits of a field: repairs, then removals in the repaired text, composed. */
import type { Finding } from '../detect/detector.ts';
import type { FieldText } from '../normalize/normalize.ts';
import { compose, type Edit, type Range } from '../text/edits.ts';
import { classes, SPACE } from '../text/unicode.ts';

/** The edits of `field` as received. `findings` are those of that field; `flagOf` numbers them. */
export function editsOf(field: FieldText, findings: readonly Finding[], flagOf: (finding: Finding) => number): Edit[] {
  const byRepair = new Map(findings.map((finding) => [finding.repair, flagOf(finding)]));
  const repairs = field.edits.map((edit) => ({ ...edit, flag: byRepair.get(edit.flag) ?? edit.flag }));
  return compose(repairs, changes(field.text, findings, flagOf));
}

/** What the findings remove or replace of `text`, each unit once; the one that starts first, or reaches farther, wins. */
export function changes(text: string, findings: readonly Finding[], flagOf: (finding: Finding) => number): Edit[] {
  const acting = findings.filter(({ action, repair }) => action !== 'keep' && repair === undefined);
  const ranges = acting.flatMap((finding) => (finding.pieces ?? [finding.range]).map((range) => ({ finding, range })));
  ranges.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
  const edits: Edit[] = [];
  let end = 0;
  for (const { finding, range } of ranges) {
    const start = Math.max(range[0], end);
    if (start >= range[1]) continue;
    const after = start === range[0] ? (finding.replacement ?? '') : '';
    edits.push({ range: [start, range[1]], before: text.slice(start, range[1]), after, flag: flagOf(finding) });
    end = range[1];
  }
  return edits;
}

/** `range` with the line break that goes with it, if it is a whole line of `text`: the one behind, else the one before. */
export function withLineBreak(text: string, [start, end]: Range): Range {
  const kinds = classes();
  let before = start;
  while (before > 0 && text[before - 1] !== '\n' && kinds[text.charCodeAt(before - 1)] === SPACE) before -= 1;
  let behind = end;
  while (behind < text.length && text[behind] !== '\n' && kinds[text.charCodeAt(behind)] === SPACE) behind += 1;
  const isWhole = (before === 0 || text[before - 1] === '\n') && (behind === text.length || text[behind] === '\n');
  if (!isWhole) return [start, end];
  return behind < text.length ? [before, behind + 1] : [Math.max(0, before - 1), text.length];
}
