import { describe, expect, it } from 'vitest';
import { scriptFacts } from '../../src/read/script.ts';

const title = (source: string) => scriptFacts(source).titleWrites.map(({ value }) => value);

describe('titles that a script writes', () => {
  it.each([
    ['document.title = "a b"', 'a b'],
    ["document['title']='a'", 'a'],
    ['document.title = ["20113.9","24030","65"].map(c => String.fromCharCode(c)).join("")', '云州A'],
    ['window.document["ti" + "tle"] = "a"', 'a'],
    ['var d = document; d.title = "a"', 'a'],
    ['document.title = "\\x61\\u4e2d\\n\\u{62}\\143"', 'a中\nbc'],
    ['document.title = "a" + \'b\' + `c`', 'abc'],
    ['const n = `c`, w = [`a`, `b`]; document.title = `\u0024{w.join(``)}_\u0024{n}`', 'ab_c'],
    ['var x = "a"; var y = x + "b"; document.title = y', 'ab'],
    ['document.title = String.fromCharCode(20013, 0x6587)', '中文'],
    ['document.title = unescape("%u4E2D%41")', '中A'],
    ['document.title = decodeURIComponent("%E4%B8%AD")', '中'],
    ['document.title = ["a", "b", "c"].join("-")', 'a-b-c'],
    ['document.title = "cba".split("").reverse().join("")', 'abc'],
    ['document.title = ("a" + ("b"))', 'ab'],
    ['var t = "a"; t += "b"; document.title = t', 'ab'],
    ['var w = ["title", "a"]; document[w[0x0]] = w[1]', 'a'],
    ['document.title = decodeURIComponent(escape(atob("5Lit5paH")))', '中文'],
    ['setTimeout("document.title=\'a\'", 10)', 'a'],
    ['document.title = /baidu/.test(navigator.userAgent) ? document.title : "a"', 'a'],
    [
      'var c=[20113,24030,26202,25253],t="";for(var i=0;i<c.length;i++)t+=String.fromCharCode(c[i]);document.title=t',
      '云州晚报',
    ],
    ['document.title = String.fromCharCode.apply(null, [20113, 24030, 26202, 25253])', '云州晚报'],
    [
      'var s="20113|24030|26202|25253".split("|"),r="";for(var i in s)r+=String.fromCharCode(s[i]);document.title=r',
      '云州晚报',
    ],
    ['$("title").text("a")', 'a'],
    ['document.getElementsByTagName("title")[0].innerHTML = "a"', 'a'],
    ['document.write("<title>a</title>")', 'a'],
    ['eval("document.title=\'a\'")', 'a'],
    ['var t = ["b", "c"]; t = "a"; document.title = t', 'a'],
    ['var t = ["a", "b", "c"]; t = ["d"]; document.title = t.join("-")', 'd'],
    ['/* document.title = "no" */ document.title = "a" // document.title = "no"', 'a'],
    ['if (/["]/.test(x)) document.title = "a"', 'a'],
  ])('%s', (source, expected) => expect(title(source)).toEqual([expected]));

  it.each([
    'document.title == "a"',
    'element.title = "a"',
    'document.title = name()',
    'var sizes = [120, 240, 360, 480]; document.title = name(sizes)',
    'var k = [1, 2, 3, 4]; String.fromCharCode(k[0]); document.title = name()',
    'document.title = found ? item.name : other.name',
    'document.title = document.title.replace("a", "b")',
    'var s = "document.title = \'a\'"',
    'document.title = ',
    'var t = "a"; t += f(); document.title = t',
    'var t = ["a", "b"]; t = f(); document.title = t',
    'var t = []; t.push(f()); document.title = t.join("")',
    'document.title = "',
  ])('none: %s', (source) => expect(title(source)).toEqual([]));

  it.each([
    [
      'a short text in place of every character of a long one',
      `var a = "x".repeat(8000); document.title = a.replace(/./g, a)`,
    ],
    ['arrays of arrays', `var a = ["x".repeat(8000)]; ${'a = [a, a, a, a]; '.repeat(40)} document.title = a.join("")`],
    ['a list that grows', `var a = ["${'x'.repeat(200_000)}"]; document.title = a.concat(a.join(""))[0]`],
    ['long glue', `document.title = [${'"a",'.repeat(200)}].join("${'b'.repeat(8000)}")`],
    ['many titles', 'document.title = name(["\\u4e2d", "a"]);'.repeat(4000)],
    ['a list that is almost of codes', `document.title = f("${'12&#'.repeat(1500)}!")`],
    ['nested calls', `document.title = ${'atob('.repeat(3000)}"a"${')'.repeat(3000)}`],
  ])('reads so much of it and no more: %s', (_, source) =>
    expect(title(source).every((value) => value.length <= 65_536)).toBe(true),
  );

  it('opens what is packed, and says how deep', () => {
    const packed =
      "eval(function(p,a,c,k,e,d){e=function(c){return c};return p}('0.1=\"2 3\"',10,4,'document|title|true|name'.split('|'),0,{}))";
    expect(scriptFacts(packed).titleWrites).toEqual([{ value: 'true name', at: 0, layers: 1 }]);
    expect(scriptFacts(`eval(${JSON.stringify(packed)})`).titleWrites).toMatchObject([
      { value: 'true name', layers: 2 },
    ]);
  });

  it('stops at a bomb of layers and of words', () => {
    let source = 'document.title="a"';
    for (let layer = 0; layer < 8; layer += 1) source = `eval(${JSON.stringify(source)})`;
    expect(title(source)).toEqual([]);
    const bomb = `eval(function(p,a,c,k,e,d){}('${'0 '.repeat(50_000)}',10,1,'${'x'.repeat(10_000)}'.split('|'),0,{}))`;
    expect(title(bomb)).toEqual([]);
  });
});

/** One title, put together in every way that reading can follow. */
const TITLE = '山里的小学把竹子写进课表';
const CODES = [...TITLE].map((unit) => unit.charCodeAt(0));
const BASE64 = Buffer.from(TITLE).toString('base64');
const TURNED = [...TITLE].reverse().join('');
const ENTITIES = CODES.map((code) => `&#${code};`).join('');
const moved = (by: (code: number) => number) => String.fromCharCode(...CODES.map(by));

describe('a title that a script puts together', () => {
  it.each([
    `const a=\`${TITLE.slice(0, 4)}\`;document.title=\`\${a}${TITLE.slice(4)}\``,
    `var t=["${TITLE.slice(0, 4)}","${TITLE.slice(4)}"];document.title=t.join("")`,
    `document.title="${[...TITLE].join('#')}".split("#").join("")`,
    `var t="${[...TITLE].join('~')}";document.title=t.replace(/~/g,'')`,
    `document.title=[..."${TURNED}"].reverse().join("")`,
    `document.title=Array.from("${TURNED}").reverse().join("")`,
    `document.title="xx${TITLE}yy".substr(2,${TITLE.length})`,
    `document.title="xx${TITLE}".slice(2)`,
    `document.title=["x","${TITLE}"][1]`,
    `document.title="".concat("${TITLE.slice(0, 4)}","${TITLE.slice(4)}")`,
    `document.title=(0,"${TITLE}")`,
    `document.title=window.x||"${TITLE}"`,
    `document.title=String.fromCharCode.apply(null,[${CODES}])`,
    `document.title=String.fromCharCode(...[${CODES}])`,
    `document.title=[${CODES}].map(c=>String.fromCharCode(c)).join("")`,
    `document.title="${CODES.map((code) => code.toString(16)).join('|')}".split("|").map(function(c){return String.fromCharCode(parseInt(c,16))}).join("")`,
    `document.title=decodeURIComponent("${Buffer.from(TITLE).toString('hex')}".replace(/(..)/g,"%$1"))`,
    `document.title=new TextDecoder().decode(Uint8Array.from(atob("${BASE64}"),c=>c.charCodeAt(0)))`,
    `function d(s){/* … */return x}document.title=d("${BASE64}")`,
    `var o={t:"${TITLE}",k:1};document.title=o.t`,
    `function t(){return "${TITLE}"}document.title=t()`,
    `const t=()=>"${TITLE}";document.title=t()`,
    `document.title=(function(){return "${TITLE}"})()`,
    `function st(t){document.title=t}st("${TITLE}")`,
    `(function(t){document.title=t})("${TITLE}")`,
    `function d(s){for(var r="",i=0;i<s.length;i++)r+=String.fromCharCode(s[i]-7);return r}document.title=d([${CODES.map((code) => code + 7)}])`,
    `function x(a,k){for(var o="",i=0;i<a.length;i++)o+=String.fromCharCode(a[i]^k);return o}document.title=x([${CODES.map((code) => code ^ 37)}],37)`,
    `var s="${moved((code) => code + 3)}",r="";for(var i=0;i<s.length;i++)r+=String.fromCharCode(s.charCodeAt(i)-3);document.title=r`,
    `var e=document.createElement("textarea");e.innerHTML="${ENTITIES}";document.title=e.value`,
    `Object.defineProperty(document,"title",{value:"${TITLE}"})`,
    `Reflect.set(document,"title","${TITLE}")`,
    `$(document).attr("title","${TITLE}")`,
  ])('%s', (source) => expect(scriptFacts(source).titleWrites.map(({ value }) => value)).toContain(TITLE));

  it.each([
    'document.title=`$' + '{count} new messages`',
    `document.title="${TITLE}".unknown()`,
    'function st(t){document.title=t}st(data.title)',
  ])('is none where a part cannot be told: %s', (source) => expect(scriptFacts(source).titleWrites).toEqual([]));
});

describe('guards', () => {
  it.each([
    ['if(navigator.userAgent.toLowerCase().indexOf("baidu")==-1){document.title="a"}', ['user-agent']],
    ['if(!navigator.userAgent.match(/sogou|360spider/i))document.title="a"', ['user-agent']],
    ['if(/so\\.com|baidu/.test(document.referrer))location="http://x.example"', ['referrer']],
    ['if(window["navigator"]["userAgent"].indexOf("\\x62\\x61\\x69\\x64\\x75")<0)document.title="a"', ['user-agent']],
    ['if(/iphone|android/i.test(navigator.userAgent))document.title="a"', []],
    ['var s="//hm.baidu.com/hm.js?1";if(navigator.userAgent)document.title="a"', []],
    ['document.title="baidu"', []],
  ])('%s', (source, guards) => expect(scriptFacts(source).guards).toEqual(guards));

  it('tells what is done on an event', () => {
    expect(scriptFacts('document.addEventListener("visibilitychange",function(){document.title="a"})').onEvent).toBe(
      true,
    );
    expect(scriptFacts('window.onblur=function(){document.title="a"}').onEvent).toBe(true);
    expect(scriptFacts('document.title="a"').onEvent).toBe(false);
  });
});

describe('what else a script does', () => {
  it('writes markup, also from pairs of digits', () => {
    expect(scriptFacts("document.write('<di'+'v>')").written).toEqual(['<div>']);
    const digits = [...'<style>.a{display:none}</style>']
      .map((c) => String(c.charCodeAt(0) - 30).padStart(2, '0'))
      .join('');
    expect(scriptFacts(`function f(s){/*…*/}document.write(f("${digits}"))`).written).toEqual([
      '<style>.a{display:none}</style>',
    ]);
    const threes = [...'.b{top:-900px}'].map((c) => String(c.charCodeAt(0) + 7).padStart(3, '0')).join('');
    expect(scriptFacts(`var t="";for(;;)t+=f(i,"${threes}");document.write("<style>"+t+"</style>")`).written).toEqual([
      '<style>.b{top:-900px}</style>',
    ]);
    const hex = Buffer.from('<div style="left:-999px">').toString('hex');
    expect(scriptFacts(`document.write(f("${hex}"))`).written).toEqual(['<div style="left:-999px">']);
  });

  it.each([
    ['var e=document.getElementById("a");e.style.left="-9999px"', ['#a']],
    ['document.getElementById("a"+1).style.cssText="position:absolute;top:-2000px"', ['#a1']],
    ['document.getElementById("a").setAttribute("style","font-size:0")', ['#a']],
    ['document.getElementById("a")["sty"+"le"]["dis"+"play"]="no"+"ne"', ['#a']],
    ['$("#a").hide();jQuery("#b").css("visibility","hidden")', ['#a', '#b']],
    ['(function(){var e=document.getElementById("a");e.style.display="none"})()', ['#a']],
    ['(() => { $("#a").hide() })()', ['#a']],
    ['$(function(){ $("#a").hide() })', ['#a']],
    ['window.onload = function () { document.querySelector(".a").style.display = "none" }', ['.a']],
    ['addEventListener("DOMContentLoaded", () => { document.getElementById("a").hidden = true })', ['#a']],
    ['setTimeout(function(){ $("#a").remove() }, 10)', ['#a']],
    ['button.addEventListener("click", () => { $("#a").hide() })', []],
    ['button.onclick = function () { $("#a").hide() }', []],
    ['document.getElementsByClassName("a")[0].style.setProperty("display", "none")', ['.a']],
    ['$("#a").css({ position: "absolute", left: "-999px" })', ['#a']],
    ['document.getElementById("a").setAttribute("hidden", "")', ['#a']],
    ['document.getElementById("a").innerHTML=""', ['#a']],
    ['var e=document.getElementById("a");e.parentNode.removeChild(e)', ['#a']],
    ['document.getElementById("a").style.left="0"', []],
    ['$(".menu").hide()', ['.menu']],
    ['$(".menu a").hide()', []],
    ['$("#a").hide(300)', []],
    ['e.style.display="none"', []],
  ])('hides: %s', (source, selectors) => expect(scriptFacts(source).hidden).toEqual(selectors));

  it('hides elements as it loads, not when it is asked to', () => {
    expect(scriptFacts('document.getElementById("a").style.display="none"').hidden).toEqual(['#a']);
    expect(scriptFacts('function f(){document.getElementById("a").style.display="none"}').hidden).toEqual([]);
    expect(scriptFacts('document.getElementById("a").style.display="block"').hidden).toEqual([]);
  });

  it('sends the reader elsewhere', () => {
    const source = 'if(document.referrer.indexOf("baidu")>0){window.location.href="https://x.example/"}';
    expect(scriptFacts(source)).toMatchObject({ redirects: ['https://x.example/'], guards: ['referrer'] });
    expect(scriptFacts('if(navigator.userAgent.indexOf("bot")<0)location.replace("//y.example")').redirects).toEqual([
      '//y.example',
    ]);
  });
});
