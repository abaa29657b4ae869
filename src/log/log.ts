/**
 * The log: NDJSON through pino, one line an event.
 *
 * Nothing that a page contains can forge a line, a field or a terminal escape: JSON quotes what ends a line or a string,
 * and every string, at any depth, is shown with its invisible and control characters as `U+200B`. Contacts are masked in
 * the fields that can hold a page's words; which those are is declared here once.
 */
import { pino } from 'pino';
import type { LogLevel } from '../config.ts';
import { clipped, shown } from '../text/unicode.ts';
import { EVENTS, type EventEntry, type EventName, type Level } from './events.ts';
import { type Masking, masked } from './mask.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Writes one event. `level` is for events whose level depends on the case. */
export type Log = (event: EventName, fields?: Fields, level?: Level) => void;

export interface LogOptions {
  readonly level: LogLevel;
  /** A file descriptor, a file to append to, or what takes whole lines. */
  readonly destination: number | string | { write(line: string): void };
}

/** Fields that can hold words of a page. */
const OF_A_PAGE: Readonly<Record<string, Masking>> = {
  url: 'url',
  excerpt: 'text',
  contact: 'contact',
  message: 'text',
  reason: 'text',
  evidence: 'contact',
  title: 'text',
};

const MAX_STRING = 1000;
const MAX_ITEMS = 100;
const MAX_DEPTH = 6;

export const silent: Log = () => undefined;

/** A log that writes before it returns, so that the last line before a kill is there. */
export function createLog({ level, destination }: LogOptions): Log {
  const stream =
    typeof destination === 'object' ? destination : pino.destination({ dest: destination, mkdir: true, sync: true });
  const logger = pino(
    { level, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    stream,
  );
  return (event, fields = {}, chosen = levelOf(event)) => {
    if (!logger.isLevelEnabled(chosen)) return;
    logger[chosen]({ event, ...safeFields(fields, logger.isLevelEnabled('debug')) });
  };
}

function levelOf(event: EventName): Level {
  const { level }: EventEntry = EVENTS[event];
  return typeof level === 'string' ? level : level[0];
}

const safeFields = (fields: Fields, withStack: boolean): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, safe(value, OF_A_PAGE[key], { depth: 0, withStack })]),
  );

interface Place {
  readonly depth: number;
  readonly withStack: boolean;
}

function safe(value: unknown, masking: Masking | undefined, place: Place): unknown {
  if (typeof value === 'string') return safeString(value, masking);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === undefined) return undefined;
  if (typeof value !== 'object') return safeString(String(value), masking);
  if (place.depth >= MAX_DEPTH) return '…';
  const within = { ...place, depth: place.depth + 1 };
  if (value instanceof Error) return safeError(value, within);
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => safe(item, masking, within));
  const entries = Object.entries(value).slice(0, MAX_ITEMS);
  return Object.fromEntries(
    entries.map(([key, item]) => [safeString(key, undefined), safe(item, masking ?? OF_A_PAGE[key], within)]),
  );
}

/** On one line, contacts masked, nothing invisible. Masked before it is cut, so that no half of a contact remains. */
function safeString(text: string, masking: Masking | undefined): string {
  const bounded = clipped(text, MAX_STRING);
  return clipped(shown(masking === undefined ? bounded : masked(bounded, masking)), MAX_STRING);
}

function safeError(error: Error, place: Place): Fields {
  const code = 'code' in error ? safe(error.code, undefined, place) : undefined;
  const cause = error.cause === undefined ? undefined : safe(error.cause, 'text', place);
  const stack = place.withStack ? safe((error.stack ?? '').split('\n').slice(1), 'text', place) : undefined;
  return { name: safeString(error.name, undefined), code, message: safeString(error.message, 'text'), cause, stack };
}
