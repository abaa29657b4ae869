/** The page that this project was asked for; it is not ours to keep, so these tests run where it lies beside. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '../src/contract/article.ts';
import { createWinnow } from '../src/winnow.ts';
import { brokenPromises } from './winnow/promises.ts';

const path = resolve(import.meta.dirname, '../../shared/seed/page.txt');

describe.skipIf(!existsSync(path))('the seed page (skipped where ../shared is not there)', () => {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const article = (script: 'restore' | 'keep'): Article => {
    const moderated = createWinnow({ script }).moderate({ url: 'http://example.com/seed', text });
    if (!moderated.ok) throw new Error('the seed page is good');
    return moderated.article;
  };

  it('keeps the promises of the contract', () => {
    expect(brokenPromises({ text }, article('restore'))).toEqual([]);
    expect(brokenPromises({ text }, article('keep'))).toEqual([]);
  });

  it('loses its injected line, keeps its headline and nine paragraphs, in simplified characters', () => {
    const { title, text: kept, flags, language } = article('restore');
    expect(flags[0].ruleId).toMatch(/^injected-title\//);
    expect(flags[0].range[0]).toBe(0);
    expect(title).toMatch(/^天天快播:精准帮扶2万余家小微企业!/);
    expect(kept.split('\n')).toHaveLength(9);
    expect(kept).toMatch(/^中国经济网北京3月28日讯/);
    expect(kept).not.toMatch(/[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]\)/);
    expect(kept).toContain('引领当地乡村振兴的主导产业');
    expect(language).toBe('zh-Hans');
  });

  it('stays traditional where asked to', () => {
    const { title, text: kept, language } = article('keep');
    expect(title).toMatch(/^天天快播:精準幫扶2萬余家小微企業!/);
    expect(kept).toContain('引領當地鄉村振興的主導產業');
    expect(language).toBe('zh-Hant');
  });

  it('gives date, source and editor as byline', () => {
    expect(article('restore').byline).toMatchObject({
      publishedAt: '2023-03-28T20:40:24',
      source: '中国经济网',
      editor: 'ruirui',
    });
    expect(article('keep').byline.source).toBe('中國經濟網');
  });

  it('removes each junk line under a rule of its kind', () => {
    const { flags } = article('restore');
    const ruleAt = (words: string) =>
      flags.find(({ range, ruleId }) => {
        const at = text.indexOf(words);
        return !ruleId.startsWith('gloss/') && range[0] <= at && at < range[1];
      })?.ruleId;
    expect(flags.find(({ ruleId }) => ruleId.startsWith('contact/'))?.evidence.email).toBe('5855973@qq.com');
    expect(ruleAt('觀察')).toMatch(/^(boilerplate|metadata)\//);
    expect(ruleAt('分享到搜狐微博')).toMatch(/^(boilerplate|metadata)\//);
    expect(ruleAt('資料圖')).toMatch(/^boilerplate\//);
    expect(ruleAt('鍵詞')).toMatch(/^metadata\//);
    expect(ruleAt('客服中心')).toMatch(/^boilerplate\//);
    expect(ruleAt('焦點')).toMatch(/^boilerplate\//);
  });
});
