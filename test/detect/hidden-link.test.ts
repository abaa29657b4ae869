import { describe, expect, it } from 'vitest';
import { hiddenLinks } from '../../src/detect/hidden-link.ts';
import { hostOf, isForeign, siteOf } from '../../src/detect/hidden-link-hosts.ts';
import { readHtml } from '../../src/read/html.ts';

const find = (html: string, spamScore = (_text: string) => 0) =>
  hiddenLinks(readHtml(html), { html, host: 'www.example.com', spamScore });
const links = (count: number) =>
  Array.from({ length: count }, (_, i) => `<a href="http://h${i}.example-${i}.org/">名${i}</a>`).join(' ');

describe('hidden links', () => {
  it('are reported with rule, place, hosts, anchors and the lines to remove', () => {
    const html = `<p>正文在这里。</p><div style="display:none"><p>${links(5)}</p><p>余</p></div><p>后文。</p>`;
    const [block] = find(html);
    expect(block).toMatchObject({ rule: 'display:none', place: 'inline style', count: 5 });
    expect(block.hosts).toEqual([0, 1, 2, 3, 4].map((i) => `h${i}.example-${i}.org`));
    expect(block.links[0]).toEqual({ host: 'h0.example-0.org', href: 'http://h0.example-0.org/', text: '名0' });
    expect(html.slice(...block.markup)).toBe(html.slice(html.indexOf('<div'), html.indexOf('</div>') + 6));
    const { extracted } = readHtml(html);
    expect(block.ranges.map(([start, end]) => extracted.slice(start, end))).toEqual(['名0 名1 名2 名3 名4\n余']);
    expect(Object.values(block.signals).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(block.score);
  });

  it.each([
    '<style>@media screen and (min-width:1px){#q{display:none}}</style><div id="q">',
    '<style>@supports (display:block){.q{display:none}}</style><div class="q">',
    '<style>.r>ul{display:none}</style><div class="r"><ul>',
    '<style>xq{display:none}</style><xq>',
    '<marquee style="width:0;height:0">',
    '<style>.q{position:fixed;bottom:-320px}</style><div class="q">',
    '<style>[class^="zz-"]{display:none}</style><div class="zz-1">',
    '<script>document.write("<marquee height=1>")</script><marquee height=1>',
  ])('are found under %s', (opening) => expect(find(`<p>正文在这里。</p>${opening}${links(6)}`)).toHaveLength(1));

  it.each([
    'window.onload=function(){document.getElementById("q").style.display="none"}',
    'document.addEventListener("DOMContentLoaded",()=>{document.querySelector("#q").remove()})',
    'setTimeout(function(){$("#q").hide()},1)',
    'document.getElementsByClassName("k")[0].style.setProperty("display","none")',
    'var e=document.getElementById("q");e.parentNode.removeChild(e)',
    'var e=document.getElementsByTagName("div");for(var i=0;i<e.length;i++){if(e[i].className=="k"){e[i].style.cssText="position:absolute;left:-9999px"}}',
    'document.styleSheets[0].insertRule(".k{display:none}",0)',
    'var s=document.createElement("style");s.innerHTML=".k{display:none}";document.head.appendChild(s)',
  ])('are found where a script says %s', (script) =>
    expect(find(`<p>正文在这里。</p><div id="q" class="k">${links(4)}</div><script>${script}</script>`)).toHaveLength(
      1,
    ),
  );

  it.each([
    '<style>@media (max-width:768px){#q{display:none}}</style><div id="q">',
    '<style>@media print{#q{display:none}}</style><div id="q">',
    '<style>nav{display:none}</style><div>',
    '<script>button.onclick=function(){$("#q").hide()}</script><div id="q">',
    '<style>.q{position:absolute;bottom:-320px}</style><div class="q">',
  ])('are none under %s', (opening) => expect(find(`<p>正文在这里。</p>${opening}${links(4)}`)).toEqual([]));

  it.each(['<button>友链</button>', '<dl><dt>友链</dt>', '<label for="k">友链</label> '])(
    'are none behind %s, which opens them',
    (button) => expect(find(`<p>正文在这里。</p>${button}<dd style="display:none">${links(4)}</dd>`)).toEqual([]),
  );

  it('are none where they lead to offices, but for those of spam among them', () => {
    const offices = ['www.mwr.gov.cn', 'www.kma.go.kr', 'www.ed.ac.uk', 'nasa.gov'];
    const anchors = offices.map((host) => `<a href="http://${host}/">${host}</a>`).join(' ');
    const hidden = (inner: string) => `<p>正文在这里。</p><div style="display:none">${inner}</div>`;
    expect(find(hidden(anchors))).toEqual([]);
    expect(find(hidden(`${anchors} ${links(5)}`))).toHaveLength(1);
    expect(find(hidden(anchors), () => 1)).toHaveLength(1);
  });

  it('in the colour of the ground are found within the link', () => {
    const white = links(6).replace(/>([^<]+)</g, '><font color="#fefefe">$1</font><');
    expect(find(`<body bgcolor="#ffffff"><p>正文在这里。</p><div>${white}</div>`)).toHaveLength(1);
  });

  it('weigh more the more sites they lead to', () => {
    const scores = [3, 4, 12].map(
      (count) => find(`<div style="left:-9999px;position:absolute">${links(count)}</div>`)[0].score,
    );
    expect(scores[0]).toBeLessThan(scores[1]);
    expect(scores[1]).toBeLessThan(scores[2]);
  });

  it('are none where a few lead to others and say nothing of spam: partners, a credit, a help for readers', () => {
    const hide = (style: string, count: number) =>
      find(`<p>正文在这里。</p><div style="${style}">${links(count)}</div>`);
    for (const style of ['display:none', 'visibility:hidden', 'max-height:0;overflow:hidden'])
      expect(hide(style, 4)).toEqual([]);
    expect(hide('position:absolute;left:-9999px', 2)).toEqual([]);
    const addresses = links(4).replace(/h(\d)\.example-\d\.org\/">[^<]+/g, 'h$1.example-$1.org/">h$1.example-$1.org');
    expect(find(`<div style="display:none">${addresses}</div>`)).toHaveLength(1);
  });

  it.each(['<span onclick="f()">友链</span>', '<a href="javascript:;">友链</a>', '<h3 data-toggle="x">友链</h3>'])(
    'are none close behind %s',
    (handle) => expect(find(`<p>正文在这里。</p>${handle}<div style="display:none">${links(6)}</div>`)).toEqual([]),
  );

  it.each([
    '<div onmouseout="f(this)" style="display:none">',
    '<div onmouseover="f()"><span>友链</span><div style="display:none">',
    '<select><option>校外</option></select><ul style="display:none">',
    '<amp-accordion><section><h4>友链</h4><div hidden>',
    '<style>.prt{display:none}@media print{.prt{display:block}}</style><div class="prt">',
    '<script>$("#h").click(function(){$(".blg").slideToggle()});$(".blg").hide()</script><div class="blg">',
  ])('are none under %s', (opening) => expect(find(`<p>正文在这里。</p>${opening}${links(6)}`)).toEqual([]));

  it('are found where one call of a script writes what hides and the next one the links', () => {
    const calls = ['<div style="display:none">', links(5).replaceAll('"', "'"), '</div>'];
    const script = calls.map((markup) => `document.write('${markup.replaceAll("'", "\\'")}');`).join('');
    const [block] = find(`<p>正文在这里。</p><script>${script}</script>`);
    expect(block).toMatchObject({ rule: 'display:none', place: 'document.write', count: 5 });
  });

  it('need no word list, and are found by one where they are few', () => {
    const html = '<div style="display:none"><a href="http://a.example-x.org/">银河棋牌</a></div>';
    expect(find(html)).toEqual([]);
    expect(find(html, (text) => (text.includes('棋牌') ? 1 : 0))).toHaveLength(1);
  });

  it('are one block where many elements hide alike in a row', () => {
    const html = Array.from(
      { length: 6 },
      (_, i) => `<a style="font-size:0" href="http://h${i}.example-${i}.org/">名${i}</a>`,
    ).join('\n');
    expect(find(html)).toMatchObject([{ count: 6 }]);
  });

  it('are not those of the own site, however many', () => {
    const own = Array.from({ length: 30 }, (_, i) => `<a href="https://c${i}.example.com/">栏目${i}</a>`).join('');
    expect(find(`<div style="left:-9999px">${own}</div>`)).toEqual([]);
    expect(find(`<div style="display:none">${own.replaceAll('https://', '/')}</div>`)).toEqual([]);
  });
});

describe('hosts', () => {
  it.each([
    ['www.a.com', 'a.com'],
    ['x.y.a.com.cn', 'a.com.cn'],
    ['A.CO.UK.', 'a.co.uk'],
    ['203.0.113.7', '203.0.113.7'],
    ['localhost', 'localhost'],
  ])('site of %s', (host, site) => expect(siteOf(host)).toBe(site));

  it.each([
    ['http://b.com/x', 'b.com'],
    ['//b.com:8080/', 'b.com'],
    ['https://user@b.com', 'b.com'],
    ['/path', undefined],
    ['javascript:void(0)', undefined],
    ['http://203.0.113.7/', '203.0.113.7'],
    ['external.html?link=https://b.com/x', 'b.com'],
    ['/go?url=http%3A%2F%2Fb.com%2Fx', 'b.com'],
    ['http://www.a.com/go?url=https://b.com/', 'b.com'],
    ['https://share.com/?url=http://www.a.com/1', 'share.com'],
  ])('host of %s', (href, host) => expect(hostOf(href, 'a.com')).toBe(host));

  it('take nothing of the page that stands in their box because nothing closes it', () => {
    const html = `<body><div style="position:absolute;top:-1600px">${links(3)}<table><tr><td><a href="/">首页</a></td></tr></table><h1>水渠修好了</h1><p>村里的水渠修好了。</p></body>`;
    const [block] = find(html);
    const { extracted } = readHtml(html);
    expect(block.ranges.map(([start, end]) => extracted.slice(start, end))).toEqual(['名0 名1 名2']);
  });

  it('are the own ones of a school, where they bear its name', () => {
    const hosts = [
      'eastfordathletics.com',
      'shop.eastfordfund.org',
      'eastford.learning.net',
      'eastfordalumni.org',
      'apply.net',
    ];
    const anchors = hosts.map((host) => `<li><a href="https://${host}">${host}</a></li>`).join('');
    const html = `<p>正文在这里。</p><div style="position:absolute;left:-999em"><ul>${anchors}</ul></div>`;
    const at = (host: string) => hiddenLinks(readHtml(html), { html, host, spamScore: () => 0 });
    expect(at('www.eastfordcollege.org')).toEqual([]);
    expect(at('www.westfieldcollege.org')).toHaveLength(1);
  });

  it('are foreign unless they are the own site or one that all link to', () => {
    expect(isForeign('b.com', 'a.com')).toBe(true);
    expect(isForeign('m.a.com', 'a.com')).toBe(false);
    expect(isForeign('service.weibo.com', 'a.com')).toBe(false);
  });
});
