import { describe, expect, it } from 'vitest';
import { createWinnow } from '../../src/winnow.ts';

const winnow = createWinnow();

function found(text: string) {
  const moderated = winnow.moderate({ url: 'http://example.com/a', text });
  if (!moderated.ok) throw new Error(JSON.stringify(moderated.faults));
  const { verdict, flags, text: left } = moderated.article;
  const names = flags.filter(({ ruleId }) => ruleId === 'promotion/inserted-name');
  return { verdict, left, names: names.map(({ excerpt }) => excerpt) };
}

const page = (name: string) => `枫林县办起第一届排球赛
由县体育总会主办的排球赛昨天在人民广场开幕，${name}来自十二个乡镇的三百名队员参加，看台上坐满了人。
县长李向明、${name}教育局局长陈立出席，裁判长一声哨响，比赛开始，第一天一共打了十二场。
${name}东道主以二比零战胜青石队，比赛到本月二十六日结束，决赛门票已经售完。`;

describe('a name put between the words of sentences', () => {
  it.each(['KW体育平台', 'ＫＷ體育平臺', '九游娱乐', '凤鸣谷体育官网', '凤鸣谷体育官网88', '鹿台真人娱乐城'])(
    'is reported at each place: %s',
    (name) => {
      const { verdict, left, names } = found(page(name));
      expect(verdict).toBe('review');
      expect(names).toEqual([name, name, name]);
      expect(left).toContain('东道主以二比零战胜青石队');
    },
  );

  it.each([
    ['nowhere', page('')],
    ['twice', page('KW体育平台').replace('KW体育平台东道主', '东道主')],
    ['of what plays no game', page('县体育馆')],
    ['in one line', page('KW体育平台').replace(/\n(?=县长|KW)/g, '')],
    [
      'that the text introduces',
      '县里的新鲜事\n老周的儿子在KW体育平台做客服，每个月回一次家，带些城里的点心。\n他说起KW体育平台的同事，一半也是从山里出来的，年底都要回去。\n老周没有听说过的东西很多，和KW体育平台有关的那些，他只记得儿子的工号。',
    ],
    [
      'of which one place is junk',
      `${page('KW体育平台').replace('KW体育平台东道主', '东道主')}\n下载KW体育平台客户端，随时随地看新闻`,
    ],
    ['in the headline', page('KW体育平台').replace('枫林县办起', 'KW体育平台办起')],
    [
      'of a sponsor',
      '枫林队公布新球衣\n枫林队昨天公布新球衣，胸前是KW体育平台的标志，双方的合同为期三年。\nKW体育平台每年付给球队两千万元，球迷并不满意。\n俱乐部主席说，没有KW体育平台，球队今年就要降级，他们感谢所有留下来的人。',
    ],
    [
      'of a company',
      '一周新歌回顾\nSM娱乐本周推出两张新专辑，销量都进了前十名，歌迷排队到深夜。\nYG娱乐的新组合还没有名字，SM娱乐已经让练习生登台，观众反应热烈。\nSM娱乐今年计划开四十场演唱会，第一场在下个月举行。',
    ],
    [
      'that the police speak of',
      '男子输掉全部积蓄\n三十岁的小何去年在KW体育平台注册，开始只投几十元。\nKW体育平台很快让他赢了两千元，他越投越多。\n警方调查发现，KW体育平台的服务器设在境外，嫌疑人已被抓获。',
    ],
  ])('is none %s', (_, text) => expect(found(text)).toMatchObject({ names: [] }));
});
