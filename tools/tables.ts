/**
 * Builds the generated tables of `src/normalize/tables/`. Run: `npm run tables`.
 *
 * Sources are development dependencies: character and phrase dictionaries of opencc-js (OpenCC data, Apache-2.0) and
 * of pinyin-pro (MIT), and the word counts of jieba (@node-rs/jieba, MIT). The whole takes less than a minute. The same sources give the same bytes; CI may compare.
 */
import { writeFileSync } from 'node:fs';
import { bigramTable } from './tables-bigrams.ts';
import { readingTable } from './tables-readings.ts';
import { scriptTable } from './tables-script.ts';
import { wordTable } from './tables-words.ts';

const folder = new URL('../src/normalize/tables/', import.meta.url);

const tables: Record<string, () => Promise<unknown>> = {
  script: scriptTable,
  readings: readingTable,
  bigrams: bigramTable,
  words: wordTable,
};

const asked = process.argv.slice(2);
for (const [name, build] of Object.entries(tables)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const json = `${JSON.stringify(await build())}\n`;
  writeFileSync(new URL(`${name}.json`, folder), json);
  console.log(`${name}.json: ${Buffer.byteLength(json)} bytes`);
}
