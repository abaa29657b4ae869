import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cells, fitted, table } from '../../src/cli/table.ts';

describe('cells', () => {
  it.each([
    ['abc', 3],
    ['縣議會', 6],
    ['ｆｕｌｌ', 8],
    ['カタ한글', 8],
    ['e\u0301', 1],
    ['𠮷', 2],
    ['😀', 2],
    ['…', 1],
  ])('counts %s as %i', (text, width) => expect(cells(text)).toBe(width));
});

describe('fitted', () => {
  it('never takes more cells than it may, nor more than one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 30 }), (text, limit) => {
        const shownText = fitted(text, limit);
        expect(cells(shownText)).toBeLessThanOrEqual(limit);
        expect(shownText).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it('leaves what fits', () => expect(fitted('縣議會', 6)).toBe('縣議會'));
  it('shows that it cut', () => expect(fitted('縣議會開會', 7)).toBe('縣議會…'));
});

describe('table', () => {
  const columns = [
    { head: 'id', limit: 10 },
    { head: 'score', limit: 5, right: true },
    { head: 'found', limit: 20 },
  ];

  it('lines columns up by cells', () => {
    const drawn = table(columns, [
      ['縣議會', '5', 'x'],
      ['clean', '100', 'y'],
    ]);
    expect(drawn).toBe(['id      score  found', '縣議會      5  x', 'clean     100  y', ''].join('\n'));
  });

  it('draws one row for each, whatever a cell holds', () => {
    const drawn = table(columns, [['a\nb\u2028c', '\u001b[2J', 'x\r\ny']]);
    expect(drawn.split('\n')).toHaveLength(3);
    expect(drawn).not.toContain('\u001b');
  });
});
