/**
 * One labelled page held against its article.
 *
 * The unit of junk is a line as received, or a tail or sentence of one. A unit is gone where every visible unit of it
 * lies in an edit that keeps nothing; what an edit of a repair keeps is not gone.
 */
import type { Article, Byline } from '../src/contract/article.ts';
import { isVisible } from '../src/text/unicode.ts';
import type { CorpusPage, Span } from './corpus/piece.ts';
import { folded, lost, remains } from './eval-text.ts';

export interface Unit {
  readonly truth: 'junk' | 'genuine' | 'injected';
  readonly kind: string;
  /** The pack that ought to answer. */
  readonly pack: string;
  readonly text: string;
  readonly gone: boolean;
  /** The rule that took it, where it is gone. */
  readonly rule: string;
  readonly partial: boolean;
}

export interface Judgement {
  readonly page: CorpusPage;
  readonly article: Article;
  readonly accused: readonly string[];
  readonly planted: boolean;
  readonly removed: boolean;
  readonly headlineKept: boolean;
  readonly titleRight: boolean;
  readonly units: readonly Unit[];
  readonly lostText: string;
  readonly genuineLength: number;
  readonly verdictRight: boolean;
  readonly byline: readonly { field: keyof Byline; right: boolean; found: string | null; wanted: string }[];
  readonly contacts: readonly { wanted: string; right: boolean }[];
}

const ACCUSES = /^(injected-title|title-hijack)\//;
const ORDER = { pass: 0, review: 1, block: 2 };

export function judge(page: CorpusPage, article: Article): Judgement {
  const { truth } = page;
  const out = folded(`${article.title ?? ''}\n${article.text}`);
  const genuine = folded([truth.headline ?? '', ...truth.genuineLines].join('\n'));
  const parts = truth.injected.map(({ field, range }) => folded(received(page, field).slice(...range)));
  const head = folded(truth.headline ?? '');
  return {
    page,
    article,
    accused: article.flags.map(({ ruleId }) => ruleId).filter((ruleId) => ACCUSES.test(ruleId)),
    planted: truth.injected.length > 0,
    removed: parts.every((part) => !remains(part, out, genuine)),
    headlineKept: truth.anyHeadline || truth.headline === null || out.includes(head),
    titleRight: truth.anyHeadline || folded(article.title ?? '') === head,
    units: unitsOf(page, article),
    lostText: page.set === 'spam' || page.body === 'shifted' ? '' : lostOf(page, article),
    genuineLength: folded(truth.genuineLines.join('')).length,
    verdictRight: within(page, article),
    byline: bylineOf(page, article),
    contacts: contactsOf(page, article),
  };
}

const received = ({ page }: CorpusPage, field: 'title' | 'text'): string => page[field] ?? '';

function within({ truth }: CorpusPage, { verdict }: Article): boolean {
  return ORDER[verdict] >= ORDER[truth.verdictAtLeast] && ORDER[verdict] <= ORDER[truth.verdictAtMost];
}

/** For each unit of the received text, 1 + the flag of the edit that took it, or 0 where it is kept. */
function goneBy(text: string, article: Article): Uint16Array {
  const gone = new Uint16Array(text.length);
  for (const { field, range, before, after, flag } of article.edits) {
    if (field !== 'text') continue;
    const [head, tail] = after === '' ? [0, 0] : common(folded(before) === folded(after) ? before : after, before);
    gone.fill(flag + 1, range[0] + head, Math.max(range[0] + head, range[1] - tail));
  }
  return gone;
}

/** How many units `before` shares with `after` at its start and its end. */
function common(after: string, before: string): [number, number] {
  let head = 0;
  while (head < after.length && head < before.length && after[head] === before[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(after.length, before.length) - head && after.at(-1 - tail) === before.at(-1 - tail)) tail += 1;
  return [head, tail];
}

function unitsOf(page: CorpusPage, article: Article): Unit[] {
  const { text } = page.page;
  const gone = goneBy(text, article);
  const unit = (range: Span, truth: Unit['truth'], kind = '', pack = '', partial = false): Unit => {
    const flag = taken(text, gone, range);
    const rule = flag > 0 ? (article.flags[flag - 1]?.ruleId ?? '') : '';
    return { truth, kind, pack, partial, text: text.slice(...range), gone: flag > 0, rule };
  };
  const units = page.truth.junk.map(({ range, kind, pack, partial }) => unit(range, 'junk', kind, pack, partial));
  const taken2 = page.truth.junk.filter(({ partial }) => !partial);
  for (const range of linesOf(text)) {
    const meets = ({ range: [start, end] }: { range: Span }) => start < range[1] && range[0] < end;
    if (taken2.some(meets)) continue;
    const wrong = page.truth.injected.find((one) => one.field === 'text' && meets(one));
    const isWhole = wrong !== undefined && !/[\p{L}\p{N}]/u.test(besides(text, range, wrong.range));
    const isInjected = isWhole || (wrong !== undefined && isReplaced(page, range));
    if (isInjected) units.push(unit(range, 'injected', page.style, 'injected-title'));
    else units.push(genuineUnit(unit(range, 'genuine'), page, article));
  }
  return units.filter(({ text: shown }) => isVisible(shown));
}

/** What stands in a line beside `range`: a bullet, a separator, or a headline. */
const besides = (text: string, line: Span, range: Span): string =>
  text.slice(line[0], Math.max(line[0], range[0])) + text.slice(Math.min(line[1], range[1]), line[1]);

/** The headline line is lifted out into the title: that is no loss. */
function genuineUnit(unit: Unit, page: CorpusPage, article: Article): Unit {
  const isTitle = unit.gone && article.title !== null && folded(unit.text).includes(folded(article.title));
  const isHead = page.truth.headline !== null && folded(unit.text).includes(folded(page.truth.headline));
  return isTitle && (isHead || page.truth.anyHeadline) ? { ...unit, gone: false, rule: '' } : unit;
}

/** Whether the page says elsewhere whom a name took the place of in `line`: then all of that line is to go. */
function isReplaced({ page, truth }: CorpusPage, line: Span): boolean {
  if (!truth.anyHeadline || truth.headline === null) return false;
  const genuine = folded(truth.headline);
  const others = linesOf(page.text).filter(([start]) => start !== line[0]);
  return [page.title ?? '', ...others.map((range) => page.text.slice(...range))].some(
    (text) => folded(text) === genuine,
  );
}

/** The edit that took all that is visible in `range` (its flag + 1), or 0. */
function taken(text: string, gone: Uint16Array, [start, end]: Span): number {
  let by = 0;
  for (let i = start; i < end; i += 1) {
    if (!isVisible(text[i])) continue;
    if (gone[i] === 0) return 0;
    by ||= gone[i];
  }
  return by;
}

function linesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    spans.push([start, start + line.length]);
    start += line.length + 1;
  }
  return spans;
}

function lostOf(page: CorpusPage, article: Article): string {
  const byline = Object.values(article.byline).filter((value) => value !== null);
  const out = folded([article.title ?? '', article.text, ...byline].join(' '));
  return page.truth.genuineLines.map((line) => lost(folded(line), out)).join('');
}

function bylineOf({ truth }: CorpusPage, { byline }: Article): Judgement['byline'] {
  return (Object.keys(truth.byline) as (keyof Byline)[]).map((field) => {
    const wanted = truth.byline[field] ?? '';
    const found = byline[field];
    return { field, wanted, found, right: found !== null && folded(found) === folded(wanted) };
  });
}

function contactsOf({ truth }: CorpusPage, { flags }: Article): Judgement['contacts'] {
  const evidence = flags.map((flag) => JSON.stringify(flag.evidence)).join(' ');
  return truth.junk
    .filter(({ contact }) => contact !== '')
    .map(({ contact }) => ({ wanted: contact, right: evidence.includes(contact) }));
}
