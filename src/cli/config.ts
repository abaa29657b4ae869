/** `winnow config`: every setting, what is in force, and what it means. */
import { readConfig, shownConfig } from '../config.ts';
import { command } from './command.ts';
import { write } from './io.ts';
import { toNdjson } from './ndjson.ts';
import { table } from './table.ts';

export const config = command({
  name: 'config',
  summary: 'print the settings in force, secrets masked',
  usage: [''],
  about: ['Settings are environment variables; * marks one that is not the default.'],
  options: { json: { summary: 'one JSON line for each setting' } },
  example: 'WINNOW_CONCURRENCY=20 winnow config',
  async run({ values }, io) {
    const settings = shownConfig(readConfig({}, io.env));
    if (values.json) {
      await write(io.stdout, settings.map(toNdjson).join(''));
      return 0;
    }
    const rows = settings.map(({ name, value, meaning, isDefault }) => [name, isDefault ? '' : '*', value, meaning]);
    await write(io.stdout, table(COLUMNS, rows));
    return 0;
  },
});

const COLUMNS = [
  { head: 'setting', limit: 40 },
  { head: '', limit: 1 },
  { head: 'value', limit: 60 },
  { head: 'meaning', limit: 160 },
];
