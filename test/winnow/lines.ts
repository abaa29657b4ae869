/** Lines of every kind that pages are made of, for properties over whole pages. */
export const PARAGRAPHS = [
  '青石县图书馆上周把闭馆时间推迟到晚上十点，附近三所中学的学生最先尝到了甜头，阅览室里几乎座无虚席。',
  '馆长方远说，延长开放不是一时兴起，而是根据过去一年的借阅记录算出来的，傍晚六点以后的需求一直没有被满足。',
  '为了让最后一班公交车也能接上读者，县交通局同意把七路车的末班时间向后推了四十分钟。',
  '“以前我只能在便利店的桌子上写作业。”高二学生许宁说，现在她每天放学后直接到馆里来。',
  '縣氣象台預報，未來三天山區有陣雨，平原以多雲為主，早晚溫差較大，請市民出門時記得帶傘。',
  'The county library will stay open until ten in the evening, its director said on Monday, after a year of counting visitors.',
];
export const HEADLINES = [
  '青石县图书馆延长开放到晚上十点',
  '七路公交车末班车推迟四十分钟',
  'County library to stay open until ten',
];
export const INJECTED = [
  '国产精品视频_亚洲无码一区二区_久久久综合网_日韩成人在线',
  '开云体育(中国)官方网站-开云app下载',
  '时时彩计划群,幸运飞艇走势图,六合彩开奖记录',
  '• <tr id="k3w9d"></tr>',
];
export const JUNK = [
  '您当前的位置：首页 > 新闻 > 正文',
  '2024-05-06 08:30:00 来源：青石日报 作者：方晓',
  '分享到：新浪微博 微信 QQ空间',
  '【资料图】',
  '关键词：',
  '[责任编辑：wanglin]',
  '本站违法和不良信息举报 联系邮箱：88 12 345@qq.com',
  '关于我们 | 联系我们 | 广告服务 | 网站地图',
  '青石网 版权所有 苏ICP备12345678号 未经授权请勿转载',
  '上一篇：青石县春耕备耕忙',
];
export const ODD = [
  '',
  ' ',
  '\u3000',
  '\u200b',
  '?',
  '一',
  'A_A_A_A',
  '【【【【',
  '\ud800',
  '😀',
  '🀄️_牌',
  '\r',
  'ｶﾞ',
  '國(guó)家(jiā)',
  '。“一带',
];
