/** Pages that are made to hurt: each gives an article or a fault, and every promise holds. */
import { describe, expect, it } from 'vitest';
import { createWinnow } from '../../src/winnow.ts';
import { brokenPromises } from './promises.ts';

const BYTES = 5 * 1024 * 1024;
const PATTERNS: Readonly<Record<string, string>> = {
  'one letter': 'A',
  'one ideograph': '久',
  'opening brackets': '【',
  'nested brackets': '(【[',
  separators: 'A_',
  'question marks': '?',
  'replacement characters': '\ufffd',
  'keyword segments': '久久久_国产精品_',
  readings: '國(guó)',
  labels: '来源：甲\n',
  contacts: 'QQ 1 2 3 4 5 @qq.com ',
  'short lines': '一\n',
  'lone surrogates': '\ud800',
  emoji: '📢',
  'zero width': 'a\u200b',
  'control characters': '\u0007\u001b[31m',
  'escaped markup': '<tr id="a"></tr>',
  'rare characters': '乂龘',
  'names of sites': '某某体育(中国)官方网站-登录入口\n',
  'known lines': '老平台值得信任，百万玩家共同的选择，点击进入\n',
  'advertising sentences': '加微信ab1234领彩金，注册送88元。',
  'reporters in brackets': '今天。（记者 张三 李四）\n',
  hosts: 'www.a.b.c.example.com\n',
  'endings of names': '官网下载app平台_',
  'lists of keywords': '深圳装修公司|广州装修公司|上海装修公司|北京装修公司|南京装修公司\n',
  captions: '图：一只猫在窗台上\n',
};

describe('a page of 5 MiB', () => {
  const winnow = createWinnow();

  it.each(Object.entries(PATTERNS))('of %s', (_, pattern) => {
    const text = pattern.repeat(Math.floor(BYTES / Buffer.byteLength(pattern)));
    const moderated = winnow.moderate({ url: 'http://example.com/a', text });
    if (moderated.ok) expect(brokenPromises({ text }, moderated.article)).toEqual([]);
    else expect(moderated.faults.length).toBeGreaterThan(0);
  });

  it('is a fault where it is larger than allowed', () => {
    const moderated = winnow.moderate({ url: 'http://example.com/a', text: 'a'.repeat(BYTES + 1) });
    expect(moderated.ok || moderated.faults).toEqual([
      { path: 'text', message: `must be at most ${BYTES} bytes, found ${BYTES + 1}` },
    ]);
  });

  it('stops between stages once its deadline is over', () => {
    const moderated = winnow.moderate(
      { url: 'http://example.com/a', text: '久久久_'.repeat(100_000) },
      { deadline: 0 },
    );
    expect(moderated.ok ? 'article' : moderated.code).toBe('page/deadline');
  });
});
