/**
 * What a UTF-16 code unit is, and how text that nobody can see is shown to a person.
 *
 * Classes are looked up in one table of 64 K bytes that is built at the first question (some 3 ms). A surrogate has the
 * class of what most astral characters of its kind are: the high ones of the ideographic planes count as Han.
 */

export const HAN = 1;
/** Letters of every script but Han, kana and hangul. */
export const LETTER = 2;
export const DIGIT = 4;
export const KANA = 8;
export const HANGUL = 16;
export const SPACE = 32;
/** Format and control characters, variation selectors and other marks that leave no ink. */
export const INVISIBLE = 64;
/** Everything else that leaves ink: punctuation, symbols. */
export const MARK = 128;

export const WORD = HAN | LETTER | DIGIT | KANA | HANGUL;

let table: Uint8Array | undefined;

/** The class of each UTF-16 code unit. */
export function classes(): Uint8Array {
  table ??= buildClasses();
  return table;
}

function buildClasses(): Uint8Array {
  const built = new Uint8Array(0x10000).fill(MARK);
  const kinds: readonly [RegExp, number][] = [
    [/\p{L}|\p{M}/u, LETTER],
    [/\p{N}/u, DIGIT],
    [/\p{sc=Han}|[\u3007\u{20000}-\u{3ffff}]/u, HAN],
    [/[\p{sc=Hira}\p{sc=Kana}\u30fc\uff70]/u, KANA],
    [/\p{sc=Hang}/u, HANGUL],
    [/\s/u, SPACE],
    [/[\p{Cf}\p{Cc}\p{Variation_Selector}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/u, INVISIBLE],
  ];
  for (const [kind, value] of kinds) {
    for (let unit = 0; unit < 0x10000; unit += 1) {
      if (kind.test(String.fromCharCode(unit))) built[unit] = value;
    }
  }
  for (const space of '\t\n\v\f\r\u2028\u2029') built[space.charCodeAt(0)] = SPACE;
  built.fill(HAN, 0xd840, 0xd890); // high surrogates of planes 2 and 3
  return built;
}

export const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
export const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** Whether cutting `text` at `at` would part a surrogate pair. */
export const cutsPair = (text: string, at: number): boolean =>
  at > 0 && at < text.length && isHighSurrogate(text.charCodeAt(at - 1)) && isLowSurrogate(text.charCodeAt(at));

/** What a terminal or a browser takes for the end of a line; for `replace` and `matchAll`. */
export const LINE_BREAKS = /[\r\n\v\f\u0085\u2028\u2029]+/gu;

/** Whether anything in `text` leaves ink. Stops at the first that does. */
export function isVisible(text: string): boolean {
  const kinds = classes();
  for (let i = 0; i < text.length; i += 1) {
    if ((kinds[text.charCodeAt(i)] & (SPACE | INVISIBLE)) === 0) return true;
  }
  return false;
}

/**
 * `text` on one line, for a person: what cannot be seen stands as `U+200B`, line breaks and tabs as a space, lone
 * surrogates as their code. The result forges neither a line nor a terminal escape.
 */
export function shown(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, ' ')
    .replace(
      /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Variation_Selector}\u034f\u115f\u1160\u2800\u3164\uffa0]/gu,
      code,
    );
}

const code = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** At most `limit` units of `text`, with an ellipsis where it was cut; never half a pair. */
export function clipped(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = cutsPair(text, limit - 1) ? limit - 2 : limit - 1;
  return `${text.slice(0, end)}…`;
}
