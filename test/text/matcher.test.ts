import { AhoCorasick } from '@monyone/aho-corasick';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/text/matcher.ts';

function found(terms: readonly string[], text: string): string[] {
  const hits = createMatcher(terms).find(text);
  return Array.from({ length: hits.count }, (_, i) => `${terms[hits.terms[i]]}@${hits.starts[i]}-${hits.ends[i]}`);
}

describe('matcher', () => {
  it('finds overlapping terms and terms within terms', () => {
    expect(found(['时时彩', '时时', '彩票', '时彩票网'], '买时时彩票网').sort()).toEqual(
      ['彩票@3-5', '时时@1-3', '时时彩@1-4', '时彩票网@2-6'].sort(),
    );
  });

  it('takes letters of an alphabet only as whole words, next to digits and Han too', () => {
    expect(found(['av'], 'have av 91av日本av在线 pavé')).toEqual(['av@5-7', 'av@10-12', 'av@14-16']);
  });

  it('takes digits only where a number or a model begins with them', () => {
    expect(found(['91', 'bet365'], '大飞机c919 1991 91视频 bet365app bet3650')).toEqual(['91@13-15', 'bet365@18-24']);
  });

  it('agrees with another implementation on any text', () => {
    const unit = fc.constantFrom('一', '二', '三', '四');
    const word = fc.string({ unit, minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 12 }),
        fc.string({ unit, maxLength: 60 }),
        (terms, text) => {
          const oracle = new AhoCorasick(terms)
            .matchInText(text)
            .map(({ keyword, begin, end }) => `${keyword}@${begin}-${end}`);
          expect(found(terms, text).sort()).toEqual(oracle.sort());
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('agrees with a plain search on thousands of terms', () => {
    const terms = Array.from({ length: 5000 }, (_, i) =>
      String.fromCharCode(0x4e00 + (i % 97), 0x5000 + (i % 89), 0x6000 + i),
    );
    const text = terms.filter((_, i) => i % 7 === 0).join('、');
    const plain = terms.reduce((sum, term) => sum + text.split(term).length - 1, 0);
    expect(createMatcher(terms).find(text).count).toBe(plain);
  });

  it('keeps apart more prefixes and letters than 32 bits number', () => {
    const ideograph = (i: number) => {
      const at = i % 27_584;
      return String.fromCharCode(at < 6592 ? 0x3400 + at : 0x4e00 + at - 6592);
    };
    const terms = [
      ...new Set(
        Array.from(
          { length: 110_000 },
          (_, i) => ideograph(i * 7919) + ideograph(i * 31 + 5) + ideograph(i + Math.floor(i / 27_584) * 977),
        ),
      ),
    ];
    const known = new Set(terms);
    const text = Array.from({ length: 40_000 }, (_, i) => (i % 3 === 0 ? terms[i] : ideograph(i * i))).join('');
    const plain = Array.from({ length: text.length - 2 }, (_, at) => text.slice(at, at + 3)).filter((three) =>
      known.has(three),
    );
    expect(plain.length).toBeGreaterThan(10_000);
    expect(createMatcher(terms).find(text).count).toBe(plain.length);
  });
});
