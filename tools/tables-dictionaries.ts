/** The dictionaries of opencc-js, read as pairs. */

export type Pair = readonly [from: string, to: string];

/** One OpenCC dictionary by its name in opencc-js, first candidates only. */
export async function dictionary(name: string): Promise<Pair[]> {
  const loaded: unknown = await import(`opencc-js/dict/${name}`);
  const text = (loaded as { default: string }).default;
  return text.split('|').map((entry) => {
    const [from, to] = entry.split(' ');
    return [from, to];
  });
}

/** Phrases that stand in both scripts with the same number of characters, as arrays of characters. */
export async function phrases(): Promise<{ hans: string[]; hant: string[] }[]> {
  const simplified = await dictionary('STPhrases');
  const traditional = await dictionary('TSPhrases');
  return [...simplified, ...traditional.map(([hant, hans]): Pair => [hans, hant])]
    .map(([hans, hant]) => ({ hans: [...hans], hant: [...hant] }))
    .filter(({ hans, hant }) => hans.length === hant.length && hans.every((character) => character.length === 1));
}

const gb = new TextDecoder('gb18030');

/** The characters of GB 2312: level 1 (3,755 common ones) and level 2. */
export function gb2312(): Map<string, 1 | 2> {
  const levels = new Map<string, 1 | 2>();
  for (let lead = 0xb0; lead <= 0xf7; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      const character = gb.decode(new Uint8Array([lead, trail]));
      if (character.length === 1 && character !== '\ufffd') levels.set(character, lead < 0xd8 ? 1 : 2);
    }
  }
  return levels;
}
