/** What was found, in order of its end; three columns and not objects, since a page of spam holds millions. */
export interface Hits {
  readonly count: number;
  /** Index into `Matcher.terms`. */
  readonly terms: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Hits in the making. */
export class HitWriter implements Hits {
  count = 0;
  terms: Int32Array;
  starts: Int32Array;
  ends: Int32Array;

  /** `room`: how many hits are likely. A column of up to 16 costs no memory of its own. */
  constructor(room = 16) {
    this.terms = new Int32Array(Math.max(16, room));
    this.starts = new Int32Array(Math.max(16, room));
    this.ends = new Int32Array(Math.max(16, room));
  }

  push(term: number, start: number, end: number) {
    if (this.count === this.terms.length) this.#grow();
    this.terms[this.count] = term;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count += 1;
  }

  #grow() {
    const grown = (column: Int32Array) => {
      const larger = new Int32Array(column.length * 2);
      larger.set(column);
      return larger;
    };
    this.terms = grown(this.terms);
    this.starts = grown(this.starts);
    this.ends = grown(this.ends);
  }
}
