/** Scripts that write the title by any expression: they are read, and what comes out is bounded. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scriptFacts } from '../../src/read/script.ts';

const LITERALS = [
  '"20113.5"',
  '"1e400"',
  '"-1"',
  '"5LqR5bee5pma5oql"',
  '"%u4E2D%E4%"',
  '"&#x110000;&#20113;&#-1;&#1.5;"',
  '"20113|24030|26202|25253"',
  '"4e91;5dde;665a;62a5"',
  '"\\ud800\\udc00\\ud800"',
  '"\\u{110000}"',
  '"云州晚报"',
  '""',
  '99999999999999999999',
  '1.5',
  '0x4e91',
  'a',
  'b',
  'b()',
];
const METHODS = [
  '.map(c=>String.fromCharCode(c))',
  '.map(c=>String.fromCharCode(parseInt(c,16)-3))',
  '.map(function(c){return String.fromCodePoint(c^7)})',
  '.join("")',
  '.join(a)',
  '.split("")',
  '.split("|")',
  '.reverse()',
  '.sort()',
  '.concat(a,b,a)',
  '.replace(/./g,a)',
  '.replace(/(a)/,"$&$1$2")',
  '.replaceAll("",b)',
  '.match(/.{2}/g)',
  '.slice(-2)',
  '.substr(1,3)',
  '.pop()',
  '[0]',
];
const CALLS = [
  'String.fromCharCode(...',
  'String.fromCodePoint.apply(null,',
  'String.fromCharCode(',
  'atob(',
  'unescape(',
  'escape(',
  'decodeURIComponent(',
  'JSON.parse(',
  'Array.from(',
  'new TextDecoder().decode(atob(',
  'f(',
  '(',
];

const list = fc
  .array(fc.constantFrom(...LITERALS), { minLength: 1, maxLength: 4 })
  .map((items) => `[${items.join(',')}]`);
const methods = fc.array(fc.constantFrom(...METHODS), { minLength: 1, maxLength: 3 });

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    fc.constantFrom(...LITERALS),
    fc.tuple(list, methods).map(([of, called]) => of + called.join('')),
    fc.tuple(tie('expression'), fc.constantFrom(...METHODS)).map(([of, method]) => of + method),
    fc.tuple(fc.constantFrom(...CALLS), tie('expression')).map(([call, of]) => `${call}${of})`),
    fc.array(tie('expression'), { maxLength: 5 }).map((items) => `[${items.join(',')}]`),
    fc.tuple(tie('expression'), tie('expression')).map((sum) => sum.join('+')),
    tie('expression').map((of) => `\`x$\{${of}}\``),
    fc.tuple(tie('expression'), tie('expression')).map(([yes, no]) => `c?${yes}:${no}`),
  ),
}));
const RESTORES = [
  'document.title=t',
  'document.title=t;codes[i]/3;String.fromCodePoint(codes[i]/3)',
  'document.title=x(t);String.fromCharCode(k-1.5)',
  '(function(p){document.title=p})(t)',
  'eval("document.title=t")',
];

it('reads any script', () => {
  const script = fc.tuple(expression, expression, expression, fc.constantFrom(...RESTORES));
  fc.assert(
    fc.property(script, ([a, b, t, restores]) => {
      const { titleWrites } = scriptFacts(`var a=${a};function b(){return ${b}};b=${b};var t=${t};${restores}`);
      for (const { value } of titleWrites) expect(value.length).toBeLessThanOrEqual(1 << 18);
    }),
    { numRuns: 3000 },
  );
});
