/** The example pages that are plain text: the verdict and the headline that a newcomer sees of each in the demo. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { createWinnow } from '../src/winnow.ts';
import { values } from './cli/run.ts';

const RIGHT: readonly (readonly [id: string, verdict: string, title: string | null])[] = [
  ['adult-underscore', 'pass', '老城区三条街的供水管网换新,两千户居民告别“黄水”'],
  ['adult-comma', 'pass', '山里的猕猴桃坐上了冷链车'],
  ['adult-dash-four', 'pass', '7路公交下月起延伸到新火车站'],
  ['adult-spaced-i', 'pass', '一把铜锁里的河运史'],
  ['adult-gun', 'pass', '石桥镇的书屋开进了老祠堂'],
  ['adult-noise', 'pass', '海滨港首季集装箱吞吐量同比增长百分之十一'],
  ['adult-after-markup', 'pass', '倒春寒来袭 农技专家提醒做好早稻秧苗保温'],
  ['adult-obfuscated', 'pass', '护林员老邓的第三双胶鞋'],
  ['adult-glossed-traditional', 'pass', '电动自行车换电柜进小区,充电难与安全隐患有望一并解决'],
  ['adult-genuine-traditional', 'pass', '離島渡輪加班應付週末人潮　三號碼頭排隊時間縮短'],
  ['adult-title-field', 'pass', '一场雪能给冬小麦带来多少水'],
  ['gambling-institution', 'pass', '五岗职业学院土木工程系举行2024届毕业设计答辩'],
  ['gambling-wrapped', 'pass', '松苑社区卫生中心新增夜间门诊'],
  ['gambling-official-site', 'pass', '天湖水库完成今年首次生态补水'],
  ['gambling-report-with-junk', 'pass', '雁门县公布一批执行案件线索'],
  ['promotion-box', 'pass', '金沙古镇恢复夜游,廊桥灯光延长到二十三点'],
  ['lottery-line', 'pass', '长渚县开办成人夜校 木工与烘焙课程一小时报满'],
  ['loans-line', 'pass', '北苑街道公布今年第一批电梯加装名单'],
  ['fraud-papers', 'pass', '明沚图书馆的“修书铺”开张三年,救回六百本旧书'],
  ['game-servers-line', 'pass', '大棚乡的足球场上,晚饭后总有一场球'],
  ['japanese-keywords', 'pass', '海岸町の渡し船、夏の臨時便を運航へ'],
  ['pharma-english', 'pass', 'Millbrook footbridge to reopen in May after timber repairs'],
  ['slot-indonesian', 'pass', 'Pasar ikan Tanjung pindah ke gedung baru pekan depan'],
  ['betting-korean', 'pass', '강변 자전거길 마지막 구간 다음 달 개통'],
  ['betting-vietnamese', 'pass', 'Làng gốm ven sông mở lại lò nung củi sau mười lăm năm'],
  ['spam-slot-essay', 'block', null],
  ['spam-betting-page', 'block', null],
  ['spam-bait-filler', 'block', null],
  ['promotion-inside-body', 'pass', '花涧县的竹子卖到了海外'],
  ['contact-spelled', 'pass', '平堰二手市场搬迁,旧家电回收点保留'],
  ['mojibake-byte-shift', 'pass', '古岭县的皮影戏重新亮灯'],
  ['damage-unrepairable', 'review', '下湾渔港春季休渔'],
  ['clean-city-council', 'pass', '安澜市政府常务会议研究城市防汛工作'],
  ['clean-hong-kong', 'pass', '街頭招牌師傅的最後一筆　手寫字體變成電腦字型'],
  ['clean-english-library', 'pass', 'Library to open on Sundays from September'],
  ['clean-japanese-orchard', 'pass', 'リンゴの収穫、機械より早く　北川町で「もぎ取り隊」'],
  ['lookalike-clinic-menu', 'pass', '仁济门诊部科室介绍'],
  ['lookalike-gambling-raid', 'pass', '安澜警方打掉一跨境网络赌博团伙 涉案流水两亿元'],
  ['lookalike-macau-finance', 'pass', '澳門七月賭收按年升一成二　分析員料下半年平穩'],
  ['lookalike-lottery-results', 'pass', '福利彩票双色球第2024070期开奖公告'],
  ['lookalike-film-list', 'pass', '安澜影院五月排片:老片修复版占了一半'],
  ['lookalike-pinyin-lesson', 'pass', '第十二课 在邮局'],
  ['lookalike-headline-channel', 'pass', '城东热电厂余热供暖二期投运'],
  ['lookalike-city-districts', 'pass', '开发区一区二区三区合并办公 路口交通同步优化'],
  ['lookalike-hotline-report', 'pass', '12345热线一年接听四十万个电话 噪声投诉最多'],
];

const winnow = createWinnow();
const pages = values(readFileSync(join(resolve(import.meta.dirname, '..'), 'examples', 'pages.ndjson'), 'utf8'));
const plain = pages.filter((page) => page.html === undefined && page.body === undefined && winnow.moderate(page).ok);

it('are all told of here', () => {
  expect(RIGHT.map(([id]) => id).sort()).toEqual(plain.map(({ id }) => id).sort());
});

it.each(RIGHT)('%s: %s, %s', (id, verdict, title) => {
  const moderated = winnow.moderate(plain.find((page) => page.id === id));
  if (!moderated.ok) throw new Error(moderated.code);
  expect(moderated.article).toMatchObject({ verdict, title });
});
