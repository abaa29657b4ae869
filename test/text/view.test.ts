import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutsPair } from '../../src/text/unicode.ts';
import { DROP, type Fold, fold, identity, RUN } from '../../src/text/view.ts';

/** Full width to half, zero width dropped, mathematical bold and half-width kana by NFKC runs. */
const sample = buildSample();

function buildSample(): Fold {
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (let unit = 0xff01; unit <= 0xff5e; unit += 1) table[unit] = unit - 0xfee0;
  table[0x200b] = DROP;
  for (const unit of [0xff76, 0xff9e, 0xd835]) table[unit] = RUN;
  return { table, run: (text) => text.normalize('NFKC') };
}

const unit = fc.constantFrom('a', 'Ａ', '\u200b', '\uff76', '\uff9e', '𝐀', '國', '\n', '😀', '㍿');
const text = fc.string({ unit, maxLength: 30 });

describe('fold', () => {
  it('rewrites widths, drops what has none, and normalises runs as wholes', () => {
    expect(fold('Ａ\u200b\uff76\uff9e𝐀b', sample).text).toBe('AガAb');
  });

  it('is the identity where nothing changes', () => {
    const view = fold('abc國', sample);
    expect(view.text).toBe('abc國');
    expect(view.toSource(1, 3)).toEqual([1, 3]);
    expect(identity('abc').toSource(0, 2)).toEqual([0, 2]);
  });

  it('maps a range back tightly: what was dropped around it is left out, what was dropped inside is in', () => {
    const view = fold('\u200bＡ\u200bＢ\u200b', sample);
    expect(view.text).toBe('AB');
    expect(view.toSource(0, 2)).toEqual([1, 4]);
    expect(view.toSource(0, 1)).toEqual([1, 2]);
    expect(view.toSource(1, 2)).toEqual([3, 4]);
  });

  it('maps monotonously, onto ranges that fold to what was asked, and cuts no pair', () => {
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), (source, x, y) => {
        const view = fold(source, sample);
        const [start, end] = [Math.min(x, y, view.text.length), Math.min(Math.max(x, y), view.text.length)];
        const range = view.toSource(start, end);
        expect(range[0]).toBeLessThanOrEqual(range[1]);
        expect(cutsPair(source, range[0]) && !cutsPair(view.text, start)).toBe(false);
        expect(cutsPair(source, range[1]) && !cutsPair(view.text, end)).toBe(false);
        const later = view.toSource(Math.min(start + 1, view.text.length), view.text.length);
        expect(later[0]).toBeGreaterThanOrEqual(range[0]);
        if (start < end) expect(fold(source.slice(...range), sample).text).toContain(view.text.slice(start, end));
      }),
      { numRuns: 5000 },
    );
  });
});
