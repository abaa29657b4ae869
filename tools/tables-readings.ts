/**
 * The table of valid readings: which syllables a character has, and which characters are common.
 *
 * Readings come from pinyin-pro's characters and phrases (MIT), and are shared between a character and its simplified
 * or traditional form: a spun page glosses the one with a reading of the other. Key `lv4`: letters, v for ü, and the
 * tone, 5 for the neutral one. `first` holds for each key the characters of which it is the commonest reading, `usual`
 * those of which it is another usual one, `rare` the rest.
 */
import { gb2312, phrases } from './tables-dictionaries.ts';
import { phraseReadings, readingsOf } from './tables-pinyin.ts';
import { toHans } from './tables-script.ts';

/** Neutral readings and those that tones bring about, which dictionaries of characters leave out. */
const EXTRA =
  '們men5 麼me5 个ge5 個ge5 裡li5 過guo5 頭tou5 來lai5 處chu5 兒er5 兒r5 儿r5 著zhe5 着zhe5 上shang5 下xia5 子zi5 了le5 的de5 地de5 得de5 家jia5 邊bian5 面mian5 樣yang5 麽me5 嗎ma5 吧ba5 呢ne5 啊a5 一yi2 一yi4 不bu2 誰shei2 這zhei4 那nei4 還hai2 還huan2 血xie3 血xue4 說shuo1 說shui4 裏li5 裏li3 給gei3 給ji3 給gei5 識shi5 點dian5 夫fu5 情qing5 氣qi5 候hou5 西xi5 道dao5 友you5 發fa5 務wu5 見jian5 歡huan5 會hui5 麻ma5 亮liang5 涼liang5 實shi5 認ren5 們men2';
/** The commonest characters of running text, by common knowledge; nobody but a child glosses one of them singly. */
export const COMMONEST =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运级县育济监际组织质服维护企支持医疗产销售购买标准影响环境农村城镇街道居民群众干部党委员警察案件检查审判律责任务计划项目工程技术研究开究创新产业链供应投资融财税银贷款股票证券价格增长降低超过约近达到亿元增速收入费用消费者市场竞争优势品牌质量安全保障健康生态绿色发展贸易关系合作协议签署会议论坛代表团访问总统首相部长主席书记省市县委厅局长副职务报道记者编辑采访视频图片直播网站平台数据信息智能网络手机电脑软件应用户服务客户用户体验设备器械飞机汽车铁路公航空港口岸线路桥隧道施工建筑房屋地产楼层租赁住宅学校师课程教材考试录取招聘就业毕业工资奖励罚款违规举报投诉处理调查结果显示据悉此外同时另外目前近日昨晚早上午下周末季度节假期间春夏秋冬东西南北方国际球赛冠军队员教练比分进决赛选手运动会奥林匹克练习演员电影导演歌曲音乐艺术画展览馆博物遗址历史传统纪念活动庆祝仪式现场参观旅游景点酒店餐饮食品药品疫苗病毒感染确诊病例隔离防控措施医院医生患者治疗手术检测护士救援灾害地震洪水台风暴雨气温度降雪空污染排放碳能源煤矿石油天然气电力核发射卫星火箭宇航员太空站科学家发现实验室论文杂志出版社书籍读者作家诗歌小说故事传奇';
/** So many characters of the dictionary's phrases count as common too. */
const COMMON = 800;
/** A reading is usual where it has at least this share of a character's phrases. */
const USUAL_SHARE = 0.15;

export async function readingTable() {
  const tables = {
    first: new Map<string, Set<string>>(),
    usual: new Map<string, Set<string>>(),
    rare: new Map<string, Set<string>>(),
  };
  const hans = await toHans();
  for (const [character, { first, all }] of await gathered()) {
    for (const key of all) {
      const isFirst = readingsOf(character)[0] === key || readingsOf(hans.get(character) ?? character)[0] === key;
      const table = isFirst ? tables.first : first.has(key) ? tables.usual : tables.rare;
      table.set(key, (table.get(key) ?? new Set()).add(character));
    }
  }
  return {
    first: flat(tables.first),
    usual: flat(tables.usual),
    rare: flat(tables.rare),
    common: (await commonCharacters()).join(''),
  };
}

const flat = (table: Map<string, Set<string>>) =>
  Object.fromEntries(
    [...table].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, set]) => [key, [...set].sort().join('')]),
  );

interface Readings {
  readonly first: Set<string>;
  readonly all: Set<string>;
}

async function gathered(): Promise<Map<string, Readings>> {
  const own = new Map<string, Readings>();
  const add = (character: string, keys: readonly string[], isFirst: (key: string, at: number) => boolean) => {
    const known = own.get(character) ?? { first: new Set<string>(), all: new Set<string>() };
    own.set(character, known);
    keys.forEach((key, at) => {
      known.all.add(key);
      if (isFirst(key, at)) known.first.add(key);
    });
  };
  for (let unit = 0x3400; unit < 0xa000; unit += 1) {
    const character = String.fromCharCode(unit);
    const keys = readingsOf(character);
    if (keys.length > 0) add(character, keys, (_, at) => at === 0);
  }
  for (const [character, counts] of phraseReadings()) {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    add(character, [...counts.keys()], (key) => (counts.get(key) ?? 0) >= USUAL_SHARE * total);
  }
  for (const entry of EXTRA.split(' ')) add(entry[0], [entry.slice(1)], () => true);
  return shared(own, await toHans());
}

/** Gives each pair of a traditional and a simplified form the readings of both. */
function shared(own: Map<string, Readings>, hans: Map<string, string>): Map<string, Readings> {
  const all = new Map(
    [...own].map(([character, { first, all }]) => [character, { first: new Set(first), all: new Set(all) }]),
  );
  const give = (from: string, to: string) => {
    const source = own.get(from);
    const target = all.get(to) ?? { first: new Set<string>(), all: new Set<string>() };
    all.set(to, target);
    for (const key of source?.all ?? []) target.all.add(key);
    for (const key of source?.first ?? []) target.first.add(key);
  };
  for (const [traditional, simplified] of hans) {
    give(simplified, traditional);
    give(traditional, simplified);
  }
  return all;
}

/** The commonest characters, and those that stand in most dictionary phrases; simplified. */
async function commonCharacters(): Promise<string[]> {
  const levels = gb2312();
  const counts = new Map<string, number>();
  for (const { hans } of await phrases()) for (const one of new Set(hans)) counts.set(one, (counts.get(one) ?? 0) + 1);
  const sorted = [...counts]
    .filter(([one]) => levels.get(one) === 1)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return [...new Set([...COMMONEST, ...sorted.slice(0, COMMON).map(([one]) => one)])];
}
