/**
 * One syllable of pinyin as people and tools write it: tone marks composed or combining, breve for caron, the tone as
 * a digit, ü as u: or v, script ɑ and ɡ, full width, any case.
 */

const TONES: Readonly<Record<string, string>> = {
  '\u0304': '1',
  '\u0301': '2',
  '\u030c': '3',
  '\u0306': '3',
  '\u0300': '4',
};
const SYLLABLE = /^(?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?(?:[aeiouv]{1,3}(?:ng|n|r)?|m|n|ng)$|^(?:hm|hng|r)$/;

/**
 * `xiāng` to `xiang1`, `lǜ` to `lv4`, `men` to `men5`; undefined where `text` is not one syllable. The letters are
 * checked for their shape alone; whether a character has the reading is the table's to say.
 */
export function syllableKey(text: string): string | undefined {
  let letters = '';
  let tone = '5';
  for (const mark of text.normalize('NFKD').toLowerCase()) {
    const found = TONES[mark];
    if (found !== undefined || (mark >= '1' && mark <= '5')) {
      if (tone !== '5') return undefined;
      tone = found ?? mark;
    } else if (mark === '\u0308') letters = `${letters.slice(0, -1)}v`;
    else if (mark === ':') letters = letters.replace(/u$/, 'v');
    else if (mark === '\u0302') continue;
    else letters += LETTERS[mark] ?? mark;
  }
  if (letters.length > 6 || !SYLLABLE.test(letters)) return undefined;
  return `${spelled(letters)}${tone}`;
}

const LETTERS: Readonly<Record<string, string>> = { '\u0261': 'g', '\u0251': 'a', '\u03b1': 'a', '\u0131': 'i' };

/** Behind j, q, x and y an ü is written u; behind n and l, ue stands for üe. */
function spelled(letters: string): string {
  if (/^[jqxy]/.test(letters)) return letters.replace('v', 'u');
  return letters.replace(/^([nl])ue$/, '$1ve');
}

/** Whether a tone is marked. */
export const isToned = (key: string): boolean => !key.endsWith('5');
