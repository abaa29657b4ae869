/** The attributes of an open tag that some reader asks for; the rest is never cut out of the markup. */

const KEPT = new Set(
  'align aria-hidden bgcolor charset class color content data-date data-publish-time data-time data-timestamp datetime height hidden href http-equiv id itemprop lang name open property rel scrollamount size src style title type width'.split(
    ' ',
  ),
);
const LENGTHS = new Set([...KEPT].map((name) => name.length));

/** Whether any attribute that is kept has a name of this length. */
export const isKept = (length: number): boolean => LENGTHS.has(length);

/** Whether the attribute of this name, lower case, is kept. */
export const isKeptName = (name: string): boolean => KEPT.has(name);

export class Attributes {
  readonly #names: string[] = [];
  readonly #values: string[] = [];
  /** How many letters and digits of the values were written as entities. */
  entities = 0;

  get size(): number {
    return this.#names.length;
  }

  /** The first attribute of a name counts, as in HTML. */
  add(name: string, value: string) {
    if (KEPT.has(name) && !this.#names.includes(name)) {
      this.#names.push(name);
      this.#values.push(value);
    }
  }

  get(name: string): string | undefined {
    const at = this.#names.indexOf(name);
    return at < 0 ? undefined : this.#values[at];
  }
}
