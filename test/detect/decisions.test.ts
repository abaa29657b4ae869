/** Pages on which two readings are near: which headline is the page's, what of a line or paragraph goes, and what stays. */
import { describe, expect, it } from 'vitest';
import { articleOf } from './article-of.ts';
import { STORIES } from './stories.ts';

const { headline, first, second } = STORIES.zh;
const BODY = `${first}\n${second}`;
const ENGLISH = [STORIES.en.first, STORIES.en.second].join('\n');
const SPAM = '金沙娱乐城_澳门百家乐_棋牌送彩金';
const paragraphs = (...lines: readonly string[]): string => lines.map((line) => `<p>${line}</p>`).join('');

describe('the headline of markup', () => {
  it("is the page's own title behind the one that was put before it", () => {
    const titles = `<title>${SPAM}</title><title>${headline}</title>`;
    for (const rest of [`<h1>${headline}</h1>`, `<script>document.title="${headline}"</script>`])
      expect(articleOf({ html: titles + rest + paragraphs(first, second) }).title).toBe(headline);
  });

  it('is no heading that a script hides', () => {
    const heading = '<h1 id="x">临江镇昨天的村道和客车</h1>';
    const script = '<script>document.getElementById("x").style.display="none"</script>';
    const html = `<title>${headline}</title>${heading}${script}${paragraphs(first, second)}`;
    expect(articleOf({ html }).title).toBe(headline);
  });

  it('is the one heading that the article speaks of, where the title is forged', () => {
    const html = `<html><head><title>云海(YH SPORTS)体育app官方下载·最新版本-枫林杂记</title><meta name="keywords" content="云海体育,yh sports"><meta name="description" content="云海体育app最新版下载,信誉保证。"></head><body><div><h1><a href="/">枫林杂记</a></h1><h3>说说镇上的人</h3></div><div class="post"><h4><span>2014年04月07日</span><span>浏览：632</span></h4><h2>鞋匠铺的灯又亮了 修一双鞋只要十分钟</h2><div>${paragraphs('昨天傍晚，老街的鞋匠铺又亮起了灯，住在对面的何阿姨提着两双旧皮鞋第一个进了门，等了不到十分钟就取走了。', '老鞋匠病了半年，街坊们都以为这间铺子要关，他的徒弟从城里回来，把机器一台一台擦干净。', '徒弟说，手艺不能断，价钱也不能涨，补一个跟只收五块钱。')}</div></div></body></html>`;
    expect(articleOf({ html })).toMatchObject({ title: '鞋匠铺的灯又亮了 修一双鞋只要十分钟', verdict: 'pass' });
  });

  it('is no piece of a title that was injected whole', () => {
    const intro =
      '<div class="seo"><h2>米乐世界杯买球平台官网入口</h2><p>米乐世界杯买球平台注册即送58元彩金，提现秒到账。</p></div>';
    const html = `<html><head><title>米乐世界杯_买球app推荐_足球外围投注网址_滚球平台</title><meta name="description" content="米乐世界杯_买球app推荐_足球外围投注网址_滚球平台"></head><body>${intro}<h1>${headline}</h1>${paragraphs(first, second)}</body></html>`;
    expect(articleOf({ html }).title).toBe(headline);
  });

  it('stands not again in the text below an offer and its link that share a line', () => {
    const box =
      '<div><p>皇冠体育app下载是亚洲信誉最好的娱乐平台，注册即送彩金八十八元，提款秒到账。<a href="http://x.example/">立即注册</a></p></div>';
    const html = `<title>${headline}-枫林网</title><body><dl><dd><a href="/">首页</a></dd><dd><a href="/n">新闻</a></dd></dl>${box}<div><div>${headline}</div>${paragraphs(first, second)}</div></body>`;
    expect(articleOf({ html })).toMatchObject({ title: headline, text: BODY });
  });

  it('stands not again in the text below two offers that share a line', () => {
    const box =
      '<div><p>皇冠体育app下载是亚洲信誉最好的娱乐平台，注册即送彩金八十八元，提款秒到账。真人百家乐网址注册即送体验金，加微信abc12345领取彩金。</p></div>';
    const html = `<title>${headline}-枫林网</title><body>${box}<div><div>${headline}</div>${paragraphs(first, second)}</div></body>`;
    expect(articleOf({ html })).toMatchObject({ title: headline, text: BODY });
  });
});

describe('an offer that stands on a line', () => {
  const OFFER = '加微信abc12345领取彩金，注册即送八十八元，提款秒到账。';

  it('goes', () => expect(articleOf({ text: [headline, first, OFFER, second].join('\n') }).text).toBe(BODY));

  it('stays where the text announces it, as the messages of a warning', () => {
    for (const shown of [[OFFER], [`1.${OFFER}`, `2.${OFFER}`]]) {
      const told = [first, '镇上的防骗课上，大家最常收到的几条短信是这样写的：', ...shown, second];
      expect(articleOf({ text: [headline, ...told].join('\n') })).toMatchObject({
        title: headline,
        text: told.join('\n'),
      });
    }
  });

  it('takes no headline along above a table', () => {
    const rows = [
      '甲组 一队 三胜一负 9分',
      '乙组 二队 两胜两负 6分',
      '丙组 三队 一胜三负 3分',
      '丁组 四队 零胜四负 0分',
    ];
    const offer = '新葡京官网注册即送彩金，加微信abc12345领取';
    for (const top of [`${offer}|${headline}`, `${headline}_${offer}`])
      expect(articleOf({ text: [top, ...rows].join('\n') })).toMatchObject({ title: headline, text: rows.join('\n') });
  });
});

describe('the text of markup', () => {
  const page = (rest: string) =>
    `<title>${headline}</title><body><div><a href="/">首页</a><a href="/n">新闻</a></div><div class="m"><h1>${headline}</h1>${paragraphs(first, second)}${rest}</div><div>版权所有 枫林网</div></body>`;

  it.each(['大家都说好。', '“值了。”老周说。', '这条路，他等了三十年。'])(
    'keeps its short last paragraph: %s',
    (last) => expect(articleOf({ html: page(`<p>${last}</p>`) }).text).toBe(`${BODY}\n${last}`),
  );

  it('keeps it where all of the page is called what an aside is', () => {
    const last = '大家都说好。';
    const html = page(`<p>${last}</p>`).replace('<body>', '<body><div class="info links">');
    expect(articleOf({ html }).text).toBe(`${BODY}\n${last}`);
  });

  it('keeps what a button unfolds', () => {
    const last = '老周是第一个把车开进山里的人，那天路面还没有干透。';
    const folded = `<div style="display:none"><p>${last}</p></div><a href="javascript:;">展开全文</a>`;
    expect(articleOf({ html: page(folded) }).text).toBe(`${BODY}\n${last}`);
  });
});

describe('the headline of text', () => {
  it('is none where each line says the same: the text must say something else', () => {
    const text = Array(5).fill('www.a.b.c.example.com').join('\n');
    expect(articleOf({ text })).toMatchObject({ title: null, text });
  });

  it('is no rest of a title that was injected', () => {
    const title = '久久国产精品一区_午夜福利影院在线_人妻精品无码 - 临江新闻';
    expect(articleOf({ title, text: `${headline}\n${BODY}` })).toMatchObject({ title: headline, text: BODY });
  });

  it('is no row of a table', () => {
    const rows = ['黄瓜:2.60元/500克', '西红柿:3.10元/500克', '豆角:5.20元/500克', '土豆:1.95元/500克'];
    const prose = '与上周相比，豆角价格上涨百分之十二，黄瓜价格回落，数据由县里的监测中心采集自十二家农贸市场。';
    expect(articleOf({ text: ['6月5日农贸市场菜价', ...rows, prose].join('\n') }).title).toBe('6月5日农贸市场菜价');
  });

  it('is no menu where no other line may be it', () => {
    expect(articleOf({ text: `视频|图片|临江镇村道|分享\n${BODY}` })).toMatchObject({ title: null, text: BODY });
  });
});

it('a handle in signs that no machine reads is an address', () => {
  expect(articleOf({ text: `临江办理毕业证ㄚㄚ❷❸❸❽❺\n${headline}\n${BODY}` })).toMatchObject({
    title: headline,
    text: BODY,
  });
});

describe('of a paragraph', () => {
  it('the sentence that advertises goes, and the rest stays', () => {
    const advertising = '1.76复古传奇今日十点新开一区，散人打金天堂，装备回收人民币，下载地址 cq176new.example';
    expect(articleOf({ text: `${headline}\n${first}\n${second}${advertising}` }).text).toBe(BODY);
  });
});

describe('an ending that offers', () => {
  const offers = (told: string) =>
    `掉发的人越来越年轻\n三十岁的程序员小何发现，浴室地漏里的头发一天比一天多，他开始戴帽子上班。\n青荷植发中心引进的微针设备可以一次种植三千个单位，恢复期只有七天。\n${told}现在预约可享受头皮检测一次，前二十名到店的顾客再减八百元。`;

  it('is passed to a person', () =>
    expect(articleOf({ text: offers('小何说，三个月以后他把帽子送了人。') }).verdict).toBe('review'));

  it('is part of a report where somebody reports on it', () =>
    expect(articleOf({ text: offers('记者调查发现，警方已对中心立案。') }).verdict).toBe('pass'));
});

it('a network is no source', () => {
  expect(articleOf({ text: `${headline}\n文章来源于网络\n${BODY}` }).byline.source).toBeNull();
});

describe('a headline of two parts with a blank between', () => {
  const told = `${headline} 集市热闹起来`;

  it.each([`${told}JN江南体育全站登录`, `${told}KY棋牌官网下载`])(
    'keeps the part that a name is glued to: %s',
    (line) => {
      expect(articleOf({ text: `${line}\n${BODY}` })).toMatchObject({ title: told, text: BODY });
    },
  );

  it('keeps its last part within brackets, and what is behind them goes', () => {
    expect(articleOf({ text: `亿万先生mr007【${told}】手机客户端\n${BODY}` })).toMatchObject({
      title: told,
      text: BODY,
    });
  });
});

it('a name of many endings goes, though the headline reads as a report and the body does not speak for it', () => {
  const told = '嫌疑人员名单公示办法及实施细则';
  expect(articleOf({ title: `3344体育在线登录${told}`, text: BODY })).toMatchObject({ title: told, text: BODY });
});

it('a brand ends with its letters, hyphen and all', () => {
  expect(articleOf({ title: `必一运动B-Sports${headline}`, text: BODY })).toMatchObject({ title: headline });
});

it('what goes on from the word before it is cut off no name', () => {
  const title = '爱游戏的孩子怎么管？班主任支招';
  const body = '班主任说，爱玩的孩子怎么管，是家长会上问得最多的话。\n孩子们自己写了一份约定，超时一次，下周减半。';
  const article = articleOf({ title, text: `${title}\n${body}` });
  expect(article).toMatchObject({ title, text: body, verdict: 'pass' });
});

describe('what junk explains and the article says all the same', () => {
  const programme = ['18:30 临江新闻', '19:35 天气与生活', '19:50 戏曲《茶山》第二折', '21:30 纪录片《渡船》'];
  const notice = ['一、四月起林区禁止用火。', '二、违者处二百元以上罚款。', '三、举报电话：12119或0571-6322110。'];

  it('is a row of a programme, a point of a notice', () => {
    expect(articleOf({ text: ['今晚电视节目预告', ...programme].join('\n') }).text).toBe(programme.join('\n'));
    expect(articleOf({ text: ['关于林区禁火的通告', ...notice].join('\n') }).text).toBe(notice.join('\n'));
  });

  it('is the last sentence before an office signs, where it gives no address of a seller', () => {
    const signed = ['临江镇供电所', '2026年5月22日'];
    const ask = (how: string) => [first, `如有疑问请拨打24小时供电服务热线95598，或联系${how}。`, ...signed].join('\n');
    const title = '关于五月计划停电的通知';
    expect(articleOf({ title, text: ask('客户经理小邓13907360000') }).text).toContain('或联系客户经理');
    expect(articleOf({ title, text: ask('客服QQ87654321') }).text).not.toContain('87654321');
  });

  it('is a date behind a label of another kind', () => {
    const rows = ['开奖日期：2026年5月7日', '红球号码：03、09、14、21、27、32', '蓝球号码：11'];
    const text = ['双色球第2026051期开奖公告', ...rows, '本期一等奖中出七注，奖池资金滚存至下期，兑奖期限为六十日。'];
    const article = articleOf({ text: text.join('\n') });
    expect(article.text).toContain(rows[0]);
    expect(article.byline.publishedAt).toBeNull();
  });
});

it.each([
  ['讣告', '郭老师因病于五月八日逝世，享年八十六岁，从教三十八年，桃李满天下。定于五月十日在殡仪馆举行告别仪式。'],
  ['诗三首', '麦场\n父亲把月亮铺在场上\n木锨扬起\n一半落成粮食\n一半落成他的白发'],
])('%s is a headline, short as it is', (title, text) => {
  expect(articleOf({ text: `${title}\n${text}` })).toMatchObject({ title, text });
});

describe('a name in the middle of a headline', () => {
  const [before, behind] = ['全镇十九个村通上客车', '沿线村民出行不再绕路'];

  it.each([
    ['，开云体育app下载，', '，'],
    ['乐鱼体育官网入口', ''],
    ['?ky开元棋牌手机版,', '?'],
  ])('goes alone: %s', (name, mark) => {
    const title = `${before}${mark}${behind}`;
    const injected = `${before}${name}${behind}`;
    for (const page of [
      { title: injected, text: BODY },
      { text: `${injected}\n${BODY}` },
      { title: injected, text: `${injected}\n${BODY}` },
    ])
      expect(articleOf(page)).toMatchObject({ title, text: BODY, verdict: 'pass' });
  });

  it('stays where the article is about it', () => {
    const title = `${before}，开元棋牌手机版，${behind}`;
    const text = `${BODY}\n镇里说，开元棋牌手机版的广告贴满了车站，已经全部清除。`;
    expect(articleOf({ title, text })).toMatchObject({ title, text });
  });
});

describe("the names of channels and sites behind the crawler's title", () => {
  it.each([
    '_三农频道_清溪新闻网',
    ' | 教育 | 江城日报数字版',
    ' - 临江新闻网',
    '｜海浜新聞デジタル',
    ' - Lantern Daily News',
  ])('go: %s', (suffix) => {
    expect(articleOf({ title: headline + suffix, text: BODY })).toMatchObject({ title: headline, text: BODY });
  });

  it.each(['_临江镇的互联网', ' | 三农', '：清溪新闻网', ' 清溪日报', '-三农'])(
    'stay where they may be its own: %s',
    (behind) => {
      expect(articleOf({ title: headline + behind, text: BODY }).title).toBe(headline + behind);
    },
  );
});

it('a name in brackets in the middle of a headline goes with them', () => {
  const [before, behind] = ['全镇十九个村通上客车', '沿线村民出行不再绕路'];
  for (const name of ['【九游娱乐j9】', '（开云体育 2024）']) {
    const article = articleOf({ title: `${before}${name}${behind}`, text: BODY });
    expect(article.title).toBe(before + behind);
  }
  const words = articleOf({
    title: `Buses reach all nineteen villages (1xBet promo code 2024) along the route`,
    text: ENGLISH,
  });
  expect(words.title).toBe('Buses reach all nineteen villages along the route');
});

it('the name of a work in the middle of a headline stays, whatever it is called', () => {
  for (const work of ['《金瓶梅》', '「百家乐」', '《肉蒲团》']) {
    const title = `镇上的老读书会今年读完${work}下月换一本山里的书`;
    expect(articleOf({ title, text: BODY }).title).toBe(title);
  }
});

it('a programme with its times behind it is an article', () => {
  const rows = [
    '少年茶王（3、4） 影视频道 19:35',
    '山里的抉择（大结局） 文艺频道 20:05',
    '午夜渡船 电影频道 22:10',
    '茶园赛跑 体育频道 19:20',
    '人与茶：南方的山 科教频道 21:00',
    '茶王杯小组赛：临江—清溪 体育频道 19:20',
  ];
  expect(articleOf({ text: ['今晚电视', ...rows].join('\n') })).toMatchObject({
    title: '今晚电视',
    text: rows.join('\n'),
  });
});

it.each(['Российская Федерация', 'Ελληνική Δημοκρατία', 'В Москве открылась выставка народных ремёсел'])(
  'a line in an alphabet that no list knows says nothing: %s',
  (line) => {
    const article = articleOf({ title: headline, text: `${headline}\n${first}\n${line}\n${second}` });
    expect({
      flags: article.flags.map(({ ruleId }) => ruleId).filter((id) => id.startsWith('injected')),
      verdict: article.verdict,
    }).toEqual({ flags: [], verdict: 'pass' });
  },
);

it.each([
  'Margaret Ellison, who taught three generations to swim, dies at 91',
  'Kabupaten blokir 2,1 juta konten judi, jembatan tetap dibuka, kata bupati',
])('a headline of several clauses in an alphabet is one: %s', (title) => {
  expect(articleOf({ text: `${title}\n${ENGLISH}` })).toMatchObject({ title, text: ENGLISH });
});

it('thousands of blanks before a site name go with it', () => {
  const headline = '巷口修表铺的挂钟又走起来了';
  const article = articleOf({ title: `${headline}${' '.repeat(3000)}_清溪新闻网`, text: BODY });
  expect(article.title).toBe(headline);
});
