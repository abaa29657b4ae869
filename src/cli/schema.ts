/** `winnow schema`: the contract's shapes as JSON Schema, for producers and consumers in other languages. */
import { z } from 'zod';
import { articleShape } from '../contract/article.ts';
import { pageShape } from '../contract/page.ts';
import { oneOf } from './arguments.ts';
import { command } from './command.ts';
import { write } from './io.ts';

const SUBJECTS = ['page', 'article'] as const;
type Subject = (typeof SUBJECTS)[number];

export const schema = command({
  name: 'schema',
  summary: 'print the JSON Schema of a page or an article',
  usage: ['page', 'article'],
  operands: [1, 1],
  about: [
    'The schema of a page says less than winnow checks: the size limits in bytes, base64, a visible character and\n' +
      'dates that do not exist are found by enqueueing alone.',
  ],
  options: {},
  example: 'winnow schema page > page.schema.json',
  async run({ operands: [word] }, io) {
    await write(io.stdout, `${JSON.stringify(schemaOf(oneOf('schema', SUBJECTS, word)), undefined, 2)}\n`);
    return 0;
  },
});

/** The JSON Schema (draft 2020-12) of `subject`. */
export function schemaOf(subject: Subject): Record<string, unknown> {
  if (subject === 'article') return { title: 'Article', ...z.toJSONSchema(articleShape) };
  const contents = ['text', 'html', 'body'].map((field) => ({ required: [field] }));
  return { title: 'Page', ...z.toJSONSchema(pageShape, { io: 'input' }), oneOf: contents };
}
