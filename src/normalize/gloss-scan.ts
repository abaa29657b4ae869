/**
 * Finds readings in brackets.
 *
 * Grammar, in one line of text:  Han  space{0,2}  opener  space{0,3}  syllable  space{0,3}  closer
 * where opener and closer are any brackets and the syllable is at most 9 units. What stands there with more than one
 * syllable, `发展(fā zhǎn)`, is a reading of a word: tools that spin pages never write it, teachers do.
 */
import { classes, HAN, INVISIBLE, LETTER, SPACE } from '../text/unicode.ts';
import { CLOSERS, OPENERS } from './brackets.ts';
import { toHans } from './han.ts';
import { likelihood } from './likelihood.ts';
import { type Fit, readingsTable } from './readings.ts';
import { isToned, syllableKey } from './syllable.ts';
import { ROOT, words } from './words.ts';

export interface Gloss {
  /** Where the glossed character stands. */
  readonly at: number;
  /** The bracket group, with white space before it. */
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly toned: boolean;
  readonly fit: Fit;
  readonly isConverted: boolean;
  readonly isConvertible: boolean;
  /** Whether the character is among the commonest, and whether it is at least no rare one. */
  readonly isCommon: boolean;
  readonly isPlain: boolean;
  /** Whether it stands within a line, beside Han, as in a sentence. */
  readonly isRunning: boolean;
}

export interface GlossScan {
  readonly glosses: readonly Gloss[];
  /** Readings of whole words, and tone-marked syllables that the character before does not have. */
  readonly wordReadings: number;
  readonly misfits: number;
}

const MAX_SYLLABLE = 9;
/** Bits of a character that everybody reads. */
const PLAIN_BITS = 13.5;
const MAX_SPACES_BEFORE = 2;
const MAX_SPACES_INSIDE = 3;
/** At most so many units are read to tell a reading of a word. */
const MAX_WORD = 40;

const openerTable = new Uint8Array(0x10000);

/** All readings in brackets behind a Han character. Linear: each bracket looks at a bounded window. */
export function scanGlosses(text: string): GlossScan {
  const kinds = classes();
  if (openerTable[0x28] === 0) for (const opener of OPENERS) openerTable[opener] = 1;
  const glosses: Gloss[] = [];
  let wordReadings = 0;
  let misfits = 0;
  for (let i = 1; i < text.length; i += 1) {
    if (openerTable[text.charCodeAt(i)] === 0) continue;
    const at = glossedAt(text, i, kinds);
    if (at < 0) continue;
    const found = glossIn(text, at, i, kinds);
    if (found === 'word') wordReadings += 1;
    else if (found === 'misfit') misfits += 1;
    else if (found !== undefined) glosses.push(found);
  }
  return { glosses, wordReadings, misfits };
}

const isBlank = (kind: number): boolean => (kind & (SPACE | INVISIBLE)) !== 0;

/** The Han character before the bracket at `opener`, or -1. */
function glossedAt(text: string, opener: number, kinds: Uint8Array): number {
  let at = opener - 1;
  for (let spaces = 0; spaces < MAX_SPACES_BEFORE && at > 0 && isBlankAt(text, at, kinds); spaces += 1) at -= 1;
  return at >= 0 && kinds[text.charCodeAt(at)] === HAN ? at : -1;
}

const isBlankAt = (text: string, at: number, kinds: Uint8Array): boolean =>
  text[at] !== '\n' && isBlank(kinds[text.charCodeAt(at)]);

function skipBlanks(text: string, from: number, kinds: Uint8Array): number {
  let at = from;
  while (at < text.length && at - from < MAX_SPACES_INSIDE && isBlankAt(text, at, kinds)) at += 1;
  return at;
}

function glossIn(text: string, at: number, opener: number, kinds: Uint8Array): Gloss | 'word' | 'misfit' | undefined {
  const start = skipBlanks(text, opener + 1, kinds);
  if ((kinds[text.charCodeAt(start)] & LETTER) === 0) return undefined;
  let end = start;
  while (end < text.length && end - start <= MAX_SYLLABLE && isSyllableUnit(text.charCodeAt(end), kinds)) end += 1;
  const key = syllableKey(text.slice(start, end));
  if (key === undefined) return isWord(text, start) ? 'word' : undefined;
  const closer = skipBlanks(text, end, kinds);
  if (!CLOSERS.has(text.charCodeAt(closer))) return isWord(text, start) ? 'word' : undefined;
  return glossOf(text, at, closer + 1, key, kinds);
}

const isSyllableUnit = (unit: number, kinds: Uint8Array): boolean =>
  (kinds[unit] & LETTER) !== 0 || unit === 0x3a || (unit >= 0x31 && unit <= 0x35);

function glossOf(text: string, at: number, end: number, key: string, kinds: Uint8Array): Gloss | 'misfit' | undefined {
  const table = readingsTable();
  const unit = text.charCodeAt(at);
  const toned = isToned(key);
  const fit = table.fitOf(unit, key);
  if (fit === 0 && (toned || /[A-Z]/.test(text.slice(at, end)) || !table.fitsToneless(unit, key))) {
    return toned ? 'misfit' : undefined;
  }
  return {
    at,
    start: at + 1,
    end,
    key,
    toned,
    fit,
    isConverted: table.isConverted(unit),
    isConvertible: table.isConvertible(unit),
    isCommon: table.isCommon(unit),
    isPlain: isPlain(toHans()[unit]),
    isRunning: isRunning(text, at, end, kinds),
  };
}

/** By the words that it stands in or, as 虽 and 仅 stand in few, by how often it is written. */
function isPlain(unit: number): boolean {
  if (likelihood().bits[unit] <= PLAIN_BITS) return true;
  const { child, least } = words();
  const node = child(ROOT, unit);
  return node > 0 && least[node] <= PLAIN_BITS;
}

/** So far a line goes on behind a word that it begins with, if it is a sentence and no entry of a list. */
const SENTENCE = 8;

/** Within a line, and beside Han: an entry of a word list stands alone on its line. */
function isRunning(text: string, at: number, end: number, kinds: Uint8Array): boolean {
  if (end >= text.length || text[end] === '\n') return false;
  const isFollowed = kinds[text.charCodeAt(end)] === HAN;
  if (at > 0 && text[at - 1] !== '\n') return isFollowed || kinds[text.charCodeAt(at - 1)] === HAN;
  const rest = text.slice(end, end + SENTENCE);
  return isFollowed && rest.length === SENTENCE && !rest.includes('\n');
}

const WORD = /^[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüɡ]+(?:[ '’·-]?[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüɡ]+)*$/i;
const TONE_MARK = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/i;

/** Whether a reading of several syllables, with a tone marked, stands at `start` and the bracket closes behind it. */
function isWord(text: string, start: number): boolean {
  let end = start;
  while (end < text.length && end - start < MAX_WORD && !CLOSERS.has(text.charCodeAt(end))) end += 1;
  const inside = text.slice(start, end).trim();
  return TONE_MARK.test(inside) && WORD.test(inside);
}
