/**
 * Advertising in the text: sentences that must go alone, twins of them that must stay, and pages that are nothing else
 * beside pages on the same matter. The cases are files, one sentence a line, pages parted by an empty line.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWinnow } from '../../src/winnow.ts';
import { languageOf, STORIES } from './stories.ts';

const winnow = createWinnow();

const casesOf = (name: string, parting: string): string[] =>
  readFileSync(new URL(`promotion-cases/${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split(parting);

function articleOf(text: string) {
  const moderated = winnow.moderate({ url: 'http://a.example/b', text });
  if (!moderated.ok) throw new Error(moderated.code);
  const { article } = moderated;
  const accusing = article.flags.filter(({ ruleId }) => /^(?:injected-title|promotion)\//.test(ruleId));
  return { verdict: article.verdict, text: article.text, accusing: accusing.map(({ ruleId }) => ruleId) };
}

/** A story with `sentence` behind its first paragraph, or as a line of its own. */
function storyWith(sentence: string, isLine: boolean) {
  const { headline, first, second, gap } = STORIES[languageOf(sentence)];
  const text = isLine ? [headline, first, sentence, second] : [headline, `${first}${gap}${sentence}`, second];
  return { first, second, ...articleOf(text.join('\n')) };
}

describe('a sentence in a story about something else', () => {
  it.each(casesOf('sentences', '\n'))('goes alone: %s', (sentence) => {
    for (const isLine of [false, true]) {
      const { first, second, text } = storyWith(sentence, isLine);
      expect(text).toBe(`${first}\n${second}`);
    }
  });

  it.each(casesOf('genuine', '\n'))('stays: %s', (sentence) => {
    for (const isLine of [false, true]) {
      const { text, verdict, accusing } = storyWith(sentence, isLine);
      expect({ holds: text.includes(sentence), verdict, accusing }).toEqual({
        holds: true,
        verdict: 'pass',
        accusing: [],
      });
    }
  });
});

describe('a page', () => {
  it.each(casesOf('spam-pages', '\n\n'))('is blocked that is nothing but advertising: %s', (text) => {
    expect(articleOf(text).verdict).toBe('block');
  });

  it.each(casesOf('genuine-pages', '\n\n'))('passes whole on the same matter: %s', (text) => {
    const { verdict, accusing, text: kept } = articleOf(text);
    expect({ verdict, accusing }).toEqual({ verdict: 'pass', accusing: [] });
    for (const line of text.split('\n').slice(1)) expect(kept).toContain(line);
  });
});
