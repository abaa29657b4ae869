/** The date that a page's script sets as that of its publication, as WeChat's pages do: `var ct = "1710465600"`. */

const NAMED =
  /(?<![\w$.])(?:publish_?time|publish_?date|pub_?time|pub_?date|create_?time|posted_?at)["']?\s{0,2}[:=]\s{0,2}["']((?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}(?:[T ]\d{1,2}:\d\d(?::\d\d)?(?:[+-]\d\d:?\d\d|Z)?)?)["']/i;
/** Seconds since 1970; the reader's browser shows them in its own time, and these pages' readers are in China. */
const EPOCH = /(?<![\w$.])(?:var|let|const)\s{1,2}ct\s{0,2}=\s{0,2}["'](1\d{9})["']/;
const CHINA = 8;

/** As the script has it, or ISO 8601. Linear; most scripts cost two searches for a word. */
export function dateInScript(source: string): string | undefined {
  const named = /time|date|posted/i.test(source) ? NAMED.exec(source)?.[1] : undefined;
  if (named !== undefined) return named;
  if (/ct\s{0,2}=\s{0,2}["']1\d{9}["']/.test(source)) {
    const epoch = EPOCH.exec(source)?.[1];
    if (epoch !== undefined) {
      const local = new Date((Number(epoch) + CHINA * 3600) * 1000).toISOString().slice(0, 19);
      return `${local}+0${CHINA}:00`;
    }
  }
  return undefined;
}
