/** What two rulesets make of one page: the difference, and the sum of such differences. */
import type { Article, ArticleEdit, Flag, Verdict } from '../contract/article.ts';
import { fingerprintOf } from '../rules/fingerprint.ts';

/** A finding as it is shown: what it is, and the fingerprint of the line where it stands. */
export interface ShownFlag extends Pick<Flag, 'ruleId' | 'action' | 'score' | 'field' | 'range' | 'excerpt'> {
  readonly shadow?: true;
  /** Absent where it spans more than a line, or stands in markup. */
  readonly line?: string;
}

export type ShownEdit = Pick<ArticleEdit, 'field' | 'range' | 'before' | 'after'>;

/** `more` is there by the new rules alone, `less` by the old ones alone. */
export interface Difference<Item> {
  readonly more: readonly Item[];
  readonly less: readonly Item[];
}

export interface Change {
  readonly verdict: readonly [before: Verdict, after: Verdict];
  readonly score: readonly [before: number, after: number];
  readonly title: readonly [before: string | null, after: string | null];
  /** Characters of the article's text. */
  readonly characters: readonly [before: number, after: number];
  readonly flags: Difference<ShownFlag>;
  readonly edits: Difference<ShownEdit>;
}

/** What the fields of a page held, for the lines of findings. */
export interface Received {
  readonly title?: string;
  readonly text?: string;
}

/** Undefined where both say the same. */
export function changeOf(before: Article, after: Article, { title, text }: Received): Change | undefined {
  const received = { title: title ?? '', text: after.extracted ?? text ?? '' };
  const shown = (flag: Flag) => shownFlag(flag, received);
  const flags = difference(before.flags, after.flags, identityOf);
  const edits = difference(before.edits.map(shownEdit), after.edits.map(shownEdit), (edit) => JSON.stringify(edit));
  const change = {
    verdict: [before.verdict, after.verdict],
    score: [before.score, after.score],
    title: [before.title, after.title],
    characters: [before.text.length, after.text.length],
    flags: { more: flags.more.map(shown), less: flags.less.map(shown) },
    edits,
  } as const;
  const isSame =
    [change.verdict, change.score, change.title].every(([old, now]) => old === now) &&
    before.text === after.text &&
    [flags.more, flags.less, edits.more, edits.less].every(({ length }) => length === 0);
  return isSame ? undefined : change;
}

const identityOf = ({ ruleId, action, score, field, range, evidence }: Flag): string =>
  JSON.stringify([ruleId, action, score, field, range, evidence.shadow === true]);

const shownEdit = ({ field, range, before, after }: ArticleEdit): ShownEdit => ({ field, range, before, after });

function shownFlag(flag: Flag, received: Readonly<Record<'title' | 'text', string>>): ShownFlag {
  const { ruleId, action, score, field, range, excerpt, evidence } = flag;
  const line = field === 'html' ? undefined : lineAt(received[field], range);
  return {
    ruleId,
    action,
    score,
    field,
    range,
    excerpt,
    ...(evidence.shadow === true && { shadow: true }),
    ...(line !== undefined && { line: fingerprintOf(line) }),
  };
}

/** The line of `text` that holds a range, white space at its ends apart. */
function lineAt(text: string, [from, to]: Flag['range']): string | undefined {
  const found = text.slice(from, to);
  const trimmed = found.trim();
  if (trimmed === '' || trimmed.includes('\n')) return undefined;
  const start = from + found.indexOf(trimmed);
  const end = text.indexOf('\n', start);
  return text.slice(text.lastIndexOf('\n', start) + 1, end < 0 ? undefined : end);
}

/** What one list holds and the other does not, each as often as it does so. */
function difference<Item>(
  before: readonly Item[],
  after: readonly Item[],
  identity: (item: Item) => string,
): Difference<Item> {
  return { more: without(after, before, identity), less: without(before, after, identity) };
}

function without<Item>(items: readonly Item[], others: readonly Item[], identity: (item: Item) => string): Item[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(identity(other), (left.get(identity(other)) ?? 0) + 1);
  return items.filter((item) => {
    const count = left.get(identity(item)) ?? 0;
    if (count > 0) left.set(identity(item), count - 1);
    return count === 0;
  });
}

/** How many pages and findings a rule has more and less. */
export interface RuleSum {
  pages: number;
  more: number;
  less: number;
}

/** The sum over many pages. */
export class Changes {
  pages = 0;
  bad = 0;
  changed = 0;
  more = 0;
  less = 0;
  /** Of the articles' text: what is gone by the new rules, and what came back. */
  readonly characters = { less: 0, more: 0 };
  readonly verdicts = new Map<string, number>();
  readonly rules = new Map<string, RuleSum>();

  add({ verdict, characters: [before, after], flags }: Change): void {
    this.changed += 1;
    this.more += flags.more.length;
    this.less += flags.less.length;
    this.characters.less += Math.max(0, before - after);
    this.characters.more += Math.max(0, after - before);
    if (verdict[0] !== verdict[1]) {
      const step = verdict.join(' > ');
      this.verdicts.set(step, (this.verdicts.get(step) ?? 0) + 1);
    }
    for (const id of new Set([...flags.more, ...flags.less].map(({ ruleId }) => ruleId))) {
      const sum = this.rules.get(id) ?? { pages: 0, more: 0, less: 0 };
      sum.pages += 1;
      sum.more += flags.more.filter(({ ruleId }) => ruleId === id).length;
      sum.less += flags.less.filter(({ ruleId }) => ruleId === id).length;
      this.rules.set(id, sum);
    }
  }

  toJSON() {
    const { pages, bad, changed, more, less, characters } = this;
    const verdicts = Object.fromEntries(this.verdicts);
    return {
      pages,
      bad,
      changed,
      verdicts,
      findings: { more, less },
      characters,
      rules: Object.fromEntries(this.rules),
    };
  }
}
