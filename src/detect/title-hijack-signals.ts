/** The signs of a hijacked title, each with its weight and where it stands. */
import type { HtmlDocument } from '../read/html-document.ts';
import type { TitleWitness } from '../read/title-witnesses.ts';
import type { Range } from '../text/edits.ts';
import { bigramsOf, type Grams, holdsOf, shareOf } from './content-overlap.ts';
import { titleParts } from './title-hijack-candidates.ts';

export const HIJACK_SIGNS = [
  'entity-title',
  'entity-meta',
  'guarded-write',
  'unguarded-write',
  'packed-write',
  'disagreement',
  'spam-title',
  'spam-meta',
  'foreign-meta',
  'domain-meta',
  'redirect',
] as const;
export type HijackSign = (typeof HIJACK_SIGNS)[number];

export interface HijackSignal {
  readonly sign: HijackSign;
  readonly weight: number;
  /** In the markup. */
  readonly range: Range;
  readonly detail: string;
}

export interface HijackInput {
  /** The article's text, or what of it was found. */
  readonly body: string;
  /** Index of the headline block, or -1. */
  readonly headline: number;
  /** From 0 to 1: how much a text is spam by the word lists. */
  readonly spamScore: (text: string) => number;
  /** The host of the page, for redirects to another one. */
  readonly host?: string;
}

/** All signs; none where the page has no title. */
export function signalsOf(
  document: HtmlDocument,
  witnesses: readonly TitleWitness[],
  input: HijackInput,
): HijackSignal[] {
  const title = document.head.titles[0];
  if (title === undefined || title.text === '') return [];
  const writes = witnesses.filter(({ kind, script }) => kind === 'script' && script?.onEvent === false);
  const own = bigramsOf(title.text);
  const foreign = writes.filter(({ text }) => shareOf(bigramsOf(text), own) < 0.5);
  return [
    ...entitySignals(document),
    ...writeSignals(foreign),
    ...disagreement(document, own, witnesses, input),
    ...spamSignals(document, input),
    ...redirects(document, input.host),
  ];
}

/** Entities in the head alone. Where the text is written so as well it is the system's habit. */
function entitySignals({ head }: HtmlDocument): HijackSignal[] {
  if (head.entityShare > 0.1) return [];
  const signals: HijackSignal[] = [];
  const title = head.titles[0];
  if (title.entityShare > 0.5) {
    signals.push({ sign: 'entity-title', weight: 0.5, range: title.markup, detail: percent(title.entityShare) });
  }
  const meta = head.metas.find(({ name, entityShare }) => /^(keywords|description)$/.test(name) && entityShare > 0.5);
  if (meta !== undefined) signals.push({ sign: 'entity-meta', weight: 0.2, range: meta.markup, detail: meta.name });
  return signals;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Scripts that write another title than the page has. */
function writeSignals(writes: readonly TitleWitness[]): HijackSignal[] {
  const signals: HijackSignal[] = [];
  for (const { text, markup, script } of writes.slice(0, 8)) {
    if (script === undefined || markup === undefined) continue;
    const guarded = script.guards.length > 0;
    const sign = guarded ? 'guarded-write' : 'unguarded-write';
    if (!signals.some((signal) => signal.sign === sign)) {
      const weight = guarded ? 0.65 : script.beforeTitle ? 0.5 : 0.2;
      signals.push({ sign, weight, range: markup, detail: guarded ? `${script.guards.join(', ')}: ${text}` : text });
    }
    if (script.layers > 0 && !signals.some((signal) => signal.sign === 'packed-write')) {
      signals.push({ sign: 'packed-write', weight: 0.3, range: markup, detail: `${script.layers} layers` });
    }
  }
  return signals;
}

/**
 * The title shares next to nothing with what the page shows, its site's name apart; or much less than another witness
 * that says something else.
 */
function disagreement(
  document: HtmlDocument,
  own: Grams,
  witnesses: readonly TitleWitness[],
  { body }: HijackInput,
): HijackSignal[] {
  const { extracted } = document;
  const [title] = document.head.titles;
  // Parts that stand on the page as they are, such as the site's name, prove nothing about the rest.
  const unseen = titleParts(title.text)
    .filter((part) => !extracted.includes(part))
    .map(bigramsOf);
  const enough = Math.max(3, 0.6 * own.size);
  if (unseen.reduce((size, part) => size + part.size, 0) < enough) return [];
  const overlap = shareOf(
    new Set(unseen.flatMap((part) => [...part])),
    holdsOf(body, extracted, extracted.slice(-3000)),
  );
  if (overlap >= CLEAR_OVERLAP) return [];
  const rival = rivalOf(witnesses, own, body === '' ? extracted : body, overlap);
  if (rival === undefined && overlap >= SOME_OVERLAP) return [];
  const weight = rival === undefined ? 0.25 : 0.4;
  const detail = `${percent(overlap)} of the title stands on the page${rival === undefined ? '' : `; ${rival.kind}: ${rival.text}`}`;
  return [{ sign: 'disagreement', weight, range: title.markup, detail }];
}

/** From so much on a title agrees with its page, whatever else; and from so much where no other witness does. */
const CLEAR_OVERLAP = 0.5;
const SOME_OVERLAP = 0.2;

/** Another witness that agrees with the text much better and not with the title. */
function rivalOf(
  witnesses: readonly TitleWitness[],
  own: Grams,
  body: string,
  overlap: number,
): TitleWitness | undefined {
  const text = holdsOf(body);
  return witnesses.find((witness) => {
    if (witness.kind === 'title' || witness.kind === 'breadcrumb' || witness.script?.onEvent === true) return false;
    const grams = bigramsOf(witness.text);
    const share = shareOf(grams, text);
    return grams.size >= 4 && share > 0.4 && share > overlap + 0.3 && shareOf(grams, own) < 0.4;
  });
}

const NOWHERE = 0.1;
const DOMAIN_IN_BRACKETS =
  /【[^【】]{0,40}?[\w-]{2,40}\.(?:com|cc|net|vip|org|co|top|xyz|app|cn|me|bet|win|club|online)[^【】]{0,20}】/i;

function spamSignals({ head, extracted }: HtmlDocument, { spamScore, body }: HijackInput): HijackSignal[] {
  const signals: HijackSignal[] = [];
  const title = head.titles[0];
  const spam = spamScore(title.text);
  if (spam >= 0.5) signals.push({ sign: 'spam-title', weight: 0.5 * spam, range: title.markup, detail: percent(spam) });
  for (const { name, content, markup } of head.metas) {
    if (!/^(keywords|description|og:description|og:title|twitter:title)$/.test(name)) continue;
    if (spamScore(content) >= 0.5 && !signals.some(({ sign }) => sign === 'spam-meta')) {
      signals.push({ sign: 'spam-meta', weight: 0.3, range: markup, detail: name });
      // The channels of a site stand in its menus; what was put there stands nowhere on the page.
      const share = shareOf(bigramsOf(content), holdsOf(body, extracted, title.text));
      if (share < NOWHERE) signals.push({ sign: 'foreign-meta', weight: 0.4, range: markup, detail: percent(share) });
    }
    if (DOMAIN_IN_BRACKETS.test(content) && !signals.some(({ sign }) => sign === 'domain-meta')) {
      signals.push({ sign: 'domain-meta', weight: 0.2, range: markup, detail: name });
    }
  }
  return signals;
}

/** Readers who come from a search engine are sent to another site. */
function redirects({ scripts }: HtmlDocument, host: string | undefined): HijackSignal[] {
  for (const { markup, facts } of scripts) {
    const target = facts.guards.length === 0 ? undefined : facts.redirects.find((href) => isForeign(href, host));
    if (target !== undefined) {
      return [
        { sign: 'redirect', weight: 0.5, range: markup, detail: `${facts.guards.join(', ')}: ${target.slice(0, 200)}` },
      ];
    }
  }
  return [];
}

function isForeign(href: string, host: string | undefined): boolean {
  const target = /^(?:https?:)?\/\/([^/?#:]{1,253})/i.exec(href)?.[1]?.toLowerCase();
  if (target === undefined) return false;
  const site = (name: string) => name.split('.').slice(-2).join('.');
  return host === undefined || site(target) !== site(host.toLowerCase());
}
