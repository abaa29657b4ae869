/**
 * The headline of a page of markup: what its witnesses agree on, cleaned; the crawler's own title where they do not.
 *
 * The witnesses are weighed in title-hijack-candidates.ts. What wins may still be injected, whole or at an end, where a
 * page has nothing else to say; then there is no title, and a person is asked.
 */
import { looseFold } from '../normalize/folds.ts';
import { repair } from '../normalize/repairs.ts';
import type { Range } from '../text/edits.ts';
import { LINE_BREAKS } from '../text/unicode.ts';
import { fold } from '../text/view.ts';
import type { Context, Finding } from './detector.ts';
import { finding, type RuleFor, repeats } from './headline-lines.ts';
import { isInjection } from './injections.ts';
import { rounded } from './rounded.ts';
import { sameness } from './sameness.ts';
import { judgeTitleLike } from './title-judge.ts';
import { witnessesOf } from './witnesses.ts';

/** `own` is what is left of the crawler's title, if anything. */
export function* markupHeadline(context: Context, own: Range | undefined, ruleFor: RuleFor): Generator<Finding> {
  const { markup, title } = context;
  if (markup === undefined) return;
  const { candidates } = markup.title;
  const judged = unforged(context);
  const crawled = own && title?.field.text.slice(...own);
  const value = cleaned(context, judged) ?? (agrees(context, crawled) ? crawled : undefined);
  if (value === undefined) {
    const rule = ruleFor('undecided');
    if (rule !== undefined && candidates.length > 0)
      yield undecided(context, { ...finding(rule, 'text', [0, 0], {}), isLift: false });
    if (crawled !== undefined) yield* dropped(context, ruleFor);
    return;
  }
  if (own !== undefined && crawled !== undefined && sameness(crawled) === sameness(value)) {
    context.headline = { field: 'title', range: own };
  } else {
    context.headline = { field: 'html', value };
    if (crawled !== undefined) yield* dropped(context, ruleFor);
  }
  yield* repeats(context, value, ruleFor('line'));
}

/** What the witnesses agree on; where that is a piece of a title found injected as a whole, what the others say. */
function unforged({ markup, findings }: Context): string | null {
  if (markup === undefined) return null;
  const { title, candidates } = markup.title;
  const [head] = markup.markup.document.head.titles;
  const isInjected = findings.some(
    (finding) => isInjection(finding) && finding.field === 'html' && Number(finding.evidence.coverage) >= WHOLLY,
  );
  if (!isInjected || head === undefined || (title !== null && !head.text.includes(title))) return title;
  const least = title === null ? UNDISPUTED : OTHER;
  return candidates.find(({ text, score }) => score >= least && !head.text.includes(text))?.text ?? null;
}

/** A title is injected as a whole where spam is so much of it; another witness needs so much to take its place. */
const WHOLLY = 0.75;
const OTHER = 0.6;
/** Where the witnesses did not agree, so much. */
const UNDISPUTED = 0.9;

/** A title of the markup without what is injected or damaged in it; undefined where nothing is left. */
function cleaned(context: Context, judged: string | null): string | undefined {
  if (judged === null) return undefined;
  const { text } = repair(judged, context.enabled);
  const value = text.replace(LINE_BREAKS, ' ').trim();
  const judgement = judgeTitleLike(context, value);
  if (judgement === undefined || judgement.isDoubtful) return value === '' ? undefined : value;
  let left = value;
  for (const [start, end] of judgement.ranges.toReversed()) left = left.slice(0, start) + left.slice(end);
  return left.trim() === '' ? undefined : left.trim();
}

/** A crawled title that shares so much with the article is its own. */
const AGREES = 0.3;

const agrees = (context: Context, crawled: string | undefined): boolean =>
  crawled !== undefined && (witnessesOf(context).agreement(fold(crawled, looseFold()).text) ?? 0) >= AGREES;

/** The crawler's title gives way to what the page says. */
function* dropped({ title }: Context, ruleFor: RuleFor): Generator<Finding> {
  const rule = ruleFor('title');
  if (rule === undefined || title === undefined) return;
  yield finding(rule, 'title', [0, title.field.text.length], { because: 'the page itself says otherwise' });
}

function undecided({ markup }: Context, base: Finding): Finding {
  const head = markup?.markup.document.head.titles[0];
  const candidates = markup?.title.candidates ?? [];
  return {
    ...base,
    field: 'html',
    range: head?.markup ?? [0, 0],
    excerpt: head?.text ?? '',
    evidence: {
      candidates: candidates.map(({ text, score, kinds }) => ({ text, score: rounded(score), kinds })),
    },
  };
}
