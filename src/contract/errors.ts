/** Every error that winnow throws or stores: a code, a message that says what was found and what is allowed, a cause. */

export const ERROR_CODES = {
  'page/invalid': 'the page breaks the contract; every fault is listed',
  'page/empty': 'the page holds no text that a reader could see',
  'page/deadline': 'the page took longer than the deadline that was set for it',
  'page/kills-worker': 'the process that worked on the page died each time',
  'page/failed': 'an unexpected error while the page was moderated: a bug',
  'rules/invalid': 'the rules do not load; every fault is listed with file and line',
  'config/invalid': 'the configuration is wrong; every fault is listed',
  'usage/invalid': 'the command line is wrong',
  'redis/unavailable': 'no Redis answers, or none could be started',
  'queue/invalid-job': 'a job in the queue does not hold what it must',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

export class WinnowError extends Error {
  override readonly name = 'WinnowError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
