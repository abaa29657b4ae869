import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectContent } from '../../src/detect/content.ts';
import { hiddenLinks } from '../../src/detect/hidden-link.ts';
import { judgeTitle } from '../../src/detect/title-hijack.ts';
import { bylineOf } from '../../src/read/byline.ts';
import { readHtml } from '../../src/read/html.ts';

const PIECES = [
  '<div>',
  '</div>',
  '<p>',
  '</p>',
  '<a href="http://a.example/x">',
  '</a>',
  '<span style="display:none">',
  '</span>',
  '<br>',
  '<table>',
  '<tr>',
  '<td>',
  '</td>',
  '</table>',
  '<li>',
  '<ul>',
  '</ul>',
  '<script>',
  '</script>',
  'document.write("<div style=display:none>")',
  'document.title="x";',
  'eval(',
  '<style>',
  '</style>',
  '.a{display:none}',
  '<title>',
  '</title>',
  '<!--',
  '-->',
  '<h1>',
  '</h1>',
  '&#20013;',
  '&nbsp',
  '&',
  '<',
  '>',
  '"',
  "'",
  '=',
  '<p class="a b">',
  '<p hidden',
  '<textarea>',
  '</textarea>',
  '<pre>',
  '</pre>',
  '\n',
  ' ',
  '中文，句子。',
  'plain words. ',
  '\ud800',
  '\u0000',
  '<svg>',
  '</svg>',
  '<noscript>',
  '</noscript>',
  '<meta name="keywords" content="',
  '<marquee height=1>',
  '</html>',
  '<html>',
  '<!doctype html>',
  '<template>',
  '</template>',
  '<option>',
  '<![CDATA[',
  ']]>',
  '<?x',
  '<time datetime="2020-01-01">',
  '2023-03-28 20:40 来源:某报',
];
const soup = fc.array(
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string() }),
  { maxLength: 80 },
);

describe('any markup', () => {
  it('is read into blocks that make up the text', () => {
    fc.assert(
      fc.property(soup, (pieces) => {
        const document = readHtml(pieces.join(''));
        let at = 0;
        for (const [index, { start, end, markup, container, region, linkUnits }] of document.blocks.entries()) {
          expect(start).toBe(at === 0 && index === 0 ? 0 : at + 1);
          expect(end).toBeGreaterThan(start);
          expect(document.extracted.slice(start, end)).not.toContain('\n');
          expect(markup[0]).toBeLessThanOrEqual(markup[1]);
          expect(container).toBeLessThan(document.containers.length);
          expect(region).toBeLessThan(document.regions.length);
          expect(linkUnits).toBeLessThanOrEqual(end - start);
          at = end;
        }
        expect(document.extracted.length).toBe(at);
        for (const { blocks, markup, parent } of document.regions) {
          expect(blocks[0]).toBeLessThanOrEqual(blocks[1]);
          expect(blocks[1]).toBeLessThanOrEqual(document.blocks.length);
          expect(markup[0]).toBeLessThanOrEqual(markup[1]);
          expect(parent).toBeLessThan(document.regions.length);
        }
        for (const { start, end } of document.links) expect(start).toBeLessThanOrEqual(end);
      }),
      { numRuns: 1500 },
    );
  });

  it('is judged without an exception', () => {
    fc.assert(
      fc.property(soup, (pieces) => {
        const html = pieces.join('');
        const document = readHtml(html);
        const { content, headline } = selectContent(document);
        expect(content.length).toBe(document.blocks.length);
        expect(headline < 0 || !content[headline]).toBe(true);
        judgeTitle(document, { body: '', headline, spamScore: () => 0.5 });
        for (const { markup, ranges } of hiddenLinks(document, { html, host: undefined, spamScore: () => 1 })) {
          expect(markup[1]).toBeLessThanOrEqual(html.length);
          for (const [start, end] of ranges) expect(document.extracted.slice(start, end).length).toBe(end - start);
        }
        bylineOf(document, { headline, first: content.indexOf(true), last: content.lastIndexOf(true), url: '' });
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps every word that stands in no silent element', () => {
    const tags = fc.constantFrom(
      '<div>',
      '</div>',
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<td>',
      '<li>',
      '</ul>',
      '<br>',
      '<a href=x>',
      '</a>',
      '<h1>',
      '<i hidden>',
      '</i>',
    );
    fc.assert(
      fc.property(fc.array(tags, { maxLength: 60 }), (list) => {
        const html = list.map((tag, index) => `${tag}w${index}w`).join('');
        const text = readHtml(html).extracted;
        for (let index = 0; index < list.length; index += 1) expect(text).toContain(`w${index}w`);
      }),
      { numRuns: 500 },
    );
  });
});

/** Markup that has cost parsers more than linear time, by its length. */
const NASTY: Readonly<Record<string, (units: number) => string>> = {
  'nested elements': (units) => '<div>'.repeat(units / 5),
  'nested links and paragraphs': (units) => '<a href="x"><b><p>'.repeat(units / 18),
  'close tags of an outer element in a cell': (units) =>
    `<x><table><td>${'<b>'.repeat(500)}${'</x>'.repeat(units / 4)}`,
  'unclosed raw text': (units) => '<script><title><style><iframe>'.repeat(units / 30),
  'comments that do not end': (units) => '<!--'.repeat(units / 4),
  'a style sheet of openers': (units) => `<style>${'a{/*@media{'.repeat(units / 11)}</style>`,
  'rules for one class': (units) =>
    `<style>${'.a{display:none}'.repeat(units / 32)}</style>${'<p class="a b c">x'.repeat(units / 36)}`,
  'hidden elements in a paragraph': (units) => `<p>a${'<span hidden>b</span>c'.repeat(units / 22)}`,
  'links in a hidden block': (units) =>
    `<div style="display:none">${'<a href="http://a.example/c">x</a>'.repeat(units / 34)}`,
  'brackets in a script': (units) => `<script>document.title=${"['a',(".repeat(units / 6)}</script>`,
  'titles that cannot be told': (units) =>
    `<script>var c=[1,2,3,4];String.fromCharCode;${'document.title=f()?g:h;'.repeat(units / 24)}</script>`,
  'names that double': (units) => `<script>a="x";document.title=a;${'a+=a;'.repeat(units / 5)}</script>`,
  'arrays in a script': (units) => `<script>document.title=1;${"a=['b','c',".repeat(units / 11)}</script>`,
  'writes that cannot be told': (units) => `<script>${"document.write(f('');".repeat(units / 21)}</script>`,
  'functions called where they stand': (units) =>
    `<script>document.title;${'(function(){'.repeat(units / 12)}</script>`,
  'rules for surroundings': (units) =>
    `<style>${'.d .c .a{display:none}'.repeat(units / 44)}</style>${'<p class="a c"><b class="a">x'.repeat(units / 58)}`,
  'dates of every kind': (units) => `<h1>x</h1><p>${'3 de 12 mar 3 20 1/2/ '.repeat(units / 22)}`,
  'packed scripts': (units) => `<script>${'eval(function(p,a,c,k,e,d){}('.repeat(units / 29)}</script>`,
  'regular expressions in a script': (units) => `<script>eval(${'/['.repeat(units / 2)}</script>`,
  'one link over many lines': (units) => `<a href="x">${'字<br>'.repeat(units / 5)}`,
  'dates and digits': (units) => `<p>${'2011-11-11 '.repeat(units / 11)}`,
  'separators in the title': (units) => `<title>${'甲_乙-丙|'.repeat(units / 6)}</title><h1>丁丁丁丁</h1>`,
  entities: (units) => '&#20013;&nbsp;&'.repeat(units / 15),
};

function seconds(html: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run += 1) {
    const start = process.hrtime.bigint();
    const document = readHtml(html);
    const { headline } = selectContent(document);
    judgeTitle(document, { body: '', headline, spamScore: () => 0 });
    hiddenLinks(document, { html, host: 'b.example', spamScore: () => 0 });
    best = Math.min(best, Number(process.hrtime.bigint() - start));
  }
  return best / 1e9;
}

describe('time', () => {
  it.each(Object.keys(NASTY))(
    'grows no faster than the markup: %s',
    (name) => {
      const small = seconds(NASTY[name](60_000));
      const large = seconds(NASTY[name](480_000));
      // Eight times the markup: linear work takes eight times as long, quadratic work sixty-four times.
      expect(large).toBeLessThan(32 * Math.max(small, 0.001));
    },
    60_000,
  );
});
