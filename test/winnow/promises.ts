/** Every promise of the contract that an article breaks, as sentences; empty where it keeps them all. */
import { type Article, articleShape } from '../../src/contract/article.ts';
import { replay, undo } from '../../src/sanitize/replay.ts';
import type { Range } from '../../src/text/edits.ts';
import { firstFrom } from '../../src/text/first-from.ts';
import { cutsPair } from '../../src/text/unicode.ts';

export interface Given {
  readonly title?: string;
  readonly text: string;
}

/** Whether an edit meets a range. They are in order and apart, which is asked for itself; a page may have 200,000 of them. */
function editedIn(edits: Article['edits']): (field: string, range: Range) => boolean {
  const of = {
    title: edits.filter(({ field }) => field === 'title'),
    text: edits.filter(({ field }) => field === 'text'),
  };
  return (field, [start, end]) => {
    const own = field === 'title' || field === 'text' ? of[field] : [];
    const first = firstFrom(own.length, (index) => own[index].range[1], start + 1);
    return first < own.length && own[first].range[0] < end;
  };
}

export function brokenPromises(given: Given, article: Article): string[] {
  const broken: string[] = [];
  const must = (holds: boolean, says: string) => {
    if (!holds) broken.push(says);
  };
  const shape = articleShape.safeParse(article);
  must(shape.success, `the shape: ${shape.success || JSON.stringify(shape.error.issues)}`);
  const received = { title: given.title?.trim() ? given.title : undefined, text: given.text };
  const isEdited = editedIn(article.edits);
  for (const { field, range, ruleId, action, score } of article.flags) {
    const text = field === 'title' ? received.title : received.text;
    must(text !== undefined && range[0] <= range[1] && range[1] <= text.length, `${ruleId} lies outside its field`);
    must(action === 'keep' || isEdited(field, range), `${ruleId} says ${action}, and no edit does`);
    must(!/^(metadata|boilerplate)\//.test(ruleId) || score === 0, `${ruleId} speaks against the page`);
  }
  let last = { field: 'title', end: 0 };
  for (const { field, range, before, after, flag } of article.edits) {
    const text = received[field] ?? '';
    must(text.slice(...range) === before, 'an edit says what was not there');
    must(before !== after && before !== '', 'an edit changes nothing, or inserts');
    must(field !== last.field || range[0] >= last.end, 'edits overlap or are out of order');
    must(!cutsPair(text, range[0]) && !cutsPair(text, range[1]), 'an edit cuts a pair');
    must(article.flags[flag] !== undefined && article.flags[flag].action !== 'keep', 'an edit has no flag that acts');
    last = { field, end: range[1] };
  }
  if (broken.length > 0) return broken;
  const again = replay(received, article);
  must(again.text === article.text && again.title === article.title, 'replaying gives another article');
  const back = undo(again.beforeTransforms, article);
  must(back.text === received.text, 'undoing gives another text');
  must(received.title === undefined || back.title === received.title, 'undoing gives another title');
  must(
    article.text.split('\n').every((line) => line === line.trim() && (line !== '' || article.text === '')),
    'a line is blank or not trimmed',
  );
  must(
    article.verdict === 'block' ? article.title === null && article.text === '' : article.text !== '',
    'the text does not fit the verdict',
  );
  must(
    article.title === null || article.text.split('\n')[0] !== article.title,
    'the title stands again as the first line',
  );
  must(article.title === null || !/[\r\n]/.test(article.title), 'the title has a line break');
  must(
    article.flags.length > 0 || (article.verdict === 'pass' && article.score === 0),
    'nothing was found, and yet there is a score',
  );
  return broken;
}
