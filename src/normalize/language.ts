/**
 * The language of a text, from its scripts and, in Latin letters, from its commonest words.
 *
 * A guess for the article's `language`, not a classifier: where the signs are few or disagree the answer is null.
 */
import { KANA_SHARE, scriptOf } from './script.ts';

/** How much of a long text is looked at: enough to be sure, little enough to cost nothing. */
const SAMPLE = 4000;
/** Letters of one script that outweigh the rest of the text. */
const MAIN_SHARE = 0.5;
/** In Latin letters: the share of words that must be function words of a language, and how many at least. */
const MIN_WORD_SHARE = 0.12;
const MIN_WORDS = 3;
/** Of Vietnamese letters a quarter carry marks that hardly another language has. */
const VIETNAMESE = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/gi;
const VIETNAMESE_SHARE = 0.06;

/** Alphabets that (nearly) one language writes, by the share of letters. */
const ALPHABETS: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ko', /[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]/g],
  ['th', /[\u0e00-\u0e7f]/g],
  ['ru', /[\u0400-\u04ff]/g],
  ['ar', /[\u0600-\u06ff]/g],
  ['he', /[\u0590-\u05ff]/g],
  ['el', /[\u0370-\u03ff]/g],
  ['hi', /[\u0900-\u097f]/g],
  ['my', /[\u1000-\u109f]/g],
  ['km', /[\u1780-\u17ff]/g],
  ['lo', /[\u0e80-\u0eff]/g],
  ['ka', /[\u10a0-\u10ff]/g],
  ['hy', /[\u0530-\u058f]/g],
];

/** Function words that stand in nearly every sentence of a language; words of several languages are left out. */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to is that for it with was on as are be this have from by at not his they you which will has had were but an',
  id: 'yang dan di dari untuk dengan ini itu pada tidak dalam akan adalah juga ke karena oleh sebagai telah para bisa ada saat tersebut',
  vi: 'và của là có được cho không các một người trong với đã này những khi để từ đến tại ở trên năm theo về nhiều',
  es: 'el los las del que y en por con para una su se al lo como más pero sus es',
  pt: 'os as do da dos das que em um uma não com para por mais ao pelo pela foi são',
  fr: 'le les des du et est une dans que qui pour sur au avec pas ne par il sont plus',
  de: 'der die das und ist nicht ein eine zu den von mit sich des auf für dem im auch als',
  it: 'il di che la gli del della è per non una con sono si al dei più anche nel',
  nl: 'het een van en niet dat zijn op te voor met aan ook er naar bij wordt',
  tr: 've bir bu için ile olarak daha çok olan gibi sonra kadar değil ise',
  pl: 'się na nie jest że do od przez oraz jak ale dla po',
  ms: 'ialah boleh kerana beliau sahaja manakala kepada daripada',
};

/** BCP 47 of `text` (`zh-Hans`, `zh-Hant`, `ja`, `ko`, `en`, …), or null where undecided. Bounded cost. */
export function languageOf(text: string): string | null {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text;
  const { script, han, kana, simplified, traditional, letters } = scriptOf(sample);
  const all = letters + han + kana;
  if (all === 0) return null;
  if (han + kana > MAIN_SHARE * all) {
    if (kana > KANA_SHARE * (han + kana)) return 'ja';
    if (script === 'mixed') return simplified > traditional ? 'zh-Hans' : 'zh-Hant';
    return script === 'none' ? null : script;
  }
  for (const [language, alphabet] of ALPHABETS) {
    if (matches(sample, alphabet) <= MAIN_SHARE * all) continue;
    return language === 'ru' && /[іїєґ]/i.test(sample) ? 'uk' : language;
  }
  return matches(sample, VIETNAMESE) > VIETNAMESE_SHARE * all ? 'vi' : latin(sample);
}

const matches = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

function latin(text: string): string | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  let best: string | null = null;
  let bestCount = 0;
  let secondCount = 0;
  for (const [language, list] of Object.entries(FUNCTION_WORDS)) {
    const known = new Set(list.split(' '));
    let count = 0;
    for (const word of words) if (known.has(word)) count += 1;
    if (count > bestCount) {
      secondCount = bestCount;
      [best, bestCount] = [language, count];
    } else if (count > secondCount) secondCount = count;
  }
  const sure = bestCount >= MIN_WORDS && bestCount >= MIN_WORD_SHARE * words.length && bestCount > secondCount;
  return sure ? best : null;
}
