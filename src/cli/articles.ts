/** `winnow articles`: takes finished articles out of the queue, each completed only after it was written. */
import { command } from './command.ts';
import { withQueue } from './connect.ts';
import { write, writeOut } from './io.ts';
import { toNdjson } from './ndjson.ts';
import { counted } from './table.ts';

export const articles = command({
  name: 'articles',
  summary: 'take finished articles as NDJSON',
  usage: ['[--follow]'],
  about: [
    'Ends when none is left. An article leaves the queue only after it was written, so that a broken pipe loses none;\n' +
      'one that was written and could not be taken out comes again: keep, for each id, the highest revision.',
  ],
  options: { follow: { short: 'f', summary: 'wait for more, until SIGINT or SIGTERM' } },
  example: 'winnow articles > articles.ndjson',
  async run({ values: { follow } }, io) {
    const out = (article: unknown) => writeOut(io.stdout, toNdjson(article));
    const taken = await withQueue(io, ({ queue }) => queue.takeArticles(out, { follow, signal: io.stopping() }));
    await write(io.stderr, `${counted(taken, 'article')}\n`);
    return 0;
  },
});
