/** The characters and phrases of pinyin-pro, as keys: letters, v for ü, tone (5: none). */
import { pinyin } from 'pinyin-pro';
import { syllableKey } from '../src/normalize/syllable.ts';

/** All readings of one character, the commonest first; none where the dictionary does not know it. */
export function readingsOf(character: string): string[] {
  return pinyin(character, { multiple: true, type: 'array' })
    .map(syllableKey)
    .filter((key) => key !== undefined);
}

/** How often each character is read how, over the phrases of pinyin-pro. */
export function phraseReadings(): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>();
  for (const [phrase, reading] of pinyinPhrases()) {
    const keys = reading.split(' ').map(syllableKey);
    const characters = [...phrase];
    if (keys.length !== characters.length) continue;
    characters.forEach((character, i) => {
      const key = keys[i];
      if (key === undefined) return;
      const known = counts.get(character) ?? new Map<string, number>();
      counts.set(character, known.set(key, (known.get(key) ?? 0) + 1));
    });
  }
  return counts;
}

let loaded: [string, string][] = [];

/** The words of pinyin-pro with their readings, syllables apart by a space. */
export const pinyinPhrases = (): readonly [word: string, reading: string][] => loaded;

for (const name of ['dict2', 'dict3', 'dict4', 'dict5']) {
  const path = new URL(`../node_modules/pinyin-pro/dist/esm/data/${name}.mjs`, import.meta.url).href;
  const module: unknown = await import(path);
  loaded = loaded.concat(Object.entries((module as { default: Record<string, string> }).default));
}
