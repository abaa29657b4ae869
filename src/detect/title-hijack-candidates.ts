/**
 * Which of the titles that a page's witnesses give is the true one.
 *
 * Witnesses that say the same (one holds the other, or they share most pairs of characters) support one another by their
 * weight and by how much of the longer the shorter is. The text of the article speaks for the title that it shares
 * pairs with. What the lead's word lists call spam, and what agrees with a title found hijacked, speaks against one.
 * Nothing wins that is not well ahead: then there is no title.
 */
import type { TitleWitness } from '../read/title-witnesses.ts';
import { bigramsOf, type Grams, type Holds, holdsOf, holdsShare, shareOf } from './content-overlap.ts';
import { headlineOf } from './heading-text.ts';

export interface Candidate {
  readonly text: string;
  readonly kinds: readonly TitleWitness['kind'][];
  /** What its witnesses weigh, what the body shares of it, how spammy it is, and the sum that was compared. */
  readonly support: number;
  readonly overlap: number;
  readonly spam: number;
  readonly score: number;
}

export interface Arbitration {
  /** What the article says, for overlap; some thousand units are enough. */
  readonly body: string;
  /** Index of the block that content selection takes for the headline, or -1. */
  readonly headline: number;
  /** From 0 to 1: how much a text is spam by the word lists. */
  readonly spamScore: (text: string) => number;
  /** Titles that are known to be forged. */
  readonly forged: readonly string[];
}

interface Text {
  readonly witness: TitleWitness;
  readonly text: string;
  readonly grams: Grams;
  readonly weight: number;
  /** For the line that content selection takes for the headline; against a title with what its site appends. */
  readonly bonus: number;
}

const MAX_TEXTS = 60;
/** A title needs this much, and to be this far ahead of another one. */
const ENOUGH = 0.9;
const AHEAD = 0.12;
const ALONE = { enough: 0.6, overlap: 0.3, ahead: 0.4 };
const SEPARATOR = /\s*(?:[_|｜丨–—―]|--+|\s[-－·•»>/]\s|[_]|\s?»\s?|\s\|\s?|-(?=[^-\s]{2,20}$))\s*/u;
/** Titles that name no page. */
const EMPTY =
  /^(?:home(?:\s?page)?|index|untitled(?: document)?|default|welcome|首[页頁]|主[页頁]|正文|[无無][标標][题題]|[新闻聞]{2}(?:中心|[详詳][情细細])?|[详詳][细細情][页頁內内容]{0,2}|[内內]容[页頁]?|document|test|ホーム|トップページ|홈)$/i;

/** The candidates, the best first. */
export function candidatesOf(
  witnesses: readonly TitleWitness[],
  { body, headline, spamScore, forged }: Arbitration,
): Candidate[] {
  const bodyGrams = holdsOf(body);
  const forgedGrams = forged.map(bigramsOf);
  const texts = witnesses.slice(0, MAX_TEXTS).flatMap((witness) => textsOf(witness, headline, bodyGrams));
  const candidates: Candidate[] = [];
  for (const text of texts) {
    if (candidates.some((known) => known.text === text.text)) continue;
    candidates.push(candidateOf(text, texts, { bodyGrams, forgedGrams, spamScore }));
  }
  return candidates.sort((a, b) => b.score - a.score);
}

/** The winner, or undefined where none is well ahead of what contradicts it. */
export function winnerOf(candidates: readonly Candidate[]): Candidate | undefined {
  const [best, ...others] = candidates;
  if (best === undefined) return undefined;
  // The only one that the article speaks of needs no second witness.
  const isAlone = best.overlap >= ALONE.overlap && (others[0]?.score ?? 0) < best.score - ALONE.ahead;
  if (best.score < (isAlone ? ALONE.enough : ENOUGH)) return undefined;
  const grams = bigramsOf(best.text);
  const rival = others.find(({ text }) => !agree(grams, bigramsOf(text)));
  return rival !== undefined && best.score - rival.score < AHEAD ? undefined : best;
}

interface Grounds {
  readonly bodyGrams: Holds;
  readonly forgedGrams: readonly Grams[];
  readonly spamScore: (text: string) => number;
}

function candidateOf(own: Text, texts: readonly Text[], { bodyGrams, forgedGrams, spamScore }: Grounds): Candidate {
  const heard = new Map<TitleWitness, number>();
  for (const other of texts) {
    const agreement = agreementOf(own.grams, other.grams);
    if (agreement > 0) heard.set(other.witness, Math.max(heard.get(other.witness) ?? 0, other.weight * agreement));
  }
  let support = 0;
  for (const weight of heard.values()) support += weight;
  const overlap = shareOf(own.grams, bodyGrams);
  const spam = spamScore(own.text);
  const forged = Math.max(0, ...forgedGrams.map((grams) => shareOf(own.grams, grams)));
  const short = own.grams.size < 4 ? 0.6 : own.grams.size < 7 ? 0.2 : 0;
  const empty = EMPTY.test(own.text) ? 2 : 0;
  const kinds = [...new Set([...heard.keys()].map(({ kind }) => kind))];
  const score =
    own.bonus +
    Math.min(support, 2.5) +
    1.2 * overlap -
    2 * spam -
    (forged > 0.6 ? 2 * forged : 0) -
    short -
    empty +
    own.weight * 0.2;
  return { text: own.text, kinds, support, overlap, spam, score };
}

/** A title parted at what systems put between headline, channel and site. */
export function titleParts(title: string): string[] {
  return title
    .split(SEPARATOR, 12)
    .map((part) => part.trim())
    .filter((part) => part.length > 1);
}

/** What a witness says, whole and without what a site appends. */
function textsOf(witness: TitleWitness, headline: number, body: Holds): Text[] {
  const weight = weightOf(witness, headline);
  if (weight <= 0) return [];
  const make = (text: string, factor: number, bonus: number): Text => ({
    witness,
    text,
    grams: bigramsOf(text),
    weight: weight * factor,
    bonus,
  });
  if (witness.kind === 'heading') {
    const bonus = witness.block === headline ? OWN_LINE : 0;
    const text = headlineOf(witness.text);
    const label = LABEL.exec(text)?.[0] ?? '';
    return label === '' ? [make(text, 1, bonus)] : [make(text.slice(label.length), 1, bonus), make(text, 0.9, 0)];
  }
  const parts = titleParts(witness.text);
  if (parts.length < 2) return [make(witness.text, 1, 0)];
  const main = mainPart(witness.text, parts, body);
  // The headline without its channel and site, unless the rest is part of it as well.
  const rest = bigramsOf(witness.text.replace(main, ' '));
  const isAppended = shareOf(rest, body) < 0.7 || rest.size * 2 < bigramsOf(main).size;
  return isAppended
    ? [make(main, 1.02, 0), make(witness.text, 0.75, -OWN_LINE)]
    : [make(witness.text, 1, 0), make(main, 0.9, 0)];
}

/** The channel that a forum sets before a headline: `[民生] `. */
const LABEL = /^\[[^[\]]{1,8}\]\s*(?=\S{6})/u;

/** A title that stands as the headline of the page is better than one with what a site appends. */
const OWN_LINE = 0.3;

/** The part that the article speaks of most, with those before it that it speaks of as well. */
function mainPart(title: string, parts: readonly string[], body: Holds): string {
  const best = parts.reduce((main, part, index) => (lead(part, body) > lead(parts[main], body) ? index : main), 0);
  let first = best;
  while (first > 0 && shareOf(bigramsOf(parts[first - 1]), body) >= 0.6) first -= 1;
  const start = title.indexOf(parts[first]);
  return title.slice(start, title.indexOf(parts[best], start) + parts[best].length);
}

const lead = (part: string, body: Holds): number => {
  const grams = bigramsOf(part);
  return grams.size * (0.3 + shareOf(grams, body));
};

function weightOf({ kind, level, block, script }: TitleWitness, headline: number): number {
  switch (kind) {
    case 'script':
      if (script === undefined || script.onEvent) return 0;
      return script.guards.length > 0 ? 1.2 : script.beforeTitle || script.layers > 0 ? 0.9 : 0.4;
    case 'heading':
      return block === headline ? 1 : level === 1 ? 0.6 : level === 2 ? 0.3 : 0.15;
    case 'og':
    case 'json-ld':
      return 0.8;
    case 'twitter':
    case 'meta':
      return 0.6;
    case 'title':
      return 0.8;
    case 'breadcrumb':
      return 0.3;
  }
}

/** From 0 to 1: how much of the longer text the two have in common, where they say the same. */
function agreementOf(a: Grams, b: Grams): number {
  if (!agree(a, b)) return 0;
  return Math.sqrt(Math.min(a.size, b.size) / Math.max(a.size, b.size, 1));
}

const agree = (a: Grams, b: Grams): boolean => (a.size < b.size ? holdsShare(b, a, 0.75) : holdsShare(a, b, 0.75));
