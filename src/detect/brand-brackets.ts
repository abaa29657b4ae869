/** What stands in brackets around a headline or behind it, and goes where a name beside it goes. */
import { isOnlyEndings } from './brand-endings.ts';
import { type Place, WHOLE } from './brand-places.ts';

const GENERIC = /\s*[【[〖(「"]([^】\]〗)」"]{2,20})[】\]〗)」"]$/u;
const FRAMED = /^[【[〖"]([^【】"]{4,})[】\]〗"]([^】\]"]{0,24})$/u;

/** Nothing, or what such sites say of themselves. */
const PRAISE =
  /^(?:[-_|~·\s]*(?:安全|靠谱|可靠|稳定|信誉|保证|保障|实力|大|老|正规|正版|值得|信赖|推荐|首选|第一|全网|最高|最新|最全|优惠|返水|免费|在线|试玩|体验|下载|地址|导航|平台|品牌|网站|欢迎|您|你)+[-_|~·!\s]*)?$/u;

export const isPraise = (view: string): boolean => PRAISE.test(view);

/** A bracket at the end with nothing but endings in it: it goes where a name before the headline goes. */
export function genericBehind(view: string): Place | undefined {
  const match = GENERIC.exec(view);
  if (match === null || !isOnlyEndings(match[1])) return undefined;
  const base = { isParted: true, isBracketed: true, isFront: false };
  return { ...base, start: match.index, end: view.length, brand: match[1] };
}

/** A name before a headline in brackets, with nothing, endings or a name behind them: both brackets go. */
export function framing(view: string, front: Place): Place[] | undefined {
  const match = FRAMED.exec(view.slice(front.end));
  if (match === null || !(isOnlyEndings(match[2]) || isPraise(match[2]) || WHOLE.test(match[2]))) return undefined;
  const closing = { start: front.end + 1 + match[1].length, end: view.length, brand: match[2] };
  return [
    { ...front, end: front.end + 1, isParted: true },
    { ...closing, isParted: true, isBracketed: true, isFront: false },
  ];
}

/** Brackets that stand around all that is left before a name: they go with it. */
export function bracketsBefore(view: string, behind: Place): Place[] | undefined {
  const left = view.slice(0, behind.start).trimEnd();
  if (!/^[【[〖][^【】[\]〖〗]{4,}[】\]〗]$/u.test(left)) return undefined;
  const base = { isParted: true, isBracketed: true, brand: '' };
  return [
    { ...base, start: 0, end: 1, isFront: true },
    { ...behind, start: left.length - 1 },
  ];
}
