/** The command line as a person typed it, held against what the command takes. Every fault names what would be right. */
import { parseArgs } from 'node:util';
import { closest, distance } from 'fastest-levenshtein';
import { WinnowError } from '../contract/errors.ts';
import { clipped, shown } from '../text/unicode.ts';
import type { Command, Invocation, Option, Options } from './command.ts';

const HELP: Option = { short: 'h', summary: 'show this help' };

/** The options of `command` with the one that all have. */
export const optionsOf = (command: Command): Options => ({ ...command.options, help: HELP });

/** What `argv` says to `command`. Throws `usage/invalid` with all faults at once. */
export function parseArguments(command: Command, argv: readonly string[]): Invocation<Options> {
  const options = optionsOf(command);
  const { tokens } = parseArgs({ args: [...argv], options: nodeOptions(options), strict: false, tokens: true });
  const values: Record<string, string | boolean | undefined> = defaults(options);
  const seen = new Set<string>();
  const operands: string[] = [];
  const faults: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const fault = seen.has(token.name) ? `${token.rawName} is given twice` : optionFault(options, token);
    seen.add(token.name);
    if (fault) faults.push(fault);
    else values[token.name] = options[token.name].value ? token.value : true;
  }
  if (!values.help) faults.push(...operandFaults(command, operands));
  if (faults.length > 0) throw usageError(faults.join('\n'));
  return { values: values as Invocation<Options>['values'], operands };
}

/** The one of `known` that `word` names. Throws `usage/invalid` with the nearest where it names none. */
export function oneOf<Name extends string>(what: string, known: readonly Name[], word: string | undefined): Name {
  const found = known.find((name) => name === word);
  if (found !== undefined) return found;
  if (word === undefined) throw usageError(`${what} is missing: ${known.join(', ')}`);
  throw usageError(`unknown ${what} ${quoted(word)}${nearest(word, known)}`);
}

/** A count from 0 that an option was given. Throws `usage/invalid` where it is none. */
export function count(option: string, value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw usageError(`--${option} takes a number from 0, found ${quoted(value)}`);
}

export const usageError = (message: string): WinnowError => new WinnowError('usage/invalid', message);

type OptionToken = { readonly name: string; readonly rawName: string; readonly value?: string; inlineValue?: boolean };

function optionFault(options: Options, { name, rawName, value, inlineValue }: OptionToken): string | undefined {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  const known = Object.keys(options).map((key) => `--${key}`);
  if (!option) return `unknown option ${quoted(rawName)}${nearest(rawName, known)}`;
  if (!option.value) return inlineValue ? `--${name} takes no value, found ${quoted(value ?? '')}` : undefined;
  if (value === undefined || (!inlineValue && /^-./.test(value))) return `--${name} needs a value: ${option.value}`;
  if (value === '') return `--${name} needs a value: ${option.value}`;
  if (option.choices && !option.choices.includes(value)) {
    return `--${name} takes ${option.choices.join(', ')}, found ${quoted(value)}`;
  }
  return undefined;
}

function operandFaults({ name, operands: [least, most] = [0, 0], usage }: Command, given: readonly string[]): string[] {
  const ways = usage.map((way) => `winnow ${name} ${way}`.trimEnd()).join('\n   or: ');
  if (given.length < least) return [`${name} needs more than that\nusage: ${ways}`];
  if (given.length > most) return [`${name} takes no ${quoted(given[most])}\nusage: ${ways}`];
  return [];
}

/** `; did you mean --script?`, or the list where nothing known is near. */
function nearest(word: string, known: readonly string[]): string {
  const candidate = closest(word, [...known]);
  const near = distance(word, candidate) <= Math.ceil(candidate.length / 3);
  return near ? `; did you mean ${candidate}?` : `; known: ${known.join(', ')}`;
}

/** What was typed, made harmless for a terminal: arguments are often pasted or expanded from file names. */
const quoted = (word: string): string => clipped(shown(word), 80);

const defaults = (options: Options) =>
  Object.fromEntries(Object.entries(options).map(([name, { value, default: or }]) => [name, value ? or : false]));

const nodeOptions = (options: Options) =>
  Object.fromEntries(
    Object.entries(options).map(([name, { value, short }]) => [
      name,
      { type: value ? ('string' as const) : ('boolean' as const), ...(short ? { short } : {}) },
    ]),
  );
