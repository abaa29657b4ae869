/**
 * Where an advertisement sends its reader: the contacts of any line, and hosts and names that only advertisements write.
 *
 * An advertisement gives hosts under any top level, so what reads as one counts here where an offer stands beside it. The
 * sites of states and schools sell nothing: neither they nor an office's number make an offer one.
 */
import type { Range } from '../text/edits.ts';
import { type Token, tokensOf } from './tokens.ts';

const KINDS = new Set(['qq', 'wechat', 'handle', 'phone', 'email', 'url']);

/** A host of any top level: behind `www.`, or with a name that is no word of a sentence glued to the next one. */
const HOST =
  /(?<![a-z0-9@._-])(?:www\.(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,12}|[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])(?:\.[a-z0-9-]{2,30}){0,2}\.[a-z]{2,12})(?![a-z0-9])/gu;
/** What else is written with a full stop inside. */
const NO_HOST = /^(?:[a-z]\.)|\.(?:js|ts|md|txt|pdf|docx?|xlsx?|zip|rar|jpe?g|png|mp[34]|py|json)$/u;
const OFFICIAL = /(?:^|\.)(?:gov|edu|mil)(?:\.[a-z]{2})?$|\.(?:ac|go|gob|gouv|sch|or)\.[a-z]{2}$/u;
/** The short numbers of the police, of offices that take complaints, of banks and carriers. */
const OFFICE = /^(?:1(?:1\d|2[02]|2\d{3}|00\d{2})|9[56]\d{3})$/u;
/** A name behind the sign: no address of mail. */
const NAMED = /(?<![a-z0-9._%+-])@ ?([a-z][a-z0-9_]{3,31})(?![a-z0-9_.]*\.[a-z])/gu;

/** The contacts of `[start, end]` of the loose view. Linear: the patterns are bounded, the stretch is a sentence. */
export function contactsIn(view: string, start: number, end: number): Token[] {
  const found = tokensOf(view, start, end).filter(({ kind, value }) => KINDS.has(kind) && !isOfficial(kind, value));
  const text = view.slice(start, end);
  const more = [
    ...matches(text, HOST, 'url').filter(({ value }) => !NO_HOST.test(value) && !isOfficial('url', value)),
    ...matches(text, NAMED, 'handle'),
  ].map((token) => ({ ...token, start: token.start + start, end: token.end + start }));
  return [
    ...found,
    ...more.filter((token) => !found.some((other) => token.start < other.end && other.start < token.end)),
  ];
}

function matches(text: string, pattern: RegExp, kind: Token['kind']): Token[] {
  return text.includes(kind === 'url' ? '.' : '@')
    ? Array.from(text.matchAll(pattern), (match) => ({
        kind,
        start: match.index,
        end: match.index + match[0].length,
        value: match[1] ?? match[0],
      }))
    : [];
}

const isOfficial = (kind: Token['kind'], value: string): boolean =>
  (kind === 'phone' && OFFICE.test(value)) ||
  ((kind === 'url' || kind === 'email') &&
    OFFICIAL.test(value.replace(/^https?:\/\/|^.*@/u, '').replace(/[/?#].*$/u, '')));

/** What an advertisement gives is a name or number of so many letters and digits at least. */
const MARK = 5;

/** Whether a stretch of a loose view holds one. */
export function isMarked(view: string, [start, end]: Range): boolean {
  let run = 0;
  for (let i = start; i < end && run < MARK; i += 1) {
    const unit = view.charCodeAt(i);
    run = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) ? run + 1 : 0;
  }
  return run === MARK;
}
