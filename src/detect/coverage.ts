/**
 * What junk explains of a line, marked unit by unit: values behind labels, menus, the names of sites, small words.
 * Offsets are of the loose view; `covered` counts from the start of the stretch.
 */
import { classes, DIGIT, HAN, HANGUL, KANA, LETTER, WORD } from '../text/unicode.ts';
import type { Found, JunkOptions, JunkRules } from './junk-rules.ts';
import { gapBehind, numberBehind, valueBehind } from './label-values.ts';
import type { Stretch } from './stretch.ts';

/** Behind a label and a mark (or a gap) stands its value: up to so many words, to the next gap, mark or label. */
export function coverLabels(
  { view, start, end }: Stretch,
  terms: readonly Found[],
  covered: Uint8Array,
  junk: JunkRules,
) {
  terms.forEach(({ term, start: labelStart, end: labelEnd }, i) => {
    if (junk.known[term] !== 2 || !opensField(view, labelStart, start, covered)) return;
    const { isMark } = gapBehind(view, labelEnd, end);
    const isFirst = view.slice(Math.max(start, labelStart - 8), labelStart).trim() === '' && labelStart - start <= 8;
    const limit = nextLabel(view, terms, i, end, junk);
    const labelled = junk.labelled[term] ?? [];
    const isCredit = labelled.some((rule) => junk.rules[rule].options.value === 'credit');
    if (isCredit && isCaption(view.slice(labelEnd, Math.min(limit, labelEnd + CAPTION)))) return;
    for (const rule of labelled) {
      const { options } = junk.rules[rule];
      if (!isMark && isSoft(options, term) && options.value === 'words') continue;
      const [from, to] =
        options.value === 'number'
          ? numberBehind(view, labelEnd, limit)
          : valueBehind(view, labelEnd, limit, options.label, { isList: options.value === 'list', isFirst });
      covered.fill(1, from - start, to - start);
    }
  });
}

/**
 * Whether what stands behind the label of a picture describes it: so many ideographs that name nobody, kana that bind words,
 * three words and more of hangul or of an alphabet, small ones among them. A credit is a name.
 */
function isCaption(value: string): boolean {
  const han = value.match(/[\p{sc=Han}]/gu)?.length ?? 0;
  if (/[のをがはにで]/u.test(value) && value.length >= 8) return true;
  if (/[\p{sc=Hang}]/u.test(value))
    return (
      /[\p{sc=Hang}]+(?:이|가|을|를|은|는|의|에서|들이|한|던|운|된|는지)(?= )/u.test(value) ||
      /다\.?$/u.test(value.trim())
    );
  if (han > 0) return han >= 7 && !CREDITED.test(value);
  return (
    (value.match(/(?<![\p{L}\d])\p{Ll}{2,}/gu)?.length ?? 0) >= 4 &&
    !/\b(?:by|courtesy|images?|getty|source|sumber|nguồn)\b/u.test(value)
  );
}

/** So many units tell whether it does. */
const CAPTION = 80;
const CREDITED = /[网社报台摄供源图]|视觉中国|新闻|通讯|中心|传媒|提供|授权|来自|转载|无关|公司|集团|工作室/u;

/** Where the value behind the `i`th term ends at the latest: at the next label with its mark behind it. */
function nextLabel(view: string, terms: readonly Found[], i: number, end: number, junk: JunkRules): number {
  const next = terms
    .slice(i + 1, i + 12)
    .find((other) => junk.known[other.term] === 2 && gapBehind(view, other.end, end).isMark);
  return next?.start ?? end;
}

/** Whether a rule knows a term only as one that genuine lines hold too; then a mere gap makes no label of it. */
const isSoft = ({ strong, soft, labels }: JunkOptions, term: number): boolean =>
  (soft?.loose[term] ?? 0) > 0 && (strong?.loose[term] ?? 0) === 0 && (labels?.loose[term] ?? 0) === 0;

/** Whether a label can begin here: at the start, behind a gap, a mark or something known, not in the middle of a word. */
const opensField = (view: string, at: number, start: number, covered: Uint8Array): boolean =>
  at === start || !isWord(view, at - 1) || covered[at - 1 - start] === 1;

const isWord = (view: string, at: number): boolean => (classes()[view.charCodeAt(at)] & WORD) !== 0;

const MENU_MARKS = /[|>/·»"→←\\]|-(?= )|[[\]【】()]| {2,}|(?<= )[-–](?= )/u;
const SPACED_MARKS = /[|>/·»"→←\\[\]【】() -]/u;
const MAX_ITEM = 14;
/** A first item so long is a headline with a site's channels behind it, unless most of it is known. */
const HEADLINE = 9;
/** Where single spaces part the items they are so short, and so many. */
const SPACED = { item: 6, items: 3 };

/** Three items or more, all short, of which two fifths are known: a menu, known as a whole. */
export function coverMenu(
  { view, start, end }: Stretch,
  terms: readonly Found[],
  covered: Uint8Array,
  junk: JunkRules,
) {
  if (!terms.some(({ term }) => junk.menu[term] === 1)) return;
  const line = view.slice(start, Math.min(end, start + 600));
  if (isMenu(line, MENU_MARKS, MAX_ITEM, covered) || isMenu(line, SPACED_MARKS, SPACED.item, covered)) covered.fill(1);
}

/** A clause between commas, a full stop: no menu has them. */
const SENTENCE = /[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}"”』」],[^,]|[。!?;]/u;

function isMenu(line: string, marks: RegExp, longest: number, covered: Uint8Array): boolean {
  let at = 0;
  let known = 0;
  let all = 0;
  if (SENTENCE.test(line)) return false;
  for (const item of line.split(marks)) {
    const offset = line.indexOf(item, at);
    at = offset + item.length;
    const { length } = item.trim();
    if (length === 0) continue;
    const own = covered.subarray(offset, at);
    if (length > longest && own.includes(0)) return false;
    if (all === 0 && length >= HEADLINE && !isMostlyKnown(own)) return false;
    all += 1;
    if (isKnownItem(item, own)) known += 1;
  }
  return all >= SPACED.items && known / all >= 0.4;
}

/** A term in an item speaks for it; a syllable that is one says nothing of the word that it begins: 개통 holds 개. */
function isKnownItem(item: string, covered: Uint8Array): boolean {
  if (!covered.includes(1)) return false;
  if (!HANGUL_INSIDE.test(item)) return true;
  return isMostlyKnown(covered);
}

const isMostlyKnown = (covered: Uint8Array): boolean =>
  covered.reduce((sum, unit) => sum + unit, 0) * 2 > covered.length;

const HANGUL_INSIDE = /\p{sc=Hang}/u;

/** A site's name: what ends as one, in a gap of at most so many words beside a known term; or what stands in quotes. */
const SITE_NAME =
  /^["“《( ]*[\p{L}\p{N}·]{2,14}(?:网|网站|报|日报|晚报|在线|资讯|新闻|频道|电视台|广播|通讯社|传媒|杂志|周刊|客户端|导报|快讯|视点|集团|公司|报社|中心|新社|融媒|发布|电台|编辑部|日報|新聞)["”》) ]*$/u;
const QUOTED = /^[ ,]*["“《「][^"”》」\n]{1,14}["”》」][ ,]*$/u;
const MAX_NAME = 18;
/** What calls for something by its name. A name right behind it may hold words that are terms themselves: `关注某某资讯`. */
const CALL = /(?:关注|下载|订阅|搜索|打开|登录|添加)["“:]?$/u;
/** A name that stands before what is named is so short. */
const NAMED = 6;

/** Where a site names itself among known terms: `扫描二维码关注某某网`, `打开某某APP`. */
export function coverNames({ view, start }: Stretch, terms: readonly Found[], covered: Uint8Array, junk: JunkRules) {
  const named = new Set(terms.filter(({ term }) => junk.named[term] === 1).map(({ start: at }) => at - start));
  for (const [from, to] of gapsOf(covered)) {
    if (to - from > MAX_NAME || to - from < 2) continue;
    const gap = view.slice(start + from, start + to);
    if (SITE_NAME.test(gap.trim()) || QUOTED.test(gap)) covered.fill(1, from, to);
    else if (named.has(to) && gap.trim().length <= NAMED) covered.fill(1, from, to);
    else if (CALL.test(view.slice(Math.max(start, start + from - 3), start + from))) {
      const ends = [...named, covered.length].filter((at) => at > to && at - from <= MAX_NAME);
      const known = ends.find((at) => SITE_NAME.test(view.slice(start + from, start + at)));
      if (known !== undefined) covered.fill(1, from, known);
    }
  }
}

/** What is not covered, as ranges; at most so many. */
function* gapsOf(covered: Uint8Array): Generator<readonly [from: number, to: number]> {
  let from = covered.indexOf(0);
  for (let i = 0; from >= 0 && i < 100; i += 1) {
    const next = covered.indexOf(1, from);
    const to = next < 0 ? covered.length : next;
    yield [from, to];
    from = next < 0 ? -1 : covered.indexOf(0, next);
  }
}

/** A gap of so many units may be small words; of kana and hangul, the endings of what is known before them. */
const GLUE = { units: 24, han: 4, hangul: 3, kana: 6 };

/** Gaps between what is known that hold nothing but small words: `请`, `或者`, `to the`, `してください`. */
export function coverGlue({ view, start }: Stretch, covered: Uint8Array, { glue }: JunkRules) {
  for (const [from, to] of gapsOf(covered)) {
    if (to - from > GLUE.units || to - from === covered.length) continue;
    const isBehind = from > 0 && isWord(view, start + from) && isWord(view, start + from - 1);
    if (isGlue(view.slice(start + from, start + to), glue, isBehind)) covered.fill(1, from, to);
  }
}

/** Whether `gap` holds only small words; `isBehind`: what is known stands right before it. */
function isGlue(gap: string, glue: ReadonlySet<string>, isBehind: boolean): boolean {
  let han = 0;
  for (const [run] of gap.matchAll(
    /[\p{sc=Han}]+|[\p{sc=Hira}\p{sc=Kana}ー]+|[\p{sc=Hang}]+|[\p{L}\p{M}'’]+|\p{N}+/gu,
  )) {
    if (glue.has(run)) continue;
    const kind = classes()[run.charCodeAt(0)];
    if ((kind & (LETTER | DIGIT)) !== 0) return false;
    if (kind === HANGUL && (!isBehind || run.length > GLUE.hangul)) return false;
    if (kind === KANA && (run.length > GLUE.kana || !/^[\p{sc=Hira}]+$/u.test(run))) return false;
    if (kind === HAN) {
      han += run.length;
      if (han > GLUE.han || !Array.from(run).every((one) => glue.has(one))) return false;
    }
  }
  return true;
}
