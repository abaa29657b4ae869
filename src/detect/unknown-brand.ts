/**
 * A betting site's name that no list knows, before or behind a headline: `【某某娱乐官网】`, `某某棋牌app下载-`, or glued to it;
 * or in the place of whoever the headline is about.
 *
 * New names come every week; what stays is how such a name ends. Its endings are weighed (brand-endings.ts). The page
 * never mentions the name again, and what is left is a headline: the page's own where little was weighed or nothing parts
 * the name off. A genuine `某某体育` in a headline is what its article is about, or who reports it.
 */
import { looseFold } from '../normalize/folds.ts';
import type { Range } from '../text/edits.ts';
import { fold } from '../text/view.ts';
import { bracketsBefore, framing, genericBehind, isPraise } from './brand-brackets.ts';
import { bareName, endingsWeight, isOfPress, isOnlyDoors, isOnlyEndings, isSaying, pairsIn } from './brand-endings.ts';
import { againInFront, HOST, type Place, placesBehind, placesInFront } from './brand-places.ts';
import { wordsIn } from './label-values.ts';
import type { Witnesses } from './witnesses.ts';

export interface UnknownBrand {
  readonly range: Range;
  readonly brand: string;
  /** The share of what is left that the body holds. */
  readonly agreement: number;
  /** Whether a mark or a bracket parts it off. */
  readonly isParted: boolean;
  /** Whether nothing but a headline can stand in what is left: the page says it once more, or the name is around it. */
  readonly isProven: boolean;
  /** Whether the name stands first and has so many endings that no report begins with it, or on both sides. */
  readonly isPlain: boolean;
}

/** What the endings of a name weigh at the least, and from where on the body need not speak for what is left. */
const LEAST = 2;
const PLENTY = 3;
const DOORS = 3;
const PLAIN = 4;
/** Glued to a headline that is proven, or by letters, less is enough. */
const GLUED = 1;
const AGREES = 0.3;
const AGREES_WELL = 0.5;
const MIN_WORDS = 4;
const MIN_WORDS_UNPROVEN = 6;
/** So many characters at the beginning of a headline are whom it is about. */
const SUBJECT = 4;

/** What is left of a line, and what the page says of it. */
interface Left {
  readonly view: string;
  readonly agreement: number;
  /** A line or title at the top says it, alone or with more where the name is cut. */
  readonly isLine: boolean;
}

/** The unknown brands at the ends of `value`; `line` is where it stands. Empty where the page gives no body to ask. */
export function unknownBrands(value: string, line: number | undefined, witnesses: Witnesses): UnknownBrand[] {
  const view = fold(value, looseFold());
  const readings = readingsOf(view.text)
    .map((places) => ({ places, left: leftOf(view.text, places, line, witnesses) }))
    .toSorted((a, b) => Number(b.left?.isLine ?? false) - Number(a.left?.isLine ?? false));
  for (const { places, left } of readings) {
    if (left === undefined || !areBrands(places, left, line, witnesses)) continue;
    const isProven = left.agreement === 1 || isAround(places, left);
    const together = places.reduce((sum, place) => sum + weightOf(place), 0);
    const isTwice = areOneName(places) && together >= PLAIN;
    return places.map((place) => {
      const { start, end, brand, isFront, isParted } = place;
      const [from, to] = view.toSource(start, end);
      const range: Range = isFront ? [0, to] : [from, value.length];
      const isPlain = isTwice || (isFront && weightOf(place) >= PLAIN);
      return { range, brand, agreement: left.agreement, isParted, isProven, isPlain };
    });
  }
  return [];
}

/** What may go together: names before and behind the headline, then one of them alone. */
function readingsOf(view: string): Place[][] {
  const behind = placesBehind(view);
  const generic = genericBehind(view);
  const readings: Place[][] = [];
  for (const front of placesInFront(view)) {
    const framed = framing(view, front);
    if (framed !== undefined) readings.push(framed);
    for (const other of generic === undefined ? behind : [...behind, generic])
      if (front.end < other.start) readings.push([front, other]);
    readings.push([front]);
  }
  for (const other of behind) {
    const bare = bracketsBefore(view, other);
    if (bare !== undefined) readings.push(bare);
    const again = againInFront(view, other);
    if (again !== undefined && again.end < other.start) readings.push([again, other]);
  }
  return [...readings, ...behind.map((other) => [other])];
}

function leftOf(
  text: string,
  places: readonly Place[],
  line: number | undefined,
  witnesses: Witnesses,
): Left | undefined {
  const start = places.find(({ isFront }) => isFront)?.end ?? 0;
  const end = places.find(({ isFront }) => !isFront)?.start ?? text.length;
  const view = text.slice(start, end).trim();
  if (wordsIn(view) < MIN_WORDS) return undefined;
  const isLine = witnesses.isLine(view, line) || witnesses.hasMore(view, text, line);
  const agreement = isLine ? 1 : witnesses.agreement(view);
  return agreement === undefined ? undefined : { view, agreement, isLine };
}

/** A name on both sides of what marks part from it: that is a headline, whatever the body says of it. */
function isAround(places: readonly Place[], { view }: Left): boolean {
  if (!areOneName(places) || !places.every(({ isParted }) => isParted)) return false;
  // In a list of the site's names it stands between, too.
  return wordsIn(view) >= MIN_WORDS_UNPROVEN && !view.includes(bareName(places[0].brand));
}

/** Whether two places hold the same name, in one of them perhaps with its letters: `博鱼`, `博鱼boyu`. */
function areOneName(places: readonly Place[]): boolean {
  if (places.length !== 2) return false;
  const [one, other] = places.map(({ brand }) => bareName(brand));
  const unspelled = (name: string) => name.replace(/(?<=\p{sc=Han}{2})[a-z0-9]+$/u, '');
  return one === other || (one !== '' && unspelled(one) === unspelled(other));
}

/** Each place is a name, or goes with one: endings by themselves, the same name again. */
function areBrands(places: readonly Place[], left: Left, line: number | undefined, witnesses: Witnesses): boolean {
  const weights = places.map(weightOf);
  const together = weights.reduce((sum, weight) => sum + weight, 0);
  if (isAround(places, left) && together >= LEAST && !places.some(({ brand }) => isOfPress(brand)))
    return !places.some(({ brand }) => witnesses.mentions(bareName(brand)));
  const names = places.map(({ brand }) => bareName(brand));
  const areOne = areOneName(places);
  const isOne = places.map((place, i) => {
    const isWith = areOne || (places.length === 2 && names[1 - i] === '');
    return isBrand(place, isWith ? together : weights[i], left, line, witnesses);
  });
  return (
    isOne.includes(true) &&
    isOne.every((is, i) => is || areOne || isOnlyEndings(places[i].brand) || isPraise(places[i].brand))
  );
}

/** What the endings of a name weigh; of letters without any, as much as a glued one needs; a number, or a few letters, make a name of one. */
function weightOf({ brand, isBare, isBoxed }: Place): number {
  const name = bareName(brand);
  if (isBare) return HOST.test(brand) ? LEAST : GLUED;
  const signs = [NUMBER.test(name) || LETTERED.test(name), isBoxed === true].filter((is) => is).length;
  return endingsWeight(brand.slice(name.length)) + GLUED * signs;
}

/** Ideographs with a few letters: `欧博abg`. */
const LETTERED = /^\p{sc=Han}{2,4}·?[a-z]{2,8}\d{0,3}$/u;
/** A number that is no year, two or three letters: `365体育`, `fb体育`. */
const NUMBER = /^(?!(?:19|20)\d\d$)(?:\d{3,4}|[a-z]{2,3})$/u;

function isBrand(place: Place, weight: number, left: Left, line: number | undefined, witnesses: Witnesses): boolean {
  const { brand, isParted, isBracketed, isFront } = place;
  if (
    isOfPress(brand) ||
    isSaying(bareName(brand)) ||
    (/^\d*$/u.test(bareName(brand)) && !NUMBER.test(bareName(brand)))
  )
    return false;
  // Behind a headline and a mark any site's own name stands.
  if (isParted && !isBracketed && !isFront && isOnlyDoors(brand) && weight <= DOORS) return false;
  if (weight < LEAST && (isParted || !isProvenGlued(place, left, weight, witnesses))) return false;
  if (left.agreement < AGREES && (weight < PLENTY || wordsIn(left.view) < MIN_WORDS_UNPROVEN)) return false;
  if (left.agreement < AGREES && witnesses.rival(line) > AGREES) return false;
  if (isParted) return !witnesses.mentions(brand);
  const name = bareName(brand);
  const pieces = /\p{sc=Han}/u.test(name) ? pairsIn(name) : [name];
  return !isWithinWord(place, left, witnesses) && !pieces.some((piece) => witnesses.mentions(piece));
}

/** Of a name that tells little what is left must tell much: another line says it, or the article begins with the same. */
function isProvenGlued({ brand, isFront, isBare }: Place, left: Left, weight: number, witnesses: Witnesses): boolean {
  if (weight < GLUED || wordsIn(left.view) < MIN_WORDS_UNPROVEN) return false;
  if (left.isLine) return true;
  if (!isBare && /[a-z0-9]/u.test(bareName(brand))) return left.agreement >= AGREES_WELL;
  return isFront && left.agreement >= AGREES && witnesses.begins(left.view.slice(0, SUBJECT));
}

/** Whether the cut goes through a word of the article. */
function isWithinWord({ brand, isFront }: Place, { view, isLine }: Left, witnesses: Witnesses): boolean {
  if (isLine) return false;
  const [before, behind] = isFront ? [brand, view] : [view, brand];
  return witnesses.mentions(before.slice(-1) + behind.slice(0, 1));
}
