/** What a page tells about its runs: its script, what a reader did to it, and which characters stand side by side on it. */
import { classes, HAN } from '../text/unicode.ts';
import type { PageContext } from './byte-shift-bytes.ts';
import { toHans, toHant } from './han.ts';
import { likelihood } from './likelihood.ts';

const PRIVATE = /[\ue000-\uf8ff]/;
/** So much of a text is read for the pairs that its writer uses. */
const MAX_LEARNED = 200_000;

/** What tells characters that lost a byte apart: the page's script, and the pairs of neighbours that it has elsewhere. */
export function pageContext(text: string): PageContext {
  const part = text.length > MAX_LEARNED ? text.slice(0, MAX_LEARNED) : text;
  let learned: Neighbours | undefined;
  const neighbours = () => {
    learned ??= neighboursIn(part);
    return learned;
  };
  return {
    script: scriptIn(part),
    dropsPrivate: !PRIVATE.test(text),
    foldsWidth: foldsWidth(text),
    hasPair: (first, second) => neighbours().pairs.has(first * 0x10000 + second),
    hasThree: (first, second, third) => neighbours().threes.has((first * 0x10000 + second) * 0x10000 + third),
  };
}

/** A mark of ASCII between Chinese characters, or behind a marker and before one, on a page without any of full width. */
const FOLDED = /[\u4e00-\u9fff][,:;!](?=[\u4e00-\u9fff“])|\?[!;?](?=[\u2018-\u9fff])/;
const FULL_WIDTH = /[\uff01-\uff5e]/;

export const foldsWidth = (text: string): boolean => !FULL_WIDTH.test(text) && FOLDED.test(text);

interface Neighbours {
  readonly pairs: ReadonlySet<number>;
  readonly threes: ReadonlySet<number>;
}

/** Han characters side by side; gathered only where a run was found, as it costs a hundred times more than a look. */
function neighboursIn(text: string): Neighbours {
  const kinds = classes();
  const [pairs, threes] = [new Set<number>(), new Set<number>()];
  for (let i = 1; i < text.length; i += 1) {
    const [first, second] = [text.charCodeAt(i - 1), text.charCodeAt(i)];
    if (kinds[first] !== HAN || kinds[second] !== HAN) continue;
    pairs.add(first * 0x10000 + second);
    if (i > 1) threes.add((text.charCodeAt(i - 2) * 0x10000 + first) * 0x10000 + second);
  }
  return { pairs, threes };
}

function scriptIn(text: string): PageContext['script'] {
  const { isPair } = likelihood();
  const counts = { simplified: 0, traditional: 0 };
  for (let i = 1; i < text.length; i += 1) {
    if (isPair(text.charCodeAt(i - 1), text.charCodeAt(i))) countScript(text.charCodeAt(i), counts);
  }
  return scriptBy(counts);
}

/** Characters that tell the script, in words alone: what a slip makes is of any script, and seldom a word. */
function countScript(unit: number, counts: { simplified: number; traditional: number }) {
  if (toHans()[unit] !== unit) counts.traditional += 1;
  else if (toHant()[unit] !== unit) counts.simplified += 1;
}

const CLEAR_SHARE = 0.8;

function scriptBy({ simplified, traditional }: { simplified: number; traditional: number }): PageContext['script'] {
  const both = simplified + traditional;
  if (both === 0) return 'none';
  if (traditional >= CLEAR_SHARE * both) return 'zh-Hant';
  return simplified >= CLEAR_SHARE * both ? 'zh-Hans' : 'mixed';
}
