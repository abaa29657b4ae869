/** Each layer imports only what stands before it, entry points are imported by nothing, and no file imports in a circle. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const LAYERS = [
  ['src/text'],
  ['src/contract'],
  ['src/read', 'src/normalize'],
  ['src/rules'],
  ['src/detect'],
  ['src/decide.ts'],
  ['src/sanitize'],
  ['src/winnow.ts'],
  ['src/config.ts'],
  ['src/log'],
  ['src/redis'],
  ['src/site'],
  ['src/live'],
  ['src/queue'],
  ['src/http'],
  ['workers'],
  ['src/cli'],
];
const ENTRIES = ['src/index.ts', 'src/queue/index.ts', 'src/http/index.ts'];
const CORE = LAYERS.findIndex((names) => names.includes('src/winnow.ts'));
const OUTSIDE = /^(?:bullmq|ioredis|fastify|pino|node:(?:child_process|net|http|os))/;

const root = resolve(import.meta.dirname, '..');
const files = ['src', 'workers'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);
const layerOf = (file: string) =>
  LAYERS.findIndex((names) => names.some((name) => file === name || file.startsWith(`${name}/`)));

interface Import {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

const imports: Import[] = files.flatMap((file) =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      const [, what] = /(?:from|import)\s*\(?\s*'([^']+)'/.exec(text) ?? [];
      return what === undefined ? [] : [{ file, line: index + 1, what }];
    }),
);
const target = ({ file, what }: Import) => relative(root, resolve(root, dirname(file), what));

describe('layers', () => {
  it('reads every file of src and workers', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => layerOf(file) < 0 && !ENTRIES.includes(file))).toEqual([]);
  });

  it('imports only what stands before', () => {
    const wrong = imports.filter((one) => {
      if (!one.what.startsWith('.') || ENTRIES.includes(one.file)) return false;
      const to = target(one);
      if (ENTRIES.includes(to)) return true;
      if (to === 'package.json') return false;
      const [from, into] = [layerOf(one.file), layerOf(to)];
      const isPeer = from === into && LAYERS[from].length > 1;
      return into < 0 || into > from || (isPeer && one.file.split('/')[1] !== to.split('/')[1]);
    });
    expect(wrong.map((one) => `${one.file}:${one.line} imports ${one.what}`)).toEqual([]);
  });

  it('keeps queue, server, logger and environment out of the core', () => {
    const core = files.filter((file) => layerOf(file) >= 0 && layerOf(file) <= CORE);
    const wrong = imports.filter((one) => core.includes(one.file) && OUTSIDE.test(one.what));
    expect(wrong.map((one) => `${one.file}:${one.line} imports ${one.what}`)).toEqual([]);
    expect(core.filter((file) => readFileSync(join(root, file), 'utf8').includes('process.env'))).toEqual([]);
  });

  it('reads the environment in one file', () => {
    const readers = files.filter((file) => /process\.env/.test(readFileSync(join(root, file), 'utf8')));
    expect(readers.filter((file) => file !== 'src/config.ts')).toEqual([]);
  });

  it('has no circle of imports, of types neither', () => {
    const next = new Map(
      files.map((file) => [file, imports.filter((one) => one.file === file && one.what.startsWith('.')).map(target)]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]) => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' > '));
      if (done.has(file) || path.includes(file)) return;
      for (const to of next.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });
});

describe('files', () => {
  it('have at most 200 lines, or say at the top why', () => {
    const long = files.filter((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return text.trimEnd().split('\n').length > 200 && !/longer than 200 lines/i.test(text.slice(0, 1500));
    });
    expect(long).toEqual([]);
  });

  it('hold no any', () => {
    const wrong = files.filter((file) => /:\s*any\b|as any\b|<any>/.test(readFileSync(join(root, file), 'utf8')));
    expect(wrong).toEqual([]);
  });
});
