import { describe, expect, it } from 'vitest';
import { createWinnow } from '../../src/winnow.ts';

const PARAGRAPHS = [
  '厂里的第三条生产线上周试车，头一批三千只纸箱已经装车发往邻省，比合同约定的日子早了两天。',
  '车间主任许向前说，新线用上了余热回收，烘干工段的用气量少了将近三成，噪声也低了不少。',
  '今年以来订单起伏大，公司没有裁人，把二十多名工人送去学设备维修，回来正好顶上新线的岗位。',
];

function flagsOf(title: string, around: string) {
  const html = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title></head><body>
<div class="nav"><a href="/">首页</a> ${around}</div><div class="main"><h1>第三条纸箱生产线提前试车</h1>
<div>2023-05-06 09:00</div>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</div></body></html>`;
  const moderated = createWinnow().moderate({ url: 'http://www.example.cn/1.html', html });
  if (!moderated.ok) throw new Error(moderated.code);
  const { title: kept, flags } = moderated.article;
  return { kept, accused: flags.some(({ ruleId }) => /^(?:injected-title|title-hijack)/.test(ruleId)) };
}

const TITLE = '彩盒印刷定做厂家_瓦楞包装批发_礼品纸盒设计_快递包材供应商';
const MENU = '<a href="/a">彩盒印刷</a> <a href="/b">瓦楞包装</a> <a href="/c">礼品纸盒</a> <a href="/d">快递包材</a>';

describe('a title of keywords that says nothing of the article', () => {
  it("is the site's own where its menu says the same", () => {
    expect(flagsOf(TITLE, MENU)).toEqual({ kept: '第三条纸箱生产线提前试车', accused: false });
  });

  it('is injected where nothing around the article speaks of it, or only a line that repeats it', () => {
    for (const around of ['', `当前位置：${TITLE}`]) {
      expect(flagsOf(TITLE, around)).toEqual({ kept: '第三条纸箱生产线提前试车', accused: true });
    }
  });
});
