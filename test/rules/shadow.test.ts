import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/contract/article.ts';
import { detectorOptions } from '../../src/detect/detect.ts';
import { builtInRules, type RuleFile, readRuleFiles } from '../../src/rules/files.ts';
import { compileFiles } from '../../src/rules/load.ts';
import { allRules } from '../../src/rules/ruleset.ts';
import { checkRules, createWinnow } from '../../src/winnow.ts';

const builtIn = readRuleFiles(builtInRules(), 'built-in');
const isPack = ({ name }: RuleFile) => name.endsWith('.yaml') && name !== 'policy.yaml' && name !== 'allow.yaml';

/**
 * Every built-in rule once more, under another name and in shadow mode. Where they stand first, each would take the place
 * of the one that it copies, if it could.
 */
const copies = builtIn.filter(isPack).map(
  (file): RuleFile => ({
    ...file,
    file: `copies/${file.name}`,
    origin: 'added',
    text: file.text.replace(/^( +)- name: (\S+)$/gm, '$1- name: copy-$2\n$1  shadow: true'),
  }),
);

const examples = readFileSync(join(resolve(import.meta.dirname, '../..'), 'examples', 'pages.ndjson'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));

const now = () => Date.UTC(2026, 0, 1);
const winnowOf = (files: readonly RuleFile[]) => createWinnow({ ruleset: compileFiles(files, detectorOptions), now });
const isShadow = ({ evidence }: Article['flags'][number]) => evidence.shadow === true;

describe('rules in shadow mode', () => {
  it('report and change nothing else, whatever detector they name', () => {
    const [acting, both] = [winnowOf(builtIn), winnowOf([...copies, ...builtIn])];
    const reporting = new Set<string>();
    let pages = 0;
    for (const page of examples) {
      const [before, after] = [acting.moderate(page), both.moderate(page)];
      if (!before.ok || !after.ok) {
        expect(after).toEqual(before);
        continue;
      }
      pages += 1;
      const { flags, ruleset, ...rest } = after.article;
      expect({ ...rest, flags: flags.filter((flag) => !isShadow(flag)) }).toEqual({
        ...before.article,
        ruleset: undefined,
      });
      expect(ruleset.digest).not.toBe(before.article.ruleset.digest);
      for (const { ruleId, action, score } of flags.filter(isShadow)) {
        expect({ ruleId, action, score }).toEqual({
          ruleId: expect.stringMatching(/\/copy-/),
          action: 'keep',
          score: 0,
        });
        reporting.add(ruleId);
      }
    }
    expect(pages).toBeGreaterThan(40);
    expect(reporting.size).toBeGreaterThan(10);
  });

  it('say what they would have done', () => {
    const pack: RuleFile = {
      file: 'mine/promotion.yaml',
      name: 'promotion.yaml',
      origin: 'added',
      text: `pack: promotion
rules:
  - name: silent
    category: promotion
    severity: low
    message: a line shouts
    match: { any: [buyzzznow] }
    score: 9
    asks: block
    shadow: true
    examples:
      spam: [ "The council met on Monday.\\n⟦Dear reader, buyzzznow!⟧\\nIt spoke of the bridge." ]
      genuine: [ "The council met on Monday." ]
`,
    };
    const text = 'The council met on Monday.\nDear reader, buyzzznow!\nIt spoke of the bridge.';
    const page = { url: 'http://a.example/', text };
    const moderated = winnowOf([...builtIn, pack]).moderate(page);
    expect(moderated).toMatchObject({ ok: true, article: { verdict: 'pass', score: 0, text, edits: [] } });
    if (!moderated.ok) return;
    expect(moderated.article.flags).toEqual([
      expect.objectContaining({
        ruleId: 'promotion/silent',
        action: 'keep',
        score: 0,
        range: [27, 50],
        evidence: { matched: 'buyzzznow', shadow: true, would: { action: 'remove', score: 9, asks: 'block' } },
      }),
    ]);
    const acting = winnowOf([...builtIn, { ...pack, text: pack.text.replace('    shadow: true\n', '') }]).moderate(
      page,
    );
    expect(acting).toMatchObject({ ok: true, article: { verdict: 'block', score: 9, text: '' } });
  });

  it('are checked by their examples as if they acted, and stand in the catalogue', () => {
    const pack = (rule: string, genuine: string): RuleFile => ({
      file: 'mine/promotion.yaml',
      name: 'promotion.yaml',
      origin: 'added',
      text: `pack: promotion
rules:
  - name: silent
    category: promotion
    severity: low
    message: a line shouts
    match: { any: [buyzzznow] }
    ${rule}
    examples:
      spam: [ "The council met on Monday.\\n⟦Dear reader, buyzzznow!⟧\\nIt spoke of the bridge." ]
      genuine: [ "${genuine}" ]
`,
    });
    const own = (file: RuleFile) => {
      const ruleset = compileFiles([...builtIn, file], detectorOptions);
      expect(allRules(ruleset).map(({ id }) => id)).toContain('promotion/silent');
      return checkRules(ruleset).faults.filter(({ message }) => message.startsWith('promotion/silent'));
    };
    expect(own(pack('shadow: true', 'The council met.'))).toEqual([]);
    const wrong = own(pack('shadow: true', 'The council met.\\nIt said buyzzznow.'));
    expect(wrong).toEqual([
      { file: 'mine/promotion.yaml', line: 3, message: expect.stringContaining('is flagged promotion/silent') },
    ]);
  });
});
