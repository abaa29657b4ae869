import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWinnow } from '../../src/winnow.ts';
import { HEADLINES, INJECTED, JUNK, ODD, PARAGRAPHS } from './lines.ts';
import { brokenPromises } from './promises.ts';

const winnow = createWinnow({ script: 'restore' });
const any = [...PARAGRAPHS, ...HEADLINES, ...INJECTED, ...JUNK, ...ODD];
const page = fc.record(
  {
    title: fc.constantFrom(
      ...HEADLINES,
      ...INJECTED,
      `【开云体育】${HEADLINES[0]}`,
      `${HEADLINES[0]}_青石网`,
      'a\nb',
      ' ',
    ),
    text: fc.array(fc.constantFrom(...any), { minLength: 1, maxLength: 14 }).map((lines) => lines.join('\n')),
  },
  { requiredKeys: ['text'] },
);

function moderated(given: { title?: string; text: string }) {
  const answer = winnow.moderate({ url: 'http://example.com/a', ...given });
  return answer.ok ? answer.article : undefined;
}

describe('moderate', () => {
  it('keeps every promise of the contract on any mixture of lines', () => {
    let checked = 0;
    fc.assert(
      fc.property(page, (given) => {
        const article = moderated(given);
        if (article === undefined) return;
        checked += 1;
        expect(brokenPromises(given, article)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
    expect(checked).toBeGreaterThan(2500);
  });

  it('finds nothing more in an article given back', () => {
    fc.assert(
      fc.property(page, (given) => {
        const first = moderated(given);
        if (first === undefined || first.verdict === 'block') return;
        const { title, text } = first;
        const again = moderated({ ...(title !== null && { title }), text });
        expect(again?.edits).toEqual([]);
        expect([again?.title, again?.text]).toEqual([title, text]);
      }),
      { numRuns: 3000 },
    );
  });

  it('answers any text at all with an article or a fault', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.option(fc.string({ unit: 'binary', maxLength: 40 })),
        (text, title) => {
          const given = title === null ? { text } : { title, text };
          const article = moderated(given);
          if (article !== undefined) expect(brokenPromises(given, article)).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
