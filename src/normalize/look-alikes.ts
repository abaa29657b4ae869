/**
 * Look-alikes that stand in the place of another character of the article.
 *
 * A view folds every look-alike; the article changes only where one obscures a word: letters of two scripts, widths or
 * styles inside one word (рaypal, ａv), words in mathematical or enclosed letters, a roman numeral for a letter (AⅤ), and
 * a few marks that stand for a Han character between others (Φ国). Whole words of one kind stay: Greek and Cyrillic
 * names, full-width titles, formulas, units (μm, kΩ), numerals (第Ⅴ章).
 */
import type { Edit } from '../text/edits.ts';
import { classes, HAN } from '../text/unicode.ts';
import { lookAlikes } from './confusables.ts';
import { likelihood } from './likelihood.ts';

/** A word of letters and what passes for letters; at most so long as a word can be. */
const LETTERS =
  /[A-Za-z\u0370-\u03ff\u0400-\u052f\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\u2160-\u217f\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}\u0251\u0261\u212a\u212b]{2,64}/gu;
const LATIN = /^[A-Za-z]$/;
const STYLED = /^[\u{1d400}-\u{1d7ff}\u24b6-\u24e9\u{1f130}-\u{1f189}]$/u;
const WIDE = /^[\uff21-\uff3a\uff41-\uff5a]$/;
const CYRILLIC = /^[\u0400-\u052f]$/;
/** Capitals and omicron: Greek letters that nobody tells from Latin ones; α, μ, π and the like stand beside them. */
const GREEK = /^[\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf]$/;
const FORMULA = /[=+\u2212\u00d7\u00f7\u2200-\u22ff^<>≤≥∑∫√]/;
/** Blood groups, the metro, copyright: one enclosed letter alone is a sign, and so are two. */
const MIN_STYLED = 3;
const AV = /^[AaＡａ][VvⅤⅴ]$/;

/** Marks for a Han character: what stands, what is meant, and the neighbours behind it with which that is certain. */
const HAN_MARKS: readonly (readonly [mark: string, meant: string, after: string | undefined])[] = [
  ['Φ', '中', undefined],
  ['φ', '中', undefined],
  ['Ф', '中', undefined],
  ['ф', '中', undefined],
  ['囚', '人', '们們民员員口类類才士'],
  ['囯', '国', undefined],
  ['囸', '日', undefined],
  ['曰', '日', '本韩韓报報媒元军軍'],
];
/** Behind a diameter or a coefficient Φ is itself. */
const OF_MEASURES = '值径徑数數为為是=';

/** The replacements of look-alikes that obscure words, in order. Linear; a clean text costs a look at each unit. */
export function findLookAlikes(text: string): Edit[] {
  const { hasLetters, hasMarks } = suspects(text);
  const edits = hasMarks ? hanMarks(text) : [];
  if (hasLetters) edits.push(...letterWords(text));
  return edits.sort((a, b) => a.range[0] - b.range[0]);
}

const LETTER_SUSPECT = 1;
const MARK_SUSPECT = 2;
let built: Uint8Array | undefined;

function suspectTable(): Uint8Array {
  if (built !== undefined) return built;
  built = new Uint8Array(0x10000);
  const ranges = [
    [0x370, 0x52f],
    [0xff21, 0xff5a],
    [0x24b6, 0x24e9],
    [0x2160, 0x217f],
    [0xd835, 0xd835],
    [0x251, 0x261],
  ];
  for (const [first, last] of ranges) built.fill(LETTER_SUSPECT, first, last + 1);
  for (const [mark] of HAN_MARKS) built[mark.charCodeAt(0)] |= MARK_SUSPECT;
  return built;
}

function suspects(text: string): { hasLetters: boolean; hasMarks: boolean } {
  const table = suspectTable();
  let found = 0;
  for (let i = 0; i < text.length; i += 1) found |= table[text.charCodeAt(i)];
  const isEnclosed = text.includes('\ud83c');
  return { hasLetters: (found & LETTER_SUSPECT) !== 0 || isEnclosed, hasMarks: (found & MARK_SUSPECT) !== 0 };
}

let marks: ReadonlyMap<string, string> | undefined;

function plainLetter(letter: string): string {
  marks ??= new Map(lookAlikes());
  const cased = /^\p{Lu}$/u.test(letter);
  const plain = marks.get(letter) ?? letter.normalize('NFKC');
  return cased && LATIN.test(plain) ? plain.toUpperCase() : plain;
}

function letterWords(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const { index, 0: word } of text.matchAll(LETTERS)) {
    const letters = Array.from(word);
    if (letters.every((letter) => LATIN.test(letter))) continue;
    const around = text.slice(Math.max(0, index - 3), index) + text.slice(index + word.length, index + word.length + 3);
    if (!obscures(letters, word, around)) continue;
    const after = letters.map(plainLetter).join('');
    edits.push({ range: [index, index + word.length], before: word, after, flag: 0 });
  }
  return edits;
}

function obscures(letters: readonly string[], word: string, around: string): boolean {
  if (AV.test(word)) return true;
  const count = (kind: RegExp) => letters.filter((letter) => kind.test(letter)).length;
  const styled = count(STYLED);
  if (styled >= MIN_STYLED && styled + count(LATIN) === letters.length) return !FORMULA.test(around);
  const latin = count(LATIN);
  if (latin === 0) return false;
  const wide = count(WIDE);
  if (wide > 0)
    return wide + latin === letters.length && (letters.length > 2 || AV.test(letters.map(plainLetter).join('')));
  const strangers = count(CYRILLIC) + count(GREEK);
  if (strangers === 0 || latin + strangers !== letters.length || latin < strangers) return false;
  return letters.length >= 3 && letters.every((letter) => LATIN.test(letter) || LATIN.test(plainLetter(letter)));
}

/** Whether the mark at `at` stands for `meant`: before Han, and forming a word with a neighbour as nothing else would. */
function isMeant(text: string, at: number, meant: string, after: string | undefined): boolean {
  const kinds = classes();
  const { isPair } = likelihood();
  const [previous, next] = [text.charCodeAt(at - 1), text.charCodeAt(at + 1)];
  if (kinds[next] !== HAN) return false;
  if (after !== undefined) return after.includes(text[at + 1]);
  if (OF_MEASURES.includes(text[at + 1]) || (at > 0 && OF_MEASURES.includes(text[at - 1]))) return false;
  const unit = meant.charCodeAt(0);
  return isPair(unit, next) || (kinds[previous] === HAN && isPair(previous, unit));
}

function hanMarks(text: string): Edit[] {
  const table = suspectTable();
  const edits: Edit[] = [];
  for (let i = 0; i < text.length; i += 1) {
    if ((table[text.charCodeAt(i)] & MARK_SUSPECT) === 0) continue;
    const found = HAN_MARKS.find(([mark]) => mark === text[i]);
    if (found === undefined) continue;
    const [, meant, after] = found;
    if (isMeant(text, i, meant, after)) edits.push({ range: [i, i + 1], before: text[i], after: meant, flag: 0 });
  }
  return edits;
}
