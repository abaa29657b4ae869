/** Tests of the user agent and the referrer against the names of search engines. */
import type { JsToken } from './js-tokens.ts';

/** Names of search engines and their spiders, as tests of the user agent or the referrer spell them. */
const ENGINE =
  /baidu|spider|googlebot|\bbot\b|sogou|360|haosou|\bso\.com|yisou|bingbot|\bbing\b|yahoo|soso|sm\.cn|google(?!-?(?:tag|analytic|ad|api|map|play|font|usercontent))/i;
/** An address that a script loads something from is no test. */
const ADDRESS = /\/\/|\.js\b|[\w-]+\.[\w-]+\.\w+\/|\s\w+\s\w+\s/;
const TESTS = ['userAgent', 'referrer', '\\x', '\\u00', 'fromCharCode', 'unescape', '"+"', "'+'", '" + "', "' + '"];

/** Whether a script may hold such a test, in whatever spelling. */
export const mayTest = (source: string): boolean => TESTS.some((cue) => source.includes(cue));

/** Whether a string or regular expression names a search engine, other than to load something from it. */
export function namesEngine({ kind, value }: JsToken): boolean {
  const text = value.slice(0, 400);
  return ENGINE.test(text) && !(kind === 'string' && ADDRESS.test(text));
}
