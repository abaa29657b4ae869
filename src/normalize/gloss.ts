/**
 * Undoes the glosses of a spun page.
 *
 * A tool that spins pages converts them to traditional characters and puts readings behind some of the characters that
 * the conversion changed: 發(fā)展. Lessons and dictionaries put readings behind words, behind every character, or behind
 * hard ones. So what proves a spun page is where the readings stand: nearly all on converted characters, on common ones,
 * inside running text, few beside the characters of the page. Only then is a reading undone, and only where it is valid.
 */
import type { Edit, Range } from '../text/edits.ts';
import { classes, HAN } from '../text/unicode.ts';
import { type Gloss, type GlossScan, scanGlosses } from './gloss-scan.ts';

export interface Glosses {
  readonly edits: Edit[];
  readonly count: number;
  /** How many of them stood on converted characters: the contract's proof that a body was converted. */
  readonly onConverted: number;
  readonly range: Range;
  readonly evidence: {
    readonly proof: Proof;
    readonly readings: number;
    readonly onConverted: number;
    /** Readings for each Han character of the text, and of the readings the share on converted characters. */
    readonly density: number;
    readonly share: number;
    readonly kept: number;
    readonly examples: readonly string[];
  };
}

/** converted: readings on converted characters; convertible: on what a conversion would change; scattered: on common ones. */
export type Proof = 'converted' | 'converted-page' | 'convertible' | 'scattered';

/** The share of readings on converted characters that no lesson reaches: there it is the share of the text, a third. */
const SPUN_SHARE = 0.8;
/** From so many readings on, the share alone is enough; below, each must be on a common character in running text. */
const MANY = 4;
/** Readings for each Han character, at most; where every character is glossed it is a lesson. */
const MAX_DENSITY = 0.34;
/** Where so many stand on converted characters in running text, and all but none elsewhere, each of those may have one. */
const THOROUGH = { readings: 20, share: 0.97, running: 0.8, density: 0.6 };
/** Of the readings so many stand on characters that everybody reads, and so many within sentences. */
const PLAIN_SHARE = 0.6;
const RUNNING_SHARE = 0.5;

/**
 * The edits that remove the glosses of a spun page, with their evidence; null where there are none, or no proof.
 * `isConverted` is asked in doubt whether words of the text, without its readings, prove a conversion. Edits have flag 0. Linear; a page
 * without a reading in brackets costs one look at each unit.
 */
export function findGlosses(text: string, isConverted: (bare: string) => boolean = () => false): Glosses | null {
  const scan = scanGlosses(text);
  if (scan.glosses.length === 0) return null;
  const han = countHan(text);
  const density = scan.glosses.length / Math.max(1, han - scan.wordReadings);
  const proof = proofOf(text, scan, density, () => isConverted(withoutReadings(text, scan.glosses)));
  if (proof === null) return null;
  const undone = scan.glosses.filter((gloss) => isUndone(gloss, proof));
  const onConverted = undone.filter(({ isConverted }) => isConverted).length;
  const edits = undone.map(
    ({ start, end }): Edit => ({ range: [start, end], before: text.slice(start, end), after: '', flag: 0 }),
  );
  return {
    edits,
    count: edits.length,
    onConverted,
    range: [undone[0].at, undone[undone.length - 1].end],
    evidence: {
      proof,
      readings: scan.glosses.length,
      onConverted,
      density: rounded(density),
      share: rounded(onConverted / scan.glosses.length),
      kept: scan.glosses.length - undone.length + scan.misfits + scan.wordReadings,
      examples: [...new Set(undone.slice(0, 8).map(({ at, end }) => text.slice(at, end)))],
    },
  };
}

/** Readings stand within the words that tell. */
function withoutReadings(text: string, glosses: readonly Gloss[]): string {
  let bare = '';
  let from = 0;
  for (const { start, end } of glosses) {
    bare += text.slice(from, start);
    from = end;
  }
  return bare + text.slice(from);
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function countHan(text: string): number {
  const kinds = classes();
  let han = 0;
  for (let i = 0; i < text.length; i += 1) if (kinds[text.charCodeAt(i)] === HAN) han += 1;
  return han;
}

/** Words of a text that speaks about readings; then only many of them prove anything. */
const ABOUT_READINGS =
  /拼音|注音|读音|讀音|读作|讀作|念作|唸作|音同|生字|识字|識字|汉语课|漢語課|(?:认识|認識)[^\n，。]{0,4}字|(?:学习|學習)[^\n，。]{0,4}[词詞]/;
const MANY_ABOUT_READINGS = 24;

/** What the readings of a page prove, or null: a lesson, a dictionary, a name, a rare character. */
function proofOf(text: string, scan: GlossScan, density: number, isConvertedPage: () => boolean): Proof | null {
  const proving = scan.glosses.filter(({ fit }) => fit > 0);
  const all = proving.length + scan.wordReadings + scan.misfits;
  if (proving.length === 0) return null;
  if (proving.length < MANY_ABOUT_READINGS && ABOUT_READINGS.test(text)) return null;
  const share = (holds: (gloss: Gloss) => boolean) => proving.filter(holds).length / all;
  const converted = share(({ isConverted }) => isConverted);
  const running = share(({ isRunning }) => isRunning);
  const isThorough = all >= THOROUGH.readings && converted >= THOROUGH.share && running >= THOROUGH.running;
  if (density > (isThorough ? THOROUGH.density : MAX_DENSITY)) return null;
  if (converted >= SPUN_SHARE && running >= RUNNING_SHARE) {
    if (proving.length >= MANY && share(({ isPlain }) => isPlain) >= PLAIN_SHARE) return 'converted';
    const isNeedless = (gloss: Gloss) => needsNoReading(gloss) && gloss.isRunning;
    if (converted === 1 && share(needsNoReading) >= 0.5 && proving.some(isNeedless)) return 'converted';
  }
  if (running < RUNNING_SHARE) return null;
  const common = share(({ isCommon }) => isCommon);
  if (converted >= 0.3 && common >= PLAIN_SHARE && isConvertedPage()) return 'converted-page';
  if (proving.length >= 8 && share(({ isConvertible }) => isConvertible) >= 0.95) return 'convertible';
  return proving.length >= 12 && common >= 0.9 && running >= 0.9 && density <= 0.12 ? 'scattered' : null;
}

/** The commonest reading of a character that everybody reads: nobody who writes for people puts one there. */
const needsNoReading = ({ isPlain, fit }: Gloss): boolean => isPlain && fit === 3;

/** A page that is spun may still explain a rare character. */
function isUndone(gloss: Gloss, proof: Proof): boolean {
  if (gloss.isConverted || gloss.isCommon) return true;
  return proof === 'convertible' && gloss.isConvertible;
}
