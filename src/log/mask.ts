/**
 * Contacts masked, for logs: what stays tells a person which contact it was, not how to reach it.
 *
 * Spammers write contacts so that filters miss them: spaced, in full width, in Chinese numerals, with invisible
 * characters in between. So patterns run over the *bones* of a text: width and numerals folded, invisible characters and
 * spaces between digits gone, each unit knowing where it came from. A match is masked where it stands in the text.
 * The patterns are linear: every repeated part is bounded or cannot match what follows it.
 */
import { classes, INVISIBLE, SPACE } from '../text/unicode.ts';

/** What a text is: `contact` is known to hold a contact, and is masked more readily. */
export type Masking = 'text' | 'url' | 'contact';

interface Bones {
  readonly text: string;
  /** For each unit of `text`: where what it came from begins and ends. */
  readonly starts: number[];
  readonly ends: number[];
}

const NUMERALS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'〇一二三四五六七八九'].map((numeral, value) => [numeral, String(value)]).concat([['零', '0']]),
);

const MAIL = /([a-z0-9._%+-]{1,64})(?:@|%40|\(at\)|\[at\]|#)([a-z0-9.-]{1,64}\.[a-z]{2,12})/g;
const AFTER_CUE =
  /(?:qq|q群|扣扣|企鹅|[微薇威v].?信|wechat|weixin|v[x❤]|wx|whatsapp|telegram|skype|uin|tel|phone|mobile|电话|電話|手机|手機|热线|熱線)[群号號码碼是为為搜加:=/+ .]{0,8}([a-z0-9][a-z0-9_.-]{3,40})/g;
const NUMBER = /\d(?:[-. ·()]{0,2}\d){6,40}/g;
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
const TOKEN = /[a-z0-9_-]{5,64}|\d{4,}/g;
const DATE = /^(?:19|20)\d\d[-.](?:0?[1-9]|1[0-2])[-.](?:[0-2]?\d|3[01])(?: |$)/;

/** `text` with every contact as `58***`, or `58***@qq.com` for mail. */
export function masked(text: string, masking: Masking = 'text'): string {
  const bones = bonesOf(text);
  const found = [...mails(bones), ...numbers(bones, masking)].sort((a, b) => a.start - b.start || b.end - a.end);
  let out = '';
  let at = 0;
  for (const { start, end, shown } of found) {
    if (start < at) continue;
    out += text.slice(at, start) + shown;
    at = end;
  }
  return out + text.slice(at);
}

interface Mask {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
}

const keep = (id: string): string => `${id.slice(0, id.length < 5 ? 1 : 2)}***`;

function mails(bones: Bones): Mask[] {
  return [...bones.text.matchAll(MAIL)].map((match) =>
    maskAt(bones, match.index, match[0].length, `${keep(match[1])}@${match[2]}`),
  );
}

function numbers(bones: Bones, masking: Masking): Mask[] {
  const plain = { text: [NUMBER], url: [MOBILE], contact: [NUMBER, TOKEN] }[masking];
  const cued = [...bones.text.matchAll(AFTER_CUE)].map((match) => {
    const id = match[1];
    return maskAt(bones, match.index + match[0].length - id.length, id.length, keep(id));
  });
  const bare = plain
    .flatMap((pattern) => [...bones.text.matchAll(pattern)])
    .filter((match) => !DATE.test(match[0]))
    .map((match) => maskAt(bones, match.index, match[0].length, keep(match[0])));
  return [...cued, ...bare];
}

const maskAt = (bones: Bones, from: number, length: number, shown: string): Mask => ({
  start: bones.starts[from],
  end: bones.ends[from + length - 1],
  shown,
});

function bonesOf(text: string): Bones {
  const kinds = classes();
  const starts: number[] = [];
  const ends: number[] = [];
  let bones = '';
  let at = 0;
  for (const character of text) {
    const start = at;
    at += character.length;
    if (kinds[character.charCodeAt(0)] & INVISIBLE) continue;
    if (kinds[character.charCodeAt(0)] & SPACE && joins(bones, text, at)) continue;
    const folded = NUMERALS[character] ?? (character < '\x80' ? character : character.normalize('NFKC')).toLowerCase();
    bones += folded;
    for (let i = 0; i < folded.length; i += 1) {
      starts.push(start);
      ends.push(at);
    }
  }
  return { text: bones, starts, ends };
}

/** Whether a space stands inside a contact: right before or after an @, or after a digit where digits then an @ follow. */
function joins(before: string, text: string, at: number): boolean {
  if (before.endsWith('@') || text.startsWith('@', at)) return true;
  return /\d$/.test(before.slice(-1)) && /^[\d０-９][\d０-９\s]{0,16}[@＠]/.test(text.slice(at, at + 20));
}
