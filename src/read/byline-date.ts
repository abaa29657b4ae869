/**
 * When a page was published: what it shows between headline and article first, then what it says of itself in metas,
 * JSON-LD and `time`, then what it shows further off, which may be another page's date or the day of a signature.
 *
 * Where the page shows a day and declares the same one with the clock, the clock is taken; a day that the page declares
 * to be that of its last change is not that of its publication.
 */
import type { BylineInput, Line } from './byline-lines.ts';
import { dateInUrl, datesIn, type FoundDate } from './dates.ts';
import { metaOf } from './head.ts';
import type { HtmlDocument } from './html-document.ts';
import type { JsonLdArticle } from './json-ld.ts';

const PUBLISHED =
  /^(?:article:published_time|og:published_time|og:release_date|og:article:published_time|pubdate|publishdate|publish[-_]?date|publish[-_]?time|publication_date|date\.publication|dc\.date(?:\.issued)?|dcterms\.(?:created|issued)|datepublished|datecreated|date|parsely-pub-date|sailthru\.date|weibo:\s?article:create_at|bt:pubdate|_pubtime|apub:time|firstcreatetime|createtime)$/;
const MODIFIED = /^(?:article:modified_time|og:updated_time|dcterms\.modified|datemodified|last-modified|lastmod)$/;
const SAYS_PUBLISHED = /[发發][布佈表]|[时時][间間]|日期|publi|posted|diterbitkan|入力|配信|公開|掲載|입력|등록/i;
const SAYS_MODIFIED = /更新|修改|最[后後]由|updat|modif|actualiza|diperbarui|수정/i;
/** What a document of an office was dated, and from when to when it holds. */
const OF_DOCUMENT = /(?:成文|生效|实施|實施|施行|失效|废止|廢止|签发|簽發|印发|印發)(?:日期|时间|時間)?[:：]?\s?$/;
/** Until when something may be done. */
const DEADLINE = /(?:截止|截至|到期|有效期至?|报名至|報名至)(?:日期|时间|時間)?[:：]?\s?$/;
/** A clock that a page shows. */
const CLOCK_OF_PAGE = /(?:北京|[当當]前|系[统統]|服[务務]器)[时時][间間][:：]?\s?$/;
/** How far before a date its label reaches. */
const LABEL = 18;

interface Declared {
  readonly published: string | undefined;
  readonly modified: ReadonlySet<string>;
}

export function publishedAt(
  document: HtmlDocument,
  lines: readonly Line[],
  article: JsonLdArticle | undefined,
  input: BylineInput,
): string | null {
  const declared = declaredBy(document, article);
  const shown = shownDate(lines, declared, input);
  const timed = timeNear(document, input);
  if (shown === undefined) return timed ?? declared.published ?? null;
  const day = shown.iso.slice(0, 10);
  const exact = [timed, declared.published].find((iso) => iso?.slice(0, 10) === day);
  // `10/11/2022` is either; the page itself says which it means.
  const turned = declared.published?.slice(0, 10) === dayAndMonthTurned(day) ? declared.published : undefined;
  if (exact === undefined && turned !== undefined) return turned;
  // To the minute the same, the declared one often has the second and the zone.
  if (exact !== undefined)
    return shown.iso.length > 10 && !shown.modified && !exact.startsWith(shown.iso) ? shown.iso : exact;
  return shown.placed ? shown.iso : (timed ?? declared.published ?? shown.iso);
}

const dayAndMonthTurned = (day: string): string => `${day.slice(0, 5)}${day.slice(8)}-${day.slice(5, 7)}`;

interface Shown {
  readonly iso: string;
  /** By the headline, or said to be the date of publication. */
  readonly placed: boolean;
  /** Said to be that of the last change. */
  readonly modified: boolean;
}

/** The date that is shown in the likeliest place: by the headline, with a clock, the day that the address names. */
function shownDate(lines: readonly Line[], declared: Declared, { url, first }: BylineInput): Shown | undefined {
  const day = dateInUrl(url);
  let best: Shown | undefined;
  let bestScore = 0;
  for (const [rank, line] of lines.entries()) {
    if (line.listed) continue;
    const dates = datesOf(lines, rank);
    for (const [nth, date] of dates.entries()) {
      if (date.iso < '1990' || date.iso >= '2100') continue;
      const rest = line.text.length - lengthOf(date);
      let score = 2 - Math.min(1.2, rank * 0.06) - nth * 0.1 + (date.hasClock ? 0.6 : 0) - Math.min(1, rest / 100);
      if (day !== undefined) score += date.iso.startsWith(day) ? 0.8 : -0.2;
      const label = labelOf(line.text, dates, nth);
      if (CLOCK_OF_PAGE.test(label) || DEADLINE.test(label)) continue;
      if (SAYS_PUBLISHED.test(label)) score += 0.4;
      const own = date.iso.slice(0, 10);
      if (SAYS_MODIFIED.test(label) || (declared.modified.has(own) && declared.published !== undefined)) score -= 0.6;
      if (/今天|今日|现在|現在/.test(label)) score -= 1;
      if (OF_DOCUMENT.test(label)) score -= 0.6;
      // A date in a sentence of the article is what it reports on.
      if (line.index >= first && (rest > 40 || /[，。,]/.test(line.text))) score -= 2;
      if (score <= bestScore) continue;
      const modified = SAYS_MODIFIED.test(label);
      const placed = !modified && (line.placed || SAYS_PUBLISHED.test(label)) && !declared.modified.has(own);
      [best, bestScore] = [{ iso: date.iso, placed, modified }, score];
    }
  }
  return best;
}

/** The dates of a line; where it is a date and nothing else, with the clock that stands alone on the next one. */
function datesOf(lines: readonly Line[], rank: number): FoundDate[] {
  const { text, index } = lines[rank];
  const dates = datesIn(text);
  const next = lines[rank + 1];
  if (dates.length !== 1 || dates[0].hasClock || next?.index !== index + 1 || lengthOf(dates[0]) < text.length)
    return dates;
  return CLOCK_ALONE.test(next.text) ? datesIn(`${text} ${next.text}`) : dates;
}

const CLOCK_ALONE = /^\d{1,2}:\d\d(?::\d\d)?$/;

const lengthOf = ({ range }: FoundDate): number => range[1] - range[0];

/** What stands right before the `nth` date of a line, behind the date before it. */
function labelOf(text: string, dates: readonly FoundDate[], nth: number): string {
  const [start] = dates[nth].range;
  return text.slice(Math.max(nth === 0 ? 0 : dates[nth - 1].range[1], start - LABEL), start);
}

/** What the page says of itself: metas first, then JSON-LD, then elements marked so. */
function declaredBy({ head }: HtmlDocument, article: JsonLdArticle | undefined): Declared {
  const times = (says: string) => head.times.filter((time) => time.says === says).map(({ value }) => value);
  const published = [metaOf(head, PUBLISHED), article?.datePublished, ...times('published'), ...times('nothing')];
  const modified = [metaOf(head, MODIFIED), article?.dateModified, ...times('modified')];
  const iso = published.map(isoOf).find((date) => date !== undefined);
  const days = modified.map((value) => isoOf(value)?.slice(0, 10)).filter((day) => day !== undefined);
  return { published: iso, modified: new Set(days.filter((day) => day !== iso?.slice(0, 10))) };
}

/** The `time` element between headline and article. */
function timeNear({ head, blocks }: HtmlDocument, { headline, first }: BylineInput): string | undefined {
  const from = headline >= 0 ? headline : first;
  if (from < 0 || first < from) return undefined;
  const [start, end] = [blocks[from].markup[0], blocks[first].markup[1]];
  const near = head.times.filter(({ at, says }) => says !== 'modified' && at >= start && at < end);
  return near.map(({ value }) => isoOf(value)).find((iso) => iso !== undefined);
}

function isoOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const spaced = value.replace(COMPACT, '$1-$2-$3 $4:$5:$6').replace(/ ::$/, '');
  return datesIn(spaced.replace(/(\d)T(\d)/, '$1 $2'))[0]?.iso;
}

/** `20120307`, `20120307090512`. */
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?$/;
