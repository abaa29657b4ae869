/** Groups: containers whose lines belong together. */
import type { HtmlDocument } from '../read/html-document.ts';

/** Elements that hold one paragraph or line, not an article. */
export const LEAVES = new Set([
  'p',
  'li',
  'dd',
  'dt',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'pre',
  'blockquote',
  'center',
  'figcaption',
  'figure',
  'caption',
  'address',
  'tr',
  'th',
  'ul',
  'ol',
  'dl',
  'tbody',
  'thead',
]);

const CELLS = new Set(['td', 'th']);
/** Lines of one block that a container needs to hold for them to be paragraphs written as `div`. */
const SIBLINGS = 3;

/**
 * The group of each container: itself, or what is around it where it is made for one line, or holds one and has two
 * siblings at least that do, or is a table of such cells.
 */
export function groupsOf({ containers, blocks }: HtmlDocument): Int32Array {
  const held = new Int32Array(containers.length);
  /** Blocks that stand in cells of their own. */
  const cells = new Int32Array(containers.length);
  const single = new Int32Array(containers.length);
  for (const { container } of blocks) if (container >= 0) held[container] += 1;
  for (let c = containers.length - 1; c >= 0; c -= 1) {
    const { parent, name } = containers[c];
    if (parent < 0) continue;
    held[parent] += held[c];
    if (held[c] === 1) single[parent] += 1;
    cells[parent] += (name === 'td' || name === 'th') && held[c] === 1 ? 1 : cells[c];
  }
  const groups = new Int32Array(containers.length);
  for (const [c, { name, parent }] of containers.entries()) {
    const isLine = LEAVES.has(name) || (held[c] === 1 && (single[parent] >= SIBLINGS || CELLS.has(name)));
    const isDataTable = name === 'table' && cells[c] === held[c] && held[c] > 1;
    groups[c] = parent >= 0 && (isLine || isDataTable) ? groups[parent] : c;
  }
  return groups;
}
