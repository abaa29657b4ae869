/**
 * Words in ids, classes and short lines that say what a part of a page is for. Each is one weighed sign among others:
 * none decides alone.
 */

/** Labels (id and classes, lower case) of parts that are no article. */
const ASIDE_LABEL =
  /comment|pinglun|reply|liuyan|disqus|footer|foot\b|copyright|banner|sidebar|\bside|nav\b|menu|breadcrumb|crumb|relat|xgxw|xiangguan|recommend|tuijian|share|bdshare|jiathis|hotnews|rank|toplist|\btags?\b|keyword|advert|\bads?\b|popup|modal|login|search|subscribe|newsletter|promo|widget|pager|page-?nav|pagination|links?\b|statement|disclaim|editor|source|author|byline|\binfo|qrcode|weixin|caption/;
const ARTICLE_LABEL =
  /article|content|zoom|\btext|artibody|main-?text|story|entry|post\b|post-?body|body|detail|neirong|zhengwen|news-?con|\bcon\b/;
const COMMENT_LABEL = /comment|pinglun|reply|liuyan|disqus|guestbook|feedback/;

export const isAsideLabel = (label: string): boolean => label !== '' && ASIDE_LABEL.test(label);
export const isArticleLabel = (label: string): boolean => label !== '' && ARTICLE_LABEL.test(label);
export const isCommentLabel = (label: string): boolean => label !== '' && COMMENT_LABEL.test(label);

/** A short line that heads or is what follows an article: related links, comments, sharing. */
const TAIL =
  /^[\W_]{0,4}(?:相[关關](?:新[闻聞]|[阅閱][读讀]|[链鏈鍊][接结結]|[报報][道導]|文章|[专專][题題]|推[荐薦]|[评評][论論]|搜索|[内內]容|[资資][讯訊])|延伸[阅閱][读讀]|推[荐薦][阅閱][读讀]|更多|[热熱][门門点點]|精彩|猜你喜[欢歡]|你可能|[网網]友[评評]|我要[评評]|[发發]表[评評]|最新[评評]|[评評][论論]|分享|[转轉][发發载載]到?|上一[篇页頁则則]|下一[篇页頁则則]|[标標][签籤]|[关關][键鍵][词詞字]|返回|[浏瀏][览覽]|[点點][击擊]|[阅閱][读讀](?:全文|原文|更多)|[图圖]片新[闻聞]|本[类類]|[编編][辑輯]推[荐薦]|今日|[专專][题題]|[热熱]|related|see also|more (?:from|on|stories)|read (?:more|next)|comments?\b|leave a|share\b|tags?\b|advertisement|most (?:read|popular)|follow us|関連|コメント|シェア|おすすめ|ランキング|관련|댓글|공유|인기|추천)/i;
/** A line that says who made the page, whose it is, or what may be done with it. */
const IMPRINT = new RegExp(
  [
    '[责責]任?[编編][辑輯校]?\\s?[:：|｜]|[责責]任[编編][辑輯]|^[\\W_]{0,3}[编編][辑輯校]\\s?[:：|｜]',
    '版[权權](?:所有|[归歸]|[声聲]明|[说說]明|[:：])|copyright|©|all rights',
    '[备備]案[号號]|ICP[备備证證]|[违違]法和不良|[举舉][报報][电電邮郵热熱]',
    '^[\\W_]{0,3}(?:[特][别別])?(?:免[责責])?[声聲]明\\s?[:：]|免[责責][声聲]明|(?:不代表|[并並]非).{0,12}(?:立[场場]|[观觀][点點])|[观觀][点點][仅僅]',
    '未[经經](?:授[权權]|本|[书書])|不得[转轉][载載]|[转轉][载載][请請须須务務]|[凡]本?[网網]?[注註]明',
    '客服[热熱电電]|[联聯][系繫繋絡]我[们們]|投稿(?:[邮郵]箱|[热熱][线線]|[:：])|[爆报報]料(?:[热熱][线線]|[电電][话話]|[:：])|[热熱][线線][:：]',
    '^[\\W_]{0,2}(?:本文)?[来來]源\\s?[:：]|^[\\W_]{0,2}(?:本文)?原?[标標]题\\s?[:：]',
    '[扫掃](?:一[扫掃]|[码碼]|描).{0,8}(?:二[维維][码碼]|下方|[关關]注)|二[维維][码碼]|[关關]注.{0,12}(?:公[众眾][号號]|微信|微博)|(?:facebook|fb)\\s?(?:[专專][页頁]|粉[丝絲])|粉[丝絲][团團专專]',
    '(?:下[载載]|打[开開]|安[装裝]).{0,12}客[户戶]端|客[户戶]端(?:下[载載]|[扫掃])|歡迎訪問|欢迎访问|感[谢謝]您[访訪]',
    'terms of (?:use|service)|privacy policy|無断転載|무단\\s?전재|저작권',
  ].join('|'),
  'i',
);
/** A line of metadata: a date with little else, a source. */
const META =
  /(?:19|20)\d\d\s{0,2}[-年/.／]\s{0,2}\d{1,2}\s{0,2}[-月/.／]\s{0,2}\d{1,2}|^\d{1,2}[-月/]\d{1,2}日?\s{0,2}\d{1,2}:\d\d|[来來][源自][:：]|字[号號體体][:：]?|作者[:：]|[记記]者[:：]|^(?:by|published|updated|posted|publicado|actualizado|diterbitkan|diperbarui)\b|^(?:hits|views|visitas|vistas|lecturas|dilihat|dibaca)\s?[:：]\s?\d/i;

/** English, Spanish and Indonesian months by how they begin. */
const MONTH = '(?:jan|ene|feb|peb|mar|apr|abr|ma[yi]|mei|jun|jul|aug|ago|agu|sep|o[ck]t|nov|nop|de[csz]|dic)[a-z]{0,7}';
const DAY = '(?:19|20)\\d\\d\\s{0,2}[-年/.／]\\s{0,2}\\d{1,2}\\s{0,2}[-月/.／]\\s{0,2}\\d{1,2}';
const WEEKDAY = '(?:[a-záé]{3,6}(?:day|es)|s[aá]bado|domingo|senin|selasa|rabu|kamis|jum.?at|sabtu|minggu),?\\s';
/** A line that begins with its date, or with what says that it is one. */
const DATE_LINE = new RegExp(
  [
    '^[\\W_]{0,4}(?:[\\u3400-\\u9fff]{0,6}(?:[时時][间間]|日期|[发發][布佈表]于?)\\s?[:：]?\\s{0,2}',
    '|published|posted|updated|last updated|publicado(?: el)?|diterbitkan)?[\\W_]{0,3}',
    `(?:${DAY}|\\d{1,2}:\\d\\d|(?:${WEEKDAY})?`,
    `(?:\\d{1,2}(?:st|nd|rd|th|º)?\\s(?:de\\s)?${MONTH}|${MONTH}\\.?\\s\\d{1,2}),?\\s(?:del?\\s)?(?:19|20)\\d\\d)`,
  ].join(''),
  'i',
);

export const isDateLine = (line: string): boolean => DATE_LINE.test(line);
export const isTail = (line: string): boolean => TAIL.test(line);
export const isImprint = (line: string): boolean => IMPRINT.test(line);
export const isMeta = (line: string): boolean => META.test(line);
