/**
 * Which of the titles that a page's witnesses give is the true one.
 *
 * Witnesses that say the same (one holds the other, or they share most pairs of characters) support one another by their
 * weight and by how much of the longer the shorter is. The text of the article speaks for the title that it shares
 * pairs with. What the lead's word lists call spam, and what agrees with a title found hijacked, speaks against one.
 * Nothing wins that is not well ahead: then there is no title.
 */
import type { TitleWitness } from '../read/title-witnesses.ts';
import { bigramsOf, shareOf } from './content-overlap.ts';

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
  readonly grams: ReadonlySet<string>;
  readonly weight: number;
}

const MAX_TEXTS = 60;
/** A title needs this much, and to be this far ahead of another one. */
const ENOUGH = 0.9;
const AHEAD = 0.12;
const SEPARATOR = /\s*(?:[_|｜丨–—]|--+|\s[-－·•»>/]\s|[_]|\s?»\s?|\s\|\s?|-(?=[^-\s]{2,20}$))\s*/u;
/** Titles that name no page. */
const EMPTY =
  /^(?:home(?:\s?page)?|index|untitled(?: document)?|default|welcome|首[页頁]|主[页頁]|正文|[无無][标標][题題]|[新闻聞]{2}(?:中心|[详詳][情细細])?|[详詳][细細情][页頁內内容]{0,2}|[内內]容[页頁]?|document|test|ホーム|トップページ|홈)$/i;

/** The candidates, the best first. */
export function candidatesOf(
  witnesses: readonly TitleWitness[],
  { body, headline, spamScore, forged }: Arbitration,
): Candidate[] {
  const bodyGrams = bigramsOf(body);
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
  if (best === undefined || best.score < ENOUGH) return undefined;
  const grams = bigramsOf(best.text);
  const rival = others.find(({ text }) => !agree(grams, bigramsOf(text)));
  return rival !== undefined && best.score - rival.score < AHEAD ? undefined : best;
}

interface Grounds {
  readonly bodyGrams: ReadonlySet<string>;
  readonly forgedGrams: readonly ReadonlySet<string>[];
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
function textsOf(witness: TitleWitness, headline: number, body: ReadonlySet<string>): Text[] {
  const weight = weightOf(witness, headline);
  if (weight <= 0) return [];
  const make = (text: string, factor: number): Text => ({
    witness,
    text,
    grams: bigramsOf(text),
    weight: weight * factor,
  });
  const whole = make(witness.text, 1);
  if (witness.kind === 'heading') return [whole];
  const parts = titleParts(witness.text);
  if (parts.length < 2) return [whole];
  const main = parts.reduce((best, part) => (lead(part, body) > lead(best, body) ? part : best));
  // The headline without its channel and site, unless the rest is part of it as well.
  const rest = parts.filter((part) => part !== main).join(' ');
  const appended = shareOf(bigramsOf(rest), body) < 0.7 || rest.length * 2 < main.length;
  return appended ? [make(main, 1.02), make(witness.text, 0.75)] : [whole, make(main, 0.9)];
}

const lead = (part: string, body: ReadonlySet<string>): number => {
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
function agreementOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (!agree(a, b)) return 0;
  return Math.sqrt(Math.min(a.size, b.size) / Math.max(a.size, b.size, 1));
}

const agree = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && (a.size < b.size ? shareOf(a, b) : shareOf(b, a)) >= 0.75;
