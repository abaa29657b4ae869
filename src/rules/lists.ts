/**
 * A list of terms: one a line, under headings that give a weight and the reason that holds for all below.
 *
 *     # a comment
 *     [3] keyword lists are made of these; a sentence never holds them
 *     久久久
 *     欧美一级
 *
 * A term is in one list once. What cannot be seen is refused unless the line says `\u{200B}`.
 */
import type { RuleFault } from './faults.ts';
import type { RuleFile } from './files.ts';
import type { WeightedTerm } from './vocabulary.ts';
import { escapedOnly } from './yaml.ts';

const HEADING = /^\[(\d+(?:\.\d+)?)\]\s+(\S.*)$/;
/** As in a set of a pack: a whole line that is known. */
const MAX_TERM = 120;

export function parseList({ file, text }: RuleFile): { terms: WeightedTerm[]; faults: RuleFault[] } {
  const faults: RuleFault[] = [];
  const terms: WeightedTerm[] = [];
  const lineOf = new Map<string, number>();
  let heading: { weight: number; reason: string } | undefined;
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    const fault = (message: string) => faults.push({ file, line: index + 1, message });
    if (line === '' || line.startsWith('#')) return;
    if (line.startsWith('[')) {
      const [, weight, reason] = HEADING.exec(line) ?? [];
      if (reason === undefined) fault(`a heading is [weight] reason, found ${line}`);
      else heading = { weight: Number(weight), reason };
      return;
    }
    const first = lineOf.get(line);
    if (heading === undefined) fault(`the term ${line} stands under no [weight] reason`);
    else if (first !== undefined) fault(`the term ${line} stands in line ${first} already`);
    else if (line.length > MAX_TERM) fault(`a term has at most ${MAX_TERM} characters`);
    else if ([...line].length < 2) fault(`the term ${line} is one character: it stands in everything`);
    else if (!escapedOnly(line)) fault(`the term ${line} holds a character that cannot be seen; write it as \\u{…}`);
    else {
      lineOf.set(line, index + 1);
      terms.push({ term: line, ...heading });
    }
  });
  if (terms.length === 0) faults.push({ file, line: 1, message: 'the list holds no term' });
  return { terms, faults };
}
