/**
 * What a command is: one value that holds its name, its help and its work. `--help`, the check of arguments and the
 * table in the README are made from it, so that none of them can be wrong about it.
 */
import type { Io } from './io.ts';

/** An option that takes a value has `value`, the word that stands for it in the help. */
export interface Option {
  readonly value?: string;
  readonly short?: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  readonly summary: string;
}

export type Options = Readonly<Record<string, Option>>;

/** What an option gives: true or false, one of its choices, or its text; undefined only where it has no default. */
export type Values<O extends Options> = { readonly [Name in keyof O]: ValueOf<O[Name]> };

type ValueOf<O extends Option> = O extends { readonly value: string } ? TextOf<O> | DefaultOf<O> : boolean;
type TextOf<O extends Option> = O extends { readonly choices: readonly (infer Choice)[] } ? Choice : string;
type DefaultOf<O extends Option> = O extends { readonly default: string } ? never : undefined;

export interface Invocation<O extends Options> {
  readonly values: Values<O>;
  /** What stands beside the options, in order. */
  readonly operands: readonly string[];
}

interface Definition<O extends Options> {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows the name, one line for each way to call it: `[FILE...]`. */
  readonly usage: readonly string[];
  /** How many operands it takes, at least and at most; none where absent. */
  readonly operands?: readonly [least: number, most: number];
  readonly about?: readonly string[];
  readonly options: O;
  readonly example: string;
  run(invocation: Invocation<O>, io: Io): Promise<number>;
}

export interface Command extends Omit<Definition<Options>, 'run'> {
  run(invocation: Invocation<Options>, io: Io): Promise<number>;
}

/** `definition` as a command: types `values` by the options that stand beside `run`. */
export function command<const O extends Options>(definition: Definition<O>): Command {
  return { ...definition, run: (invocation, io) => definition.run(invocation as Invocation<O>, io) };
}
