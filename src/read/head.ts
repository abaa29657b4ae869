/** What a page says of itself beside its text: title, metas, JSON-LD, `time`, canonical address, language. */

import { classes, WORD } from '../text/unicode.ts';
import type { Attributes } from './attributes.ts';

export interface TitleElement {
  /** As it stands in the markup, and decoded with its white space collapsed. */
  readonly source: string;
  readonly text: string;
  readonly markup: readonly [start: number, end: number];
  /** Letters and digits of `text` that were written as entities, as a share. */
  readonly entityShare: number;
}

export interface Meta {
  /** `name`, `property`, `itemprop` or `http-equiv`, lower case. */
  readonly name: string;
  readonly content: string;
  readonly entityShare: number;
  readonly markup: readonly [start: number, end: number];
}

export interface Time {
  /** Its `datetime`, `content` or `title`, or what a script sets. */
  readonly value: string;
  readonly says: 'published' | 'modified' | 'nothing';
  /** Where it opens in the markup. */
  readonly at: number;
}

export interface Head {
  readonly titles: readonly TitleElement[];
  readonly metas: readonly Meta[];
  /** The text of each `application/ld+json` script. */
  readonly jsonLd: readonly string[];
  /** `time` elements and those marked as the date of publication or of the last change, in order. */
  readonly times: readonly Time[];
  readonly canonical: string | undefined;
  readonly lang: string | undefined;
  readonly base: string | undefined;
  /** Letters and digits of the text that were written as entities, as a share of them. */
  readonly entityShare: number;
}

const MAX_TITLES = 8;
const MAX_METAS = 200;
const MAX_TEXT = 8192;
const MAX_JSON_LD = 16;
const MAX_JSON_LD_UNITS = 1 << 18;
const MAX_TIMES = 32;

export class HeadReader {
  readonly #titles: TitleElement[] = [];
  readonly #metas: Meta[] = [];
  readonly #jsonLd: string[] = [];
  readonly #times: Time[] = [];
  #canonical: string | undefined;
  #lang: string | undefined;
  #base: string | undefined;

  head(entityShare: number): Head {
    return {
      titles: this.#titles,
      metas: this.#metas,
      jsonLd: this.#jsonLd,
      times: this.#times,
      canonical: this.#canonical,
      lang: this.#lang,
      base: this.#base,
      entityShare,
    };
  }

  title(source: string, decoded: string, entities: number, markup: readonly [number, number]) {
    const text = decoded.slice(0, MAX_TEXT).replace(/\s+/g, ' ').trim();
    if (this.#titles.length >= MAX_TITLES) return;
    this.#titles.push({ source: source.slice(0, MAX_TEXT), text, markup, entityShare: share(entities, text) });
  }

  leaf(name: string, attributes: Attributes, markup: readonly [number, number]) {
    if (name === 'meta') this.#meta(attributes, markup);
    else if (name === 'base') this.#base ??= attributes.get('href');
    else if (name === 'link' && attributes.get('rel')?.toLowerCase() === 'canonical') {
      this.#canonical ??= attributes.get('href');
    }
  }

  /** An element that may carry a date or the page's language; it opens at `at`. */
  element(name: string, attributes: Attributes, at: number) {
    if (name === 'html') this.#lang ??= attributes.get('lang');
    // `schema:dateCreated` of RDFa says what `dateCreated` of microdata does.
    const itemprop = attributes.get('itemprop') ?? attributes.get('property')?.replace(/^[a-z]{1,10}:/i, '');
    if (this.#times.length >= MAX_TIMES) return;
    if (name !== 'time' && itemprop === undefined) {
      this.#titled(attributes, at);
      return;
    }
    const says = sayingOf(itemprop ?? '', attributes.get('class') ?? '');
    const value =
      (name === 'time' ? (attributes.get('datetime') ?? attributes.get('title')) : undefined) ??
      (says === 'nothing' || !/^date/i.test(itemprop ?? '')
        ? undefined
        : (attributes.get('content') ?? attributes.get('title')));
    if (value !== undefined) this.#times.push({ value: value.slice(0, 64), says, at });
  }

  /** `<span class="time" title="2012-03-07 09:05">3 hours ago</span>`: what an element shows when it is pointed at. */
  #titled(attributes: Attributes, at: number) {
    const value =
      attributes.get('title') ??
      attributes.get('data-time') ??
      attributes.get('data-date') ??
      attributes.get('data-publish-time') ??
      attributes.get('data-timestamp');
    if (value === undefined || !DATE.test(value)) return;
    const says = sayingOf('', attributes.get('class') ?? '');
    this.#times.push({ value: value.slice(0, 64), says, at });
  }

  /** The date that a script sets as that of the publication; it opens at `at`. */
  scripted(value: string | undefined, at: number) {
    if (value !== undefined && this.#times.length < MAX_TIMES) this.#times.push({ value, says: 'published', at });
  }

  json(text: string) {
    if (this.#jsonLd.length < MAX_JSON_LD && text.length <= MAX_JSON_LD_UNITS) this.#jsonLd.push(text);
  }

  #meta(attributes: Attributes, markup: readonly [number, number]) {
    const content = attributes.get('content');
    if (content === undefined || this.#metas.length >= MAX_METAS) return;
    const named =
      attributes.get('property') ??
      attributes.get('name') ??
      attributes.get('itemprop') ??
      attributes.get('http-equiv');
    if (named === undefined) return;
    const entityShare = share(attributes.entities, content);
    this.#metas.push({
      name: named.trim().toLowerCase().slice(0, 80),
      content: content.slice(0, MAX_TEXT),
      entityShare,
      markup,
    });
  }
}

/** The content of the first meta of these names that is not empty. */
export function metaOf({ metas }: Head, names: RegExp): string | undefined {
  return metas.find(({ name, content }) => names.test(name) && content.trim() !== '')?.content;
}

/** A date and nothing else. */
const DATE = /^\s?(?:19|20)\d\d[-/年]\d{1,2}[-/月]\d{1,2}日?(?:[T ]\d{1,2}:\d\d(?::\d\d)?(?:[+-]\d\d:?\d\d|Z)?)?\s?$/;

/** Which date an element carries. Themes give one that was never changed both classes: it is the date of publication. */
function sayingOf(itemprop: string, classes: string): Time['says'] {
  if (/^date(published|created)?$/i.test(itemprop) || /publish|pubdate/i.test(classes)) return 'published';
  return /^datemodified$/i.test(itemprop) || /updated|modified/i.test(classes) ? 'modified' : 'nothing';
}

function share(entities: number, text: string): number {
  const words = wordUnits(text);
  return words === 0 ? 0 : Math.min(1, entities / words);
}

/** How many units of `text` are letters, digits or Han. */
export function wordUnits(text: string): number {
  const kinds = classes();
  let units = 0;
  for (let i = 0; i < text.length; i += 1) if ((kinds[text.charCodeAt(i)] & WORD) !== 0) units += 1;
  return units;
}
