/** Which readings a Han character has, from the generated table; built at the first question (some 5 ms). */

import { toHans, toHant } from './han.ts';
import { HANS_CONTEXTS } from './script-contexts.ts';
import readings from './tables/readings.json' with { type: 'json' };

/** How well a reading fits a character: not at all, as one of its rarer readings, as a usual one, as the commonest. */
export type Fit = 0 | 1 | 2 | 3;

export interface Readings {
  /** `key` as syllableKey makes it. A reading without a tone mark fits as `loose` says. */
  fitOf(unit: number, key: string): Fit;
  /** Whether the letters of `key` are a reading of the character, whatever the tone. */
  fitsToneless(unit: number, key: string): boolean;
  /** Whether the character, or its simplified form, is so common that nobody needs its reading. */
  isCommon(unit: number): boolean;
  /** Whether a conversion from simplified text gives this character. */
  isConverted(unit: number): boolean;
  /** Whether a conversion to traditional text would change this character. */
  isConvertible(unit: number): boolean;
}

export function readingsTable(): Readings {
  built ??= build();
  return built;
}

let built: Readings | undefined;

const TONES = '12345';

function build(): Readings {
  const fits = new Map<string, Fit>();
  const fill = (table: Readonly<Record<string, string>>, fit: Fit) => {
    for (const [key, characters] of Object.entries(table)) for (const one of characters) fits.set(key + one, fit);
  };
  fill(readings.rare, 1);
  fill(readings.usual, 2);
  fill(readings.first, 3);
  const common = new Set(readings.common);
  const hans = toHans();
  const hant = toHant();
  const contexts = new Set(HANS_CONTEXTS.map(({ character }) => character.charCodeAt(0)));
  const fitOf = (unit: number, key: string): Fit => fits.get(key + String.fromCharCode(unit)) ?? 0;
  return {
    fitOf,
    fitsToneless: (unit, key) => [...TONES].some((tone) => fitOf(unit, key.slice(0, -1) + tone) > 0),
    isCommon: (unit) => common.has(String.fromCharCode(hans[unit])),
    isConverted: (unit) => hans[unit] !== unit || contexts.has(unit),
    isConvertible: (unit) => hant[unit] !== unit,
  };
}
