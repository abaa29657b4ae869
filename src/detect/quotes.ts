/** Whether a sentence quotes: a report on advertising does. */

/** What is quoted; the name of an account to follow is none. */
const QUOTED = /(?<!公众号|微信|小程序|搜索?|百度|回复|关注|添加|app|店铺)[“「『"][^”」』"\n]{1,60}[”」』"]/gu;
/** A shorter one is a name. */
const SAYING = 8;

/** What something read or said, without quotes. */
const INTRODUCED = /(?:\b(?:reads?|reading|said|says|began) ?: |写着?:|写道:|(?:内容|标题|原文)(?:是|为)?:)/u;

/** Whether a sentence quotes what somebody said, or one of the terms that speak against it. */
export const quotes = (said: string, terms: readonly string[]): boolean =>
  INTRODUCED.test(said) ||
  Array.from(said.matchAll(QUOTED)).some(
    ([quoted]) => quoted.length >= SAYING || terms.some((term) => quoted.includes(term)),
  );
