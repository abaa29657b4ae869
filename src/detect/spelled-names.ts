/** Names that stand with their own letters, as sites glue them together: `kaiyun开云`, `博鱼boyu`. */
import { readingsTable } from '../normalize/readings.ts';

const LETTERS_FIRST = /^([a-z]{4,20})(\p{sc=Han}{2,5})/u;
const LETTERS_LAST = /(\p{sc=Han}{2,5})([a-z]{4,20})$/u;
/** A syllable has so many letters at most. */
const SYLLABLE = 6;

/** Whether `letters` are how the characters of `name` are read, one behind the other. */
function isReadAs(name: string, letters: string): boolean {
  if (name === '') return letters === '';
  const table = readingsTable();
  for (let length = 1; length <= Math.min(SYLLABLE, letters.length); length += 1) {
    if (!table.fitsToneless(name.charCodeAt(0), `${letters.slice(0, length)}5`)) continue;
    if (isReadAs(name.slice(1), letters.slice(length))) return true;
  }
  return false;
}

/** Where the name at the beginning of a loose view ends that stands there twice; undefined where none does. */
export function spelledInFront(view: string): number | undefined {
  const match = LETTERS_FIRST.exec(view);
  if (match === null) return undefined;
  const [, letters, name] = match;
  for (let length = name.length; length > 1; length -= 1)
    if (isReadAs(name.slice(0, length), letters)) return letters.length + length;
  return undefined;
}

/** Where the name at the end of a loose view begins that stands there twice; undefined where none does. */
export function spelledBehind(view: string): number | undefined {
  const match = LETTERS_LAST.exec(view);
  if (match === null) return undefined;
  const [, name, letters] = match;
  for (let length = name.length; length > 1; length -= 1)
    if (isReadAs(name.slice(-length), letters)) return view.length - letters.length - length;
  return undefined;
}
