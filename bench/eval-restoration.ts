/**
 * The section "Restoration" of `npm run eval`: generated damage on our own articles, and on real ones where ../shared/data
 * is present, repaired and held against the original; and every repair that is made to a genuine text.
 */
import { loadArticles, tell } from './corpus/articles.ts';
import { Random } from './corpus/random.ts';
import { ratio, table } from './eval-report.ts';
import {
  cleanArticles,
  cleanParagraphs,
  type Genuine,
  genuineOf,
  genuineRepairs,
  paragraphsOf,
} from './restoration-genuine.ts';
import { type Round, roundTrip, SETTINGS } from './restoration-rounds.ts';

interface Options {
  /** Whether ../shared/data is measured, too, and of all texts one in eight. */
  readonly shared: boolean;
  readonly quick: boolean;
}

/** A text that glosses characters itself, or holds another language, has nothing to be given back to. */
const NOT_PLAIN = /[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+[)）]|[\u3041-\u30fa]/;

/** Our paragraphs are shorter than those of newspapers. */
const SHORTEST = 30;
/** So many texts of each kind are damaged, at most. */
const PARAGRAPHS = 400;
const ARTICLES = 100;

const WHAT = `Clean simplified texts are converted to traditional characters, glossed (shares of all characters), and the lead bytes
of characters are hit in up to 20 places of a text, each lost, \`?\` or U+FFFD: those of 。、“, of these and one other
character in ten, or of any. *Cut*: also where the bytes behind do not come right again before the next ASCII
character. *Private use dropped*: the reader also drops what reads as characters of the private use area, two bytes
each. *Split by bytes*: as the tools behind real pages do it, the text is split wherever two bytes are those of 。！？；,
also across two characters, readings are put behind two bytes in the same way, and the reader drops the private use
area (bench/restoration-splits.ts); readings that are undone with a run are not counted. *Exact*: the text is given
back to the last character; *simplified*: and turned back to what it was. A run is *flagged* where a character that
cannot be told is left as a marker and the rest is right, *missed* where it stays as received, *wrong* else, also
where it is repaired in part. Where characters other than marks are hit, their lost bytes often cannot be told: what
is left of such a character fits some ninety others, and only words around it speak for one.`;

export async function restorationSections({ shared, quick }: Options): Promise<string[]> {
  const step = quick ? 8 : 1;
  const own = ownArticles();
  const texts = (language?: string) =>
    own.filter((one) => !language || one.language === language).map(({ text }) => text);
  const simplified = texts('zh').filter((text) => !NOT_PLAIN.test(text));
  const sections = [
    `## Restoration\n\n${WHAT}`,
    ...(await roundTables('our own writing', paragraphsOf(simplified, SHORTEST), simplified, step)),
  ];
  const genuine: Genuine[] = [{ name: 'our own writing', ...genuineOf(texts(), texts('hant')) }];
  if (shared) {
    sections.push(...(await roundTables('real articles', cleanParagraphs(), cleanArticles(), step)));
    genuine.push(...genuineRepairs(step));
  } else sections.push('Real articles: skipped, as ../shared/data is not there or was not asked for.');
  return [...sections, `### Repairs made to genuine texts\n\n${genuineList(genuine)}`];
}

/** Each Chinese and foreign article of the corpus, told once. */
function ownArticles(): { language: string; text: string }[] {
  return loadArticles().map((base) => {
    const { headline, lines } = tell(base, new Random(base.id), { frames: [], twins: [] });
    return { language: base.language, text: [headline, ...lines].join('\n') };
  });
}

async function roundTables(name: string, paragraphs: readonly string[], articles: readonly string[], step: number) {
  return [
    `### Damaged paragraphs: ${name}\n\n${roundTable(await rounds(some(paragraphs, PARAGRAPHS / step)))}`,
    `### Damaged articles: ${name}\n\n${roundTable(await rounds(some(articles, ARTICLES / step)))}`,
  ];
}

/** About `most` of `texts`, evenly. */
const some = (texts: readonly string[], most: number): string[] =>
  texts.filter((_, i) => i % Math.max(1, Math.round(texts.length / most)) === 0);

async function rounds(texts: readonly string[]): Promise<Round[]> {
  const found: Round[] = [];
  for (const [name, damage] of SETTINGS) found.push(await roundTrip(name, damage, texts));
  return found;
}

function roundTable(all: readonly Round[]): string {
  const heads = ['damage', 'texts', 'exact', 'simplified', 'wrong characters of 10,000', 'runs', 'runs exact'];
  heads.push('flagged', 'missed', 'wrong', 'glosses', 'gloss precision', 'gloss recall');
  return table(heads, all.map(row));
}

function row({ name, texts, exact, simplified, characters, wrongCharacters, runs, ...glossed }: Round) {
  const { glosses, glossesLeft, glossesTaken } = glossed;
  const all = runs.exact + runs.flagged + runs.missed + runs.wrong;
  const share = (part: number, whole: number) => (whole === 0 ? '-' : (part / whole).toFixed(4));
  const cells = [name, texts, ratio(exact, texts), ratio(simplified, texts)];
  cells.push(characters === 0 ? '-' : ((10_000 * wrongCharacters) / characters).toFixed(2));
  cells.push(all, ratio(runs.exact, all), runs.flagged, runs.missed, runs.wrong, glosses);
  if (glosses === 0) return [...cells, '-', '-'];
  const right = Math.min(glossesTaken, glosses - glossesLeft);
  return [...cells, share(right, glossesTaken), share(right, glosses)];
}

/** Sources in a table, and each repair with what it changed; a person must judge whether that was damage. */
function genuineList(all: readonly Genuine[]): string {
  const heads = ['source', 'texts', 'repairs', 'traditional texts taken for converted'];
  const rows = all.map(({ name, texts, found, turned }) => [name, texts, found.length, turned]);
  const lines = all.flatMap(({ name, found }) =>
    found.map(({ kind, changed }) => `- ${name}, ${kind}: ${changed === '' ? 'reported' : `\`${escaped(changed)}\``}`),
  );
  return [table(heads, rows), lines.length === 0 ? 'None.' : lines.join('\n')].join('\n\n');
}

/** So that what cannot be seen is seen, and no backtick ends the code that shows it. */
const escaped = (text: string): string =>
  text.replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff`]/gu, (unit) => {
    return `<U+${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`;
  });
