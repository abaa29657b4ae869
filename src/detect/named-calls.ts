/**
 * Lines below an article that name a site, an account, another page, and do so in a set form: `关注海岸晚报官微`,
 * `네이버에서 某신문 구독하기`, `Follow Harbor News on Facebook`, `« 春耕备耕忙`, `精选专题 | 某某在行动`, `© Harbor News`.
 *
 * No list knows the names; the form does. So they count only below the running text. Advertising that says it is one, and
 * files that the text names in the place of a picture, count anywhere.
 */
const MAX_UNITS = 100;

const ACCOUNT =
  '(?:官微|官博|公众号|微信号?|微博|客户端|app|视频号|抖音号?|快手号?|头条号|小程序|粉专|粉丝团|粉丝专页|ig|fb|line|电报群?|频道|官方账号|新媒体|报)';
const URL = '(?:https?://|www\\.)[a-z0-9._~%/?#=&:-]{3,200}';
/** Of a site or a person, in letters. */
const TITLED = "(?:[\\p{L}\\d][\\p{L}\\p{M}\\d.'’&-]{0,20} ?){1,6}";
/** An office or a page where a site can be reported, as badges name them. */
const BADGE =
  '[“"]?(?:(?:网上|网络|互联网|涉[\\p{sc=Han}]{1,8}|违[\\p{sc=Han}]{1,6}|有害|不良|不实|虚假|色情|低俗|色情低俗|暴恐[\\p{sc=Han}]{0,4}|垃圾|短信|新闻|采编人员|自媒体|mcn|清朗|谣言|诈骗|侵权|算法推荐|未成年人?|历史虚无主义|[\\p{sc=Han}]{2,6}互联网)[”"]?(?:[\\p{sc=Han}]{0,8})举报(?:中心|专区|入口|须知|指引|平台|网站|热线|指南|渠道)?|[\\p{sc=Han}]{0,6}(?:网警|网监|反诈中心|网警执勤|报警平台|报警岗亭|辟谣平台|谣言曝光台|网络警察)|举报(?:须知|指引|中心|平台|专区|入口)|(?:我要|侵权)?申诉|投诉(?:与建议|渠道|入口|指引)|(?:纪委|纪检|纪委监委)[\\p{sc=Han}]{0,4}举报|(?:可信|诚信)网站|电子营业执照)';
/** The loose view has ⓒ as a mere letter: a year tells it, or the script behind it. */
const CIRCLED = 'c(?= ?(?:(?:19|20)\\d\\d|\\p{sc=Hang}))';
const BELOW = new RegExp(
  [
    `^(?:(?:更多|了解更多|获取更多|查看更多)[\\p{sc=Han}]{0,8} ?[,，]? ?)?(?:请|敬请|欢迎|快来|扫码|搜索)?(?:关注|下载|追踪|订阅|搜索|打开)[“"「《 ]?[\\p{L}\\d]{2,14}[”"」》 ]?${ACCOUNT}(?: ?[,，] ?[\\p{sc=Han}]{2,14})?[!。]?$`,
    '^(?:请|欢迎)?(?:关注|追踪|下载)[“"「]?[\\p{sc=Han}\\d]{2,12}[”"」]? ?[,，] ?(?:了解|获取|查看|掌握|收看)[\\p{sc=Han}]{2,12}[!。]?$',
    '^[\\p{L}\\d“”"]{2,14}(?:微信群|交流群|qq群|读者群|讨论群|粉丝群|爱好者群|社群|群) ?[,，:]? ?(?:请|可|想进的|进群)?(?:加|添加|联系|扫码加)(?:管理员?|群主|小编|微信|站长|我)(?:微信)?[\\p{sc=Han}]{0,6}$',
    `^${BADGE}(?:[ |·/、]{1,3}${BADGE}){0,9}$`,
    '^[(【「—– -]{0,6} ?(?:完|全文完|本文完|the end|end|fin|未完待续|끝|終わり|おわり|了|hết|selesai|tamat) ?[)】」—– -]{0,6}$',
    '^(?:上一页|下一页|prev|next|前一页|后一页) ?[:|—] ?[^。]{2,60}$|^(?:上一篇|下一篇) ?— ?.{2,60}$',
    '^@ ?[\\p{sc=Han}\\w]{2,16}$',
    '^(?:精选|热点|热门|推荐|相关|往期|系列|特别|新闻)?(?:专题|策划|专栏|话题) ?[|:丨] ?[^。!?]{2,30}$',
    '^(?:推荐阅读|延伸阅读|相关阅读|相关新闻|推荐|往期回顾|下一篇|上一篇) ?[:|丨] ?[^。]{2,60}$',
    `^(?:[\\p{sc=Han}]{0,4}(?:原文|链接|来源|网址|官网|地址|出处)|source|link|via|url|原文链接)[: ]{0,3}${URL}$`,
    `^${URL}$`,
    '^(?:←|«|<{1,2}|‹) ?[^<>。]{2,60}$|^[^<>。:]{2,60}? ?(?:→|»|>{1,2}|›)$',
    `^[[(<]? ?(?:©|${CIRCLED}|\\(c\\)|copyrights? ?(?:©|\\(c\\))?) ?(?:(?:19|20)\\d\\d ?(?:- ?(?:19|20)?\\d\\d)? ?)?[^。!?]{2,60}[\\])>]?$`,
    `^(?:copyrights?|©|${CIRCLED}|版权所有) ?(?:©|\\(c\\))? ?(?:19|20)\\d\\d[^。!?]{2,90}$`,
    `^[^。!?,]{2,40} ?(?:©|${CIRCLED}) ?(?:(?:19|20)\\d\\d)?$`,
    '^(?:(?:네이버|다음|카카오톡?|유튜브|구글|포털)(?:에서|로|으로)? )?[\\p{sc=Hang}a-z\\d]{2,12}(?:을|를)? (?:채널 )?(?:구독하기|구독|구독신청|앱 (?:다운로드|다운받기|설치)|채널 추가(?:하기)?|친구 추가|팔로우(?:하기)?)$',
    '^(?:카카오|카카오톡|네이버|유튜브) ?(?:채널|tv|포스트|블로그) [\\p{sc=Hang}a-z\\d]{2,12}$',
    `^(?:ikuti|follow|subscribe to|join|like|find) @?${TITLED}(?:di|on|pada|via) (?:google news|facebook|twitter|x|instagram|youtube|telegram|whatsapp|tiktok|threads|linkedin|bluesky)[!.]?$`,
    `^(?:unduh aplikasi|download aplikasi|tải ứng dụng|tải app|download the|get the|theo dõi|gabung (?:grup|saluran|channel)(?: whatsapp| telegram)?) ${TITLED}$`,
    '^[\\p{sc=Han}]{2,14}(?:融媒体?中心|融媒|报社|电视台|新闻中心|编辑部) ?(?:出品|制作|荣誉出品)$',
    '^(?:a|an) [\\p{L} ]{2,30} (?:company|publication|production|website)$',
  ].join('|'),
  'u',
);

const GOODS =
  '(?:机票|酒店|签证|装修|贷款|信用卡|理财|保险|租车|家政|搬家|驾校|团购|红包|优惠券?|抢购|特价|包车|代驾|留学|培训)';
const ANYWHERE = new RegExp(
  [
    '^[[(【<] ?(?:广告|推广|赞助|商业推广|ad|ads|pr|sponsored|광고|quảng cáo|iklan) ?[\\])】>][: ]{0,2}[^。]{2,40}$',
    `^(?=.*${GOODS})(?:[\\p{sc=Han}]{2,8}[ ,、|]{1,3}){1,6}(?:www\\.)?[a-z0-9-]{2,30}(?:\\.[a-z]{2,6}){1,3}$`,
    '^[[(]?[\\p{L}\\p{N} ._()-]{1,60}\\.(?:jpe?g|png|gif|bmp|webp|svg|mp4|mp3|wav|avi|mov|tiff?|heic)[\\])]?$',
    '^(?:(?:19|20)\\d\\d年)?\\d{1,2}月\\d{1,2}日 ?(?:星期|周)[一二三四五六日天] ?[阴晴多云小中大雨雪转到雷阵雾霾]{1,8} ?-?\\d{1,2} ?[~-] ?-?\\d{1,2} ?°c.{0,20}$',
    '^\\d{2,4}\\?wx_fmt=\\w{3,5}$',
    '^[[(【](?:图|表情|链接|文件|地图|位置|语音|微笑|玫瑰|强|鼓掌|赞|心|爱心|太阳|笑脸|抱拳|握手|比心|庆祝|偷笑|捂脸|流泪|呲牙|加油|ok)[\\])】]$',
    '^(?:[▲△▼▽↑↓]{1,3} ?(?:图|上图|下图|更多|视频)|图 ?[↑↓▲▼]{1,3})$',
    '^(?:图注|图说|图为|caption|photo|image|图片说明|画像|사진설명) ?:$',
    '^原价 ?[¥￥$]? ?\\d{1,6}(?:\\.\\d{2})?元? ?[,，]? ?(?:现价|特价|到手价|券后价?)? ?[¥￥$]? ?\\d{1,6}(?:\\.\\d{2})?元?$',
    '^(?:此|本)?广告位?(?:招租|招商|招商中|诚招|火热招商)(?:[: ]{0,2}[\\d -]{7,14})?$',
  ].join('|'),
  'u',
);

/** Whether a line, given in its loose form without blanks around it, is such a call; `isBelow`: below the running text. */
export const isNamedCall = (loose: string, isBelow: boolean): boolean =>
  loose.length <= MAX_UNITS && (ANYWHERE.test(loose) || (isBelow && BELOW.test(loose)));
