/** What a parameter of a function stands for, by the calls of it that stand in the script. */
import { isMark, isName, type JsToken } from './js-tokens.ts';
import type { Names } from './js-value.ts';
import { valueAt } from './js-values.ts';

const MAX_BACK = 200;
const MAX_PARAMETERS = 12;
const MAX_CALLS = 8;

/** The texts that calls give the parameter whose name stands at token `at`, in the function around it. */
export function givenTo(tokens: readonly JsToken[], at: number, names: Names): string[] {
  const name = tokens[at]?.kind === 'name' ? tokens[at].value : undefined;
  if (name === undefined) return [];
  for (let i = at - 1; i > Math.max(0, at - MAX_BACK); i -= 1) {
    if (!isMark(tokens[i], '(') || !(isName(tokens[i - 1], 'function') || isName(tokens[i - 2], 'function'))) continue;
    const index = indexOf(tokens, i, name);
    if (index < 0) continue;
    const own = isName(tokens[i - 1], 'function') ? undefined : tokens[i - 1].value;
    return calls(tokens, at, own).flatMap((open) => argumentOf(tokens, open, index, names) ?? []);
  }
  return [];
}

function indexOf(tokens: readonly JsToken[], open: number, name: string): number {
  for (let i = 0; i < MAX_PARAMETERS; i += 1) {
    if (isName(tokens[open + 1 + 2 * i], name)) return i;
    if (!isMark(tokens[open + 2 + 2 * i], ',')) return -1;
  }
  return -1;
}

/** The brackets of the calls of a function by its name; of one without a name, of the call right behind its end. */
function calls(tokens: readonly JsToken[], from: number, name: string | undefined): number[] {
  const found: number[] = [];
  if (name !== undefined) {
    for (let i = 1; i + 1 < tokens.length && found.length < MAX_CALLS; i += 1)
      if (isName(tokens[i], name) && isMark(tokens[i + 1], '(') && !isName(tokens[i - 1], 'function'))
        found.push(i + 1);
    return found;
  }
  for (let i = from, depth = 1; i < tokens.length; i += 1) {
    if (isMark(tokens[i], '{')) depth += 1;
    else if (isMark(tokens[i], '}')) depth -= 1;
    if (depth > 0) continue;
    const open = isMark(tokens[i + 1], ')') ? i + 2 : i + 1;
    return isMark(tokens[open], '(') ? [open] : [];
  }
  return found;
}

function argumentOf(tokens: readonly JsToken[], open: number, index: number, names: Names): string | undefined {
  let at = open + 1;
  for (let i = 0; i < index; i += 1) {
    const value = valueAt(tokens, at, names);
    const next = value?.next ?? at + 1;
    if (!isMark(tokens[next], ',')) return undefined;
    at = next + 1;
  }
  return valueAt(tokens, at, names)?.text;
}
