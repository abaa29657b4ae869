import { describe, expect, it } from 'vitest';
import { detectorOptions } from '../../src/detect/detect.ts';
import { RulesError } from '../../src/rules/faults.ts';
import { builtInRules, type RuleFile, readRuleFiles } from '../../src/rules/files.ts';
import { compileFiles } from '../../src/rules/load.ts';

const policy = readRuleFiles(builtInRules()).find(({ name }) => name === 'policy.yaml') as RuleFile;
const file = (name: string, text: string, folder = 'mine'): RuleFile => ({ file: `${folder}/${name}`, name, text });

const RULE = `pack: promotion
sets:
  offers: [买一送一, 限时特价]
rules:
  - name: offer
    category: promotion
    severity: low
    message: an offer stands in the text
    match: { any: [$offers] }
    extent: sentence
    score: 5
    examples:
      spam: [ "镇上的桥通车了。⟦本店限时特价！⟧来往的人很多。" ]
      genuine: [ "超市今天没有特价。" ]
`;
const load = (...files: RuleFile[]) => compileFiles([policy, ...files], detectorOptions);

function faultsOf(...files: RuleFile[]): string[] {
  try {
    load(...files);
  } catch (error) {
    if (error instanceof RulesError)
      return error.faults.map(({ file: name, line, message }) => `${name}:${line} ${message}`);
    throw error;
  }
  return [];
}

describe('loading rules', () => {
  it('compiles a pack, and its digest names its text', () => {
    const one = load(file('promotion.yaml', RULE));
    expect(one.rules.map(({ id }) => id)).toEqual(['promotion/offer']);
    expect(one.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(load(file('promotion.yaml', RULE)).digest).toBe(one.digest);
    expect(load(file('promotion.yaml', RULE.replace('score: 5', 'score: 6'))).digest).not.toBe(one.digest);
  });

  it.each([
    [
      'an unknown key, with the nearest known one',
      RULE.replace('severity:', 'severty:'),
      /:7 unknown key severty; did you mean severity\?/,
    ],
    [
      'a wrong value, with what is allowed',
      RULE.replace('severity: low', 'severity: deadly'),
      /:7 rules\.0\.severity: .*info/,
    ],
    [
      'a set that is not there',
      RULE.replace('any: [$offers]', 'any: [$ofers, 买]'),
      /:9 offer: there is no set \$ofers/,
    ],
    ['a set that nobody uses', RULE.replace('[$offers]', '[买一送一]'), /:3 no rule uses \$offers/],
    ['a rule without a genuine example', RULE.replace(/ {6}genuine.*\n/, ''), /examples/],
    ['a spam example without marks', RULE.replace(/[⟦⟧]/gu, ''), /:13 offer: a spam example marks what must be found/],
    [
      'a character that nobody can see',
      RULE.replace('限时特价]', '限时\u200b特价]'),
      /:3 holds a character that cannot be seen/,
    ],
    [
      'a detector that is not there',
      RULE.replace('match: { any: [$offers] }', 'detector: guess'),
      /offer: there is no detector guess; there are /,
    ],
    [
      'a broken expression',
      RULE.replace('any: [$offers] }', 'any: [$offers], pattern: "(" }'),
      /:9 offer: .*[Uu]nterminated/,
    ],
    ['neither match nor detector', RULE.replace(/ {4}match.*\n/, ''), /offer: must hold either match or detector/],
  ])('refuses %s', (_, text, fault) => {
    expect(faultsOf(file('promotion.yaml', text)).join('\n')).toMatch(fault);
  });

  it('tells all faults of all files at once', () => {
    const faults = faultsOf(
      file('a.yaml', RULE.replace('severity:', 'severty:')),
      file('b.yaml', 'pack: nowhere\nrules: []\n'),
      file('lists/c.txt', '没有标题的词\n[2] reason\n重复\n重复\n'),
    );
    expect(faults.filter((fault) => fault.startsWith('mine/a.yaml')).length).toBeGreaterThan(0);
    expect(faults.filter((fault) => fault.startsWith('mine/b.yaml')).length).toBeGreaterThan(0);
    expect(faults).toContain('mine/lists/c.txt:1 the term 没有标题的词 stands under no [weight] reason');
    expect(faults).toContain('mine/lists/c.txt:4 the term 重复 stands in line 3 already');
  });

  it('refuses the same rule twice in one folder, and lets another folder replace it', () => {
    expect(faultsOf(file('a.yaml', RULE), file('b.yaml', RULE)).join('\n')).toMatch(
      /promotion\/offer stands in mine\/a\.yaml:5 already/,
    );
    const replaced = load(file('a.yaml', RULE), file('a.yaml', RULE.replace('score: 5', 'score: 9'), 'yours'));
    expect(replaced.rules.map(({ id, score }) => [id, score])).toEqual([['promotion/offer', 9]]);
  });
});
