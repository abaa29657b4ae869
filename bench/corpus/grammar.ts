/** The word lists and templates of grammar/*.yaml; `both` goes with either split, `dev` and `held` never meet. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Split } from './articles.ts';
import type { Random } from './random.ts';

interface Halves<T> {
  readonly both?: readonly T[];
  readonly dev?: readonly T[];
  readonly held?: readonly T[];
}

interface Style {
  readonly lists?: Readonly<Record<string, Halves<string>>>;
  readonly segments?: Halves<string>;
  readonly lines?: Halves<string>;
  readonly glued?: Halves<string>;
}

interface Titles {
  readonly shared: Readonly<Record<string, Halves<string>>>;
  readonly separators: Halves<string>;
  readonly markup: Halves<readonly string[]>;
  readonly [style: string]: unknown;
}

export interface JunkKind {
  readonly kind: string;
  readonly pack: string;
  readonly at: 'top' | 'middle' | 'bottom' | 'any';
  readonly block?: boolean;
  readonly contact?: string;
  readonly byline?: readonly string[];
  readonly dev: readonly string[];
  readonly held: readonly string[];
}

export interface Tail {
  readonly text: string;
  readonly kind: string;
  readonly byline?: readonly string[];
}

export interface SpamPage {
  readonly lang: string;
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Bodies {
  readonly promotion: Required<Pick<Halves<string>, Split>>;
  readonly stuffing: Required<Pick<Halves<number>, Split>>;
  readonly spam: Required<Pick<Halves<SpamPage>, Split>>;
  readonly frames: readonly string[];
}

const load = (name: string): unknown =>
  parse(readFileSync(new URL(`grammar/${name}.yaml`, import.meta.url), 'utf8')) as unknown;

const half = <T>(halves: Halves<T> | undefined, split: Split): readonly T[] => [
  ...(halves?.both ?? []),
  ...(halves?.[split] ?? []),
];

/** Draws titles, segments and single words of a style from one split. */
export class TitleGrammar {
  readonly #titles = load('titles') as Titles;

  separators(split: Split): readonly string[] {
    return half(this.#titles.separators, split);
  }

  markup(split: Split, random: Random): string[] {
    const rid = Array.from({ length: 5 }, () => random.pick('abcdefghjkmnpqrstuvwxyz0123456789'.split(''))).join('');
    return random.pick(half(this.#titles.markup, split)).map((line) => line.replaceAll('{rid}', rid));
  }

  /** A template of `style` filled: `part` is 'segments', 'lines' or 'glued'. */
  draw(style: string, part: 'segments' | 'lines' | 'glued', split: Split, random: Random): string {
    const templates = half(this.#style(style)[part], split);
    return this.fill(random.pick(templates), style, split, random);
  }

  fill(template: string, style: string, split: Split, random: Random): string {
    return template.replace(/\{(\w+)\}/g, (_, slot: string) => this.word(style, slot, split, random));
  }

  word(style: string, slot: string, split: Split, random: Random): string {
    const words = half(this.#style(style).lists?.[slot] ?? this.#titles.shared[slot], split);
    if (words.length === 0) throw new Error(`no words for {${slot}} in ${style}, ${split}`);
    return random.pick(words);
  }

  #style(style: string): Style {
    return this.#titles[style] as Style;
  }
}

/** Genuine lines that look like junk or spam, by split. */
export const loadTwins = (): Readonly<Record<Split, readonly string[]>> => load('twins') as Record<Split, string[]>;

export const loadBodies = (): Bodies => load('bodies') as Bodies;

/** Junk by kind, tails, and the lines of other languages. */
export function loadJunk(): {
  kinds: JunkKind[];
  tails: Readonly<Record<Split, readonly Tail[]>>;
  other: Readonly<Record<string, Readonly<Record<Split, readonly string[]>>>>;
} {
  const entries = load('junk') as Record<string, unknown>[];
  return {
    kinds: entries.filter((entry) => entry.kind !== undefined) as unknown as JunkKind[],
    tails: entries.find((entry) => entry.tails === true) as unknown as Record<Split, Tail[]>,
    other: entries.find((entry) => entry.other === true) as unknown as Record<string, Record<Split, string[]>>,
  };
}
