import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { NearLines } from '../../src/detect/near-lines.ts';

const SHARE = 0.25;
const LEAST = 8;

const form = fc.string({ unit: fc.constantFrom(...'甲乙丙丁戊己庚辛'), minLength: 4, maxLength: 30 });
/** A line with some of its characters dropped, doubled or replaced. */
const edited = (line: string) =>
  fc
    .array(fc.tuple(fc.nat(line.length - 1), fc.constantFrom('', '壬', '壬癸')), { maxLength: 5 })
    .map((edits) => edits.reduce((text, [at, by]) => text.slice(0, at) + by + text.slice(at + 1), line));

describe('known lines', () => {
  it('are found again wherever comparing with each of them finds one, gate or no gate', () => {
    const cases = fc
      .array(form, { minLength: 1, maxLength: 8 })
      .chain((known) => fc.tuple(fc.constant(known), fc.constantFrom(...known).chain(edited)));
    fc.assert(
      fc.property(cases, ([known, line]) => {
        const shares = known.map((one) =>
          one.length < LEAST ? 1 : distance(one, line) / Math.max(one.length, line.length),
        );
        const nearest = line.length < LEAST ? 1 : Math.min(...shares);
        const found = new NearLines(known, SHARE, LEAST).nearest(line);
        expect(found?.share).toBe(nearest <= SHARE ? nearest : undefined);
        if (found !== undefined) expect(shares[found.index]).toBe(nearest);
      }),
      { numRuns: 2000 },
    );
  });

  it('may be none', () => {
    expect(new NearLines([], SHARE, LEAST).nearest('甲乙丙丁戊己庚辛甲乙')).toBeUndefined();
  });

  it('are found among thousands that hold the same pairs', () => {
    const known = Array.from({ length: 5000 }, (_, i) => `甲乙丙丁戊己庚辛${i.toString(2).padStart(13, '子')}`);
    expect(new NearLines(known, SHARE, LEAST).nearest(known[4321])?.share).toBeLessThanOrEqual(SHARE);
  });
});
