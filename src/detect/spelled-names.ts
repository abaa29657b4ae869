/** Names that stand with their own letters, as sites glue them together: `kaiyun开云`, `博鱼boyu`. */
import { readingsTable } from '../normalize/readings.ts';

const FRONT = /^(?<letters>[a-z]{4,20})(?<name>\p{sc=Han}{2,5})/u;
const BEHIND = /(?<name>\p{sc=Han}{2,5})(?<letters>[a-z]{4,20})$/u;
/** A syllable has so many letters at most. */
const SYLLABLE = 6;

/** Where the name at the beginning of a loose view ends that stands there twice; undefined where none does. */
export const spelledInFront = (view: string): number | undefined =>
  spelled(FRONT.exec(view), (name, length) => name.slice(0, length));

/** Where the name at the end of a loose view begins that stands there twice; undefined where none does. */
export function spelledBehind(view: string): number | undefined {
  const units = spelled(BEHIND.exec(view), (name, length) => name.slice(-length));
  return units === undefined ? undefined : view.length - units;
}

/** How many units the longest part of the name has that its letters spell, together with them. */
function spelled(match: RegExpExecArray | null, partOf: (name: string, length: number) => string): number | undefined {
  const { name = '', letters = '' } = match?.groups ?? {};
  for (let length = name.length; length > 1; length -= 1)
    if (isReadAs(partOf(name, length), letters)) return letters.length + length;
  return undefined;
}

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
