/**
 * What a title can be held against: the body, and the lines that may be the headline.
 *
 * The body is the running text. A line agrees with it by the share of its word pairs that stand there: a genuine
 * headline shares most of them, an injected line next to none.
 */

import { scriptOf } from '../normalize/script.ts';
import type { Context } from './detector.ts';
import { isProse } from './lines.ts';
import { Pieces } from './overlap.ts';

export interface Witnesses {
  isBody(line: number): boolean;
  /** The share of a stretch of a loose view that the body holds; undefined where either is too short. */
  agreement(view: string): number | undefined;
  /** The best agreement of a line that may be the headline, other than the line `but`. */
  rival(but: number | undefined): number;
  /** The script of the body. */
  readonly script: 'zh-Hans' | 'zh-Hant' | 'mixed' | 'none';
}

/** A body of fewer pieces than this proves no disagreement. */
const MIN_BODY = 40;
const HEAD = 12;
/** So many units of the body tell its script. */
const SAMPLE = 2000;

const made = new WeakMap<Context, Witnesses>();

/** The witnesses of a page: made at the first question, measured as they are asked for. */
export function witnessesOf(context: Context): Witnesses {
  const known = made.get(context) ?? new PageWitnesses(context);
  made.set(context, known);
  return known;
}

class PageWitnesses implements Witnesses {
  readonly #context: Context;
  #pieces: Pieces | undefined;
  #rivals: readonly number[] | undefined;
  #script: ReturnType<typeof scriptOf>['script'] | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  isBody(line: number): boolean {
    const shape = this.#context.shapes[line];
    return isProse(shape) && (shape.ended || shape.stops > 1) && this.#context.claimed[line] === undefined;
  }

  agreement(view: string): number | undefined {
    const body = this.#body();
    return body.count < MIN_BODY ? undefined : body.shareOf(view, 0, view.length);
  }

  rival(but: number | undefined): number {
    this.#rivals ??= this.#agreements();
    return this.#rivals.reduce((best, share, index) => (index === but ? best : Math.max(best, share)), 0);
  }

  get script() {
    this.#script ??= scriptOf(this.#sample()).script;
    return this.#script;
  }

  #body(): Pieces {
    if (this.#pieces !== undefined) return this.#pieces;
    const body = new Pieces();
    const view = this.#context.text.field.loose.text;
    for (const { index, looseStart, looseEnd } of this.#context.lines) {
      if (this.isBody(index)) body.add(view, looseStart, looseEnd);
    }
    this.#pieces = body;
    return body;
  }

  #sample(): string {
    const { lines, text } = this.#context;
    let sample = '';
    for (const { index, start, end } of lines) {
      if (this.isBody(index)) sample += text.field.text.slice(start, end);
      if (sample.length > SAMPLE) break;
    }
    return sample;
  }

  /** How far each line at the top that may be the headline agrees with the body. */
  #agreements(): number[] {
    const { lines, shapes, text } = this.#context;
    return lines.slice(0, HEAD).map(({ index, looseStart, looseEnd }) => {
      const { words, ended } = shapes[index];
      if (this.isBody(index) || words < 6 || words > 90 || ended) return 0;
      return this.agreement(text.field.loose.text.slice(looseStart, looseEnd)) ?? 0;
    });
  }
}
