/** The table of Han characters both ways, one entry a code unit, built at the first question from generated data. */
import script from './tables/script.json' with { type: 'json' };

/** For each code unit the simplified form of the character, or the unit itself. */
export function toHans(): Uint16Array {
  hans ??= pairsTable(script.toHans);
  return hans;
}

/** For each code unit the traditional form that is right most often, or the unit itself. */
export function toHant(): Uint16Array {
  hant ??= pairsTable(script.toHant);
  return hant;
}

let hans: Uint16Array | undefined;
let hant: Uint16Array | undefined;

/** The identity of 65,536 units, but for `pairs`: from, to, from, to. */
export function pairsTable(pairs: string): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit += 1) table[unit] = unit;
  for (let i = 0; i < pairs.length; i += 2) table[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1);
  return table;
}
