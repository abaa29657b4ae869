/** Pages of some 6 KB for the benchmarks: one that needs nothing, one that was tampered with in every way. */

const PARAGRAPHS = [
  '青石县图书馆上周把闭馆时间推迟到晚上十点，附近三所中学的学生最先尝到了甜头。傍晚六点以后，原本应该熄灯的阅览室里座无虚席，靠窗的一排位置甚至要提前半个小时才能占到。',
  '馆长方远说，延长开放不是一时兴起，而是根据过去一年的借阅记录算出来的。数据显示，每天傍晚在门口等着还书的人里，有四成是刚下班的年轻人，他们的需求一直没有被满足。',
  '为了让最后一班公交车也能接上读者，县交通局同意把七路车的末班时间向后推了四十分钟。司机老周说，头三天车上只有两三个人，到了第二个星期，末班车上已经坐满了一半。',
  '“以前我只能在便利店的桌子上写作业。”高二学生许宁告诉记者，她家离学校有十一公里，父母都在外地打工，奶奶家里的灯又太暗。现在她每天放学后直接到馆里来，九点半再坐车回家。',
  '延长开放也带来了新的开支。县财政今年为此多拨了三十六万元，其中一半用来支付夜班馆员的补贴，另一半用来更换老旧的空调和照明。方远说，换灯之后，每个月的电费反而少了将近两成。',
  '县里的其他单位也在观望。文化馆打算从下个月起把戏曲排练厅开放到晚上九点，体育馆则计划在周末夜里增加两个羽毛球场次。分管副县长说，公共场馆不应该按照机关的作息来开门。',
];
const JUNK_ABOVE = [
  '您当前的位置：首页 > 民生 > 正文',
  '2024-05-06 08:30:00　来源：青石日报　作者：方晓　分享到：新浪微博 微信',
];
const JUNK_BELOW = [
  '关键词：',
  '[责任编辑：wanglin]',
  '本站违法和不良信息举报 联系邮箱：88 12 345@qq.com',
  '关于我们 | 联系我们 | 广告服务 | 网站地图',
  '青石网 版权所有 苏ICP备12345678号-1 未经授权请勿转载',
];
const HEADLINE = '青石县图书馆延长开放到晚上十点';
const INJECTED = '国产精品视频在线_亚洲无码一区二区三区_久久久综合网_日韩成人免费观看';
const BYTES = 6144;

function ofSize(lines: readonly string[]): string {
  const text: string[] = [];
  for (let i = 0; Buffer.byteLength(text.join('\n\n')) < BYTES; i += 1) text.push(lines[i % lines.length]);
  return text.join('\n\n');
}

export const cleanPage = () => ({ url: 'http://example.com/clean', text: `${HEADLINE}\n\n${ofSize(PARAGRAPHS)}` });

export const tamperedPage = () => ({
  url: 'http://example.com/tampered',
  title: INJECTED,
  text: [INJECTED, ...JUNK_ABOVE, HEADLINE, ofSize(PARAGRAPHS), ...JUNK_BELOW].join('\n\n'),
});
