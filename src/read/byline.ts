/**
 * When a page was published, by whom, and whence it comes: what it shows near its headline first, then what it says of
 * itself in metas, JSON-LD and `time`. What a page shows a reader is seldom wrong; metas are often the template's.
 */
import type { Byline } from '../contract/article.ts';
import { publishedAt } from './byline-date.ts';
import { type BylineInput, type Line, linesNear } from './byline-lines.ts';
import { datesIn } from './dates.ts';
import { decodeEntities } from './entities.ts';
import { metaOf } from './head.ts';
import type { HtmlDocument } from './html-document.ts';
import { jsonLdArticle } from './json-ld.ts';

export function bylineOf(document: HtmlDocument, input: BylineInput): Byline {
  const lines = linesNear(document, input);
  const article = jsonLdArticle(document.head.jsonLd);
  const source = firstOf(lines, sourceIn) ?? nameFrom(metaOf(document.head, SOURCE_METAS));
  const declared = personIn(article?.author) ?? personIn(metaOf(document.head, AUTHOR_METAS));
  // Systems that have no author put the site's own name there; the title ends with it.
  const isSite =
    declared !== null && (declared === source || document.head.titles.some(({ text }) => text.includes(declared)));
  return {
    publishedAt: publishedAt(document, lines, article, input),
    source,
    author: firstOf(lines, authorIn) ?? (isSite ? null : declared),
    editor: firstOf(lines, editorIn),
  };
}

const SOURCE_METAS = /^(?:source|contentsource|mediaid|media|article:source|og:source|copyrightsource|laiyuan)$/;
const AUTHOR_METAS = /^(?:author|article:author|og:article:author|dc\.creator|byl|parsely-author|sailthru\.author)$/;

/**
 * Who publishes the page's own news article, by its JSON-LD: the headline there is one that the page shows. It names
 * the site that was read more often than the paper that wrote it, so that whatever else names a source is better.
 */
export function publisherOf(document: HtmlDocument, input: BylineInput): string | null {
  const article = jsonLdArticle(document.head.jsonLd);
  const headline = bare(decodeEntities(article?.headline ?? ''));
  if (article?.isNews !== true || headline === '') return null;
  const isShown = linesNear(document, input).some(({ text }) => bare(text).includes(headline));
  return isShown ? nameFrom(article.publisher) : null;
}

const bare = (text: string): string => text.replace(/\s+/g, '');

/** A name as metas give it; addresses and bare tags are none. */
function nameFrom(value: string | undefined): string | null {
  const name = value?.trim() ?? '';
  return name === '' || name.length > 60 || /^https?:|^[\w.-]+\.[a-z]{2,}$|^(?:admin|null|undefined)$/i.test(name)
    ? null
    : name;
}

function firstOf(lines: readonly Line[], find: (text: string) => string | undefined): string | null {
  for (const { text } of lines) {
    const found = find(text);
    if (found !== undefined) return found;
  }
  return null;
}

const SOURCE = /(?:[来來]源(?:[于於自])?|稿源|出[处處]|출처)\s{0,2}[:：]\s{0,4}([^\s:：|｜【】[\]()（）<>]{2,30})/;
const AFTER_DATE =
  /^[\s|｜·]{1,6}([\u3400-\u9fffA-Za-z]{1,18}(?:[网網報报社刊台視视]|日报|日報|[新][闻聞]|在[线線]|客[户戶]端|[频頻]道|[周週]刊|[杂雜][志誌]|[财財][经經]|之家)(?:[-—－][\u3400-\u9fff]{2,12})?)(?=微博|[\s|｜【[(（]|$)/;
/** What follows a name on the same line without a gap. */
const NEXT =
  /作者|[编編][辑輯]|[责責][编編任]|[记記]者|分享|字[号號]|[评評][论論]|[参參][与與]|[浏瀏][览覽]|[点點][击擊]|[发發][布佈表]|\d{4}[-年]/;

export function sourceIn(text: string): string | undefined {
  const named = SOURCE.exec(text)?.[1];
  if (named !== undefined) return trimmed(named);
  const [date] = datesIn(text);
  return date === undefined || text.length > 120 ? undefined : AFTER_DATE.exec(text.slice(date.range[1]))?.[1];
}

/** A person's name: two to four Han, or capitalised words. */
const HAN_NAME = '[\\u3400-\\u9fff][\\s\\u3000]?[\\u3400-\\u9fff]{1,3}';
const NAMES = `(${HAN_NAME}(?:[、\\s]${HAN_NAME}(?![\\u3400-\\u9fff]|\\s?[:：])){0,3}|[A-Z][\\w.'’-]{1,20}(?:\\s[A-Z][\\w.'’-]{0,20}){1,3})(?![\\u3400-\\u9fff])`;
const AUTHORS = [
  new RegExp(
    `(?:作者|撰文|[采採][写寫]|[执執][笔筆]|^文)\\s{0,2}[:：/／]\\s{0,3}(?:[\\u3400-\\u9fff]{0,10}[记記]者\\s{0,2})?${NAMES}`,
  ),
  new RegExp(`(?:作者|[记記]者)[\\s\\u3000]{1,2}${NAMES}\\s{0,2}(?=[\\])）】/／]|$)`),
  new RegExp(`[(（【]?[记記]者\\s?${NAMES}\\s?(?:[)）】]|[/／][\\u3400-\\u9fff]{2,6}[报報][导導])`),
  new RegExp(`^[Bb]y\\s{1,3}${NAMES}`),
];
/** Words that stand behind a name or where one would stand. */
const ROLE = /[\s、](?:整合|[报報][道導]|[摄攝](?:影)?|[实實][习習]生|通[讯訊][员員]|[编編][辑輯]|校[对對]|文|[图圖])$/;
const NOBODY =
  /^(?:最新|本人|所有|未知|佚名|匿名|原[创創]|[网網][络絡]|本站|[综綜]合|小[编編]|管理|文章|[专專][栏欄]|女儿|[简簡]介|其他|[观觀][点點])|[网網社报報]$/;

export function authorIn(text: string): string | undefined {
  for (const pattern of AUTHORS) {
    const named = pattern.exec(text)?.[1]?.replace(ROLE, '').trim();
    if (named !== undefined && !NOBODY.test(named)) return named.replace(/^(.)[\s\u3000](.)$/, '$1$2');
  }
  return undefined;
}

const EDITOR =
  /(?:[责責]任?[编編](?:[辑輯校])?|[编編][辑輯])\s{0,3}[:：|｜]\s{0,4}((?:[A-Z][a-z]{1,15}\s[A-Z][a-z]{1,15}|[^\s:：|｜【】[\]()（）<>]{1,20})(?:[、\s][\u3400-\u9fff]{2,4}(?![\u3400-\u9fff]|\s?[:：])){0,2})/;

export function editorIn(text: string): string | undefined {
  const named = EDITOR.exec(text)?.[1];
  return named === undefined ? undefined : trimmed(named.replace(/_[A-Z]{1,4}\d{2,8}$/, ''));
}

/** The name of a person as metas and JSON-LD give it; that of a site or a login is none. */
function personIn(value: string | undefined): string | null {
  const name = value?.trim() ?? '';
  const isPerson =
    new RegExp(`^${NAMES}$`).test(name) &&
    !NOBODY.test(name) &&
    !/[频頻]道|新[闻聞]|日[报報]|在[线線]|[办辦]公|中心|部$/.test(name);
  return isPerson ? name : null;
}

function trimmed(name: string): string | undefined {
  const cut = name.search(NEXT);
  const own = (cut >= 0 ? name.slice(0, cut) : name).replace(/[，,。;；、]+$/, '').trim();
  return own === '' ? undefined : own;
}
