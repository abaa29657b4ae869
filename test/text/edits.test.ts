import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, compose, type Edit, invert, removals } from '../../src/text/edits.ts';

/** Any text with any sorted, disjoint, non-inserting edits of it. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', '(', ')', '國', '\n'), maxLength: 40 });
const cuts = fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 5 }), fc.string({ maxLength: 4 }), fc.nat(3)), {
  maxLength: 8,
});
type Cuts = [gap: number, length: number, after: string, flag: number][];

function editsOf(received: string, parts: Cuts): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const [gap, length, after, flag] of parts) {
    const start = at + gap;
    const end = Math.min(start + length, received.length);
    if (start >= end) break;
    const before = received.slice(start, end);
    if (before !== after) edits.push({ range: [start, end], before, after, flag });
    at = end;
  }
  return edits;
}

function expectOrdered(edits: readonly Edit[], received: string) {
  let end = 0;
  for (const edit of edits) {
    expect(edit.range[0]).toBeGreaterThanOrEqual(end);
    expect(edit.range[1]).toBeGreaterThan(edit.range[0]);
    expect(received.slice(...edit.range)).toBe(edit.before);
    end = edit.range[1];
  }
}

describe('edits', () => {
  it('inverts: what apply did is undone', () => {
    fc.assert(
      fc.property(text, cuts, (received, parts) => {
        const edits = editsOf(received, parts);
        expect(apply(invert(edits), apply(edits, received))).toBe(received);
      }),
    );
  });

  it('composes: one list does what two did, in order and disjoint', () => {
    fc.assert(
      fc.property(text, cuts, cuts, (received, first, second) => {
        const a = editsOf(received, first);
        const between = apply(a, received);
        const b = editsOf(between, second);
        const both = compose(a, b);
        expect(apply(both, received)).toBe(apply(b, between));
        expectOrdered(both, received);
      }),
      { numRuns: 20_000 },
    );
  });

  it('leaves edits apart that only touch', () => {
    const a: Edit[] = [{ range: [2, 4], before: 'cd', after: '', flag: 0 }];
    const b: Edit[] = [
      { range: [0, 2], before: 'ab', after: 'x', flag: 1 },
      { range: [2, 3], before: 'e', after: 'y', flag: 2 },
    ];
    expect(compose(a, b)).toEqual([
      { range: [0, 2], before: 'ab', after: 'x', flag: 1 },
      { range: [2, 4], before: 'cd', after: '', flag: 0 },
      { range: [4, 5], before: 'e', after: 'y', flag: 2 },
    ]);
  });

  it('keeps what a repair left of a run that a removal ate in part', () => {
    const received = 'A[damaged]B';
    const a: Edit[] = [{ range: [1, 10], before: '[damaged]', after: 'one.two', flag: 0 }];
    const b: Edit[] = [{ range: [5, 9], before: 'twoB', after: '', flag: 1 }];
    expect(compose(a, b)).toEqual([{ range: [1, 11], before: '[damaged]B', after: 'one.', flag: 0 }]);
    expect(apply(compose(a, b), received)).toBe('Aone.');
  });

  it('gives the merged edit to the removal that covers a whole line of repairs', () => {
    const received = '國(guó)國(guó)x';
    const a: Edit[] = [
      { range: [1, 6], before: '(guó)', after: '', flag: 0 },
      { range: [7, 12], before: '(guó)', after: '', flag: 0 },
    ];
    const line: Edit[] = [{ range: [0, 3], before: '國國x', after: '', flag: 1 }];
    expect(compose(a, line)).toEqual([{ range: [0, 13], before: received, after: '', flag: 1 }]);
  });

  it('drops what two edits did and undid', () => {
    const a: Edit[] = [{ range: [0, 1], before: 'a', after: 'b', flag: 0 }];
    const b: Edit[] = [{ range: [0, 1], before: 'b', after: 'a', flag: 1 }];
    expect(compose(a, b)).toEqual([]);
  });

  it('removes a union of ranges, each unit once', () => {
    fc.assert(
      fc.property(text, fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 6 }), (received, pairs) => {
        const ranges = pairs
          .map(([x, y]) => [Math.min(x, y, received.length), Math.min(Math.max(x, y), received.length)] as const)
          .map((range, flag) => ({ range, flag }));
        const edits = removals(received, ranges);
        expectOrdered(edits, received);
        const gone = new Set(ranges.flatMap(({ range: [s, e] }) => Array.from({ length: e - s }, (_, k) => s + k)));
        const left = Array.from(received).filter((_, k) => !gone.has(k));
        expect(apply(edits, received)).toBe(left.join(''));
      }),
    );
  });
});
