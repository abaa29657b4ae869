/** What is wrong with rules: all of it at once, each with its place. */
import { WinnowError } from '../contract/errors.ts';
import { clipped, shown } from '../text/unicode.ts';

export interface RuleFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Thrown where rules do not load; `faults` holds every one that was found. */
export class RulesError extends WinnowError {
  readonly faults: readonly RuleFault[];

  constructor(faults: readonly RuleFault[]) {
    super('rules/invalid', faults.map(faultLine).join('\n'));
    this.faults = faults;
  }
}

export const faultLine = ({ file, line, message }: RuleFault): string =>
  `${file}:${line}: ${clipped(shown(message), 500)}`;
