import { describe, expect, it } from 'vitest';
import * as winnow from '../src/index.ts';

describe("import 'winnow'", () => {
  it('gives exactly these names', () => {
    expect(Object.keys(winnow).sort()).toEqual(
      ['RulesError', 'WinnowError', 'createWinnow', 'loadRules', 'parsePage', 'replay', 'undo'].sort(),
    );
  });

  it('moderates a page, and the article can be replayed and undone', () => {
    const page = {
      url: 'http://example.com/a',
      text: '开云体育(中国)官方网站\n\n镇里的新桥通车了，两岸的人来往不用再等渡船。',
    };
    const moderated = winnow.createWinnow().moderate(page);
    if (!moderated.ok) throw new Error('the page is good');
    const { article } = moderated;
    expect(article.text).toBe('镇里的新桥通车了，两岸的人来往不用再等渡船。');
    const replayed = winnow.replay(page, article);
    expect(replayed.text).toBe(article.text);
    expect(winnow.undo(replayed.beforeTransforms, article).text).toBe(page.text);
  });

  it('answers a bad page with its faults and throws for no page at all', () => {
    const moderated = winnow.createWinnow().moderate({ url: 'nowhere', text: ' ', colour: 'red' });
    if (moderated.ok) throw new Error('the page is bad');
    expect(moderated.code).toBe('page/invalid');
    expect(moderated.faults.map(({ path }) => path).sort()).toEqual(['colour', 'text', 'url']);
  });
});
