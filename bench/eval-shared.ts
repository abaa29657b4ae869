/**
 * The measure of ../shared/check/genuine.py on the real headlines and articles of ../shared/data, in process. Read
 * only, where the folder is present; nothing of it is kept.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Article } from '../src/contract/article.ts';
import { lost, plain } from './eval-text.ts';

export type Moderate = (page: Readonly<Record<string, string>>) => Article;

export interface SharedRow {
  readonly name: string;
  readonly pages: number;
  readonly accused: readonly string[];
  readonly lostShare: number;
  readonly worst: readonly string[];
}

const DATA = new URL('../../shared/data/', import.meta.url);
const NEUTRAL: Readonly<Record<string, string>> = {
  'zh-hans': '水库管理处的值班表今天换了新的,夜里由两个人轮流看水位,白天再去坝上走一圈。',
  'zh-hant': '水庫管理處的值班表今天換了新的,夜裡由兩個人輪流看水位,白天再去壩上走一圈。',
  ja: 'ダムの管理所では今日から当番表が新しくなり、夜は二人が交代で水位を確認する。',
  ko: '저수지 관리소는 오늘 근무표를 새로 짰고, 밤에는 두 사람이 번갈아 수위를 살핀다.',
  en: 'The keepers of the reservoir have a new rota from today, and two of them will read the water level at night.',
  vi: 'Ban quản lý hồ chứa nước hôm nay đổi lịch trực mới, ban đêm có hai người thay nhau xem mực nước.',
  id: 'Pengelola waduk mengganti jadwal jaga mulai hari ini, dan dua orang bergantian memeriksa tinggi air pada malam hari.',
};

export const hasShared = (): boolean => existsSync(DATA);

const accusing = ({ flags }: Article): string[] =>
  flags.map(({ ruleId }) => ruleId).filter((ruleId) => /^(injected-title|title-hijack)\//.test(ruleId));

function* sources(folder: string): Generator<[name: string, lines: string[]]> {
  for (const name of readdirSync(new URL(`${folder}/`, DATA)).sort()) {
    const lines = readFileSync(new URL(`${folder}/${name}`, DATA), 'utf8')
      .split('\n')
      .slice(0, -1);
    yield [name.slice(0, name.lastIndexOf('.')), lines];
  }
}

/** Every `step`-th real headline as title and first line over a paragraph that has nothing to do with it. */
export function headlineRows(moderate: Moderate, step: number): SharedRow[] {
  const named = [...sources('headlines')];
  const more = readFileSync(new URL('headlines.txt', DATA), 'utf8').split('\n').slice(0, -1);
  named.push(['thucnews.zh-hans', more]);
  return named.map(([name, lines]) => {
    const neutral = NEUTRAL[name.slice(name.indexOf('.') + 1)];
    const some = lines.filter((_, k) => k % step === 0);
    const accused = some.flatMap((title, k) => {
      const article = moderate({ url: `http://h${k}.example.com/a`, title, text: `${title}\n\n${neutral}` });
      const rules = accusing(article);
      return rules.length > 0 ? [`${title} (${rules.join(' ')}) ${evidenceOf(article)}`] : [];
    });
    return { name, pages: some.length, accused, lostShare: 0, worst: [] };
  });
}

/**
 * Every `step`-th real headline as nothing but the first line over such a paragraph: lost where the article has another
 * title or none. Shorter ones (`LEAST` characters) are lines of any kind.
 */
export function aloneRows(moderate: Moderate, step: number): SharedRow[] {
  return [...sources('headlines')].map(([name, lines]) => {
    const neutral = NEUTRAL[name.slice(name.indexOf('.') + 1)];
    const some = lines.filter((line, k) => k % step === 0 && plain(line).length >= LEAST);
    const lostOnes = some.filter((line, k) => {
      const { title } = moderate({ url: `http://a${k}.example.com/a`, text: `${line}\n\n${neutral}\n${neutral}` });
      return title === null || !plain(line).includes(plain(title));
    });
    return { name, pages: some.length, accused: lostOnes, lostShare: 0, worst: [] };
  });
}

const LEAST = 10;

/** Every `step`-th real article: called injected or blocked, and the share of its characters that is lost. */
export function bodyRows(moderate: Moderate, step: number): SharedRow[] {
  return [...sources('bodies')].map(([name, lines]) => {
    const some = lines.filter((_, k) => k % step === 0).map((line) => parsed(line));
    const accused: string[] = [];
    const losses = some.map(({ title, text }, k) => {
      const article = moderate({ url: `http://b${k}.example.com/a`, text: title ? `${title}\n\n${text}` : text });
      const rules = accusing(article);
      if (rules.length > 0 || article.verdict === 'block')
        accused.push(`${title}: ${article.verdict} ${rules.join(' ')} ${evidenceOf(article)}`);
      const gone = goneOf(text, article);
      return { share: gone.join('').length / Math.max(1, plain(text).length), title, gone: gone.join(' / ') };
    });
    const worst = [...losses].sort((a, b) => b.share - a.share).slice(0, 12);
    return {
      name,
      pages: some.length,
      accused,
      lostShare: losses.reduce((sum, { share }) => sum + share, 0) / Math.max(1, some.length),
      worst: worst.map(({ share, title, gone }) => `${(100 * share).toFixed(1)} % ${title}: ${gone.slice(0, 160)}`),
    };
  });
}

const parsed = (line: string): { title: string; text: string } =>
  JSON.parse(line) as unknown as { title: string; text: string };

function goneOf(text: string, article: Article): string[] {
  const byline = Object.values(article.byline).filter((value) => value !== null);
  const out = plain([article.title ?? '', article.text, ...byline].join(' '));
  return text
    .split('\n')
    .map((line) => lost(plain(line), out))
    .filter((line) => line !== '');
}

const evidenceOf = ({ flags }: Article): string =>
  JSON.stringify(flags.find(({ ruleId }) => ruleId.startsWith('injected-title/'))?.evidence ?? {}).slice(0, 300);
