/** The pages that rules are tried on: NDJSON, one page of JSON, text or HTML a file, and folders of all these. */
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Fault } from '../contract/page.ts';
import { parseJson } from '../redis/json.ts';
import { type Input, InputUnreadable, inputsOf, wholeOf } from './inputs.ts';
import type { Io } from './io.ts';
import { decoded, maxLineBytesFor, readNdjson } from './ndjson.ts';

/** A page, or what is wrong with what stands in its place. */
export type Given = { readonly place: string } & ({ readonly value: unknown } | { readonly faults: readonly Fault[] });

/** By their endings; what has none of these is NDJSON where it is named, and passed over in a folder. */
const KINDS: Readonly<Record<string, 'ndjson' | 'json' | 'text' | 'html'>> = {
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.json': 'json',
  '.txt': 'text',
  '.html': 'html',
  '.htm': 'html',
};

/** All pages that `operands` name, one after the other. */
export async function* givenPages(
  operands: readonly string[],
  io: Pick<Io, 'stdin'>,
  maxContent: number,
): AsyncGenerator<Given> {
  for (const operand of operands) {
    const names = await filesOf(operand);
    if (names.length === 0) yield refused(operand, 'the folder holds no pages');
    for (const input of inputsOf(names, io)) {
      try {
        yield* pagesOf(input, maxContent);
      } catch (error) {
        if (!(error instanceof InputUnreadable)) throw error;
        yield refused(input.name, error.message);
      }
    }
  }
}

/** The files of a folder, at any depth; else the operand itself, which may be no file at all. */
async function filesOf(operand: string): Promise<string[]> {
  const isFolder = operand !== '-' && (await stat(operand).catch(() => undefined))?.isDirectory();
  if (!isFolder) return [operand];
  const entries = await readdir(operand, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && kindOf(entry.name) !== undefined)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const kindOf = (name: string) => KINDS[extname(name).toLowerCase()];

async function* pagesOf(input: Input, maxContent: number): AsyncGenerator<Given> {
  const { name } = input;
  const kind = kindOf(name) ?? 'ndjson';
  const limit = maxLineBytesFor(maxContent);
  if (kind === 'ndjson') return yield* ndjsonPages(name, input.chunks, limit);
  const bytes = await wholeOf(input, kind === 'json' ? limit : maxContent);
  if (bytes === undefined) return yield refused(name, `must be at most ${maxContent} bytes`);
  if (kind === 'json' && !isJson(bytes)) return yield* ndjsonPages(name, [bytes], limit);
  yield kind === 'json' ? { place: name, value: parseJson(bytes.toString('utf8')) } : contentOf(name, kind, bytes);
}

async function* ndjsonPages(name: string, chunks: Parameters<typeof readNdjson>[0], limit: number) {
  for await (const entry of readNdjson(chunks, limit)) {
    const place = `${name}:${entry.line}`;
    yield entry.ok ? { place, value: entry.value } : { place, faults: entry.faults };
  }
}

function isJson(bytes: Buffer): boolean {
  try {
    parseJson(bytes.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

/** The one page that a file of text or markup is. */
function contentOf(place: string, kind: 'text' | 'html', bytes: Buffer): Given {
  const url = `http://localhost/${encodeURIComponent(basename(place))}`;
  const text = decoded(bytes);
  if (text !== undefined)
    return { place, value: { url, [kind]: kind === 'text' ? text.replaceAll('\r\n', '\n') : text } };
  return kind === 'html' ? { place, value: { url, body: bytes.toString('base64') } } : refused(place, 'must be UTF-8');
}

const refused = (place: string, message: string): Given => ({ place, faults: [{ path: '', message }] });
