/**
 * What else stands on the line of a headline: before it the way from the start page, behind it what is said of the article,
 * `…两小时时间：2023-02-14 16:05 来源：某某报`.
 */

const LABEL =
  /(?:发[布表稿](?:时间|日期)|时间|日期|作者|来源|编辑|责任编辑) ?[:：]|20\d\d(?:年\d{1,2}月\d{1,2}日|[/.-]\d{1,2}[/.-]\d{1,2})\s{1,4}\d{1,2}:\d{2}/u;
/** What no sentence says at its end: who published it. */
const PUBLISHED = /(?:作者|来源|编辑|发[布表稿](?:时间|日期)) ?[:：]/u;
/** So many units of a headline stand before it. */
const HEADLINE = 8;

/** Where what is said of the article begins in a line; undefined where nothing is. */
export function bylineAt(line: string): number | undefined {
  const at = line.slice(HEADLINE).search(LABEL);
  return at < 0 || !PUBLISHED.test(line.slice(HEADLINE + at)) ? undefined : HEADLINE + at;
}

/** The headline of a heading alone. */
export function headlineOf(heading: string): string {
  const last = heading.split(/\s*[〉»›＞]\s*/).pop() ?? heading;
  const own = last.slice(0, bylineAt(last)).trimEnd();
  return own.length >= SHORTEST ? own : heading;
}
const SHORTEST = 6;
