/**
 * The injected part of a line whose rest is the headline: a brand in brackets before it, an offer behind a separator.
 *
 * The parts of the line are what stands between separators and brackets. Those at one end that are mostly terms go,
 * where what is left reads as a headline: it agrees with the body, or is long enough and holds no term.
 */
import { looseFold } from '../normalize/folds.ts';
import type { Policy } from '../rules/schema.ts';
import { classes, WORD } from '../text/unicode.ts';
import { fold } from '../text/view.ts';
import type { Lexical } from './lexicon.ts';
import type { Witnesses } from './witnesses.ts';

interface Part {
  readonly start: number;
  readonly end: number;
  readonly words: number;
  readonly weight: number;
  readonly coverage: number;
}

/** A space parts only beside an ideograph, a kana or a syllable: words of alphabets hang together. */
const PARTING =
  /[_|丨｜·—–\-【】[\]〖〗（）()《》▋▊█▌★☆◆■●:：]|(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])\s+|\s+(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])/gu;

/** The range within `value` of the injected end; undefined where the whole line is to be judged as one. */
export function injectedParts(
  value: string,
  lexical: Lexical,
  witnesses: Witnesses,
  policy: Policy['title'],
): { start: number; end: number } | undefined {
  const parts = partsOf(value, lexical);
  if (parts.length < 2) return undefined;
  const isSpam = ({ weight, coverage }: Part) => weight > 0 && coverage >= policy.part.coverage;
  let head = 0;
  while (head < parts.length && isSpam(parts[head])) head += 1;
  let tail = parts.length;
  while (tail > head && isSpam(parts[tail - 1])) tail -= 1;
  if (head === parts.length) return undefined;
  if (head > 0 === tail < parts.length) return undefined; // neither end, or both
  const gone = head > 0 ? parts.slice(0, head) : parts.slice(tail);
  const left = head > 0 ? parts.slice(head) : parts.slice(0, tail);
  const weight = gone.reduce((sum, part) => sum + part.weight, 0);
  if (weight < policy.part.weight || !isHeadline(value, left, witnesses, policy)) return undefined;
  return head > 0
    ? { start: 0, end: parts[head].start }
    : { start: behindClosers(value, parts[tail - 1].end), end: value.length };
}

/** A bracket that the headline opened is closed in it. */
function behindClosers(value: string, from: number): number {
  let at = from;
  while (at < value.length && '）)】]》〗'.includes(value[at])) at += 1;
  return at;
}

function isHeadline(value: string, left: readonly Part[], witnesses: Witnesses, policy: Policy['title']): boolean {
  const words = left.reduce((sum, part) => sum + part.words, 0);
  const weight = left.reduce((sum, part) => sum + part.weight, 0);
  if (words < policy.part.words) return false;
  const rest = fold(value.slice(left[0].start, left[left.length - 1].end), looseFold()).text;
  const agreement = witnesses.agreement(rest);
  if (agreement !== undefined && agreement >= policy.part.agreement) return true;
  return agreement === undefined && weight === 0;
}

function partsOf(value: string, { terms }: Lexical): Part[] {
  const parts: Part[] = [];
  let at = 0;
  const push = (end: number) => {
    const part = measured(value, at, end, terms);
    if (part.words > 0) parts.push(part);
  };
  for (const match of value.matchAll(PARTING)) {
    push(match.index);
    at = match.index + match[0].length;
  }
  push(value.length);
  return parts;
}

function measured(value: string, start: number, end: number, terms: Lexical['terms']): Part {
  const kinds = classes();
  const inside = terms.filter((term) => term.start < end && start < term.end);
  let words = 0;
  let covered = 0;
  for (let i = start; i < end; i += 1) {
    if ((kinds[value.charCodeAt(i)] & WORD) === 0) continue;
    words += 1;
    if (inside.some((term) => term.start <= i && i < term.end)) covered += 1;
  }
  return {
    start,
    end,
    words,
    weight: inside.reduce((sum, term) => sum + term.weight, 0),
    coverage: words === 0 ? 0 : covered / words,
  };
}
