/**
 * What junk explains of a line, marked unit by unit: values behind labels, menus, the names of sites, numbers.
 * Offsets are of the loose view; `covered` counts from the start of the stretch.
 */
import { classes, WORD } from '../text/unicode.ts';
import { type Found, isLabelOf, type JunkOptions, type JunkRules } from './junk-rules.ts';
import { numberBehind, valueBehind } from './label-values.ts';

/** Behind a label and a colon (or a gap) stands its value: up to so many words, to the next gap, mark or term. */
export function coverLabels(
  view: string,
  start: number,
  end: number,
  terms: readonly Found[],
  covered: Uint8Array,
  junk: JunkRules,
) {
  for (const { term, start: labelStart, end: labelEnd } of terms) {
    if (junk.known[term] !== 2 || !opensField(view, labelStart, start, covered)) continue;
    for (const { options } of junk.rules) {
      if (!isLabelOf(options, term)) continue;
      if (!view.slice(labelEnd, labelEnd + 3).includes(':') && isSoft(options, term) && options.value === 'words')
        continue;
      const [from, to] =
        options.value === 'number'
          ? numberBehind(view, labelEnd, end)
          : valueBehind(view, labelEnd, end, options.label);
      covered.fill(1, from - start, to - start);
    }
  }
}

/** Whether a rule knows a term only as one that genuine lines hold too; then a mere gap makes no label of it. */
const isSoft = ({ strong, soft, labels }: JunkOptions, term: number): boolean =>
  (soft?.loose[term] ?? 0) > 0 && (strong?.loose[term] ?? 0) === 0 && (labels?.loose[term] ?? 0) === 0;

/** Whether a label can begin here: at the start, behind a gap, a mark or something known, not in the middle of a word. */
const opensField = (view: string, at: number, start: number, covered: Uint8Array): boolean =>
  isApart(view, at, start) || covered[at - 1 - start] === 1;

const isApart = (view: string, at: number, start: number): boolean =>
  at === start || (classes()[view.charCodeAt(at - 1)] & WORD) === 0;

const MENU_MARKS = /[|>/·»]|-(?= )| {2,}|(?<= )[-–](?= )/u;
const MAX_ITEM = 12;

/** Three items or more, all short, of which two fifths are known: a menu, known as a whole. */
export function coverMenu(
  view: string,
  start: number,
  end: number,
  covered: Uint8Array,
  junk: JunkRules,
  terms: readonly Found[],
) {
  if (!terms.some(({ term }) => junk.rules.some(({ options }) => options.menu && knows(options, term)))) return;
  const items = view.slice(start, Math.min(end, start + 600)).split(MENU_MARKS);
  if (items.filter((item) => item.trim() !== '').length < 3) return;
  let at = 0;
  let known = 0;
  let all = 0;
  for (const item of items) {
    const offset = view.indexOf(item, start + at) - start;
    at = offset + item.length;
    if (item.trim() === '') continue;
    if (item.trim().length > MAX_ITEM) return;
    all += 1;
    if (covered.subarray(offset, at).includes(1)) known += 1;
  }
  if (known / all >= 0.4) covered.fill(1);
}

const knows = ({ strong, soft, weak }: JunkOptions, term: number): boolean =>
  [strong, soft, weak].some((set) => (set?.loose[term] ?? 0) > 0);

/** A site's name: what ends as one, in a gap of at most so many words beside a known term. */
const SITE_NAME =
  /^[ "“《]?[\p{L}\p{N}·]{2,12}(?:网|网站|报|日报|晚报|在线|资讯|新闻|频道|电视台|广播|通讯社|传媒|杂志|周刊|客户端|导报|快讯|视点)[ "”》]?$/u;
const MAX_NAME = 14;

/** Where a site names itself among known terms: `扫描二维码关注某某网`. */
export function coverNames(view: string, start: number, end: number, terms: readonly Found[], covered: Uint8Array) {
  if (terms.length === 0) return;
  for (const from of gapsOf(covered)) {
    let to = from;
    while (to < covered.length && covered[to] === 0) to += 1;
    if (to - from > MAX_NAME || to - from < 2) continue;
    if (SITE_NAME.test(view.slice(start + from, Math.min(end, start + to)).trim())) covered.fill(1, from, to);
  }
}

/** The starts of what is not covered. */
function* gapsOf(covered: Uint8Array): Generator<number> {
  for (let i = 0; i < covered.length; i += 1) if (covered[i] === 0 && (i === 0 || covered[i - 1] === 1)) yield i;
}
