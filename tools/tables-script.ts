/** Tables of script: characters both ways, contexts for one-to-many characters, and what a bare conversion leaves. */
import { dictionary, phrases } from './tables-dictionaries.ts';

/** Variants that OpenCC's character tables leave out and that pages of Hong Kong and Taiwan hold. */
const VARIANTS =
  '砲炮衞卫巿市妳你牠它姪侄揹背痺痹燿耀瑯琅敍叙粧妆糭粽撃击櫈凳紥扎簷檐濬浚傚效徳德閙闹凖准隠隐籐藤菓果擧举飮饮羮羹濶阔吿告尙尚兪俞脗吻賸剩剉锉銲焊瞇眯鉄铁缐线勗勖欵款塲场蔴麻尅克伕夫燄焰舖铺荳豆韮韭豔艳艶艳鷄鸡鷰燕嚮向裡里裏里爲为為为眞真靑青晩晚緖绪屛屏淸清溫温愼慎鎭镇';

/** Simplified text writes it, too (蒜薹), though OpenCC takes it for another form of 苔. */
const SIMPLIFIED_TOO = '薹';

const single = (from: string, to: string): boolean => from.length === 1 && to.length === 1 && from !== to;

export async function toHans(): Promise<Map<string, string>> {
  const table = new Map<string, string>();
  for (let i = 0; i < VARIANTS.length; i += 2) table.set(VARIANTS[i], VARIANTS[i + 1]);
  for (const [hant, hans] of await dictionary('TSCharacters')) if (single(hant, hans)) table.set(hant, hans);
  const variants = [...(await dictionary('TWVariantsRev')), ...(await dictionary('HKVariantsRev'))];
  for (const [variant, standard] of variants) {
    const hans = table.get(standard);
    if (hans !== undefined && single(variant, hans) && !table.has(variant)) table.set(variant, hans);
  }
  for (const one of SIMPLIFIED_TOO) table.delete(one);
  return table;
}

/** Simplified to traditional as read in Taiwan and Hong Kong; 着 stays, so that 著 needs no guess on the way back. */
export async function toHant(): Promise<Map<string, string>> {
  const variants = new Map(await dictionary('TWVariants'));
  const local = (character: string) => (character === '着' ? character : (variants.get(character) ?? character));
  const table = new Map<string, string>();
  for (const [hans, hant] of await dictionary('STCharacters')) {
    if (single(hans, local(hant))) table.set(hans, local(hant));
  }
  return table;
}

/** How often a pair of neighbours must mean one thing in the dictionary to be taken for it. */
const SURE = 0.7;

type Tally = Map<string, Map<string, number>>;

function tally(tallies: Tally, key: string, to: string) {
  const known = tallies.get(key) ?? new Map<string, number>();
  tallies.set(key, known.set(to, (known.get(to) ?? 0) + 1));
}

/** What `key` means nearly always, or undefined. */
function meaning(tallies: Tally, key: string): string | undefined {
  const known = tallies.get(key);
  if (known === undefined) return undefined;
  const all = [...known.values()].reduce((sum, count) => sum + count, 0);
  const [to, count] = [...known].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  return count >= SURE * all ? to : undefined;
}

/** Pairs of neighbours that settle a one-to-many character against the table's choice, as triples of characters. */
async function hantContexts(table: Map<string, string>) {
  const variants = new Map(await dictionary('TWVariants'));
  const local = (character: string) => (character === '着' ? character : (variants.get(character) ?? character));
  const pairs = (await phrases()).map(({ hans, hant }) => ({ hans, hant: hant.map(local) }));
  const before: Tally = new Map();
  const after: Tally = new Map();
  for (const { hans, hant } of pairs) {
    hans.forEach((character, i) => {
      if (i > 0) tally(before, hans[i - 1] + character, hant[i]);
      if (i + 1 < hans.length) tally(after, character + hans[i + 1], hant[i]);
    });
  }
  const found = { before: new Set<string>(), after: new Set<string>() };
  for (const { hans, hant } of pairs) {
    hans.forEach((character, i) => {
      if (hant[i].length !== 1 || (table.get(character) ?? character) === hant[i]) return;
      const next = character + hans[i + 1];
      const previous = hans[i - 1] + character;
      if (meaning(after, next) === hant[i]) found.after.add(next + hant[i]);
      else if (meaning(before, previous) === hant[i]) found.before.add(previous + hant[i]);
    });
  }
  const text = (set: Set<string>) => [...set].sort().join('');
  return { before: text(found.before), after: text(found.after) };
}

const flat = (table: Map<string, string>): string => [...table].map(([from, to]) => from + to).join('');

export async function scriptTable() {
  const hant = await toHant();
  return {
    toHans: flat(await toHans()),
    toHant: flat(hant),
    alsoHant: [...hant.keys()].filter((character) => inBig5.has(character)).join(''),
    hantContexts: await hantContexts(hant),
  };
}

/** Simplified characters that traditional text has too (里, 后, 台): they say nothing about the script. */
const inBig5 = big5();

function big5(): Set<string> {
  const decoder = new TextDecoder('big5');
  const found = new Set<string>();
  for (let lead = 0xa1; lead <= 0xf9; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) found.add(decoder.decode(new Uint8Array([lead, trail])));
  }
  return found;
}
