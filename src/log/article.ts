import type { Article, Flag } from '../contract/article.ts';
import { MAX_EXCERPT } from '../contract/article.ts';
import { clipped, shown } from '../text/unicode.ts';
import type { Log } from './log.ts';
import { masked } from './mask.ts';

/** At most so many flags stand in a line: it must stay readable, and a page can have hundreds. */
const MAX_FLAGS = 30;

/** The line of a page that became an article; `milliseconds` is what its moderation took. */
export function logArticle(log: Log, article: Article, milliseconds: number): void {
  const { id, url, revision, verdict, score, ruleset, flags } = article;
  const fields = {
    id,
    url,
    revision,
    verdict,
    score,
    ruleset,
    milliseconds: Math.round(milliseconds * 1000) / 1000,
    flags: flags.slice(0, MAX_FLAGS).map(flagFields),
    ...(flags.length > MAX_FLAGS && { flagsOmitted: flags.length - MAX_FLAGS }),
  };
  log('article.moderated', fields, verdict === 'pass' ? 'info' : 'warn');
}

function flagFields({ ruleId, category, action, score, excerpt, evidence }: Flag) {
  const safe = shown(masked(excerpt, category === 'contact' ? 'contact' : 'text'));
  const shadow = evidence.shadow === true && { shadow: true };
  return { ruleId, category, action, score, ...shadow, excerpt: clipped(safe, MAX_EXCERPT) };
}
