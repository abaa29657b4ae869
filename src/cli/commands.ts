/** The commands, in the order in which the help lists them. */
import { articles } from './articles.ts';
import { clean } from './clean.ts';
import type { Command } from './command.ts';
import { config } from './config.ts';
import { demo } from './demo.ts';
import { enqueue } from './enqueue.ts';
import { failed } from './failed.ts';
import { rules } from './rules.ts';
import { schema } from './schema.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { work } from './work.ts';

export const commands: readonly Command[] = [
  clean,
  demo,
  start,
  work,
  enqueue,
  articles,
  status,
  failed,
  rules,
  schema,
  config,
];
