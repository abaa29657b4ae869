/** Where close tags of raw-text elements stand. Asked from front to back it costs one search through the markup a name. */
export class CloseTags {
  readonly #html: string;
  readonly #found = new Map<string, number>();

  constructor(html: string) {
    this.#html = html;
  }

  /** Whether a close tag of `name` stands at `at` or behind. */
  isBehind(name: string, at: number): boolean {
    const known = this.#found.get(name);
    if (known === Number.NEGATIVE_INFINITY) return false;
    if (known !== undefined && known >= at) return true;
    const close = new RegExp(`</${name}`, 'gi');
    close.lastIndex = at;
    const found = close.exec(this.#html)?.index ?? Number.NEGATIVE_INFINITY;
    this.#found.set(name, found);
    return found >= at;
  }
}
