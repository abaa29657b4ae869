/** What the names of a script stand for, as far as its assignments tell, in the order in which they are read. */
import type { JsToken } from './js-tokens.ts';
import { itemName, memberName } from './js-value.ts';
import { valueAt } from './js-values.ts';
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
    if (tokens[i + 2]?.value === '{') this.#object(tokens, i);
    const element = elementAt(tokens, tokens[i + 2]?.value === 'document' ? i + 4 : i + 2, this.values);
    if (element !== undefined && this.elements.size < MAX_NAMES) this.elements.set(name, element);
    // `name = () => value` is kept as what its call gives.
    const isArrow = ['(', ')', '=', '>'].every((mark, offset) => tokens[i + 2 + offset]?.value === mark);
    const value = valueAt(tokens, isArrow ? i + 6 : i + 2, this.values);
    if (isArrow) this.gives(name, value?.text);
    else if (value?.items !== undefined) this.#array(name, value.items);
    else if (value !== undefined && this.values.size < MAX_NAMES) this.values.set(name, value.text);
    else this.values.delete(name);
  }

  /** What the call of a function gives, where that can be told. */
  gives(name: string, text: string | undefined) {
    if (text !== undefined && this.values.size < MAX_NAMES) this.values.set(`${name}()`, text);
  }

  /** `function name() { return value }` at the token `function`. */
  declare(tokens: readonly JsToken[], i: number) {
    const [name, open, close, brace, word] = tokens.slice(i + 1, i + 6);
    if (name?.kind !== 'name' || open?.value !== '(' || close?.value !== ')') return;
    if (brace?.value === '{' && word?.value === 'return')
      this.gives(name.value, valueAt(tokens, i + 6, this.values)?.text);
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
  #array(name: string, items: readonly string[]) {
    if (this.values.size + items.length > MAX_NAMES) return;
    for (const [index, item] of items.entries()) this.values.set(itemName(name, index), item);
  }

  /** `name = { key: 'a', 'other': 'b' }`: its members that can be told are remembered, up to the first that cannot. */
  #object(tokens: readonly JsToken[], i: number) {
    for (let next = i + 3; tokens[next + 1]?.value === ':' && this.values.size < MAX_NAMES; ) {
      const value = valueAt(tokens, next + 2, this.values);
      if (value === undefined) return;
      this.values.set(memberName(tokens[i].value, tokens[next].value), value.text);
      if (tokens[value.next]?.value !== ',') return;
      next = value.next + 1;
    }
  }
}
