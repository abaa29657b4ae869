/** `winnow`: finds the command, holds the arguments against it, runs it, and turns what it throws into an exit status. */
import { WinnowError } from '../contract/errors.ts';
import { oneOf, optionsOf, parseArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { helpOf, overview } from './help.ts';
import { type Io, OutputClosed, write } from './io.ts';
import { VERSION } from './version.ts';

/** Wrong usage, rules and configuration end with 2; what could not be done with 1. */
const USAGE_CODES: readonly string[] = ['usage/invalid', 'rules/invalid', 'config/invalid'];

/** Runs `argv` (without node and the script). Returns the exit status: 0 done, 1 some of it was not, 2 wrong usage. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const heard = () => {}; // a write reports its own error; without a listener, kept to the end, the process dies of it
  for (const output of [io.stdout, io.stderr]) output.on('error', heard);
  try {
    return await dispatch(argv, io);
  } catch (error) {
    return await failed(error, io);
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [word, ...rest] = argv;
  if (word === undefined) {
    await write(io.stderr, overview(commands));
    return 2;
  }
  if (word === '--version' || word === '-V') return printed(io, `${VERSION}\n`);
  const wantsHelp = word === '--help' || word === '-h' || word === 'help';
  if (wantsHelp && rest.length === 0) return printed(io, overview(commands));
  const command = commandNamed(wantsHelp ? rest[0] : word);
  if (wantsHelp || asksHelp(command, rest)) return printed(io, helpOf(command));
  return await command.run(parseArguments(command, rest), io);
}

/** Help is given whatever else is wrong with the line. */
function asksHelp(command: Command, argv: readonly string[]): boolean {
  const options = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined);
  return options.includes('--help') || (options.includes('-h') && optionsOf(command).help.short === 'h');
}

function commandNamed(word: string): Command {
  const names = commands.map(({ name }) => name);
  const name = oneOf('command', names, word);
  return commands[names.indexOf(name)];
}

async function printed(io: Io, text: string): Promise<number> {
  await write(io.stdout, text);
  return 0;
}

async function failed(error: unknown, io: Io): Promise<number> {
  if (error instanceof OutputClosed) return 0;
  const known = error instanceof WinnowError;
  const text = known || isSystemError(error) ? error.message : `unexpected error, please report it: ${stackOf(error)}`;
  try {
    await write(io.stderr, `winnow: ${text}\n${known && error.code === 'usage/invalid' ? 'See winnow --help.\n' : ''}`);
  } catch {
    // nobody is left to be told
  }
  return known && USAGE_CODES.includes(error.code) ? 2 : 1;
}

/** A full disk, a file that must not be written: told as the system says it. */
const isSystemError = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
