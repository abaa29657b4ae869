/** Columns on a terminal, where a Han character takes two cells and a page must not be able to draw a row of its own. */
import { shown } from '../text/unicode.ts';

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const INKLESS = /\p{Mn}|\p{Me}/u;

/** How many cells `text` takes, each character by itself. Right for what `shown` gives. */
export function cells(text: string): number {
  let width = 0;
  for (const character of text) width += cellsOf(character);
  return width;
}

/** `1 page`, `2 pages`. */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** `text` made harmless, on one line, in at most `limit` cells; with an ellipsis where it was cut. */
export function fitted(text: string, limit: number): string {
  const safe = shown(text);
  if (cells(safe) <= limit) return safe;
  let kept = '';
  let width = 1;
  for (const character of safe) {
    width += cellsOf(character);
    if (width > limit) break;
    kept += character;
  }
  return `${kept}…`;
}

export interface Column {
  readonly head: string;
  /** At most so many cells. */
  readonly limit: number;
  readonly right?: boolean;
}

/** Rows under their heads, one a line, no white space at the ends. A cell may hold anything. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const fittedRows = rows.map((row) => columns.map(({ limit }, i) => fitted(row[i] ?? '', limit)));
  const all = [columns.map(({ head }) => head), ...fittedRows];
  const widths = columns.map((_, i) => Math.max(...all.map((row) => cells(row[i]))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => padded(cell, widths[i], columns[i].right === true))
      .join('  ')
      .trimEnd();
  return all.map((row) => `${line(row)}\n`).join('');
}

function padded(cell: string, width: number, right: boolean): string {
  const space = ' '.repeat(width - cells(cell));
  return right ? space + cell : cell + space;
}

function cellsOf(character: string): number {
  if (INKLESS.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
