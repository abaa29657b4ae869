/** Where punctuation can stand in a line, for characters that lost a byte. */
/** What stands around a character in its line: for words a little, for quotes more. */
export interface Around {
  readonly before: string;
  readonly after: string;
}

const OPENING = '“‘（《「『【〈〔';
const CLOSING = '”’）》」』】〉〕';
const NEVER_LAST = '、，：；“‘（《「『【〈〔';
const STOPS = '。，、；：！？';
const MISPLACED_BITS = 8;
/** What a mark is worth that the line lacks, what one costs that it does not, and a line that ends without a stop. */
const LACKING_BITS = 7;
const NEEDLESS_BITS = 4;
const UNENDED_BITS = 6;
/** As little a quotation of sentences: one that holds a stop, or is as long. */
const UNENDED_QUOTE_BITS = 4;
const SENTENCE_UNITS = 14;

/** What punctuation costs in one place of a line. */
export class Marks {
  readonly #next: string;
  readonly #previous: string;
  /** What is open before the character, and what is closed behind it without being opened there. */
  readonly #open: readonly boolean[];
  readonly #closed: readonly boolean[];
  /** Whether the character stands in a quotation that began as a sentence. */
  readonly #isSentence: boolean;

  constructor({ before, after }: Around) {
    const quoted = before.slice(before.lastIndexOf('“') + 1);
    this.#isSentence =
      quoted.length < before.length && (quoted.length >= SENTENCE_UNITS || /[。，；：！？]/.test(quoted));
    this.#next = after[0] ?? '\n';
    this.#previous = before[before.length - 1] ?? '\n';
    this.#open = Array.from(OPENING, (mark, i) => before.lastIndexOf(mark) > before.lastIndexOf(CLOSING[i]));
    this.#closed = Array.from(OPENING, (mark, i) => {
      const closing = after.indexOf(CLOSING[i]);
      const opening = after.indexOf(mark);
      return closing >= 0 && (opening < 0 || closing < opening);
    });
  }

  bits(unit: number): number {
    const mark = String.fromCharCode(unit);
    const [opens, closes, stops] = [OPENING.indexOf(mark), CLOSING.indexOf(mark), STOPS.includes(mark)];
    if (this.#next === '\n') return this.#lastBits(mark, stops, closes);
    if (this.#next === '”' && this.#isSentence && !stops) return UNENDED_QUOTE_BITS;
    if (opens >= 0) return this.#open[opens] ? MISPLACED_BITS : this.#closed[opens] ? -LACKING_BITS : NEEDLESS_BITS;
    if (closes >= 0) return this.#open[closes] && !this.#closed[closes] ? -LACKING_BITS : MISPLACED_BITS;
    if (stops && (STOPS.includes(this.#next) || STOPS.includes(this.#previous))) return MISPLACED_BITS;
    return 0;
  }

  #lastBits(mark: string, stops: boolean, closes: number): number {
    if (NEVER_LAST.includes(mark) || (stops && STOPS.includes(this.#previous))) return MISPLACED_BITS;
    if (closes >= 0) return this.#open[closes] ? -LACKING_BITS : NEEDLESS_BITS;
    return stops ? 0 : UNENDED_BITS;
  }
}
