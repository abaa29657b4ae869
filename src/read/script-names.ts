/** What the names of a script stand for, as far as its assignments tell, in the order in which they are read. */
import type { JsToken } from './js-tokens.ts';
import { itemName, itemsAt, valueAt } from './js-values.ts';
import { elementAt } from './script-hiding.ts';

const MAX_NAMES = 500;
const MAX_TEXT = 1 << 16;

export class ScriptNames {
  /** Texts by name; items of arrays under `itemName`. */
  readonly values = new Map<string, string>();
  /** Selectors of elements by the names that hold them. */
  readonly elements = new Map<string, string>();
  /** The names that the document goes by. */
  readonly documents = new Set(['document']);

  /** `name = value` at token `i`: remembered for the expressions behind it. */
  assign(tokens: readonly JsToken[], i: number) {
    if (tokens[i + 2]?.value === '=' || tokens[i - 1]?.value === '.') return;
    const { value: name } = tokens[i];
    if (tokens[i + 2]?.value === 'document') this.documents.add(name);
    if (tokens[i + 2]?.value === '[') this.#array(tokens, i);
    const element = elementAt(tokens, tokens[i + 2]?.value === 'document' ? i + 4 : i + 2, this.values);
    if (element !== undefined && this.elements.size < MAX_NAMES) this.elements.set(name, element);
    const value = valueAt(tokens, i + 2, this.values);
    if (value !== undefined && this.values.size < MAX_NAMES) this.values.set(name, value.text);
    else this.values.delete(name);
  }

  /** `name += value`: where that cannot be told, nothing is known of the name any more. */
  add(tokens: readonly JsToken[], i: number) {
    const { value: name } = tokens[i];
    const known = this.values.get(name);
    if (known === undefined) return;
    const value = valueAt(tokens, i + 3, this.values);
    if (value === undefined || known.length + value.text.length > MAX_TEXT) this.values.delete(name);
    else this.values.set(name, known + value.text);
  }

  /** `name = ['a', 'b']`: its items are remembered. */
  #array(tokens: readonly JsToken[], i: number) {
    const items = itemsAt(tokens, i + 2, this.values);
    if (this.values.size + items.length > MAX_NAMES) return;
    for (const [index, item] of items.entries()) this.values.set(itemName(tokens[i].value, index), item);
  }
}
