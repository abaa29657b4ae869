import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/contract/article.ts';
import { detectorOptions } from '../../src/detect/detect.ts';
import { RulesError } from '../../src/rules/faults.ts';
import { builtInRules, type RuleFile, readRuleFiles } from '../../src/rules/files.ts';
import { fingerprintOf } from '../../src/rules/fingerprint.ts';
import { compileFiles } from '../../src/rules/load.ts';
import { replay } from '../../src/sanitize/replay.ts';
import { checkRules, createWinnow } from '../../src/winnow.ts';

const builtIn = readRuleFiles(builtInRules(), 'built-in');
const file = (name: string, text: string): RuleFile => ({ file: `mine/${name}`, name, text, origin: 'added' });
const allow = (text: string): RuleFile => file('allow.yaml', `allow:\n${text}`);

const PACK = file(
  'promotion.yaml',
  `pack: promotion
rules:
  - name: offer
    category: promotion
    severity: low
    message: an offer stands in the text
    field: [title, text]
    match: { any: [限时特价] }
    extent: sentence
    score: 5
    examples:
      spam: [ "桥通车了。⟦本店限时特价！⟧来往的人很多。" ]
      genuine: [ "超市今天没有特价。" ]
  - name: shout
    category: promotion
    severity: low
    message: a line shouts
    match: { any: [buyzzznow] }
    score: 9
    asks: review
    examples:
      spam: [ "The council met on Monday.\\n⟦Dear reader, buyzzznow!⟧\\nIt spoke of the bridge." ]
      genuine: [ "The council met on Monday." ]
`,
);

function faultsOf(...files: RuleFile[]): string[] {
  try {
    compileFiles([...builtIn, PACK, ...files], detectorOptions);
  } catch (error) {
    if (error instanceof RulesError)
      return error.faults.map(({ file: name, line, message }) => `${name}:${line} ${message}`);
    throw error;
  }
  return [];
}

const LINES = [
  '镇上的桥通车了，来往的人比往年多了一倍，沿线的村民说，进城只要半个小时，比从前快了许多。',
  '本店限时特价！',
  'Dear reader, buyzzznow!',
];
const page = (text = LINES.join('\n'), url = 'http://www.news.example/1') => ({ url, text });

function moderated(list: string | undefined, input: Record<string, unknown> = page()): Article & { counted: string[] } {
  const counted: string[] = [];
  const files = [...builtIn, PACK, ...(list === undefined ? [] : [allow(list)])];
  const winnow = createWinnow({
    ruleset: compileFiles(files, detectorOptions),
    onAllowed: ({ name }, { id }) => counted.push(`${name} > ${id}`),
  });
  const result = winnow.moderate(input);
  if (!result.ok) throw new Error('the page is good');
  return { ...result.article, counted };
}

const idsOf = ({ flags }: Article) => flags.map(({ ruleId }) => ruleId).filter((id) => id.startsWith('promotion/'));

describe('loading an allow list', () => {
  it('takes phrases, hosts and lines, and the digest covers them', () => {
    const entries = `  - { phrase: 博彩股, reason: finance, rules: [injected-title/gambling, promotion] }
  - { host: News.Example, reason: ours }
  - { line: ${fingerprintOf('本店限时特价！')}, reason: every page has it }
`;
    expect(faultsOf(allow(entries))).toEqual([]);
    const one = compileFiles([...builtIn, PACK, allow(entries)], detectorOptions);
    const none = compileFiles([...builtIn, PACK], detectorOptions);
    expect(one.digest).not.toBe(none.digest);
    expect(one.allow?.entries.map(({ name, line }) => [name, line])).toEqual([
      ['phrase 博彩股 for injected-title/gambling, promotion', 2],
      ['host news.example', 3],
      [`line ${fingerprintOf('本店限时特价！')}`, 4],
    ]);
    expect(one.allow?.entries[0].covers).toEqual(
      new Set(['injected-title/gambling', ...one.rules.filter(({ pack }) => pack === 'promotion').map(({ id }) => id)]),
    );
    expect(none.allow).toBeUndefined();
  });

  it('tells all faults at once, with file and line', () => {
    const faults = faultsOf(
      allow(`  - { phrase: 博彩股 }
  - { phrase: 一, reason: too short }
  - { host: "http://news.example/", reason: a URL }
  - { line: 0123456789abcdef, reason: no fingerprint }
  - { phrase: 时时彩, host: news.example, reason: two in one }
  - { phrase: 博彩股, reason: fine, rules: [injected-titel] }
  - { host: news.example, reason: ours, why: who knows }
`),
    );
    expect(faults.map((fault) => fault.replace(/:(\d+) .*/, ':$1'))).toEqual(
      expect.arrayContaining([2, 5, 6, 8].map((line) => `mine/allow.yaml:${line}`)),
    );
    expect(faults.join('\n')).toMatch(/:2 allow\.0\.reason/);
    expect(faults.join('\n')).toMatch(/:8 unknown key why/);
    const later = faultsOf(
      allow(`  - { phrase: 一, reason: too short }
  - { host: "news.example/a", reason: a path }
  - { phrase: 博彩股, reason: fine, rules: [injected-titel] }
  - { phrase: 时时彩虹, reason: once }
  - { phrase: 时时彩虹, reason: twice }
  - { phrase: 时时彩虹, reason: of other rules, rules: [promotion] }
`),
    );
    expect(later).toEqual([
      'mine/allow.yaml:2 a phrase has two characters that can be seen, or more',
      'mine/allow.yaml:3 must be a host name alone, like news.example',
      'mine/allow.yaml:4 there is no rule or pack injected-titel',
      'mine/allow.yaml:6 phrase 时时彩虹 stands in mine/allow.yaml:5 already',
    ]);
  });

  it('refuses to cover what says no more than what a text is', () => {
    expect(
      faultsOf(
        allow(`  - { phrase: 桥通车, reason: x, rules: [metadata/headline] }
  - { host: news.example, reason: x, rules: [boilerplate/outside-content] }
  - { phrase: 桥通车, reason: x, rules: [gloss] }
  - { host: news.example, reason: x, rules: [gloss, script/converted] }
`),
      ),
    ).toEqual([
      'mine/allow.yaml:2 a phrase cannot cover metadata/headline',
      'mine/allow.yaml:3 a host cannot cover boilerplate/outside-content',
      'mine/allow.yaml:4 a phrase cannot cover gloss',
    ]);
  });

  it('is found out by the check, where it silences a rule that its example needs', () => {
    const silenced = compileFiles([...builtIn, PACK, allow('  - { phrase: buyzzznow, reason: x }\n')], detectorOptions);
    const faults = checkRules(silenced).faults.filter(({ message }) => message.startsWith('promotion/shout: '));
    expect(faults).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/found at nowhere; mine\/allow\.yaml:2 allows phrase buyzzznow$/),
      }),
    ]);
  });
});

describe('an allow list', () => {
  it('is needed: without it both lines go', () => {
    const article = moderated(undefined);
    expect(idsOf(article)).toEqual(['promotion/offer', 'promotion/shout']);
    expect(article).toMatchObject({ verdict: 'review', text: LINES[0], counted: [] });
  });

  it('drops findings that a phrase stands in, in any width, case and script, and counts them', () => {
    const article = moderated('  - { phrase: 限時 特價, reason: x }\n  - { phrase: ＢＵＹＺＺＺＮＯＷ, reason: y }\n');
    // the first stands nowhere: white space inside a phrase is meant
    expect(idsOf(article)).toEqual(['promotion/offer']);
    const both = moderated('  - { phrase: 限時特價, reason: x }\n  - { phrase: ＢＵＹＺＺＺＮＯＷ, reason: y }\n');
    expect(idsOf(both)).toEqual([]);
    expect(both).toMatchObject({ verdict: 'pass', score: 0, text: LINES.join('\n') });
    expect(both.counted).toEqual(['phrase 限時特價 > promotion/offer', 'phrase ＢＵＹＺＺＺＮＯＷ > promotion/shout']);
  });

  it('covers only what the phrase touches, and only the rules that it names', () => {
    const text = `${LINES.join('\n')}\n本店限时特价，买一送一！`;
    const article = moderated('  - { phrase: 买一送一, reason: x }\n', page(text));
    expect(article.text).toBe([LINES[0], '本店限时特价，买一送一！'].join('\n'));
    expect(idsOf(moderated('  - { phrase: 限时特价, reason: x, rules: [promotion/shout] }\n'))).toContain(
      'promotion/offer',
    );
    expect(idsOf(moderated('  - { phrase: 限时特价, reason: x, rules: [promotion] }\n'))).not.toContain(
      'promotion/offer',
    );
  });

  it('drops everything on a host and those below it, and nothing elsewhere', () => {
    const list = '  - { host: news.example, reason: x }\n';
    expect(idsOf(moderated(list))).toEqual([]);
    expect(idsOf(moderated(list, page(undefined, 'http://news.example./')))).toEqual([]);
    expect(idsOf(moderated(list, page(undefined, 'http://fakenews.example/')))).toHaveLength(2);
    expect(idsOf(moderated(list, page(undefined, 'http://news.example.net/')))).toHaveLength(2);
  });

  it('drops findings in a line by its fingerprint, however the line is spelled, in the title as in the text', () => {
    const list = `  - { line: ${fingerprintOf('本店限时特价！')}, reason: x }\n`;
    const spelled = LINES[1].replace('限', '限\u200b').replace('时', '時').replace('！', ' !');
    expect(idsOf(moderated(list, page([LINES[0], spelled].join('\n'))))).toEqual([]);
    expect(idsOf(moderated(list, page([LINES[0], `${LINES[1]}快来`].join('\n'))))).toEqual(['promotion/offer']);
    expect(idsOf(moderated(list, { ...page(LINES[0]), title: '本店限时特价！' }))).toEqual([]);
  });

  it('switches repairs off on a host, and nowhere else', () => {
    const glossed =
      '春天的發(fā)展讓責(zé)任編輯與國(guó)家電(diàn)視臺(tái)的記(jì)者來(lái)到這(zhè)里，他們說(shuō)這里變(biàn)化很大。';
    const list = '  - { host: lessons.example, reason: readings are the subject, rules: [gloss] }\n';
    const elsewhere = moderated(list, page(glossed));
    expect(elsewhere.text).not.toContain('zé');
    const there = moderated(list, page(glossed, 'http://lessons.example/1'));
    expect(there.text).toContain('責(zé)');
    expect(there.flags.filter(({ ruleId }) => ruleId.startsWith('gloss/'))).toEqual([]);
  });

  it('leaves the headline and what can be replayed as they are', () => {
    const input = page(['临江镇的桥昨天通车，比原计划早了两个月', ...LINES].join('\n'));
    const article = moderated('  - { phrase: 桥昨天, reason: x }\n', input);
    expect(article.title).toBe('临江镇的桥昨天通车，比原计划早了两个月');
    expect(replay(input, article)).toMatchObject({ title: article.title, text: article.text });
  });
});
