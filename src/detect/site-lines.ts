/**
 * Lines that a site's own systems wrote, told by their form: the head of a printed page, a post's place in a forum, how long
 * a film is, a file to fetch, a counter, the weather.
 *
 * What words they hold is too common to speak for junk, or is a name or a number; the form of the whole line is not. Each is
 * asked only where such a line stands. All patterns are of the loose view and bounded.
 */
import type { Zone } from './junk-points.ts';

const NUMBER = '[一二三四五六七八九十百零〇\\d]{1,6}';
const DATE = '(?:\\d{4}[年./-]\\d{1,2}[月./-]\\d{1,2}日?)';
const CYCLE = '[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年';
const LUNAR = `(?:农历)?(?:${CYCLE})?[正二三四五六七八九十冬腊闰]{1,3}月(?:初|十|廿|三)?[一二三四五六七八九十]{1,2}`;
const ISSUE = `(?:总)?第 ?\\d{2,6} ?期|(?:总)?第\\d{3,6}号|(?:今日|本期)(?:报纸)?(?:共|出版)?(?:对开|四开)?${NUMBER}大?(?:版|张)|共${NUMBER}版|(?:零售价?|每份(?:零售)?|(?:全年|每月|每季)?定价) ?:? ?(?:每份)?\\d+(?:\\.\\d+)?元|(?:国内统一)?(?:刊号)? ?:?cn ?\\d{2}-\\d{4}|(?:邮发)?代号 ?:?\\d{1,2}-\\d{1,4}|${LUNAR}|${CYCLE}`;
const DAY = `${DATE}|(?:星期|周)[一二三四五六日天]|创刊于\\d{4}年(?:\\d{1,2}月)?|[晴阴雨雪]|多云`;
const FILE = '[\\p{L}\\p{N} ._()《》"\\-]{1,60}\\.(?:docx?|xlsx?|pptx?|pdf|rar|zip|wps|ofd|txt|jpe?g|png|mp4)';
const MOOD =
  '(?:感动|同情|无聊|愤怒|搞笑|难过|高兴|路过|惊讶|支持|反对|鲜花|鸡蛋|握手|雷人|献花|震惊|新奇|愉快|流汗|伤心|开心|点赞|无语|可怜|新鲜|惊奇)';
const AGO =
  '(?:刚刚|\\d{1,2} ?(?:秒|分钟|小时|天|个月)前|(?:昨天|前天)(?: ?\\d{1,2}:\\d{2})?|\\d{1,2} (?:min(?:ute)?s?|hours?|days?|weeks?) ago|\\d{1,2} ?(?:时间|分|日)前|\\d{1,2} ?(?:시간|분|일) ?전|\\d{1,2} (?:giờ|phút|ngày) trước|\\d{1,2} (?:jam|menit|hari) (?:yang )?lalu)';

/** Up to three words of an alphabet. */
const WORD = '(?:(?!\\p{sc=Han})[\\p{L}\\p{M}]){1,14}';
const WORDS = `${WORD}(?: ${WORD}){0,2}`;

interface Form {
  readonly kind: string;
  readonly where: 'any' | 'outer' | 'head' | 'tail';
  readonly pattern: RegExp;
}

const form = (kind: string, where: Form['where'], ...patterns: readonly string[]): Form => ({
  kind,
  where,
  pattern: new RegExp(`^(?:${patterns.join('|')})$`, 'u'),
});

/** Forms of verse, named before a poem's title: `七律·登楼`. */
const VERSE =
  '(?:[七五]言?[律绝]|[诗词歌赋]|念奴娇|沁园春|满江红|水调歌头|浣溪沙|西江月|蝶恋花|清平乐|卜算子|菩萨蛮|如梦令|江城子|临江仙|鹧鸪天|浪淘沙|采桑子|忆江南|忆秦娥|虞美人|青玉案|定风波|破阵子|渔家傲|踏莎行|南乡子|点绛唇)';
/** What papers call their pages. */
const SECTION =
  '要闻|头版|综合|时政|民生|社会|经济|财经|文化|副刊|体育|国际|国内|本地|本市|新闻|评论|理论|教育|健康|广告|专题|专版|党建|法治|科技|文艺|文娱|天下|特别报道|公告';

const FORMS: readonly Form[] = [
  form(
    'newspaper-head',
    'outer',
    '(?!.*(?:[球彩奖]|乐透|排列|七星|快3))[\\p{sc=Han}]{2,8} ?第 ?\\d{3,6} ?期',
    `[▍▌|]? ?(?:(?:${DAY})[ ,|·]*){0,4}(?:${ISSUE})(?:[ ,|·]*(?:${ISSUE}|${DAY})){0,8}`,
  ),
  form(
    'newspaper-page',
    'outer',
    '(?:第 ?)?[a-z]?\\d{2}版 ?[: ] ?[\\p{sc=Han}·、/]{2,8}',
    '(?:第 ?)?[a-z]\\d{1,2}版:?[\\p{sc=Han}·]{0,8}',
    `第 ?\\d{1,2} ?版 ?: ?(?:${SECTION}){1,3}版?`,
    '上一版[\\d ]{0,12}下一版',
    '版(?:次|名) ?: ?[a-z]?\\d{1,2}.{0,20}',
    '(?:本期)?导读(?: ?[a-z]?\\d{2}版?[、 ]?){1,8}',
    '第 ?\\d{1,2} ?版 ?/ ?共 ?\\d{1,2} ?版',
  ),
  form(
    'newspaper-jump',
    'any',
    `[(\\[【▶►>》]{0,3} ?(?:下转|上接|紧接|转|接)(?:第 ?)?(?:[a-z]?\\d{1,2}|${NUMBER})版(?:,.{0,12})?[)\\]】]?`,
    `["《]? ?[\\p{sc=Han}]{2,8}(?:报|时报) ?["》]? ?\\( ?${DATE} ?(?:第? ?[a-z]?\\d{1,2} ?版)? ?\\)`,
  ),
  form(
    'running-time',
    'outer',
    "(?:时长|视频|视频时长|音频时长|片长)? ?:? ?(?:\\d{1,2}:\\d{2}(?::\\d{2})?|\\d{1,2}['′]\\d{1,2}[\"″'′]{1,2}|\\d{1,2}分\\d{1,2}秒)(?: ?/ ?\\d{1,2}:\\d{2}(?::\\d{2})?)?",
  ),
  form(
    'attached-file',
    'any',
    `(?:(?:相关)?附件 ?\\d{0,2}(?:下载)? ?[:、.]? ?|文件下载:? ?|下载:? ?|\\d{1,2}[.、]? ?)?[【\\[]?${FILE}[】\\]]?(?: ?\\(?\\d+(?:\\.\\d+)? ?[kmg]b?,?.{0,16}\\)?| ?下载| ?已下载\\d+次)?`,
  ),
  form(
    'forum-post',
    'any',
    `\\d{1,5}(?:楼|#|楼#)(?: ?[·|] ?.{2,14}| ${DATE}.{0,10}| 网友| 发布于.{4,24})?`,
    '(?:楼主|沙发|板凳|地板)(?: \\|| 发表于.{0,30})',
    '本(?:帖|主题)(?:最后)?由 .{1,20} 于 .{6,20}(?:编辑|设置|加入).{0,8}',
    '来自(?:(?: ?: ?| )(?:中国)? ?[\\p{sc=Han}]{2,6}| ?(?:手机|安卓|苹果|iphone|android) ?(?:版|手机)?(?:客户端)?)',
    'ip属地 ?:? ?.{2,8}',
    `.{1,20} \\[.{2,16}(?:网友|用户)\\] ?${DATE}.{0,12}`,
    '(?:uid|主题|帖子|积分|威望|金币|金钱|贡献|阅读权限|在线时间|rank)[: ]{1,3}\\d+.{0,8}',
  ),
  form(
    'related-label',
    'tail',
    '相关(?:球队|球员|赛事|比赛|股票|公司|人物|专题|话题|车型|品牌|游戏|明星|作品|地区|行业|栏目) ?: ?[^。!?]{1,40}',
  ),
  form(
    'reprint',
    'any',
    '\\(?原(?:文)?标?题(?:为)? ?: ?[^。]{2,60}\\)?',
    '(?:延伸阅读|相关阅读|推荐阅读|更多阅读) ?[:|>] ?[^。]{4,45}',
  ),
  form(
    'end',
    'any',
    '[—–=*-]{1,4} ?(?:正文|全文|本文)(?:已)?(?:结束|完)(?:[, ].{0,24})? ?[—–=*-]{1,4}',
    '[▼▽↓]{1,3} ?.{2,12}[▼▽↓]{1,3}',
  ),
  form(
    'applause',
    'any',
    '(?:移动端|手机版?|电脑版?|pc端)访问(?:请)?(?:点|戳|扫)(?:击)?(?:这里|此处|下方)?',
    '扫码(?:进|加)群,? ?.{0,16}',
    '点(?:击|个|亮)? ?"?在看"?(?:[, ].{2,16})?',
    '(?:赞|点赞) ?\\( ?\\d+ ?\\)(?: ?(?:打赏|收藏|分享|转发|评论)(?: ?\\( ?\\d+ ?\\))?){0,4}',
    '本文已(?:影响|阅读|浏览|有) ?[\\d ]{1,12} ?人(?:次|阅读|浏览)?',
  ),
  form('entry', 'tail', '(?:20\\d\\d年?)[\\p{sc=Han}]{4,14}(?:入口|直达|通道)'),
  form('account', 'tail', '(?:微博|微信|抖音|头条|快手)(?:号)?(?:关注|搜索) ?[:@ ]{0,3}@?[\\p{L}\\d_]{2,16}'),
  form('ago', 'outer', `(?:[\\p{L}\\d]{2,14} ?[·•|-] ?)?(?:\\d+ ?评论 ?[·•|-] ?)?${AGO}`),
  form(
    'counted-headline',
    'tail',
    '(?:[·•\\d.、 ]{0,4}).{6,50} (?:评论|comments?|跟贴|回复) ?\\d+ ?(?:条)?(?: 赞 ?\\d+)?',
  ),
  form(
    'counter',
    'outer',
    '\\d{1,3} ?/ ?\\d{3}(?: 提交| 发布)?',
    '\\d+(?:\\.\\d+)?[万w](?:\\+|\\+?(?:阅读|播放|次播放|次观看|人看过))(?: ?\\d+弹幕)?',
    '(?:支持|有用|顶|赞|可以) ?\\d+%? (?:反对|没用|踩) ?\\d+%?',
    '今日 ?\\d+ 昨日 ?\\d+(?: (?:总计|总数) ?\\d+)?',
    '\\d+% \\d+%',
    '(?:已售|销量|月销|库存|浏览|热度|粉丝) ?:? ?\\d+(?:\\.\\d+)?[万wk]?\\+?',
    '\\d{1,6} ?人(?:赞赏|打赏|已赞|点赞|收藏|在看|参与)',
    '(?:[¥￥] ?\\d{1,4}[ ,/]{1,3}){2,6}(?:其他金额|任意金额|自定义)?',
    '(?:阅读)?(?:全文|本文)?(?:共 ?\\d{2,6} ?字,?)?(?:阅读)?(?:全文|本文)?(?:大约|约|预计|需要|需)+(?:约)? ?\\d{1,3} ?(?:分钟|min)(?:阅读|读完)?',
  ),
  form('wishes', 'outer', '(?:我要[\\p{sc=Han}]{2,4}[ |]{0,3}){2,8}'),
  form(
    'pointer',
    'outer',
    '.{2,30} ?(?:>{2,3}|》{2})',
    '(?:>{2,4}|》{2,4}) ?.{2,30}',
    '[→▶►»>] ?(?:更多|查看|点击|阅读|进入).{1,16}',
  ),
  form(
    'section',
    'head',
    `(?!${VERSE} ?·|.*[的了在是与和被把])[\\p{sc=Han}]{2,6}(?: ?[>/|»·›→] ?[\\p{sc=Han}]{2,6}){1,6}`,
    '[▌▍█▎] ?[\\p{sc=Han}]{2,6}',
    `${WORDS}(?:(?: ?[>/|»·→] ?| ' )${WORDS}){2,6}`,
  ),
  form('notice', 'outer', '[★☆◆◇■●※]{1,3} ?[^★☆◆◇■●※]{2,8}[★☆◆◇■●※]{1,3}'),
  form(
    'no-picture',
    'any',
    '\\(?(?:图|表|视频|配图|照片)略\\)?',
    '\\(?此处应有.{1,8}\\)?',
    '点击(?:播放按钮|图片|下图|视频)?(?:收看|观看|播放)(?:视频|全文|更多)?',
    'scroll (?:untuk|to|down|for) .{2,24}',
    '[—–-]{0,4} ?(?:此处|这里)(?:插入|为|放|插).{1,12}[图片视频表] ?[—–-]{0,4}',
  ),
  form('site-name', 'outer', '(?!互联|物联|关系|铁路|公路|电|管|渔)[\\p{sc=Han}]{3,8}(?:网|在线)'),
  form('moods', 'outer', `(?:${MOOD}(?: ?\\(?\\d+%?\\)?)?[ ,|/]{0,3}){4,30}`),
  form(
    'owner',
    'tail',
    '(?:社址|报社地址|本报地址|本社地址|公司地址|单位地址|总部地址) ?: ?.{4,40}',
    '(?:地址|通讯地址|联系地址) ?: ?.{4,40} (?:邮编|邮政编码) ?: ?\\d{6}',
    '(?:邮编|邮政编码) ?: ?\\d{6}',
    '[\\p{sc=Han}()、·]{4,24}(?:版权所有|所有权利保留)',
    '.{0,6}(?:公安网备|网警备案|公网安备)字?\\d{6,}号?',
  ),
  form(
    'widget',
    'outer',
    '[¥￥$] ?\\d+(?:\\.\\d{2})?(?: 起)?',
    '(?:上证指数|深证成指|创业板指|沪深300|恒生指数|道琼斯|纳斯达克) ?[\\d,.]+ ?[+-]?[\\d.]+%?(?: ?[+-]?[\\d.]+%)?',
    '(?:今日)?限行 ?:? ?\\d ?[和、,]? ?\\d',
  ),
];

/** What a line cannot have such a form without. */
const SIGN =
  /[\d:.%'>/|»·›→▶►▌▍█▎★☆◆◇■●※略》▼▽↓]|我要|(?:网|在线)$|此处|这里|版|刚刚|昨天|前天|来自|属地|楼主|沙发|由 |在看|关注|搜索|应有|点击|访问|扫码|scroll|感动|高兴|支持|鲜花|愉快|点赞|震惊|献花|地址|邮编|所有|保留|相关/u;

/**
 * What system wrote a line of the loose view (trimmed), where it stands; undefined where none did. Where the page has no
 * `hasHeadline` beside the line, none of the forms that head a page is asked.
 */
export function siteLine(line: string, zone: Zone, hasHeadline: boolean): string | undefined {
  if (line.length > MAX_UNITS || !SIGN.test(line)) return undefined;
  return FORMS.find(
    ({ where, pattern }) => canStand(where, zone) && (where !== 'head' || hasHeadline) && pattern.test(line),
  )?.kind;
}

const MAX_UNITS = 120;

const canStand = (where: Form['where'], zone: Zone): boolean =>
  where === 'any' || (zone === 'edge' && where !== 'head') || (where === 'outer' ? zone !== 'middle' : zone === where);
