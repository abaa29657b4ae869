/**
 * What a script does to the page's title, to what is seen of the page and to where the reader is sent, read as text.
 *
 * Packed and encoded scripts are opened (`packed.ts`, `eval` of a value that can be told, `document.write` of another
 * script), MAX_LAYERS deep; a script is never run. A guard is a test of the user agent or the referrer against the name
 * of a search engine anywhere in the script: which branch it guards is not followed, for the attacker shows one title to
 * the spider and writes the other one here.
 */
import type { ScriptFacts } from './script-facts.ts';
import { ScriptReader } from './script-reader.ts';

/** A longer script is read this far. */
const MAX_SOURCE = 1 << 18;

const NOTHING: ScriptFacts = {
  titleWrites: [],
  written: [],
  hidden: [],
  classed: [],
  redirects: [],
  guards: [],
  layers: 0,
  onEvent: false,
};

/** The facts of one script. Linear in the source; most scripts hold no cue and cost a search for each. */
export function scriptFacts(source: string): ScriptFacts {
  if (!isTelling(source)) return NOTHING;
  const reader = new ScriptReader();
  reader.read(source.slice(0, MAX_SOURCE), 0, 0);
  return reader.facts();
}

/** Any of these, or all of one of the pairs, must stand in a script that does what is looked for. */
const CUES = [
  '.title',
  "'title'",
  '"title"',
  'eval(',
  'fromCharCode',
  '\\x',
  '\\u00',
  'unescape',
  '.write',
  'document[',
];
const PAIRS: readonly (readonly [string, string])[] = [
  ['getElementById', '.style'],
  ['getElementById', 'setAttribute'],
  ['getElementById', '"+"'],
  ['getElementById', "'+'"],
  ['#', '.hide('],
  ['#', '.css('],
  ['#', '.remove('],
  ["'.", '.hide('],
  ['".', '.hide('],
  ['querySelector', '.style'],
  ['querySelector', 'remove'],
  ['querySelector', '.hidden'],
  ['ByClassName', 'remove'],
  ['ByTagName', '.style'],
  ['getElementsByClassName', '.style'],
  ['getElementById', '.hidden'],
  ['getElementById', '.class'],
  ["'class'", 'setAttribute'],
  ['"class"', 'setAttribute'],
  ['querySelector', '.class'],
  ['#', '.addClass('],
  ["'.", '.addClass('],
  ['".', '.addClass('],
  ['getElementById', 'remove'],
  ['getElementById', 'innerHTML'],
  ['insertRule', '{'],
  ['createTextNode', 'style'],
  ['querySelectorAll', 'removeChild'],
  ['createElement', 'innerHTML'],
  ['insertAdjacentHTML', '<'],
  ['referrer', 'location'],
  ['userAgent', 'location'],
  ['userAgent', '['],
];

const isTelling = (source: string): boolean =>
  CUES.some((cue) => source.includes(cue)) || PAIRS.some(([a, b]) => source.includes(a) && source.includes(b));
