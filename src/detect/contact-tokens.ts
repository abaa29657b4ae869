/**
 * Contacts in the loose view, however they are spelled to be missed by filters: `58 55 973@qq.com`, `report(at)x.com`,
 * `微❤信 ab 12345`, `138.0013.8000`, `扣扣五八五五九七三`. The value holds them joined, in Latin digits.
 */
import { ANY_DIGITS, ANY_DIGIT as D, digitsOf, latinDigits, type Scanner, withoutSpaces } from './scanner.ts';

export type ContactKind = 'email' | 'qq' | 'wechat' | 'handle' | 'phone';

/** At most so many marks and gaps. */
const marks = (most: number): string => `[^\\p{L}\\p{N}\\n]{0,${most}}`;

const AT = '@|[([{<] ?(?:at|@) ?[)\\]}>]|艾特|[#★☆◎⊙]| at ';
const DOT = ' ?(?:\\.|[([] ?(?:dot|\\.|点) ?[)\\]]|。|点) ?';
/** Digits with gaps are one number; a word and the digits behind it are one name; single characters with gaps too. */
const LOCAL = [
  `${D}(?: {0,2}${D}){4,15}`,
  '[a-z]{1,6}(?: \\d{1,8}){1,4}',
  '[a-z0-9](?: [a-z0-9._-]){3,24}',
  '[a-z0-9][a-z0-9._%+-]{0,63}',
].join('|');
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?';
const EMAIL = new RegExp(
  `(?<![a-z0-9._%+-])(${LOCAL}) {0,2}(?:${AT}) {0,2}((?:${LABEL}${DOT}){1,4}[a-z]{2,18})(?![a-z0-9])`,
  'gu',
);

function email([, name, host]: RegExpExecArray): string {
  const dotted = host.replace(/[([] ?(?:dot|\.|点) ?[)\]]|。|点/gu, '.');
  return `${withoutSpaces(latinDigits(name))}@${withoutSpaces(dotted)}`;
}

const QQ_NAME = `q ?q|扣扣|抠抠|球球|秋秋|企鹅|(?<![a-z])q(?= ?[:群号])|(?<=[加扣] ?)q(?= ?${D})|群号|群聊?`;
const QQ_WORDS = '(?:(?:交流|读者|粉丝|官方|客服|在线|咨询|联系|联络|讨论|业务|投稿|爆料|总)?(?:群|号)?(?:号码?|码)?)';
const QQ = new RegExp(
  `(?:${QQ_NAME})${marks(2)}${QQ_WORDS}(?:\\d(?= ?:))?${marks(3)}((?!0|零|〇)${D}(?:[ .·_-]{0,2}${D}){4,11})(?!\\d| ?:)`,
  'gu',
);
/** A further number of the same kind: `123456789, 二群 987654321`. What is cheap to tell is asked first. */
const QQ_MORE =
  /(?=[1-9]\d{5})(?<!\d)(?<=\d[^\p{L}\p{N}\n]{1,4}(?:\d ?: ?|[一二三四五]群[: ]?)?)([1-9]\d{5,10})(?!\d)/gu;

const WX_NAME = [
  `[微薇威维徽][^\\p{L}\\p{N}\\n]{0,2}[信xv心芯鑫欣]`,
  '[微薇威维徽] ?\\p{So}',
  '(?<![a-z])(?:v信|vx|wx|weixin|we ?chat|v\\p{So})',
  '(?:加|\\+|添加|搜) ?(?:我|小编|编辑)?[vw薇微](?=[^\\p{L}]{0,3}[a-z0-9])',
  '(?<![a-z])[vw] ?[xv](?= ?:)',
  '(?<![a-z])[vw薇微](?= ?:)',
].join('|');
const WX_WORDS =
  '公众平台|公众|平台|号码|号|账号|帐号|客服|群主|群|id|同号|搜索|搜|添加|联系|咨询|是|为|请加|小编|编辑|责编|或|及|qq';
const WX_ID = [
  '[a-z](?: ?[a-z]){0,5}(?: ?[0-9_-]){4,14}',
  '[a-z0-9](?: [a-z0-9_-]){5,19}',
  '[a-z][a-z0-9_-]{4,19}',
  `${D}(?:[ .·-]{0,2}${D}){4,12}`,
].join('|');
const WECHAT = new RegExp(
  `(?:(?:${WX_NAME})(?:${marks(3)}(?:${WX_WORDS})){0,3}${marks(3)}|(?:公众(?:平台|号)|订阅号|服务号|视频号)[^a-z0-9\\n]{0,16}(?:id[: ]{1,3})?)(${WX_ID})(?![a-z0-9])`,
  'gu',
);

/** A messenger and the name there: behind @ or a mark, or behind a gap where it holds a digit, as no word does. */
const MESSENGER = 'line|kakao(?:talk)?|카카오톡|카톡|telegram|tg|skype|whatsapp|纸飞机|飞机号|飞机|电报';
const GAP = '[^\\p{L}\\p{N}\\n@]';
const HANDLE = new RegExp(
  [
    `(?<![a-z])(?:(?:${MESSENGER})(?: ?(?:id|号|아이디))?(?:${GAP}{0,3}@|${GAP}{0,2}[:：·>|-] ?|${GAP}{1,3}(?=[a-z._-]{0,31}\\d))([a-z][a-z0-9._-]{2,31})`,
    '(?:纸飞机|飞机号|电报|카카오톡|카톡)(?: ?(?:id|号|아이디))? ([a-z][a-z0-9._-]{2,31})',
    'line@[: ]{0,2}([a-z0-9._-]{3,20})',
    'line ?id ?: ?@?([a-z0-9._-]{3,20}))(?![a-z0-9])',
  ].join('|'),
  'gu',
);

const PHONE_NAME =
  '热线|专线|电话|拨打|致电|来电|传真|手机|座机|总机|报料|爆料|(?<![a-z])(?:tel|fax|phone|hotline|call|zalo|whatsapp|wa|hp)|전화|제보|điện thoại|telepon|电话番号';
const PHONE = new RegExp(
  [
    // Mobile numbers of the mainland, 400 and 800 numbers.
    `(?<![\\d.])(?:\\(? ?\\+?(?:00)?86 ?\\)?[ -]{0,2})?(?:[1一壹幺][ .·-]{0,2}[3-9三-九叁参肆伍陆柒捌玖](?:[ .·-]{0,2}${D}){9}|[48四八]00(?:[ .·-]{0,2}\\d){7})(?!${D})`,
    // The same with letters that look like digits.
    `(?<![a-np-z\\d])[1l][ .·-]{0,2}[3-9](?:[ .·-]{0,2}(?:${D}|[ol])){9}(?![a-z\\d])`,
    // An area code in brackets or behind a gap, of any country.
    `(?<![\\d.])(?:\\(? ?\\+?(?:00)?\\d{1,3} ?\\)?[ -]{1,2})?(?:\\( ?(?:\\+?\\d{1,3}[ -])?0?\\d{2,4} ?\\)[ .-]{0,2}|0\\d{1,4}[ .·-]{1,3}|0(?:[ .]\\d){2,3} ?- ?)(?:\\d[ .·-]{0,2}){5,9}\\d(?!\\d)`,
    // With the sign of the country, and the shapes of the Americas and of Korea.
    `\\+\\d{1,3}(?:[ .()-]{0,2}\\d){7,12}(?!\\d)`,
    `(?<![\\d.-])(?:1-)?[2-9]\\d{2}[-.][2-9]\\d{2}[-.]\\d{4}(?!\\d)`,
    `(?<![\\d.-])1[5-9]\\d{2}-\\d{4}(?!\\d)`,
    `(?<![\\d.])0\\d{8,11}(?!\\d)`,
    // Any other number behind a word that says what it is.
    `(?:${PHONE_NAME})(?:号码|号)?${marks(3)}(${D}(?:[ .·-]{0,2}${D}){4,12})(?!\\d)`,
  ].join('|'),
  'gu',
);

export const CONTACT_SCANNERS: readonly Scanner<ContactKind>[] = [
  { kind: 'email', pattern: EMAIL, signs: '@t艾#★☆◎⊙', needs: /@|at|艾特|[#★☆◎⊙]/u, value: email },
  {
    kind: 'qq',
    pattern: QQ,
    signs: 'q扣抠球秋企群',
    needs: /q|扣|抠|球|秋|企鹅|群/u,
    value: ([, number]) => digitsOf(number),
  },
  {
    kind: 'wechat',
    pattern: WECHAT,
    signs: '微薇威维徽vw号台',
    value: ([, id]) => withoutSpaces(/^[a-z]/u.test(id) ? id : latinDigits(id).replace(/[ .·-]/gu, '')),
  },
  {
    kind: 'handle',
    pattern: HANDLE,
    signs: 'nktsw카飞电',
    needs: /line|kakao|tg|telegram|skype|whatsapp|카|飞机|电报/u,
    value: handle,
  },
  {
    kind: 'phone',
    pattern: PHONE,
    signs: ANY_DIGITS,
    needs: new RegExp(`${D}.{0,3}${D}`, 'u'),
    value: (found) => digitsOf(found[1] ?? found[0].replaceAll('o', '0').replaceAll('l', '1')),
  },
  { kind: 'qq', pattern: QQ_MORE, needs: /q|扣|抠|球|企鹅|群/u, value: ([, number]) => number },
];

function handle([, ...names]: RegExpExecArray): string {
  return names.find((name) => name !== undefined) ?? '';
}
