/**
 * What a reader of markup must know of HTML's elements: which ones begin a line of their own, hold no content, hold raw
 * text, close one another, or bound what a close tag reaches.
 */

/** Begins and ends a block of text. */
export const BLOCK = 1;
/** Has no content and no close tag. */
export const VOID = 2;
/** Its content is no text of the page. */
export const SILENT = 4;
/** A close tag of anything outside does not reach through it. */
export const SCOPE = 8;

export interface Tag {
  readonly name: string;
  readonly flags: number;
  /** Opening it closes these where they stand on top of the stack. */
  readonly closes: ReadonlySet<string> | undefined;
}

const BLOCKS =
  'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main marquee menu nav noscript ol optgroup option p plaintext pre search section select summary table tbody td textarea tfoot th thead tr ul xmp';
const VOIDS =
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr bgsound';
const SILENTS = 'script style template title iframe noembed noframes';
const SCOPES = 'html table td th caption button marquee object';

const CLOSES: readonly (readonly [opens: string, closes: string])[] = [
  ['tr', 'tr th td p li'],
  ['th td', 'th td p li'],
  ['tbody tfoot thead', 'tbody tfoot thead tr th td p li'],
  ['li', 'li p'],
  ['dd dt', 'dd dt p'],
  ['a', 'a'],
  ['option', 'option'],
  ['optgroup', 'optgroup option'],
  ['h1 h2 h3 h4 h5 h6', 'p h1 h2 h3 h4 h5 h6'],
  [
    'p address article aside blockquote center details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul',
    'p',
  ],
];

let table: ReadonlyMap<string, Tag> | undefined;

/** The tag of a lower-case name; one that HTML does not know is an inline element. */
export function tagOf(name: string): Tag {
  table ??= buildTable();
  return table.get(name) ?? { name, flags: 0, closes: undefined };
}

function buildTable(): Map<string, Tag> {
  const flags = new Map<string, number>();
  const add = (names: string, flag: number) => {
    for (const name of names.split(' ')) flags.set(name, (flags.get(name) ?? 0) | flag);
  };
  add(BLOCKS, BLOCK);
  add(VOIDS, VOID);
  add(SILENTS, SILENT);
  add(SCOPES, SCOPE);
  const closes = new Map<string, Set<string>>();
  for (const [opens, closed] of CLOSES) {
    add(opens, 0);
    for (const name of opens.split(' ')) closes.set(name, new Set(closed.split(' ')));
  }
  add('b br em font i img span strong', 0);
  return new Map([...flags].map(([name, flag]) => [name, { name, flags: flag, closes: closes.get(name) }]));
}
