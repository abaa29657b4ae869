/**
 * Builds the generated tables of `src/normalize/tables/`: `npm run tables [-- NAME...] [--check]`.
 *
 * Sources are development dependencies and the runtime; NOTICE.md beside the tables names them with their licences. The
 * same sources give the same bytes: `--check` writes nothing, and fails where a table differs from what stands there.
 * The whole takes less than a minute.
 */
import { readFileSync, writeFileSync } from 'node:fs';
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

const words = process.argv.slice(2);
const isCheck = words.includes('--check');
const asked = words.filter((word) => !word.startsWith('--'));
for (const [name, build] of Object.entries(tables)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const json = `${JSON.stringify(await build())}\n`;
  const file = new URL(`${name}.json`, folder);
  if (!isCheck) writeFileSync(file, json);
  const isSame = readFileSync(file, 'utf8') === json;
  if (!isSame) process.exitCode = 1;
  console.log(`${name}.json: ${Buffer.byteLength(json)} bytes${isSame ? '' : ', differs from what stands there'}`);
}
