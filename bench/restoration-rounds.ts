/** Round trips: clean simplified texts damaged, repaired and turned back, and what is counted of them. */
import { REPAIRS, repair } from '../src/normalize/repairs.ts';
import { convert } from '../src/normalize/script.ts';
import { type Damage, damager } from './restoration-damage.ts';
import type { Damaged } from './restoration-run.ts';
import { type Outcome, outcomes } from './restoration-score.ts';

export const ALL: ReadonlySet<string> = new Set(Object.keys(REPAIRS));

const NONE: Damage = { converted: true, gloss: 0, hits: 0, marks: 1, whole: true };

/** Some four characters in ten are changed by the conversion: a reading for a quarter of them is one for a tenth of all. */
export const SETTINGS: readonly (readonly [name: string, damage: Damage])[] = [
  ['converted', NONE],
  ['glossed 1 %', { ...NONE, gloss: 0.025 }],
  ['glossed 5 %', { ...NONE, gloss: 0.12 }],
  ['glossed 10 %', { ...NONE, gloss: 0.25 }],
  ['shifted once, marks', { ...NONE, hits: 1 }],
  ['shifted 1-20, marks', { ...NONE, hits: 20 }],
  ['shifted 1-20, simplified', { ...NONE, converted: false, hits: 20, marks: 0.9, whole: false }],
  ['shifted 1-20, 9 in 10 marks', { ...NONE, hits: 20, marks: 0.9 }],
  ['shifted 1-20, cut ones too', { ...NONE, hits: 20, marks: 0.9, whole: false }],
  ['shifted 1-20, private use dropped', { ...NONE, hits: 20, marks: 0.9, whole: false, drops: true }],
  ['shifted 1-20, any character', { ...NONE, hits: 20, marks: 0 }],
  ['glossed 5 %, shifted once', { ...NONE, gloss: 0.12, hits: 1 }],
  ['split by bytes', { ...NONE, splits: true }],
  ['glossed 10 %, split by bytes', { ...NONE, gloss: 0.25, splits: true }],
  ['glossed 10 %, shifted 1-20', { ...NONE, gloss: 0.25, hits: 20, marks: 0.9, whole: false }],
];

export interface Round {
  readonly name: string;
  texts: number;
  exact: number;
  simplified: number;
  /** Characters of the texts that were repaired exactly, and those of them that are wrong when turned back. */
  characters: number;
  wrongCharacters: number;
  readonly runs: Record<Outcome, number>;
  /** Readings put in, those of them that are still there, and those that the repair took. */
  glosses: number;
  glossesLeft: number;
  glossesTaken: number;
  /** Texts that differ although each of their runs is as it was. */
  harmed: number;
}

const READING = /\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)/g;
const readings = (text: string): number => text.match(READING)?.length ?? 0;

/** What is shown of a text whose repair is not exact. */
export type Show = (text: string, damaged: Damaged, repaired: string, found: readonly Outcome[]) => void;

const SEED = 7;

export async function roundTrip(name: string, damage: Damage, texts: readonly string[], show?: Show): Promise<Round> {
  const hurt = await damager(SEED);
  const runs = { exact: 0, flagged: 0, missed: 0, wrong: 0 };
  const [glosses, glossesLeft, glossesTaken] = [0, 0, 0];
  const sums = { texts: 0, exact: 0, simplified: 0, characters: 0, wrongCharacters: 0, harmed: 0 };
  const round: Round = { name, ...sums, runs, glosses, glossesLeft, glossesTaken };
  for (const text of texts) {
    const damaged = hurt(text, damage);
    if (damaged !== undefined) count(round, text, damaged, damage, show);
  }
  return round;
}

function count(round: Round, text: string, damaged: Damaged, { converted }: Damage, show?: Show) {
  const { text: repaired, repairs } = repair(damaged.text, ALL);
  const found = outcomes(damaged, repaired);
  round.texts += 1;
  for (const one of found) round.runs[one] += 1;
  round.glosses += damaged.glosses;
  round.glossesLeft += Math.max(0, readings(repaired) - readings(damaged.before));
  for (const { name, count: taken } of repairs) if (name === 'gloss') round.glossesTaken += taken;
  const back = converted ? convert(repaired, 'zh-Hant>zh-Hans') : repaired;
  if (back === text) round.simplified += 1;
  if (repaired === damaged.before) {
    round.exact += 1;
    round.characters += text.length;
    for (let i = 0; i < text.length; i += 1) if (text[i] !== back[i]) round.wrongCharacters += 1;
    return;
  }
  if (found.every((one) => one === 'exact')) round.harmed += 1;
  show?.(text, damaged, repaired, found);
}
