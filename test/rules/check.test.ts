import { describe, expect, it } from 'vitest';
import { detectorOptions } from '../../src/detect/detect.ts';
import { builtInRules, readRuleFiles } from '../../src/rules/files.ts';
import { compileFiles } from '../../src/rules/load.ts';
import { checkRules, loadRules } from '../../src/winnow.ts';

describe('the built-in rules', () => {
  it("find every rule's spam examples at their marks, and nothing in any genuine one", () => {
    const checked = checkRules(loadRules());
    expect(checked.faults).toEqual([]);
    expect(checked.rules).toBeGreaterThan(30);
    expect(checked.examples).toBeGreaterThanOrEqual(2 * checked.rules);
  });

  it('fail the check where an example asks for what no rule finds, or a genuine one holds what one does', () => {
    const files = readRuleFiles(builtInRules()).map((file) =>
      file.name === 'boilerplate.yaml'
        ? {
            ...file,
            text: file.text
              .replace('⟦【资料图】⟧', '⟦【晚饭】⟧')
              .replace('展厅里挂着一张老照片', '版权所有 翻印必究\\n展厅里挂着一张老照片'),
          }
        : file,
    );
    const messages = checkRules(compileFiles(files, detectorOptions)).faults.map(({ message }) => message);
    expect(messages.some((message) => /placeholder: the example .* found at nowhere/.test(message))).toBe(true);
  });
});
