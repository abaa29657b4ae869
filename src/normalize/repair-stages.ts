/**
 * The stages of repair, in the order in which damage is undone: the last thing that happened to a text goes first. Each
 * finds one kind of damage in the text that the stages before it left.
 */
import type { Action } from '../contract/article.ts';
import type { Edit, Range } from '../text/edits.ts';
import { shown } from '../text/unicode.ts';
import { findByteShifts } from './byte-shift.ts';
import { isStrange } from './byte-shift-windows.ts';
import { garbledLines, isBrokenUtf8, wrongDecoding } from './decoding.ts';
import { findGlosses } from './gloss.ts';
import { findInvisible } from './invisible.ts';
import { findLeftovers } from './leftovers.ts';
import { findLookAlikes } from './look-alikes.ts';
import { HAN_ALIKE, HIDDEN, LETTER_ALIKE, OPENER, SINGLE_BYTE, UNREAD } from './screen.ts';
import { proofOfConversion } from './script.ts';
import { findStrewnCommas } from './strewn-commas.ts';

/** The repairs by name, with the rule that each of them speaks for. */
export const REPAIRS = {
  gloss: 'gloss/pinyin',
  'byte-shift': 'mojibake/byte-shift',
  decoding: 'mojibake/decoding',
  unrepairable: 'mojibake/unrepairable',
  'strewn-commas': 'mojibake/strewn-commas',
  'lost-character': 'mojibake/lost-character',
  'hidden-address': 'contact/hidden-address',
  'escaped-markup': 'boilerplate/escaped-markup',
  'look-alike': 'homoglyph/look-alike',
  invisible: 'homoglyph/invisible',
} as const;

export type RepairName = keyof typeof REPAIRS;

/** What a stage found in its text; `edits` carry no flag yet. */
export interface Found {
  readonly name: RepairName;
  readonly action: Action;
  readonly range: Range;
  readonly count: number;
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly edits: readonly Edit[];
}

/** Finds damage in `text`, which has `kinds` of units (screen.ts); a stage whose kinds are not there does nothing. */
export type Stage = (text: string, kinds: number) => readonly Found[];

export const STAGES: readonly Stage[] = [
  decodingStage,
  decodingStage, // a text can have been decoded wrongly twice
  invisibleStage,
  byteShiftStage,
  glossStage,
  strewnCommaStage,
  leftoverStage,
  lookAlikeStage,
  unrepairableStage,
];

const spanOf = (edits: readonly Edit[]): Range => [edits[0].range[0], edits[edits.length - 1].range[1]];

function decodingStage(text: string, kinds: number): readonly Found[] {
  if ((kinds & (SINGLE_BYTE | UNREAD)) === 0 && !isStrange(text)) return [];
  const lines = garbledLines(text);
  const wrong = lines.length === 0 ? undefined : wrongDecoding(text, lines);
  if (wrong === undefined) return [];
  const { edits, broken, readAs, actual } = wrong;
  const found: Found[] = [];
  const evidence = { readAs, actual };
  if (edits.length > 0) {
    found.push({ name: 'decoding', action: 'replace', range: spanOf(edits), count: edits.length, evidence, edits });
  }
  if (broken.length > 0) {
    const range: Range = [broken[0].start, broken[broken.length - 1].end];
    found.push({ name: 'unrepairable', action: 'keep', range, count: broken.length, evidence, edits: [] });
  }
  return found;
}

const examplesOf = (edits: readonly Edit[]): string[] => [...new Set(edits.slice(0, 8).map(({ before }) => before))];

function invisibleStage(text: string, kinds: number): readonly Found[] {
  if ((kinds & HIDDEN) === 0) return [];
  const edits = findInvisible(text);
  if (edits.length === 0) return [];
  const characters = examplesOf(edits).map(shown);
  return [
    { name: 'invisible', action: 'remove', range: spanOf(edits), count: edits.length, evidence: { characters }, edits },
  ];
}

function lookAlikeStage(text: string, kinds: number): readonly Found[] {
  if ((kinds & (LETTER_ALIKE | HAN_ALIKE)) === 0) return [];
  const edits = findLookAlikes(text, kinds);
  if (edits.length === 0) return [];
  const words = Object.fromEntries(edits.slice(0, 8).map(({ before, after }) => [before, after]));
  return [
    { name: 'look-alike', action: 'replace', range: spanOf(edits), count: edits.length, evidence: { words }, edits },
  ];
}

function strewnCommaStage(text: string): readonly Found[] {
  const edits = findStrewnCommas(text);
  if (edits.length === 0) return [];
  const examples = edits.slice(0, 5).map(({ range: [at] }) => text.slice(Math.max(0, at - 4), at + 4));
  const evidence = { examples };
  return [{ name: 'strewn-commas', action: 'remove', range: spanOf(edits), count: edits.length, evidence, edits }];
}

function leftoverStage(text: string): readonly Found[] {
  return findLeftovers(text).map(({ name, edits }) => {
    const examples = [...new Set(edits.slice(0, 5).map(({ before }) => before.trim().slice(0, 60)))];
    return { name, action: 'remove', range: spanOf(edits), count: edits.length, evidence: { examples }, edits };
  });
}

/** What reading has lost for good: U+FFFD, and what it looks like when it was itself read as GBK; in quotes, it is talked of. */
const LOST = /\ufffd+|(?<![“‘「《"])(?:锟斤拷)+/g;

function unrepairableStage(text: string, kinds: number): readonly Found[] {
  if ((kinds & UNREAD) === 0 && !text.includes('锟斤拷')) return [];
  let count = 0;
  let units = 0;
  let start = -1;
  let end = 0;
  for (const { index, 0: lost } of text.matchAll(LOST)) {
    if (start < 0) start = index;
    end = index + lost.length;
    count += 1;
    units += lost.length;
  }
  if (count === 0) return [];
  const evidence = { kind: 'replacement-characters', units, share: Math.round((units / text.length) * 1000) / 1000 };
  return [{ name: 'unrepairable', action: 'keep', range: [start, end], count, evidence, edits: [] }];
}

/** So many runs get a repair of their own; the rest of them share one. */
const MAX_RUN_REPAIRS = 50;

function byteShiftStage(text: string): readonly Found[] {
  const shifts = findByteShifts(text, isBrokenUtf8);
  const found: Found[] = shifts.slice(0, MAX_RUN_REPAIRS).map(({ edit, evidence }) => {
    const more = { before: edit.before.slice(0, 80), after: edit.after.slice(0, 80) };
    return {
      name: 'byte-shift',
      action: 'replace',
      range: edit.range,
      count: 1,
      evidence: { ...evidence, ...more },
      edits: [edit],
    };
  });
  const rest = shifts.slice(MAX_RUN_REPAIRS).map(({ edit }) => edit);
  if (rest.length > 0) {
    const range: Range = [rest[0].range[0], rest[rest.length - 1].range[1]];
    found.push({
      name: 'byte-shift',
      action: 'replace',
      range,
      count: rest.length,
      evidence: { kind: 'many' },
      edits: rest,
    });
  }
  return found;
}

function glossStage(text: string, kinds: number): readonly Found[] {
  if ((kinds & OPENER) === 0) return [];
  const glosses = findGlosses(text, (bare) => proofOfConversion(bare).proven);
  if (glosses === null) return [];
  const { range, count, edits, evidence } = glosses;
  return [{ name: 'gloss', action: 'remove', range, count, evidence: { ...evidence }, edits }];
}
