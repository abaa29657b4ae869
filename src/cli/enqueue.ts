/** `winnow enqueue`: NDJSON pages into the queue, in batches, with an answer for each. */
import { stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../contract/page.ts';
import type { Answer } from '../queue/enqueue.ts';
import { command } from './command.ts';
import { type Connected, withQueue } from './connect.ts';
import { type Input, InputUnreadable, inputsOf } from './inputs.ts';
import { type Io, write } from './io.ts';
import { type Entry, maxLineBytesFor, readNdjson } from './ndjson.ts';
import { type Progress, startProgress } from './progress.ts';
import { Tally } from './tally.ts';

/** A batch ends at so many bytes of lines, too: pages of the largest size must not gather by the hundred. */
const BATCH_BYTES = 8 * 1024 * 1024;
/** And where no page follows for so long. */
const LINGER_MS = 50;

export const enqueue = command({
  name: 'enqueue',
  summary: 'put NDJSON pages into the queue',
  usage: ['[FILE...]'],
  operands: [0, Number.POSITIVE_INFINITY],
  about: [
    'Each page is new, known (same id, same content), conflict (same id, other content; not enqueued) or refused\n' +
      '(no valid page). Good pages go in whatever their neighbours are; status 1 where any page did not.\n' +
      'FILE - is standard input, as is no FILE.',
  ],
  options: {},
  example: 'winnow enqueue pages.ndjson',
  run: ({ operands }, io) => withQueue(io, (connected) => enqueueAll(operands, io, connected)),
});

interface Run extends Connected {
  readonly io: Io;
  readonly progress: Progress;
  readonly tally: Tally;
  bytes: number;
  unreadable: number;
}

async function enqueueAll(names: readonly string[], io: Io, connected: Connected): Promise<number> {
  const stopping = io.stopping();
  const progress = startProgress(io.stderr, await bytesOf(names));
  const run: Run = { ...connected, io, progress, tally: new Tally(), bytes: 0, unreadable: 0 };
  try {
    for (const input of inputsOf(names, io, stopping)) if (!stopping.aborted) await enqueueInput(input, run);
  } finally {
    progress.stop();
    await write(io.stderr, run.tally.untold());
    await write(io.stdout, run.tally.summary());
  }
  const { conflict, refused } = run.tally.counts;
  return conflict + refused + run.unreadable > 0 || stopping.aborted ? 1 : 0;
}

async function enqueueInput(input: Input, run: Run): Promise<void> {
  const entries = readNdjson(counted(input, run), maxLineBytesFor(run.config.maxContent));
  try {
    for await (const batch of batches(entries, run.config.batch)) {
      await enqueueBatch(input.name, batch, run);
      if (run.io.stopping().aborted) return;
    }
  } catch (error) {
    if (!(error instanceof InputUnreadable)) throw error;
    run.unreadable += 1;
    await write(run.io.stderr, `winnow enqueue: ${error.message}\n`);
  }
}

async function* counted({ chunks }: Input, run: Run): AsyncGenerator<Buffer | string> {
  for await (const chunk of chunks) {
    run.bytes += chunk.length;
    yield chunk;
  }
}

async function* batches(entries: AsyncGenerator<Entry>, most: number): AsyncGenerator<Entry[]> {
  let batch: Entry[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const next = entries.next();
      const isFull = batch.length >= most || bytes >= BATCH_BYTES;
      if (isFull || (batch.length > 0 && (await isLate(next)))) {
        yield batch;
        batch = [];
        bytes = 0;
      }
      const { done, value } = await next;
      if (done) break;
      batch.push(value);
      bytes += value.bytes;
    }
    if (batch.length > 0) yield batch;
  } finally {
    await entries.return(undefined);
  }
}

/** Whether `next` is not there soon: a crawler that feeds a pipe page by page has its pages in the queue all the same. */
async function isLate(next: Promise<unknown>): Promise<boolean> {
  const waiting = new AbortController();
  const late = pause(LINGER_MS, true, { signal: waiting.signal }).catch(() => false);
  const first = await Promise.race([next.then(() => false), late]);
  waiting.abort();
  return first;
}

async function enqueueBatch(name: string, batch: readonly Entry[], { io, queue, progress, tally, bytes }: Run) {
  const good = batch.filter((entry) => entry.ok);
  const answers = good.length > 0 ? await queue.enqueue(good.map(({ value }) => value)) : [];
  const answerOf = new Map(good.map((entry, i) => [entry, answers[i]]));
  for (const entry of batch) {
    const answer = entry.ok ? answerOf.get(entry) : { status: 'refused' as const, faults: entry.faults };
    if (answer) await write(io.stderr, told(tally, `${name}:${entry.line}`, answer));
  }
  progress.update(bytes, `${tally.pages} pages`);
}

function told(tally: Tally, place: string, answer: Answer): string {
  if (answer.status === 'refused') return tally.addBad('refused', place, answer.faults);
  if (answer.status === 'conflict') return tally.addBad('conflict', place, [conflictFault(answer)]);
  tally.add(answer.status);
  return '';
}

const conflictFault = ({ id, digest, knownDigest }: Extract<Answer, { status: 'conflict' }>): Fault => ({
  path: '',
  message: `the id is known with other content, found ${id}: ${digest.slice(0, 12)} against ${knownDigest.slice(0, 12)}`,
});

/** How many bytes there are to read; zero where that is not known before. */
async function bytesOf(names: readonly string[]): Promise<number> {
  const sizes = await Promise.all(names.map((name) => stat(name).catch(() => undefined)));
  const known = sizes.length > 0 && sizes.every((one) => one?.isFile());
  return known ? sizes.reduce((sum, one) => sum + (one?.size ?? 0), 0) : 0;
}
