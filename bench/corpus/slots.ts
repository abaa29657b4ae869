/** What stands in the {slots} of an article: invented places, people and papers, the same throughout one article. */
import type { Random } from './random.ts';

const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎'.split('');
const GIVEN =
  '建国 秀英 志强 丽华 晓东 春梅 永刚 文静 海燕 立新 玉兰 国平 红霞 一鸣 思远 雨桐 子涵 佳宁 振华 桂芳 长河 明亮 小满 向阳 凤仙 守成 若男 广林 宝田 素琴'.split(
    ' ',
  );

const POOLS: Readonly<Record<string, readonly string[]>> = {
  city: '临溪市 云州市 江陵口市 南浦市 青岩市 白鹿市 石桥市 东湾市 海曲市 松阳市 平山市 望江市'.split(' '),
  county: '云陵县 清水县 石门县 长桥县 沙河县 金坪县 茶溪县 河口县 林泉县 古田坝县'.split(' '),
  town: '柳树镇 老营镇 三河镇 官渡镇 桃源镇 马街镇 双井镇 竹园镇 西岭镇 上塘镇'.split(' '),
  village: '下河村 石窑村 大槐村 杏花村 水磨村 黄泥塘村 高坎村 梨树沟村 新桥村 坪上村'.split(' '),
  street: '纺织路 文昌街 滨河路 和平街 建设路 槐荫路 钟楼街 环湖路 青年路 南门街'.split(' '),
  district: '江北区 城东区 河西区 新安区 高新区 南湖区 云山区'.split(' '),
  school: '临溪市第三中学 青岩实验学校 文昌街小学 江北区职业技术学校 石桥市第一中学 南浦师范附中'.split(' '),
  hospital: '临溪市人民医院 云州市第一医院 南浦市中医院 青岩市妇幼保健院 江北区人民医院'.split(' '),
  company: '恒远机电 江海电子 青松生物 中岭重工 白鹿纺织 远山科技 东湾造船 长风物流'.split(' '),
  paper: '临溪日报 云州晚报 南浦时报 青岩都市报 江北新报'.split(' '),
  twcity: '明湖市 東岸縣 嘉平市 竹田縣'.split(' '),
  town2: '水上鄉 林內鎮 大埔鄉 和興鎮 南灣鄉'.split(' '),
  hkstreet: '北角道 深水街 土瓜灣道 筲箕灣道'.split(' '),
  hkline: '東線 觀景線 南灣線'.split(' '),
  hkschool: '聖保祿書院 嶺東中學 培德女書院'.split(' '),
  tname: '陳志豪 林雅婷 黃俊傑 張淑芬 李家明 吳佩珊 何耀輝 梁詠詩'.split(' '),
  jcity: '海原市 北浜町 山手市 南川町 青葉野市'.split(' '),
  jname: '佐藤健一 鈴木美咲 田中陽子 高橋翔 伊藤和子 渡辺誠'.split(' '),
  ename: 'Wend Ash Tarn Colne Irwell'.split(' '),
  ecity: ['Hallowby', 'Marsh End', 'Thornwick', 'Castlebrook', 'Eastmere'],
  eperson: ['Margaret Ellis', 'Tom Harker', 'Priya Nair', 'Daniel Okafor', 'Ruth Lindgren', 'Owen Pryce'],
  kcity: '서림시 동하시 남포군 청산시 해원시'.split(' '),
  kname: '김민수 이서연 박지훈 최영희 정하늘'.split(' '),
  vcity: ['An Phước', 'Tân Hòa', 'Vĩnh Sơn', 'Bình Lạc'],
  vname: ['Nguyễn Văn Tám', 'Trần Thị Hoa', 'Lê Minh Đức', 'Phạm Ngọc Lan'],
  icity: ['Banyusari', 'Tanjung Lestari', 'Kota Mandira', 'Sukamelati'],
  iname: ['Budi Santoso', 'Siti Rahmawati', 'Agus Wijaya', 'Dewi Lestari'],
};

/** Fills the slots of one article; a slot named twice gets one value, `{10-99}` a fresh number each time. */
export class Slots {
  readonly #random: Random;
  readonly #values = new Map<string, string>();

  constructor(random: Random, given: Readonly<Record<string, string>> = {}) {
    this.#random = random;
    for (const [slot, value] of Object.entries(given)) this.#values.set(slot, value);
  }

  fill(text: string): string {
    return text.replace(/\{([^{}]+)\}/g, (_, slot: string) => this.value(slot));
  }

  value(slot: string): string {
    const span = /^(\d+)-(\d+)$/.exec(slot);
    if (span) return String(this.#random.int(Number(span[1]), Number(span[2])));
    const [name, length] = slot.split(':');
    if (length !== undefined) return this.value(name).slice(0, Number(length));
    const known = this.#values.get(slot);
    if (known !== undefined) return known;
    const drawn = this.#draw(slot);
    this.#values.set(slot, drawn);
    return drawn;
  }

  #draw(slot: string): string {
    const random = this.#random;
    if (/^name\d*$/.test(slot)) return random.pick(SURNAMES) + random.pick(GIVEN);
    if (slot === 'year') return String(random.int(2016, 2024));
    if (slot === 'month') return String(random.int(1, 12));
    if (slot === 'day') return String(random.int(1, 28));
    if (slot === 'date') return random.pick(['昨天', '近日', '日前', `${this.value('month')}月${this.value('day')}日`]);
    const first = POOLS[slot] === undefined ? slot.replace(/2$/, '') : slot;
    const pool = POOLS[first];
    if (pool === undefined) throw new Error(`no such slot: {${slot}}`);
    const other = first === slot ? undefined : this.value(first);
    return random.pick(pool.filter((value) => value !== other));
  }
}
