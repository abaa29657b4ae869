/**
 * Whether a page's title was hijacked, by what signs, and what the true title is.
 *
 * No sign convicts alone: systems that write every letter as an entity, applications that set `document.title`, titles
 * of sites that name nothing of the page are all genuine. A hijack shows several at once: a title that shares nothing
 * with the page, written as entities where the page is plain, restored by a script for whoever is no spider.
 */

import type { HtmlDocument } from '../read/html-document.ts';
import { type TitleWitness, titleWitnesses } from '../read/title-witnesses.ts';
import { bigramsOf, holdsOf, shareOf } from './content-overlap.ts';
import { type Candidate, candidatesOf, titleParts, winnerOf } from './title-hijack-candidates.ts';
import { type HijackInput, type HijackSignal, signalsOf } from './title-hijack-signals.ts';

export interface TitleVerdict {
  /** The true title, or null where none is well ahead. */
  readonly title: string | null;
  readonly hijacked: boolean;
  /** What `<title>` says, where the page is hijacked. */
  readonly forged: string | null;
  readonly signals: readonly HijackSignal[];
  /** The sum of the weights; HIJACKED and more is a hijack. */
  readonly score: number;
  /** The best candidates, for evidence. */
  readonly candidates: readonly Candidate[];
}

/** The sum of weights from which on a title counts as hijacked. */
export const HIJACKED = 0.9;
const MAX_CANDIDATES = 6;

export function judgeTitle(document: HtmlDocument, input: HijackInput): TitleVerdict {
  const witnesses = [...titleWitnesses(document), ...ofHeadline(document, input.headline)];
  const signals = signalsOf(document, witnesses, input);
  const score = signals.reduce((sum, { weight }) => sum + weight, 0);
  const title = document.head.titles[0]?.text ?? '';
  const others = signals.filter(({ sign }) => sign !== 'spam-title' && sign !== 'spam-meta');
  const hijacked = title !== '' && score >= HIJACKED && others.length > 0;
  // A second title, the page's own behind the one that was put before it, says what another witness says.
  const isForged = (text: string, index: number) =>
    index === 0 ||
    !witnesses.some((other) => other.kind !== 'title' && shareOf(bigramsOf(other.text), bigramsOf(text)) >= SAME);
  const forged = hijacked
    ? document.head.titles
        .filter(({ text }, index) => isForged(text, index))
        .map(({ text }) => forgedPart(document, text, input.body))
    : [];
  const trusted = hijacked ? witnesses.filter(({ kind }) => kind !== 'title') : witnesses;
  const { body, headline, spamScore } = input;
  const candidates = candidatesOf(trusted, { body, headline, spamScore, forged });
  return {
    title: winnerOf(candidates)?.text ?? null,
    hijacked,
    forged: hijacked ? title : null,
    signals,
    score,
    candidates: candidates.slice(0, MAX_CANDIDATES),
  };
}

/** Of a title found hijacked what is not on the page: the spam often stands before the true headline. */
function forgedPart({ extracted }: HtmlDocument, title: string, body: string): string {
  const holds = holdsOf(body);
  const isOwn = (part: string) => extracted.includes(part) && shareOf(bigramsOf(part), holds) >= OWN;
  const foreign = titleParts(title).filter((part) => !isOwn(part));
  return foreign.length === 0 ? title : foreign.join(' ');
}

/** Two witnesses that share so much say the same. */
const SAME = 0.75;

/** A part of a title that stands on the page, and of which the article says so much, is the page's own. */
const OWN = 0.3;

/** The headline block, where it is no heading that speaks for itself. */
function ofHeadline({ blocks, extracted }: HtmlDocument, headline: number): TitleWitness[] {
  const block = blocks[headline];
  if (block === undefined || (block.heading >= 1 && block.heading <= 3)) return [];
  const text = extracted.slice(block.start, Math.min(block.end, block.start + 300));
  return [{ kind: 'heading', text, markup: block.markup, level: 0, block: headline, entityShare: 0 }];
}
