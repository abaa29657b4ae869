/**
 * Commas that a tool strews over a page: one before every third or so of the marks that part its sentences (`近日，，局长，、
 * 副局长到场，。`). People put two marks in a row by mistake, once; or one mark many times over, where they trail off.
 */
import type { Edit } from '../text/edits.ts';

/** So many commas before another mark prove a tool, if so many of them stand before a mark that none can stand before. */
const MANY = 4;
const ODD = 2;
/** Of all marks of a strewn page at least so many have one. */
const SHARE = 0.15;

/** A comma behind Chinese, before one mark and no more. */
const STREWN = /(?<=[\p{Script=Han}”’」』）》)])([，,])([，,、。；])(?![，,、。；])/gu;
const MARK = /[，,、。；]/g;
const ODD_PAIRS = ['，、', '，。', '，；', ',、', ',。', ',；'];

/** The edits that take them out, with flag 0; none where they are too few. Linear; most pages cost six searches. */
export function findStrewnCommas(text: string): Edit[] {
  if (!ODD_PAIRS.some((pair) => text.includes(pair))) return [];
  const found = [...text.matchAll(STREWN)];
  const odd = found.filter(({ 2: mark }) => mark !== '，' && mark !== ',').length;
  if (found.length < MANY || odd < ODD) return [];
  const marks = text.match(MARK)?.length ?? 0;
  if (found.length < SHARE * (marks - found.length)) return [];
  return found.map(({ index, 1: comma }) => ({ range: [index, index + 1], before: comma, after: '', flag: 0 }));
}
