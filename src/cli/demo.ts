/**
 * `winnow demo`, which is `npm run demo`: pages through a real queue, from nothing.
 *
 * A Redis in a temporary folder of its own, one worker process, the pages of examples/. What is started is ended in
 * reverse order whatever happens; what is worth keeping stays in `.winnow/demo/`: the articles and the worker's log.
 */
import { mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import type { Article } from '../contract/article.ts';
import type { Fault } from '../contract/page.ts';
import type { Answer } from '../queue/enqueue.ts';
import type { PageQueue } from '../queue/queue.ts';
import { command } from './command.ts';
import { drawnArticles, drawnPair } from './demo-drawing.ts';
import { startWorker } from './demo-worker.ts';
import { examplePages } from './examples.ts';
import { type Io, write } from './io.ts';
import { readNdjson, toNdjson } from './ndjson.ts';
import { startProgress } from './progress.ts';

/** Far more than it takes: a machine that is this slow has another trouble, and should hear of it. */
const PATIENCE_MS = 45_000;
const LOOK_MS = 500;
/** Where no terminal says how wide it is. */
const COLUMNS = 120;
const MAX_LINE_BYTES = 1024 * 1024;
/** The page that is shown before and after. */
const SHOWN = 'adult-glossed-traditional';

export const demo = command({
  name: 'demo',
  summary: 'show it all at work: a private Redis, a worker, pages in, articles out',
  usage: [''],
  about: [
    'Takes the pages of examples/pages.ndjson. Leaves nothing behind but the articles and the log in .winnow/demo/.',
  ],
  options: {},
  example: 'npm run demo',
  async run(_, io) {
    const config = demoConfig(io);
    const folder = join(config.home, 'demo');
    await mkdir(folder, { recursive: true });
    const closers: (() => Promise<unknown>)[] = [];
    try {
      return await show({ io, config, folder, closers });
    } finally {
      for (const close of closers.reverse()) await close().catch(() => undefined);
    }
  },
});

interface Stage {
  readonly io: Io;
  readonly config: Config;
  readonly folder: string;
  /** What ends the things that were started, in order of their start. */
  readonly closers: (() => Promise<unknown>)[];
}

interface Received {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly answer: Answer;
}

/** The demo shows one thing on every machine: of the settings only where things are kept is taken. */
const demoConfig = (io: Io): Config => readConfig({ WINNOW_HOME: readConfig({}, io.env).home }, {});

async function show(stage: Stage): Promise<number> {
  const { io, config, folder } = stage;
  const begun = performance.now();
  await write(
    io.stderr,
    `Starting a private Redis (its program, if it must be unpacked, is kept in ${config.home}) and a worker ...\n`,
  );
  const redisUrl = await startRedis(stage);
  const log = join(folder, 'log.ndjson');
  const worker = await startWorker({ ...config, redisUrl }, log);
  stage.closers.push(worker.stop);
  const { openQueue } = await import('../queue/queue.ts');
  const queue = openQueue({ ...config, redisUrl });
  stage.closers.push(() => queue.close());

  const received = await enqueueExamples(queue);
  const expected = received.filter(({ answer }) => answer.status === 'new').length;
  await write(io.stderr, `${received.length} pages enqueued, ${received.length - expected} of them refused\n`);
  const path = join(folder, 'articles.ndjson');
  const articles = await take(queue, { io, expected, path, died: worker.died });
  await write(io.stdout, drawnArticles(articles, refusedOf(received), io.stdout.columns ?? COLUMNS));
  const shownPage = received.find(({ fields }) => fields.id === SHOWN);
  const shownArticle = articles.find(({ id }) => id === SHOWN);
  if (shownPage && shownArticle) await write(io.stdout, drawnPair(String(shownPage.fields.text), shownArticle));
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  await write(io.stdout, `\n${articles.length} of ${expected} pages became articles, ${seconds} s\n`);
  await write(io.stdout, `articles  ${path}\nlog       ${log}\n`);
  return articles.length === expected ? 0 : 1;
}

/** The program is kept in the project's cache; the data is gone with the demo. */
async function startRedis({ config, closers }: Stage): Promise<string> {
  const [{ redisProgram }, { startServer }] = await Promise.all([
    import('../redis/program.ts'),
    import('../redis/server.ts'),
  ]);
  const program = await redisProgram({ home: config.home });
  const dir = await mkdtemp(join(tmpdir(), 'winnow-demo-'));
  closers.push(() => rm(dir, { recursive: true, force: true }));
  const server = await startServer({ program, dir });
  closers.push(() => server.stop());
  return server.url;
}

async function enqueueExamples(queue: PageQueue): Promise<Received[]> {
  const inputs: unknown[] = [];
  for await (const entry of readNdjson([await readFile(examplePages())], MAX_LINE_BYTES)) {
    if (entry.ok) inputs.push(entry.value);
  }
  const answers = await queue.enqueue(inputs);
  return inputs.map((fields, i) => ({ fields: { ...(fields as object) }, answer: answers[i] }));
}

const refusedOf = (received: readonly Received[]): { id: string; faults: readonly Fault[] }[] =>
  received.flatMap(({ fields, answer }) =>
    answer.status === 'refused' ? [{ id: String(fields.id ?? '-'), faults: answer.faults }] : [],
  );

interface Taking {
  readonly io: Io;
  readonly expected: number;
  readonly path: string;
  readonly died: Promise<unknown>;
}

/** Articles as they come, into a file and back, until all are there or no more can be hoped for. */
async function take(queue: PageQueue, { io, expected, path, died }: Taking): Promise<Article[]> {
  const file = await open(path, 'w');
  const progress = startProgress(io.stderr, expected);
  progress.update(0, '0 articles');
  const enough = new AbortController();
  void died.then(() => enough.abort());
  const late = AbortSignal.timeout(PATIENCE_MS);
  const watch = setInterval(() => {
    const look = queue.failed.count().catch(() => 0);
    void look.then((failed) => (failed > 0 && articles.length + failed >= expected ? enough.abort() : undefined));
  }, LOOK_MS);
  const articles: Article[] = [];
  const keep = async (article: Article) => {
    await file.write(toNdjson(article));
    articles.push(article);
    progress.update(articles.length, `${articles.length} articles`);
    if (articles.length >= expected) enough.abort();
  };
  try {
    await queue.takeArticles(keep, { follow: true, signal: AbortSignal.any([enough.signal, late, io.stopping()]) });
  } finally {
    clearInterval(watch);
    progress.stop();
    await file.close();
  }
  return articles;
}
