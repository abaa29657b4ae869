/** The titles that a page brings beside its text, each put to a judge: the crawler's and the markup's. */
import { shown } from '../text/unicode.ts';
import type { Context, Finding } from './detector.ts';
import { isPlainlyInjected, titleFindings } from './title-judge.ts';
import type { Judgement } from './title-options.ts';

export type JudgeTitle = (value: string, field: 'title' | 'html') => Judgement | undefined;

export function* judgedTitles(context: Context, judge: JudgeTitle): Generator<Finding> {
  yield* inTitle(context, judge);
  yield* inMarkup(context, judge);
}

function* inTitle({ title }: Context, judge: JudgeTitle): Generator<Finding> {
  if (title === undefined) return;
  const value = title.field.text;
  const start = value.length - value.trimStart().length;
  const judgement = judge(value.trim(), 'title');
  if (judgement !== undefined) yield* titleFindings('title', start, judgement);
}

/** The title of the markup itself; what a hijack forged is the business of its own detector. */
function* inMarkup(context: Context, judge: JudgeTitle): Generator<Finding> {
  const { markup } = context;
  const title = markup?.markup.document.head.titles[0];
  if (markup === undefined || title === undefined || title.text === '' || markup.title.hijacked) return;
  const judgement = judge(title.text, 'html');
  if (judgement === undefined) return;
  // A keyword title that the menus and the footer repeat is the site's own.
  const injected = judgement.ranges.map(([start, end]) => title.text.slice(start, end)).join(' ');
  if (markup.isOfSite(injected) && !isPlainlyInjected(context, injected)) return;
  const [finding] = titleFindings('html', 0, judgement);
  const [from, to] = judgement.ranges[0];
  yield { ...finding, range: title.markup, excerpt: shown(title.text.slice(from, to)) };
}
