/**
 * Look-alikes that stand in the place of another character of the article.
 *
 * A view folds every look-alike; the article changes only where one obscures a word: letters of two scripts, widths or
 * styles inside one word (рaypal, ａv), words in mathematical or enclosed letters, a roman numeral for a letter (AⅤ), and
 * a few marks that stand for a Han character between others (Φ国), radicals in running text (⻛力). Whole words of one kind stay: Greek and Cyrillic
 * names, full-width titles, formulas, units (μm, kΩ), numerals (第Ⅴ章).
 */
import type { Edit } from '../text/edits.ts';
import { classes, HAN } from '../text/unicode.ts';
import { lookAlikes } from './confusables.ts';
import { likelihood } from './likelihood.ts';
import { HAN_ALIKE, LETTER_ALIKE } from './screen.ts';

/** A word of letters and what passes for letters; at most so long as a word can be. */
const LETTERS =
  /[A-Za-z\u0370-\u03ff\u0400-\u052f\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\u2160-\u217f\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}\u0251\u0261\u212a\u212b]{2,64}/gu;
const LATIN = /^[A-Za-z]$/;

/** How a letter of LETTERS stands to a Latin one. */
type Kind = 'latin' | 'styled' | 'wide' | 'cyrillic' | 'greek' | 'other';

/** Capitals and omicron: Greek letters that nobody tells from Latin ones; α, μ, π and the like are other ones. */
const GREEK = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο';

function kindOf(letter: string): Kind {
  const point = letter.codePointAt(0) ?? 0;
  if (point < 0x80) return 'latin';
  if (point >= 0xff21 && point <= 0xff5a) return 'wide';
  if (point >= 0x400 && point < 0x530) return 'cyrillic';
  if (point > 0xffff || (point >= 0x24b6 && point <= 0x24e9)) return 'styled';
  return GREEK.includes(letter) ? 'greek' : 'other';
}

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
const ANY_MARK = new RegExp(`[${HAN_MARKS.map(([mark]) => mark).join('')}]`, 'g');
/** Behind a diameter or a coefficient Φ is itself. */
const OF_MEASURES = '值径徑数數为為是=';

/** The replacements of look-alikes that obscure words, in order; `kinds` as kindsIn finds them. Linear. */
export function findLookAlikes(text: string, kinds: number): Edit[] {
  const edits = (kinds & HAN_ALIKE) === 0 ? [] : [...hanMarks(text), ...radicals(text)];
  if ((kinds & LETTER_ALIKE) !== 0) edits.push(...letterWords(text));
  return edits.sort((a, b) => a.range[0] - b.range[0]);
}

let marks: ReadonlyMap<string, string> | undefined;

const plain = new Map<string, string>();

/** The Latin letter that `letter` passes for, in its case; itself where it passes for none. Each is sought once. */
function plainLetter(letter: string): string {
  const known = plain.get(letter);
  if (known !== undefined) return known;
  marks ??= new Map(lookAlikes());
  const latin = marks.get(letter) ?? letter.normalize('NFKC');
  const found = /^\p{Lu}$/u.test(letter) && LATIN.test(latin) ? latin.toUpperCase() : latin;
  plain.set(letter, found);
  return found;
}

function letterWords(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const { index, 0: word } of text.matchAll(LETTERS)) {
    if (/^[A-Za-z]+$/.test(word)) continue;
    const letters = Array.from(word);
    const around = text.slice(Math.max(0, index - 3), index) + text.slice(index + word.length, index + word.length + 3);
    if (!obscures(letters, word, around)) continue;
    const after = letters.map(plainLetter).join('');
    edits.push({ range: [index, index + word.length], before: word, after, flag: 0 });
  }
  return edits;
}

function obscures(letters: readonly string[], word: string, around: string): boolean {
  if (AV.test(word)) return true;
  const counts: Record<Kind, number> = { latin: 0, styled: 0, wide: 0, cyrillic: 0, greek: 0, other: 0 };
  for (const letter of letters) counts[kindOf(letter)] += 1;
  const { latin, styled, wide, cyrillic, greek } = counts;
  const all = letters.length;
  if (styled >= MIN_STYLED && styled + latin === all) return !FORMULA.test(around);
  if (latin === 0) return false;
  if (wide > 0) return wide + latin === all && (all > 2 || AV.test(letters.map(plainLetter).join('')));
  const strangers = cyrillic + greek;
  if (strangers === 0 || latin + strangers !== all || latin < strangers) return false;
  return all >= 3 && letters.every((letter) => LATIN.test(plainLetter(letter)));
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
  const edits: Edit[] = [];
  for (const { index, 0: mark } of text.matchAll(ANY_MARK)) {
    const [, meant, after] = HAN_MARKS.find(([known]) => known === mark) ?? HAN_MARKS[0];
    if (isMeant(text, index, meant, after))
      edits.push({ range: [index, index + 1], before: mark, after: meant, flag: 0 });
  }
  return edits;
}

/** Radicals of the supplement that are whole characters; those of the older block normalise to theirs. */
const SUPPLEMENT =
  '⺟母⺠民⺩王⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟';
const RADICALS = /[\u2e80-\u2fd5]+/gu;
const BEFORE = /[\u4e00-\u9fff，。、：；“”（）《》]$/u;
const BEHIND = /^[\u4e00-\u9fff]/u;
/** A text about them. */
const ON_RADICALS = /部首|偏旁|康熙|字根|Unicode/u;

/** Radicals within running text, as some tools write in place of the characters; not where they are what it is about. */
function radicals(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const { index, 0: before } of text.matchAll(RADICALS)) {
    const end = index + before.length;
    const isRunning = BEFORE.test(text.slice(Math.max(0, index - 1), index)) || BEHIND.test(text.slice(end, end + 1));
    const after = isRunning ? Array.from(before, whole).join('') : before;
    if (after !== before) edits.push({ range: [index, end], before, after, flag: 0 });
  }
  return edits.length > 0 && ON_RADICALS.test(text) ? [] : edits;
}

/** The character that a radical is. */
function whole(radical: string): string {
  const known = SUPPLEMENT.indexOf(radical);
  return known < 0 ? radical.normalize('NFKC') : SUPPLEMENT[known + 1];
}
