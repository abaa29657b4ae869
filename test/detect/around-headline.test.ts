/**
 * What goes together with a name that was put beside a headline: the pictures, boxes and signs around both, what such
 * pages claim of themselves, a number of the name; and what a site itself puts behind its headlines.
 */
import { describe, expect, it } from 'vitest';
import { articleOf } from './article-of.ts';
import { STORIES } from './stories.ts';

const { headline, first, second } = STORIES.zh;
const BODY = `${first}\n${second}`;

const isInjected = ({ ruleId }: { readonly ruleId: string }) => ruleId.startsWith('injected-title/');

describe('beside a headline', () => {
  it.each([
    '🔥PG娱乐电子游戏官网🔥{h}🎰',
    '必一运动/B-Sports/{h}',
    '▋谷歌霸屏代做TG:@some_seo▋{h}▋&k3Tz',
    '代开住宿费发票+{h}+薇信同号',
    '伟德国际(BV1946)·始于英国 · {h}',
    'www.7755.cc{h}',
    '万博manbetx3.0{h}',
    '【乐鱼体育】{h}【官方认证】',
    '✅火狐体育✅{h}✅(集团)股份公司',
    '▌云客竞彩▌{h}',
    'c7娱乐下载-{h}-c7(中国)·官方网站',
    '{h}丨半岛·bandao体育',
    '{h}半岛bandao官方版',
    '博鱼官方「{h}」网页版',
  ])('all that was put there goes: %s', (frame) => {
    const line = frame.replace('{h}', headline);
    for (const page of [{ text: `${line}\n${BODY}` }, { title: line, text: BODY }]) {
      const { title, text, flags } = articleOf(page);
      expect({ title, text }).toEqual({ title: headline, text: BODY });
      expect(flags.filter(isInjected)).not.toEqual([]);
    }
  });

  it('a section that the headline has on another line stays with it', () => {
    const own = `人物|${headline}`;
    const { title, text } = articleOf({ text: `金沙9570登录线路 ${own}\n${own}\n${BODY}` });
    expect({ title, text }).toEqual({ title: own, text: BODY });
  });
});

describe("a site's own name behind a headline", () => {
  it.each(['_民生_临江新闻网', '_法治_新闻中心_临江网', ' - 临江日报', '|民生|临江新闻网', '︱民生︱临江新闻网'])(
    'goes from the line as from the title, and nothing is accused: %s',
    (suffix) => {
      for (const page of [{ text: `${headline}${suffix}\n${BODY}` }, { title: headline + suffix, text: BODY }]) {
        const { title, text, verdict, flags } = articleOf(page);
        expect({ title, text, verdict }).toEqual({ title: headline, text: BODY, verdict: 'pass' });
        expect(flags.map(({ ruleId }) => ruleId)).toContain('metadata/site-suffix');
        expect(flags.filter(isInjected)).toEqual([]);
      }
    },
  );

  it('goes from a title that a line of the text says again, whatever parts it off', () => {
    for (const suffix of ['_临江新闻网', '︱民生︱临江新闻网', '●临江新闻网', '丨临江日报']) {
      const page = { title: headline + suffix, text: `${headline}\n${BODY}` };
      expect(articleOf(page)).toMatchObject({ title: suffix.startsWith('●') ? page.title : headline });
      expect(articleOf(page).text.startsWith(articleOf(page).title ?? ' ')).toBe(false);
    }
  });

  it('goes, and the line below that says the headline again', () => {
    expect(articleOf({ text: `${headline}_民生_临江新闻网\n${headline}\n${BODY}` })).toMatchObject({
      title: headline,
      text: BODY,
    });
  });
});

it('a name above a text that begins with it is its headline', () => {
  const text =
    '梁秋水今年五十三岁，在河边摆渡，她的船是铁皮的，能坐十二个人，过河一次两块钱。\n三公里外的大桥通车以后，坐船的人越来越少，最少的一天只来了一个钓鱼的。';
  expect(articleOf({ text: `梁秋水\n${text}` })).toMatchObject({ title: '梁秋水', text });
  expect(articleOf({ text: `枫林渡\n${text}` }).title).toBeNull();
});
