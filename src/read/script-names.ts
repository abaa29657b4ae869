/** What the names of a script stand for, as far as its assignments tell, in the order in which they are read. */
import type { JsToken } from './js-tokens.ts';
import { memberName, type Names, type Told } from './js-value.ts';
import { valueAt } from './js-values.ts';
import { elementAt, ownerOf } from './script-hiding.ts';

const MAX_NAMES = 500;
const MAX_TEXT = 1 << 16;

export class ScriptNames {
  /** What names say, in all so many of them and of the items of arrays. */
  readonly #values = new Map<string, Told>();
  /** How many items the arrays among them have. */
  #held = 0;
  /** Selectors of elements by the names that hold them. */
  readonly elements = new Map<string, string>();
  /** The names that the document goes by. */
  readonly documents = new Set(['document']);

  get values(): Names {
    return this.#values;
  }

  /** `name = value` at token `i`: remembered for the expressions behind it. */
  assign(tokens: readonly JsToken[], i: number) {
    if (tokens[i + 2]?.value === '=' || tokens[i - 1]?.value === '.') return;
    const { value: name } = tokens[i];
    if (tokens[i + 2]?.value === 'document') this.documents.add(name);
    if (tokens[i + 2]?.value === '{') this.#object(tokens, i);
    const element = elementAt(tokens, tokens[i + 2]?.value === 'document' ? i + 4 : i + 2, this.#values);
    if (element !== undefined && this.elements.size < MAX_NAMES) this.elements.set(name, element);
    // `name = () => value` is kept as what its call gives.
    const isArrow = ['(', ')', '=', '>'].every((mark, offset) => tokens[i + 2 + offset]?.value === mark);
    const value = valueAt(tokens, isArrow ? i + 6 : i + 2, this.#values);
    if (isArrow) this.#gives(name, value);
    else this.#set(name, value);
  }

  /** `querySelectorAll('.x').forEach(function (e) {…})` at the token `forEach`: what the parameter stands for. */
  loop(tokens: readonly JsToken[], i: number) {
    if (tokens[i - 1]?.value !== '.' || tokens[i + 1]?.value !== '(' || this.elements.size >= MAX_NAMES) return;
    const element = ownerOf(tokens, i - 2, this.#values, this.elements);
    const parameter = tokens.slice(i + 2, i + 5).find(({ kind, value }) => kind === 'name' && value !== 'function');
    if (element !== undefined && parameter !== undefined) this.elements.set(parameter.value, element);
  }

  /** What the call of a function gives, where that can be told. */
  #gives(name: string, told: Told | undefined) {
    if (told !== undefined) this.#set(`${name}()`, told);
  }

  /** `function name() { return value }` at the token `function`. */
  declare(tokens: readonly JsToken[], i: number) {
    const [name, open, close, brace, word] = tokens.slice(i + 1, i + 6);
    if (name?.kind !== 'name' || open?.value !== '(' || close?.value !== ')') return;
    if (brace?.value === '{' && word?.value === 'return') this.#gives(name.value, valueAt(tokens, i + 6, this.#values));
  }

  /** `name += value`: where that cannot be told, nothing is known of the name any more. */
  add(tokens: readonly JsToken[], i: number) {
    const { value: name } = tokens[i];
    const known = this.#values.get(name)?.text;
    if (known === undefined) return;
    const text = valueAt(tokens, i + 3, this.#values)?.text;
    const isTold = text !== undefined && known.length + text.length <= MAX_TEXT;
    this.#set(name, isTold ? { text: known + text } : undefined);
  }

  /** The name stands for this from here on; undefined where nobody can tell. An empty array is one that is filled later. */
  #set(name: string, told: Told | undefined) {
    this.#held -= this.#values.get(name)?.items?.length ?? 0;
    this.#values.delete(name);
    const items = told?.items?.length;
    if (told === undefined || items === 0 || this.#values.size + this.#held + (items ?? 1) > MAX_NAMES) return;
    this.#values.set(name, told);
    this.#held += items ?? 0;
  }

  /** `name = { key: 'a', 'other': 'b' }`: its members that can be told are remembered, up to the first that cannot. */
  #object(tokens: readonly JsToken[], i: number) {
    for (let next = i + 3; tokens[next + 1]?.value === ':' && this.#values.size < MAX_NAMES; ) {
      const value = valueAt(tokens, next + 2, this.#values);
      if (value === undefined) return;
      this.#set(memberName(tokens[i].value, tokens[next].value), value);
      if (tokens[value.next]?.value !== ',') return;
      next = value.next + 1;
    }
  }
}
