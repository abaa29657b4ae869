/** How texts are compared here: width, script, readings and white space do not count. */
import { toSimplified } from './corpus/damage.ts';

const GLOSS = /[(（][a-zA-ZāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿɡêĀÁǍÀĒÉĚÈŌÓǑÒ]{1,6}\s?[)）]/g;
const UNSEEN = /[\s\u00ad\u034f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]+/g;

/** `text` as it is compared. */
export function folded(text: string): string {
  const bare = text.replace(GLOSS, '').normalize('NFKC').replace(UNSEEN, '');
  return toSimplified(bare).replaceAll('著', '着').toLowerCase();
}

/** As ../shared/check/genuine.py folds. */
export const plain = (text: string): string =>
  text.normalize('NFKC').replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]+/g, '');

/** The characters of `line` that no run of `run` characters kept in `out` covers. Both folded. */
export function lost(line: string, out: string, run = 8): string {
  if (out.includes(line)) return '';
  const kept = new Uint8Array(line.length);
  for (let i = 0; i + run <= line.length; i += 1) {
    if (out.includes(line.slice(i, i + run))) kept.fill(1, i, i + run);
  }
  return Array.from({ length: line.length }, (_, i) => (kept[i] ? '' : line[i])).join('');
}

/** Whether a part of `injected` still stands in `out` and is not genuine anyway. All folded. */
export function remains(injected: string, out: string, genuine: string): boolean {
  const run = Math.min(6, injected.length);
  for (let i = 0; i + run <= injected.length; i += 1) {
    const part = injected.slice(i, i + run);
    if (out.includes(part) && !genuine.includes(part)) return true;
  }
  return false;
}
