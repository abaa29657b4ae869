/**
 * Why a page failed: a code, the stage that said so, and a reason. BullMQ keeps one text; this is how the three stand in
 * it and are read back.
 */
import { ERROR_CODES, type ErrorCode, WinnowError } from '../contract/errors.ts';
import type { Fault } from '../contract/page.ts';
import { clipped, shown } from '../text/unicode.ts';

export interface Failure {
  readonly code: ErrorCode;
  readonly stage: string;
  readonly reason: string;
}

/** How moderation refuses a page. */
interface Refusal {
  readonly code: ErrorCode;
  readonly stage: string;
  readonly faults: readonly Fault[];
}

const MAX_REASON = 500;
const WRITTEN = /^([a-z]+\/[a-z-]+) at ([a-z-]+): ([\s\S]*)$/;
/** What BullMQ writes when a job outlived too many workers. */
const OUTLIVED = /^job (stalled|started) more than allowable limit/;

/** Codes of failures that no further try can mend. */
const PERMANENT: ReadonlySet<ErrorCode> = new Set([
  'page/invalid',
  'page/empty',
  'page/kills-worker',
  'queue/invalid-job',
]);

export const isPermanent = ({ code }: Failure): boolean => PERMANENT.has(code);

/** Whether the service is at fault rather than the page. */
export const isOurs = ({ code }: Failure): boolean => code === 'page/failed' || code === 'page/kills-worker';

export function failureText({ code, stage, reason }: Failure): string {
  return `${code} at ${stage}: ${clipped(shown(reason), MAX_REASON)}`;
}

export function readFailure(text: string): Failure {
  if (OUTLIVED.test(text)) {
    return { code: 'page/kills-worker', stage: 'worker', reason: 'the process that worked on the page died each time' };
  }
  const [, code = '', stage = 'worker', reason = text] = WRITTEN.exec(text) ?? [];
  return isCode(code) ? { code, stage, reason } : { code: 'page/failed', stage: 'worker', reason: shown(text) };
}

export const failureOfFaults = ({ code, stage, faults }: Refusal): Failure => ({
  code,
  stage,
  reason: faults.map(({ path, message }) => (path === '' ? message : `${path} ${message}`)).join('; '),
});

/** What a thrown error says of a page: its own code and stage where it has them. */
export function failureOfError(error: unknown, stage = 'moderate'): Failure {
  const own = error instanceof Error && 'stage' in error && typeof error.stage === 'string' ? error.stage : stage;
  if (error instanceof WinnowError) return { code: error.code, stage: own, reason: error.message };
  return {
    code: 'page/failed',
    stage: own,
    reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  };
}

const isCode = (text: string): text is ErrorCode => Object.hasOwn(ERROR_CODES, text);
