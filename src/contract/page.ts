/**
 * The page: what a crawler enqueues.
 *
 * `parsePage` is the one door. It answers with the page or with every fault found, never with an exception, and never
 * quotes the content: faults travel into logs and terminals.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { clipped, isVisible, shown } from '../text/unicode.ts';

/** 5 MiB of content, counted in UTF-8 bytes (`body`: in bytes after base64). */
export const DEFAULT_MAX_CONTENT_BYTES = 5 * 1024 * 1024;
const MAX_URL = 2048;
const MAX_TITLE = 4096;
const MAX_CRAWLER = 64;
const MAX_META_BYTES = 16 * 1024;
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const ISO_8601 = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/;
const CONTENT = ['text', 'html', 'body'] as const;

export interface Page {
  readonly id: string;
  readonly url: string;
  readonly text?: string;
  readonly html?: string;
  readonly body?: string;
  readonly contentType?: string;
  readonly title?: string;
  readonly fetchedAt?: string;
  readonly crawler?: string;
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** One thing wrong with an input: where (a dotted path, empty for the whole) and what, with what is allowed. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

export type ParsedPage = { readonly ok: true; readonly page: Page } | { readonly ok: false; readonly faults: Fault[] };

const isHttpUrl = (value: string): boolean => {
  if (!URL.canParse(value)) return false;
  // Most urls say so plainly; what the parser would make of others it is asked again.
  return /^https?:/iu.test(value) || ['http:', 'https:'].includes(new URL(value).protocol);
};

const string = () => z.string({ error: (issue) => `must be a string, found ${kindOf(issue.input)}` });

/** The shape of a page; what crosses fields (exactly one content, sizes) is checked beside it. */
export const pageShape = z.strictObject(
  {
    url: string()
      .max(MAX_URL, `must be at most ${MAX_URL} characters`)
      .refine(isHttpUrl, 'must be an absolute http or https URL')
      .meta({ format: 'uri' }),
    id: string().regex(ID, 'must be 1 to 128 of A-Z a-z 0-9 . _ - and begin with a letter or digit').optional(),
    text: string().optional(),
    html: string().optional(),
    body: string().optional().meta({ contentEncoding: 'base64' }),
    contentType: string().max(256, 'must be at most 256 characters').optional(),
    title: string().max(MAX_TITLE, `must be at most ${MAX_TITLE} characters`).optional(),
    fetchedAt: string()
      .refine(
        (value) => ISO_8601.test(value) && !Number.isNaN(Date.parse(value)),
        'must be an ISO 8601 date or date and time',
      )
      .meta({ pattern: ISO_8601.source })
      .optional(),
    crawler: string().max(MAX_CRAWLER, `must be at most ${MAX_CRAWLER} characters`).optional(),
    meta: z
      .record(z.string(), z.unknown(), { error: (issue) => `must be an object, found ${kindOf(issue.input)}` })
      .optional(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? undefined : `must be an object, found ${kindOf(issue.input)}`,
  },
);

/**
 * The page in `input`, with its id, or all faults. `maxContentBytes` bounds the content. Linear in the input; hashes
 * the content where the page brings no id.
 */
export function parsePage(input: unknown, maxContentBytes = DEFAULT_MAX_CONTENT_BYTES): ParsedPage {
  const shape = pageShape.safeParse(input);
  const faults = shape.success ? [] : shape.error.issues.flatMap(faultsOfIssue);
  if (isObject(input)) faults.push(...contentFaults(input, maxContentBytes), ...metaFaults(input));
  if (!shape.success || faults.length > 0) return { ok: false, faults };
  const { id, ...rest } = shape.data;
  return { ok: true, page: { id: id ?? derivedId(rest), ...rest } };
}

/** What stands in a page: its kind and the value exactly as given. */
export function contentOf(page: Pick<Page, 'text' | 'html' | 'body'>): string {
  return page.text ?? page.html ?? page.body ?? '';
}

/** The id of a page that brings none: the first 32 hex digits of SHA-256 over url, LF and content. */
function derivedId(page: Omit<Page, 'id'>): string {
  // The content goes in by itself: joined with the url it would be copied first.
  return createHash('sha256').update(`${page.url}\n`).update(contentOf(page)).digest('hex').slice(0, 32);
}

function faultsOfIssue(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: clipped(shown(key), 80), message: 'is not a field of a page' }));
  }
  const path = issue.path.map((step) => clipped(shown(String(step)), 80)).join('.');
  if (issue.path[0] === 'url' && issue.code === 'invalid_type' && issue.message.endsWith('found nothing')) {
    return [{ path, message: 'is required: an absolute http or https URL' }];
  }
  return [{ path, message: issue.message }];
}

function contentFaults(input: Record<string, unknown>, maxBytes: number): Fault[] {
  const given = CONTENT.filter((field) => input[field] !== undefined);
  if (given.length !== 1) {
    const found = given.length === 0 ? 'none' : given.join(' and ');
    return [{ path: '', message: `must hold exactly one of text, html and body, found ${found}` }];
  }
  const [field] = given;
  const value = input[field];
  if (typeof value !== 'string') return [];
  if (field === 'body' && !(BASE64.test(value) && value.length % 4 === 0)) {
    return [{ path: field, message: 'must be base64, padded and without white space' }];
  }
  const bytes = field === 'body' ? Buffer.byteLength(value, 'base64') : bytesOf(value, maxBytes);
  if (bytes > maxBytes) return [{ path: field, message: `must be at most ${maxBytes} bytes, found ${bytes}` }];
  const visible = field === 'body' ? bytes > 0 : isVisible(value);
  return visible ? [] : [{ path: field, message: 'must hold a visible character' }];
}

/** The bytes of a text in UTF-8, counted only where they may be more than `most`: no unit takes more than three. */
const bytesOf = (text: string, most: number): number =>
  text.length * 3 <= most ? text.length : Buffer.byteLength(text);

function metaFaults({ meta }: Record<string, unknown>): Fault[] {
  if (!isObject(meta)) return [];
  const bytes = jsonBytes(meta);
  if (bytes <= MAX_META_BYTES) return [];
  const found = bytes === Number.POSITIVE_INFINITY ? 'what JSON cannot hold' : `${bytes}`;
  return [{ path: 'meta', message: `must be at most ${MAX_META_BYTES} bytes as JSON, found ${found}` }];
}

function jsonBytes(value: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(value));
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}
