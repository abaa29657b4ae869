/**
 * The lines of a text as detectors see them: where each stands in the text and in its loose view, and its shape.
 *
 * Only lines with something in them count. Folds keep LF, so the nth line of the text is the nth of the view.
 */
import type { FieldText } from '../normalize/normalize.ts';
import { classes, DIGIT, HAN, INVISIBLE, KANA, LETTER, SPACE, WORD } from '../text/unicode.ts';

export interface Line {
  /** Among the lines with something in them. */
  readonly index: number;
  /** In the repaired text, without the white space around it. */
  readonly start: number;
  readonly end: number;
  /** In the loose view, with it. */
  readonly looseStart: number;
  readonly looseEnd: number;
}

/** Counts over a stretch of the loose view. */
export interface Shape {
  readonly units: number;
  /** Han, kana, hangul, letters and digits. */
  readonly words: number;
  readonly han: number;
  readonly kana: number;
  readonly hangul: number;
  readonly letters: number;
  readonly digits: number;
  readonly spaces: number;
  /** Marks that end a sentence: 。 ! ? and a full stop behind a letter and before a space or the end. */
  readonly stops: number;
  /** , and 、 and ; */
  readonly commas: number;
  /** Whether its last mark, closing quotes apart, ends a statement: 。 ; or a full stop, not ! and ?, as headlines do. */
  readonly ended: boolean;
}

export function linesOf({ text, loose }: FieldText): Line[] {
  const lines: Line[] = [];
  const view = loose.text;
  let at = 0;
  let looseAt = 0;
  while (at <= text.length) {
    const end = endOfLine(text, at);
    const looseEnd = endOfLine(view, looseAt);
    const start = firstInk(text, at, end);
    if (start < end && looseAt < looseEnd) {
      lines.push({ index: lines.length, start, end: lastInk(text, start, end), looseStart: looseAt, looseEnd });
    }
    at = end + 1;
    looseAt = looseEnd + 1;
  }
  return lines;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** As String#trim: white space and the byte order mark. */
const isBlank = (unit: number): boolean => classes()[unit] === SPACE && unit !== 0x85;

function firstInk(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function lastInk(text: string, start: number, from: number): number {
  let at = from;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** What a mark does: looked up for every unit of a page, so that it must not cost a hash. */
const STOP = 1;
const COMMA = 2;
const CLOSING = 4;
const marks = new Uint8Array(0x10000);
for (const [kind, all] of [
  [STOP, '。!?'],
  [COMMA, ',、;'],
  [CLOSING, `"'”’」』)]】》〉`],
] as const) {
  for (const mark of all) marks[mark.charCodeAt(0)] = kind;
}
const FULL_STOP = '.'.charCodeAt(0);
const IDEOGRAPHIC_STOP = '。'.charCodeAt(0);
const SEMICOLON = ';'.charCodeAt(0);

export function shapeOf(view: string, start: number, end: number): Shape {
  const kinds = classes();
  let han = 0;
  let kana = 0;
  let hangul = 0;
  let letters = 0;
  let digits = 0;
  let spaces = 0;
  let stops = 0;
  let commas = 0;
  let ended = false;
  for (let i = start; i < end; i += 1) {
    const unit = view.charCodeAt(i);
    const kind = kinds[unit];
    if ((kind & WORD) !== 0) {
      ended = false;
      if (kind === HAN) han += 1;
      else if (kind === LETTER) letters += 1;
      else if (kind === DIGIT) digits += 1;
      else if (kind === KANA) kana += 1;
      else hangul += 1;
    } else if (kind === SPACE) spaces += 1;
    else if (kind !== INVISIBLE) {
      const endsSentence = isStop(view, i, end);
      if (endsSentence) stops += 1;
      else if (marks[unit] === COMMA) commas += 1;
      if (unit === IDEOGRAPHIC_STOP || unit === SEMICOLON || (unit === FULL_STOP && endsSentence)) ended = true;
      else if (marks[unit] !== CLOSING) ended = false;
    }
  }
  const words = han + kana + hangul + letters + digits;
  return { units: end - start, words, han, kana, hangul, letters, digits, spaces, stops, commas, ended };
}

/** Whether the unit at `at` ends a sentence; a full stop does behind a letter or bracket and before a space or the end. */
export function isStop(view: string, at: number, end: number): boolean {
  const unit = view.charCodeAt(at);
  if (unit !== FULL_STOP) return marks[unit] === STOP;
  if (at === 0 || classes()[view.charCodeAt(at - 1)] === DIGIT) return false;
  const next = at + 1 < end ? view.charCodeAt(at + 1) : 0x20;
  return classes()[next] === SPACE || marks[next] === CLOSING;
}

/** Whether the unit at `at` ends a sentence or a part of one that could stand by itself. */
export const endsClause = (view: string, at: number, end: number): boolean =>
  view.charCodeAt(at) === SEMICOLON || isStop(view, at, end);

/** Whether a stretch reads as running text: a statement, or so many words that it can be no label, title or menu. */
export const isProse = ({ stops, commas, words, letters, ended }: Shape): boolean =>
  (ended && words >= 16) ||
  (stops + commas > 1 && words >= (2 * letters > words ? CLAUSES_OF_LETTERS : CLAUSES)) ||
  words >= 120;

/** A line of several clauses is running text from so many ideographs on; letters are a smaller part of what is said. */
const CLAUSES = 45;
const CLAUSES_OF_LETTERS = 100;

/** Whether a line is a sentence, and more behind it. */
export const isParagraph = (value: string): boolean => /^[^。]{10,200}。["”』」]?.{4}/u.test(value);
