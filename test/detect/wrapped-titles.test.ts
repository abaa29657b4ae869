/**
 * A spam part before, behind or around a headline, in every language, also beside a headline of the police; and headlines
 * that speak of the trade themselves.
 */
import { describe, expect, it } from 'vitest';
import { articleOf } from './article-of.ts';
import { type Language, STORIES } from './stories.ts';

const FRAMES = ['{s} | {h}', '{h} | {s}', '{s} - {h}', '{h}_{s}', '【{s}】{h}', '{h}【{s}】', '{s}-{h}-{s}'];

const PARTS: Readonly<
  Record<Language, { readonly spam: readonly string[]; readonly police: string; readonly told: string }>
> = {
  zh: {
    spam: ['澳门新葡京官网', '午夜影院在线观看', '办理毕业证学位证', '急速贷款秒到账'],
    police: '警方通报：两名嫌疑人被抓获',
    told: '警方通报说，两名盗窃电缆的嫌疑人昨晚被抓获，路灯已经恢复。',
  },
  en: {
    spam: ['Online Casino Real Money', 'Buy Viagra Online Without Prescription', 'Essay Writing Service Cheap'],
    police: 'Police find missing hiker alive after two nights',
    told: 'Police said the missing hiker was found alive after two nights on the ridge above the village.',
  },
  ja: {
    spam: ['オンラインカジノ おすすめ', 'ロレックス スーパーコピー 激安', 'バイアグラ 通販'],
    police: '警察署、登校見守り隊に感謝状',
    told: '警察署は同じ日、登校する児童を見守ってきた見守り隊に感謝状を贈った。',
  },
  ko: {
    spam: ['안전놀이터 추천', '카지노사이트 쿠폰', '토토사이트 먹튀검증'],
    police: '경찰, 실종 어르신 찾아 가족 품으로',
    told: '경찰은 같은 날 실종된 어르신을 찾아 가족에게 인계했다고 설명했다.',
  },
  id: {
    spam: ['Slot Gacor Hari Ini', 'Situs Judi Bola Resmi', 'Daftar Togel Online'],
    police: 'Polisi bantu warga korban banjir',
    told: 'Polisi membantu warga korban banjir membersihkan rumah mereka sepanjang akhir pekan.',
  },
  vi: {
    spam: ['Nhà Cái Uy Tín 789BET', 'Soi cầu XSMB hôm nay', 'Game bài đổi thưởng'],
    police: 'Công an xã bàn giao căn nhà cho hộ nghèo',
    told: 'Công an xã cùng dân quân đã góp ngày công, bàn giao căn nhà cho một hộ nghèo ven suối.',
  },
};

const moderated = (title: string, text: string) => articleOf({ title, text });

describe.each(Object.keys(PARTS) as Language[])('in %s', (language) => {
  const { headline, first, second } = STORIES[language];
  const { spam, police, told } = PARTS[language];
  const body = [first, told, second].join('\n');

  it.each(FRAMES)('the headline is kept and what is beside it goes: %s', (frame) => {
    for (const own of [headline, police]) {
      for (const part of spam) {
        const title = frame.replaceAll('{s}', part).replace('{h}', own);
        const article = moderated(title, body);
        expect({ of: title, title: article.title, text: article.text }).toEqual({ of: title, title: own, text: body });
        expect(article.flags.some(({ ruleId }) => ruleId.startsWith('injected-title/'))).toBe(true);
      }
    }
  });
});

it.each([
  ['百家乐赌场被端 | 警方抓获十九人', '警方昨晚端掉一个百家乐赌场，抓获十九人，缴获赌资八十万元。'],
  [
    'Polisi gerebek markas judi | Slot gacor jadi modus',
    'Polisi menggerebek markas judi; slot gacor dipakai untuk menjaring korban, kata kepala polisi setempat.',
  ],
  ['토토사이트 운영자 징역 5년 선고', '법원은 불법 도박 사이트를 운영한 혐의로 기소된 남성에게 징역 5년을 선고했다.'],
  [
    'Police raid online casino - Nine arrested',
    'Police raided an online casino run from a flat above a bakery and arrested nine people, a spokeswoman said.',
  ],
])('a report on the trade is whole: %s', (title, text) => {
  const article = moderated(title, `${text}\n${STORIES.zh.second}`);
  expect(article.title).toBe(title);
  expect(article.flags.filter(({ ruleId }) => ruleId.startsWith('injected-title/'))).toEqual([]);
});
