/** Members of objects in one spelling, whichever way a script writes them. */
import type { JsToken } from './js-tokens.ts';
import type { Names } from './js-value.ts';
import { valueAt } from './js-values.ts';

/** `a['b']` and `a['b' + 'c']` as `a.b`: the one spelling that the rest looks for. */
export function withPlainMembers(tokens: readonly JsToken[]): readonly JsToken[] {
  if (!tokens.some(({ kind, value }, i) => kind === 'mark' && value === '[' && tokens[i + 1]?.kind === 'string'))
    return tokens;
  const plain: JsToken[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const open = tokens[i];
    const key = open.kind === 'mark' && open.value === '[' ? memberAt(tokens, i) : undefined;
    if (key === undefined) plain.push(open);
    else {
      const { start, end } = open;
      plain.push({ kind: 'mark', value: '.', start, end }, { kind: 'name', value: key.text, start, end });
      i = key.next;
    }
  }
  return plain;
}

/** The name in the brackets at `at`, and the index of the closing one; undefined where it is no name of a member. */
function memberAt(tokens: readonly JsToken[], at: number): { text: string; next: number } | undefined {
  const owner = tokens[at - 1];
  if (tokens[at + 1]?.kind !== 'string' || owner === undefined) return undefined;
  if (owner.kind !== 'name' && !/^[\])]$/.test(owner.value)) return undefined;
  const value = valueAt(tokens, at + 1, NO_NAMES);
  if (value === undefined || tokens[value.next]?.value !== ']') return undefined;
  return /^[A-Za-z_$][\w$]{0,60}$/.test(value.text) ? value : undefined;
}

const NO_NAMES: Names = new Map();
