/** One short story in each language, for what is put into it. */
export type Language = 'zh' | 'en' | 'ja' | 'ko' | 'id' | 'vi';

export interface Story {
  readonly headline: string;
  readonly first: string;
  readonly second: string;
  /** What stands between two sentences. */
  readonly gap: string;
}

export const STORIES: Readonly<Record<Language, Story>> = {
  zh: {
    headline: '临江镇修通最后一条进山村道',
    first: '临江镇昨天修通了最后一条进山的村道，全镇十九个村从此都通上了客车。',
    second: '沿线三千多名村民出行不再绕路，镇上的集市也热闹起来。',
    gap: '',
  },
  en: {
    headline: 'Village road opens after two years',
    first: 'The last mountain road in the township opened on Monday, and buses now reach all nineteen villages.',
    second: 'More than three thousand people along the route no longer have to walk to the market.',
    gap: ' ',
  },
  ja: {
    headline: '山の村へ最後の道路が開通',
    first: '町は月曜日、山の村へ通じる最後の道路を開通させた。十九の集落すべてにバスが走る。',
    second: '沿道の住民三千人は、市場まで歩かずに行けるようになった。',
    gap: '',
  },
  ko: {
    headline: '산골 마을 마지막 도로 개통',
    first: '군은 월요일 산골 마을로 가는 마지막 도로를 개통했다고 밝혔다. 열아홉 마을에 버스가 다닌다.',
    second: '길가에 사는 주민 삼천 명은 장터까지 걸어가지 않아도 된다.',
    gap: ' ',
  },
  id: {
    headline: 'Jalan desa terakhir dibuka',
    first:
      'Jalan terakhir menuju desa di pegunungan dibuka pada hari Senin, dan bus kini menjangkau sembilan belas desa.',
    second: 'Lebih dari tiga ribu orang di sepanjang jalan itu tidak perlu lagi berjalan kaki ke pasar.',
    gap: ' ',
  },
  vi: {
    headline: 'Thông đường vào bản cuối cùng',
    first: 'Con đường cuối cùng vào các bản vùng cao đã thông xe hôm thứ hai, xe buýt nay đến được mười chín bản.',
    second: 'Hơn ba nghìn người dọc tuyến đường không còn phải đi bộ ra chợ.',
    gap: ' ',
  },
};

const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;
const INDONESIAN = /\b(?:yang|dan|untuk|hari|situs|dengan|para|kepada|obat|jasa|pinjaman|warga|polisi|toko|tas)\b/iu;
const ENGLISH = /\b(?:the|at|is|and|to)\b/iu;

/** The language of a line that is made for one of them. */
export function languageOf(line: string): Language {
  if (/\p{sc=Hang}/u.test(line)) return 'ko';
  if (/\p{sc=Hira}|\p{sc=Kana}/u.test(line)) return 'ja';
  if (VIETNAMESE.test(line)) return 'vi';
  if (/\p{sc=Han}/u.test(line)) return 'zh';
  return INDONESIAN.test(line) && !ENGLISH.test(line) ? 'id' : 'en';
}
