import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/read/html.ts';

const lines = (html: string) => readHtml(html).extracted.split('\n');
const blocks = (html: string) => {
  const { blocks: all, extracted } = readHtml(html);
  return all.map(({ start, end, kind, heading, linkUnits, region }) => ({
    text: extracted.slice(start, end),
    kind,
    heading,
    linkUnits,
    hidden: region >= 0,
  }));
};

describe('blocks', () => {
  it('part at block-level elements and line breaks, not at inline ones', () => {
    expect(lines('<div>一<p>二<b>三</b><span>四</span></p>五<br>六<br/>七</div>')).toEqual([
      '一',
      '二三四',
      '五',
      '六',
      '七',
    ]);
    expect(lines('<ul><li>a<li>b</ul><table><tr><td>c<td>d</table><h2>e</h2>f')).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
      'f',
    ]);
  });

  it('collapse white space as a browser does and keep other spaces', () => {
    expect(lines('<p>  a \n\t b&nbsp;&nbsp;c　d <i> e</i> </p>')).toEqual(['a b\u00a0\u00a0c　d e']);
    expect(lines('<p>a<i> </i>b</p><p>中<i>\n</i>国</p>')).toEqual(['a b', '中 国']);
  });

  it('drop what leaves no ink', () => expect(lines('<p>&nbsp;</p><p>\u200b</p><p>　</p><p>a</p>')).toEqual(['a']));

  it('hold no script, style, template, title or comment', () => {
    const html =
      '<title>t</title><style>s</style><script>x("<p>y</p>")</script><template><p>z</p></template><!-- c --><p>a</p><iframe>i</iframe>';
    expect(lines(html)).toEqual(['a']);
  });

  it('split preformatted text at its lines', () => expect(lines('<pre>a  b\nc\n\nd</pre>')).toEqual(['a b', 'c', 'd']));

  it('decode entities', () =>
    expect(lines('<p>A&amp;B &#20013;&#x6587; &lt;b&gt; &copy</p>')).toEqual(['A&B 中文 <b> ©']));

  it('know their element, heading and links', () => {
    expect(blocks('<h2>题<a href="/x">目</a></h2><p>文<a>无</a></p>')).toEqual([
      { text: '题目', kind: 'h2', heading: 2, linkUnits: 1, hidden: false },
      { text: '文无', kind: 'p', heading: 0, linkUnits: 0, hidden: false },
    ]);
  });

  it('know their place in markup and text', () => {
    const html = '<p>一二</p><div><p>三 四</p></div>';
    const document = readHtml(html);
    expect(document.blocks.map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [3, 6],
    ]);
    expect(document.blocks.map(({ markup: [from, to] }) => html.slice(from, to))).toEqual(['一二', '三 四']);
    const [p, div, inner] = document.containers;
    expect([p.name, div.name, inner.name, inner.parent]).toEqual(['p', 'div', 'p', 1]);
  });
});

describe('markup that is not well formed', () => {
  it.each([
    ['an unclosed script', '<p>a</p><script>var x = 1;<p>b</p>', ['a', 'var x = 1;', 'b']],
    ['an unclosed title', '<title>t<body><p>b</p>', ['t', 'b']],
    ['an unclosed style', '<style>.x{}<p>b</p>', ['.x{}', 'b']],
    ['a script in a script', '<script><script>x</script><p>a</p>', ['a']],
    ['close tags of nothing', '</div></p><p>a</b></span></p></html>b', ['a', 'b']],
    ['a close tag in a cell', '<div><table><tr><td>a</div>b</td><td>c</td></tr></table>d</div>', ['ab', 'c', 'd']],
    ['attributes without quotes', '<p class=a id=b>x<p title=">">y', ['x', 'y']],
    ['a lone angle bracket', '<p>1 < 2 & 3 > 2</p>', ['1 < 2 & 3 > 2']],
    ['text outside everything', 'a<!DOCTYPE html><html><body>b</body></html>c', ['a', 'b', 'c']],
  ])('%s', (_name, html, expected) => expect(lines(html)).toEqual(expected));

  it('loses no text in 100,000 nested elements', () => {
    const html = `${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}<p>after</p>`;
    const document = readHtml(html);
    expect(document.extracted).toBe('deep\nafter');
    expect(document.containers.every(({ depth }) => depth <= 512)).toBe(true);
  });

  it('cuts attributes of 5 MiB and goes on', () => {
    const { head, extracted } = readHtml(`<meta name="description" content="${'x'.repeat(5 << 20)}"><p>a</p>`);
    expect(head.metas[0].content.length).toBeLessThan(10_000);
    expect(extracted).toBe('a');
  });
});

describe('the head', () => {
  it('keeps title, metas, language, canonical address, JSON-LD and times', () => {
    const { head } = readHtml(
      '<html lang="zh-CN"><title> a &amp;\n b </title><meta property="og:title" content="c"><link rel="canonical" href="https://x.example/1"><script type="application/ld+json">{"a":1}</script><time datetime="2023-01-02">x</time>',
    );
    expect(head.titles[0]).toMatchObject({ source: ' a &amp;\n b ', text: 'a & b', entityShare: 0 });
    expect(head.metas[0]).toMatchObject({ name: 'og:title', content: 'c' });
    expect(head).toMatchObject({
      lang: 'zh-CN',
      canonical: 'https://x.example/1',
      jsonLd: ['{"a":1}'],
      times: [{ value: '2023-01-02', says: 'nothing' }],
    });
  });

  it('measures how much is written as entities, in title, metas and text', () => {
    const entities = '&#26825;&#x724c;';
    const { head } = readHtml(
      `<title>${entities}&#10;</title><meta name="keywords" content="${entities}"><p>plain text</p>`,
    );
    expect(head.titles[0]).toMatchObject({ text: '棉牌', entityShare: 1 });
    expect(head.metas[0]).toMatchObject({ content: '棉牌', entityShare: 1 });
    expect(head.entityShare).toBe(0);
    expect(readHtml(`<p>${entities}${entities}</p>`).head.entityShare).toBe(1);
  });

  it('takes no title from a picture', () => {
    expect(readHtml('<svg><title>icon</title></svg><title>page</title>').head.titles.map(({ text }) => text)).toEqual([
      'page',
    ]);
  });
});

describe('hidden regions', () => {
  it('hold the blocks and links that stand in them', () => {
    const document = readHtml(
      '<p>a</p><div style="display:none"><p>b</p><a href="http://x.example">c</a></div><p>d</p>',
    );
    expect(document.regions).toHaveLength(1);
    expect(document.regions[0]).toMatchObject({
      rule: 'display:none',
      place: 'inline style',
      blocks: [1, 3],
      closed: true,
    });
    expect(document.blocks.map(({ region }) => region)).toEqual([-1, 0, 0, -1]);
    expect(document.links[0]).toMatchObject({ href: 'http://x.example', region: 0, block: 2 });
  });

  it('are taken out of a paragraph, which stays one line', () => {
    expect(
      blocks('<p>前<span style="font-size:0">暗</span>后</p><p>x</p>').map(({ text, hidden }) => [text, hidden]),
    ).toEqual([
      ['前后', false],
      ['暗', true],
      ['x', false],
    ]);
  });

  it('end with the element around them where they are not closed', () => {
    const { regions } = readHtml('<section><div hidden>a</section><p>b</p>');
    expect(regions[0]).toMatchObject({ rule: 'hidden', blocks: [0, 1], closed: false });
  });

  it.each([
    ['a style sheet before', '<style>.q{display:none}</style><div class="w q">x</div>'],
    ['a style sheet behind', '<div class="w q">x</div><style>p{} div.q{ DISPLAY : none }</style>'],
    ['a rule of surroundings', '<style>#m > .q, .n .q{display:none}</style><div id="m"><div class="q">x</div></div>'],
    ['a rule for every screen', '<style>@media all{.z{color:red}.q{display:none}}</style><div class="q">x</div>'],
    ['a script', '<div id="k">x</div><script>document.getElementById("k").style.display="none";</script>'],
    [
      'a rule for screens and paper',
      '<style>@media screen,print{.q{display:none!important}}</style><div class="q">x</div>',
    ],
    ['a sheet for screens', '<style media="screen">.q{display:none}</style><div class="q">x</div>'],
    ['a dialog that nothing opened', '<dialog>x</dialog>'],
    ['a place below the screen', '<div style="position:fixed;top:120vh">x</div>'],
    [
      'the colour that a rule puts behind it',
      '<style>.w{background:#eee}.w p{color:#EEE}</style><div class="w"><p>x</p></div>',
    ],
    [
      'a script that removes what it goes through',
      '<p class="q">x</p><script>document.querySelectorAll(".q").forEach(function(e){e.parentNode.removeChild(e)})</script>',
    ],
    [
      'a script that removes it for people',
      '<p class="q">x</p><script>if(!/bot|spider/i.test(navigator.userAgent)){document.querySelectorAll(".q").forEach(e=>e.remove())}</script>',
    ],
    [
      'a style that a script makes of text',
      '<p class="q">x</p><script>var s=document.createElement("style");s.appendChild(document.createTextNode(".q{display:none}"));document.head.appendChild(s)</script>',
    ],
    ['a rule of a part of a class', '<style>[class*=lnk]{display:none}</style><div class="b-lnk-2">x</div>'],
    ['a rule of an attribute', '<style>div[title="k"]{visibility:hidden}</style><div title="k">x</div>'],
    ['a rule of another attribute', '<style>[data-k^="a"],[align~=b]{display:none}</style><div align="a b">x</div>'],
    ['a rule without a class', '<style>.q:not(.on){display:none}</style><div class="q">x</div>'],
    ['a custom property', '<style>:root{--d: none}.q{display:var(--d)}</style><div class="q">x</div>'],
    ['a custom property inline', '<style>html{--o:0}</style><div style="opacity:var( --o )">x</div>'],
    ['a fallback', '<div style="display:var(--x,none)">x</div>'],
    [
      'a class that a script gives',
      '<style>.h{display:none}</style><div id="k">x</div><script>document.getElementById("k").className="h"</script>',
    ],
    [
      'a class that a script adds',
      '<style>.q.h{left:-999px}</style><div id="k" class="q">x</div><script>var e=document.querySelector("#k");e.classList.add("h")</script>',
    ],
    [
      'a class that a library adds',
      '<style>.h{display:none}</style><div class="k">x</div><script>$(".k").addClass("h")</script>',
    ],
    [
      'a class set as an attribute',
      '<style>.h{display:none}</style><div id="k">x</div><script>document.getElementById("k").setAttribute("class","h")</script>',
    ],
    [
      'a written style',
      '<div class="q">x</div><script>document.write("<style>.q{visibility:hidden}</style>")</script>',
    ],
    [
      'a written element',
      '<script>document.write("<div style=\'display:none\'>")</script><p>x</p><script>document.write("</div>")</script>',
    ],
    ['noscript', '<noscript><p>x</p></noscript>'],
    ['a marquee of height 1', '<marquee height="1">x</marquee>'],
    ['the colour of the ground', '<body bgcolor="#fff"><font color="white">x</font></body>'],
  ])('are made by %s', (_name, html) => {
    const [block] = readHtml(`${html}<p>y</p>`).blocks.slice(0, 1);
    expect(block.region).toBeGreaterThanOrEqual(0);
    expect(readHtml(`${html}<p>y</p>`).blocks[1].region).toBe(-1);
  });

  it.each([
    ['a rule for print', '<style>@media print{.q{display:none}}</style><div class="q">x</div>'],
    ['a rule that another one takes back', '<style>.q{display:none}.q{display:block}</style><div class="q">x</div>'],
    [
      'a rule for other elements',
      '<style>p.q{display:none} .q.r{display:none} .m .q{display:none}</style><div class="q">x</div>',
    ],
    [
      'a rule of other surroundings',
      '<style>.m .o .q{display:none}</style><div class="m"><div class="q">x</div></div>',
    ],
    ['what is left open before the document', '<div style="display:none"><i>\n<html><body>x'],
    ['a sheet for print', '<style media="print">.q{display:none}</style><div class="q">x</div>'],
    ['a dialog that is open', '<dialog open>x</dialog>'],
    ['a place at the edge of the screen', '<div style="position:fixed;top:20vh">x</div>'],
    [
      'a colour unlike the one behind it',
      '<style>.w{background:#eee}.w p{color:#333}</style><div class="w"><p>x</p></div>',
    ],
    ['a rule of another class', '<style>[class*=lnk]{display:none}</style><div class="ln">x</div>'],
    ['a rule of an empty part', '<style>[class*=""]{display:none}</style><div class="ln">x</div>'],
    ['a rule without its class', '<style>.q:not(.on){display:none}</style><div class="q on">x</div>'],
    ['a rule of a state', '<style>.q:hover{display:none}.q:nth-child(3){display:none}</style><div class="q">x</div>'],
    ['a rule of neighbours', '<style>.p+.q,.p~.q{display:none}</style><p class="p"></p><div class="q">x</div>'],
    ['a custom property of a part', '<style>.w{--d:none}.q{display:var(--d)}</style><div class="q">x</div>'],
    [
      'a class given later',
      '<style>.h{display:none}</style><div id="k">x</div><script>function f(){document.getElementById("k").className="h"}</script>',
    ],
    [
      'a class that hides nothing',
      '<style>.h{color:red}</style><div id="k">x</div><script>document.getElementById("k").className="h"</script>',
    ],
    [
      'a class that is asked for',
      '<style>.h{display:none}</style><div id="k">x</div><script>if(document.getElementById("k").className=="h")f()</script>',
    ],
    [
      'a function that may hide',
      '<div id="k">x</div><script>function f(){document.getElementById("k").style.display="none"}</script>',
    ],
    ['white on black', '<div style="background:#000"><b style="color:#fff">x</b></div>'],
    ['a slit without overflow', '<div style="height:1px">x</div>'],
    ['a centred box', '<div style="left:50%;margin-left:-600px">x</div>'],
  ])('are not made by %s', (_name, html) => expect(readHtml(html).blocks[0].region).toBe(-1));
});

describe('white text on an unknown ground', () => {
  it('is noted and stays in its line', () => {
    const document = readHtml('<p>前<b style="color:#fff">白</b>后</p>');
    expect(document.extracted).toBe('前白后');
    expect(document.regions).toMatchObject([{ rule: 'color:#ffffff' }]);
    expect(document.blocks[0].region).toBe(-1);
  });
});

describe('links', () => {
  it('know where their text stands', () => {
    const { extracted, links } = readHtml(
      '<p>前<a href="1">　甲 乙 </a>后<a href="2"><img></a></p><a href="3"><p>丙</p><p>丁</p></a>',
    );
    expect(links.map(({ href, start, end }) => [href, extracted.slice(start, end)])).toEqual([
      ['1', '　甲 乙'],
      ['2', ''],
      ['3', '丙\n丁'],
    ]);
  });
});
