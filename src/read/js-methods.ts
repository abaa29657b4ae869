/** Methods of strings and arrays, done on values that are told. Any other method makes a value that cannot be told. */
import { character, movedBy } from './js-made.ts';
import { closingAt, isMark, type JsToken } from './js-tokens.ts';
import { MAX_TEXT, type Value } from './js-value.ts';

const MAX_ARGUMENTS = 40;
const MAX_ITEMS = 2000;
type Argument = { readonly text: string } | { readonly pattern: RegExp };

/** The value behind the call of a method at the `.` behind `value`; `read` gives that of an argument. */
export function methodAt(
  tokens: readonly JsToken[],
  value: Value,
  read: (at: number) => Value | undefined,
): Value | undefined {
  const name = tokens[value.next + 1]?.value ?? '';
  if (!isMark(tokens[value.next + 2], '(')) return undefined;
  if (name === 'map' && value.items !== undefined) return mapped(tokens, value, value.items);
  const given = argumentsAt(tokens, value.next + 3, read);
  if (given === undefined) return undefined;
  const { next } = given;
  const done =
    value.items === undefined ? ofText(value.text, name, given.list) : ofItems(value.items, name, given.list);
  if (done === undefined) return undefined;
  if (typeof done === 'string') return done.length > MAX_TEXT ? undefined : { text: done, next };
  const size = done.reduce((sum, item) => sum + item.length, done.length);
  return done.length > MAX_ITEMS || size > MAX_TEXT ? undefined : { text: done.join(','), items: done, next };
}

/** `[2]` behind a value. */
export function indexAt(tokens: readonly JsToken[], { text, items, next }: Value): Value | undefined {
  const index = tokens[next + 1];
  if (index?.kind !== 'number' || !isMark(tokens[next + 2], ']')) return undefined;
  const item = items === undefined ? text[Number(index.value)] : items[Number(index.value)];
  return item === undefined ? undefined : { text: item, next: next + 3 };
}

function argumentsAt(
  tokens: readonly JsToken[],
  at: number,
  read: (at: number) => Value | undefined,
): { readonly list: readonly Argument[]; readonly next: number } | undefined {
  const list: Argument[] = [];
  let next = at;
  while (!isMark(tokens[next], ')')) {
    const token = tokens[next];
    if (token === undefined || list.length >= MAX_ARGUMENTS) return undefined;
    if (token.kind === 'regexp') {
      const pattern = patternOf(token.value, tokens[next + 1]);
      if (pattern === undefined) return undefined;
      list.push({ pattern });
      next += tokens[next + 1]?.kind === 'name' ? 2 : 1;
    } else {
      const isLess = isMark(token, '-') && tokens[next + 1]?.kind === 'number';
      const value = read(isLess ? next + 1 : next);
      if (value === undefined) return undefined;
      list.push({ text: isLess ? `-${value.text}` : value.text });
      next = value.next;
    }
    if (isMark(tokens[next], ',')) next += 1;
    else if (!isMark(tokens[next], ')')) return undefined;
  }
  return { list, next: next + 1 };
}

/** One character, a class or any character, a fixed number of times: nothing that could take more than linear time. */
const ATOMS = /^\(?(?:(?:\\?[^\\[\](){}*+?.^$|]|\\[dDwWsS.+*?|$^]|\.|\[[^\]]{1,60}\])(?:\{\d\})?){1,6}\)?$/u;

function patternOf(source: string, flags: JsToken | undefined): RegExp | undefined {
  const body = source.slice(1, -1);
  const isGlobal = flags?.kind === 'name' && flags.value.includes('g');
  if (!ATOMS.test(body)) return undefined;
  try {
    return new RegExp(body, isGlobal ? 'gu' : 'u');
  } catch {
    return undefined;
  }
}

const textOf = (argument: Argument | undefined): string | undefined =>
  argument !== undefined && 'text' in argument ? argument.text : undefined;
const numberOf = (argument: Argument | undefined): number | undefined => {
  const text = textOf(argument);
  return text === undefined || !/^-?\d{1,6}$/.test(text) ? undefined : Number(text);
};

function ofText(text: string, name: string, given: readonly Argument[]): string | readonly string[] | undefined {
  const [first, second] = given;
  const from = numberOf(first);
  const to = numberOf(second);
  switch (name) {
    case 'split':
      return textOf(first) === undefined ? undefined : text.split(textOf(first) ?? '', MAX_ITEMS + 1);
    case 'replace':
    case 'replaceAll':
      return replaced(text, name, first, textOf(second));
    case 'match':
      return first !== undefined && 'pattern' in first ? (text.match(first.pattern) ?? undefined) : undefined;
    case 'slice':
      return from === undefined ? undefined : text.slice(from, to);
    case 'substr':
      return from === undefined ? undefined : text.slice(from, to === undefined ? undefined : from + to);
    case 'substring':
      return from === undefined ? undefined : text.substring(from, to);
    case 'charAt':
      return from === undefined ? undefined : text.charAt(from);
    case 'concat':
      return given.every((argument) => 'text' in argument && argument.text.length + text.length <= MAX_TEXT)
        ? text + given.map(textOf).join('')
        : undefined;
    case 'trim':
      return text.trim();
    case 'toString':
    case 'valueOf':
      return text;
    default:
      return undefined;
  }
}

function replaced(text: string, name: string, what: Argument | undefined, by: string | undefined): string | undefined {
  if (what === undefined || by === undefined) return undefined;
  // A short text in place of every character of a long one could outgrow any memory.
  if (text.length * Math.max(1, by.length) > MAX_TEXT) return undefined;
  if ('pattern' in what) return text.replace(what.pattern, by.includes('$') ? by.replace(/\$(?![1-9&])/g, '') : by);
  return name === 'replaceAll' ? text.split(what.text).join(by) : text.replace(what.text, () => by);
}

function ofItems(
  items: readonly string[],
  name: string,
  given: readonly Argument[],
): string | readonly string[] | undefined {
  switch (name) {
    case 'join': {
      const glue = given.length === 0 ? ',' : (textOf(given[0]) ?? '');
      const size = items.reduce((sum, item) => sum + item.length, items.length * glue.length);
      return size > MAX_TEXT ? undefined : items.join(glue);
    }
    case 'reverse':
      return items.toReversed();
    case 'sort':
      return given.length === 0 ? items.toSorted() : undefined;
    case 'pop':
      return items[items.length - 1];
    case 'shift':
      return items[0];
    case 'slice':
      return numberOf(given[0]) === undefined ? undefined : items.slice(numberOf(given[0]), numberOf(given[1]));
    case 'concat':
      return given.every((argument) => 'text' in argument)
        ? [...items, ...given.map((item) => textOf(item) ?? '')]
        : undefined;
    case 'toString':
      return items.join(',');
    default:
      return undefined;
  }
}

const MAX_FUNCTION = 28;

/** `.map(c => String.fromCharCode(parseInt(c, 16)))`, with a constant added or not: each item as the character it stands for. */
function mapped(tokens: readonly JsToken[], { next }: Value, items: readonly string[]): Value | undefined {
  const close = closingAt(tokens, next + 2, MAX_FUNCTION);
  if (close === undefined) return undefined;
  const body = tokens
    .slice(next + 3, close)
    .map(({ value }) => value)
    .join(' ');
  const made =
    /(?:=>|= >|return) (?:\( )?String \. from(?:CharCode|CodePoint) \( (?:parseInt \( )?[\w$]+(?: , (\d{1,2}) \))?(?: ([-+^]) (\d{1,6}))? \)(?: \))?(?: ;)?(?: \})?$/u.exec(
      body,
    );
  if (made === null) return undefined;
  const [, base, operator, constant] = made;
  const moved = operator === undefined ? undefined : movedBy(operator, Number(constant));
  const characters = items.map((item) => {
    const code = base === undefined ? Number(item) : Number.parseInt(item, Number(base));
    return character(moved === undefined ? code : moved(code));
  });
  return { text: characters.join(','), items: characters, next: close + 1 };
}
