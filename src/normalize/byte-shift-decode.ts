/**
 * What was written, where bytes have slipped: the likeliest path through two states, by the words that it spells.
 * Longer than 200 lines: an automaton's states and steps are read together.
 *
 * Model. A text was GBK bytes once. The first byte of a character (its lead) was replaced or lost; from there on each
 * pair of bytes was read one byte late, until a byte below 0x80 in second place put the pairs right again, or an error
 * did. So the text as received is in one of two states at each unit:
 *
 *   aligned  the unit is what was written;
 *   shifted  the last byte of the unit before is the first byte of what was written: `pending`.
 *
 *   KEEP    aligned -> aligned  the unit as it stands
 *   MARK    aligned -> shifted  at a `?` or U+FFFD: the lead of what follows was replaced
 *   READ    aligned -> shifted  at one before a reading, which tells the lead of what follows it (byte-shift-reading.ts)
 *   LOSE    aligned -> shifted  anywhere: the lead of what follows was lost
 *   SHIFT   shifted -> shifted  a unit of two high bytes: pending and its first byte were one character
 *           shifted -> aligned  a unit that ends in a low byte, or is one
 *   REJOIN  shifted -> aligned  a second lead was lost: its character's last byte ends this unit
 *   BREAK   shifted -> aligned  before what no pair ends in (a digit, a space, the end): the last character has lost its
 *                               second byte; CUT where a `?` or U+FFFD stands for that byte, and maybe for the bracket
 *                               of its reading, which is gone with it
 *   RELAY   shifted -> shifted  a U+FFFD that stands for the last byte of one character and the lead of the next
 *
 *   GONE    aligned -> aligned  a lead was hit, and what follows its second byte is no part of a pair: markers are left
 *
 *   DROP     shifted -> shifted  a pair of the private use area stood here and was dropped: two characters lost a byte each;
 *            aligned -> shifted  right behind the byte that was hit
 *
 * A character of which a byte is lost is a slot: it holds all characters of that byte, of which the likeliest are tried
 * on the way; which one it was is asked again when the path is known (byte-shift-fill.ts). Each state keeps the cheapest
 * paths (byte-shift-paths.ts).
 */
import {
  ambiguousBytes,
  isLeftAlone,
  isLowTrail,
  isMarker,
  isSplit,
  type PageContext,
  type SlotKind,
  scriptBits,
  TAG_REST,
  TAG_UNITS,
} from './byte-shift-bytes.ts';
import { type Path, Paths, Speller } from './byte-shift-paths.ts';
import { leadsRead, type Reading, readingAt } from './byte-shift-reading.ts';
import type { Slot } from './byte-shift-slots.ts';
import { type Gbk, gbk } from './gbk.ts';
import { ROOT } from './words.ts';

/** What was written in one place, and the slot where a byte of it was lost. */
export interface Written {
  readonly unit: number;
  readonly slot: Slot | undefined;
}

/** A stretch of the path that is not as received. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly written: readonly Written[];
  /** Where a reading tells the first byte: how many bytes it allows. */
  readonly read?: number;
}

/** What a step costs in bits, beside the words: `lost` where nothing shows that a lead is gone. */
export interface Caution {
  readonly marked: number;
  readonly lost: number;
  /** What it costs that markers are all that is left of a character. */
  readonly gone: number;
  /** Whether pairs of the private use area may have been dropped. */
  readonly drops: boolean;
}

const BREAK_BITS = 9;
const CUT_BITS = 2;
const REJOIN_BITS = 3;
const DROP_BITS = 2;
/** A dropped pair: what it took from the character before it, and from the one behind. */
const DROPPED: readonly (readonly [SlotKind, SlotKind])[] = [
  ['trail-dropped-high', 'lead-dropped-high'],
  ['trail-dropped-low', 'lead-dropped-low'],
];
/** In GBK: ā to ü. */
const FIRST_VOWEL = 0xa8a1;
const LAST_VOWEL = 0xa8b9;
/** A step leads so many places ahead, less one. */
const AHEAD = 3;
/** The byte left over between two slots of one step, where no unit of the text stands. */
const WITHIN = 1;

const UNREAD = 0xfffd;
/** The least byte in second place of a pair. */
const LOW = 0x40;
const LF = 0x0a;
const isAscii = (unit: number): boolean => unit > 0x20 && unit < 0x7f;

/** The stretches of `[from, to)` of `text`, one line, that are likelier otherwise than as received. Linear. */
export function decodeShifts(
  text: string,
  [from, to]: readonly [number, number],
  caution: Caution,
  page: PageContext,
): Stretch[] {
  return new Decoder(text, from, to, caution, page).stretches();
}

class Decoder {
  readonly #text: string;
  readonly #from: number;
  readonly #length: number;
  readonly #caution: Caution;
  readonly #page: PageContext;
  readonly #gbk: Gbk = gbk();
  readonly #speller: Speller;
  /** By place, modulo AHEAD: the paths that stand there aligned, and shifted. */
  readonly #aligned: Paths[] = Array.from({ length: AHEAD }, () => new Paths());
  readonly #shifted: Paths[] = Array.from({ length: AHEAD }, () => new Paths());
  /** By place: the paths that come there across a reading. */
  readonly #across = new Map<number, Path[]>();

  constructor(text: string, from: number, to: number, caution: Caution, page: PageContext) {
    this.#text = text;
    this.#from = from;
    this.#length = to - from;
    this.#caution = caution;
    this.#page = page;
    this.#speller = new Speller(page);
  }

  stretches(): Stretch[] {
    const unit = this.#from > 0 ? this.#text.charCodeAt(this.#from - 1) : LF;
    this.#aligned[0].merge({ cost: 0, node: ROOT, unit, slot: undefined, at: 0, pending: 0, from: null });
    for (let i = 0; i < this.#length; i += 1) {
      this.#arrive(i);
      this.#fromShifted(i);
      this.#fromAligned(i);
      this.#aligned[i % AHEAD] = new Paths();
      this.#shifted[i % AHEAD] = new Paths();
    }
    this.#arrive(this.#length);
    this.#fromShifted(this.#length);
    return this.#trace();
  }

  #arrive(i: number) {
    for (const path of this.#across.get(i) ?? [])
      (path.pending > 0 ? this.#shifted : this.#aligned)[i % AHEAD].merge(path);
  }

  #goAcross(at: number, paths: readonly Path[]) {
    if (at <= this.#length) this.#across.set(at, [...(this.#across.get(at) ?? []), ...paths]);
  }

  #unit(i: number): number {
    return i >= 0 && i < this.#length ? this.#text.charCodeAt(this.#from + i) : LF;
  }

  #bytes(i: number): number {
    return i < this.#length ? this.#gbk.bytesOf[this.#unit(i)] : 0;
  }

  #keep(sources: readonly Path[], unit: number, at: number) {
    this.#speller.spell(sources, unit, 0, { at, pending: 0, slot: undefined }, this.#aligned[at % AHEAD]);
  }

  #fromAligned(i: number) {
    const sources = this.#aligned[i % AHEAD].cheapest();
    const unit = this.#unit(i);
    this.#keep(sources, unit, i + 1);
    if (isMarker(unit)) {
      this.#enterRead(sources, i);
      this.#gone(sources, i);
      this.#enter(sources, i + 1, i, this.#caution.marked, String.fromCharCode(unit));
      if (this.#caution.drops) this.#enterDropped(sources, i + 1, String.fromCharCode(unit));
    } else if (!this.#isSpelled(i)) this.#enter(sources, i, i, this.#caution.lost, '');
  }

  /** Across the reading behind the marker at `i`, with each lead that it allows. */
  #enterRead(sources: readonly Path[], i: number) {
    const leads = leadsRead(this.#text, this.#from + i, this.#page);
    if (leads === undefined) return;
    const at = leads.end - this.#from;
    const read = leads.bytes.length;
    const paths = leads.bytes.flatMap((pending) =>
      sources.map((from): Path => ({ ...from, slot: undefined, at, pending, from, read })),
    );
    this.#goAcross(at, paths);
  }

  /** Whether a vowel with a tone stands beside a letter or a bracket, as in a reading, which no slip begins with. */
  #isSpelled(i: number): boolean {
    const bytes = this.#bytes(i);
    return bytes >= FIRST_VOWEL && bytes <= LAST_VOWEL && (isAscii(this.#unit(i - 1)) || isAscii(this.#unit(i + 1)));
  }

  /** Over the unit at `i`, whose first byte is the second of a character of unknown lead; the slip begins at `first`. */
  #enter(sources: readonly Path[], i: number, first: number, bits: number, marker: string) {
    if (i >= this.#length) return;
    for (const bytes of ambiguousBytes(this.#unit(i), this.#page) ?? [this.#bytes(i)]) {
      const isLow = bytes <= 0x80;
      if (isLow && !(isLowTrail(bytes) && isLeftAlone(this.#unit(first - 1), this.#unit(i + 1)))) continue;
      const pending = isLow ? 0 : bytes & 0xff;
      const kind = marker !== '' && isSplit(this.#unit(i), this.#page) ? 'lead-split' : 'lead-lost';
      const slot: Slot = { kind, byte: isLow ? bytes : bytes >> 8, marker };
      this.#continue(this.#speller.fill(sources, bits, { at: i + 1, pending, slot }), pending, i + 1);
    }
  }

  /** Where U+FFFD stands for a second byte that nothing followed, alone or behind the marker of its lead. */
  #gone(sources: readonly Path[], i: number) {
    const at = this.#unit(i + 1) === UNREAD ? i + 2 : i + 1;
    if (this.#unit(at - 1) !== UNREAD || isMarker(this.#unit(at)) || this.#bytes(at) >= LOW) return;
    const marker = this.#text.slice(this.#from + i, this.#from + at);
    const slot: Slot = { kind: 'gone', byte: 0, marker };
    this.#continue(this.#speller.fill(sources, this.#caution.gone, { at, pending: 0, slot }), 0, at);
  }

  /** As #enter, where the pair behind the marker was dropped: nothing is left of the stop that was hit. */
  #enterDropped(sources: readonly Path[], i: number, marker: string) {
    const bytes = this.#bytes(i);
    if (bytes <= 0x80) return;
    const slot: Slot = { kind: 'stop-lost', byte: 0, marker };
    const stops = this.#speller.fill(sources, this.#caution.marked + DROP_BITS, { at: i, pending: WITHIN, slot });
    this.#behindDropped(stops, 'lead-dropped-low', i, bytes);
  }

  /** Before the unit at `i`, whose first byte ends a character of which a dropped pair took the lead. */
  #drop(sources: readonly Path[], i: number, pending: number, bytes: number) {
    for (const [trail, lead] of DROPPED) {
      const slot: Slot = { kind: trail, byte: pending, marker: '' };
      this.#behindDropped(this.#speller.fill(sources, DROP_BITS, { at: i, pending: WITHIN, slot }), lead, i, bytes);
    }
  }

  #behindDropped(sources: readonly Path[], kind: SlotKind, i: number, bytes: number) {
    const isLow = bytes <= 0x80;
    const pending = isLow ? 0 : bytes & 0xff;
    const slot: Slot = { kind, byte: isLow ? bytes : bytes >> 8, marker: '' };
    this.#continue(this.#speller.fill(sources, 0, { at: i + 1, pending, slot }), pending, i + 1);
  }

  /** Behind complete characters, with `byte` over: a pending lead, or a low byte that stands alone, or none. */
  #continue(sources: readonly Path[], byte: number, next: number) {
    if (byte > 0x80) for (const path of sources) this.#shifted[next % AHEAD].merge(path);
    else if (byte === 0) for (const path of sources) this.#aligned[next % AHEAD].merge(path);
    else this.#keep(sources, byte, next);
  }

  #fromShifted(i: number) {
    if (this.#shifted[i % AHEAD].size === 0) return;
    const all = this.#shifted[i % AHEAD].cheapest();
    for (const pending of new Set(all.map((path) => path.pending))) {
      const sources = all.filter((path) => path.pending === pending);
      const others = i < this.#length ? ambiguousBytes(this.#unit(i), this.#page) : undefined;
      for (const bytes of others ?? [this.#bytes(i)]) {
        if (bytes <= 0x80 && !isLowTrail(bytes)) this.#break(sources, i, pending);
        else {
          this.#shift(sources, i, pending, bytes);
          if (this.#caution.drops) this.#drop(sources, i, pending, bytes);
        }
      }
    }
  }

  #shift(sources: readonly Path[], i: number, lead: number, bytes: number) {
    const isLow = bytes <= 0x80;
    const unit = this.#gbk.unitOf[(lead << 8) | (isLow ? bytes : bytes >> 8)];
    if (unit === 0) return;
    if (isLow) {
      this.#keep(sources, unit, i + 1);
      return;
    }
    const target = new Paths();
    const place = { at: i + 1, pending: bytes & 0xff, slot: undefined };
    this.#speller.spell(sources, unit, scriptBits(unit, this.#page), place, target);
    const paths = target.cheapest();
    this.#continue(paths, place.pending, i + 1);
    const slot: Slot = { kind: 'lead-lost', byte: place.pending, marker: '' };
    const rejoined = this.#speller.fill(paths, this.#caution.lost + REJOIN_BITS, { at: i + 1, pending: 0, slot });
    this.#continue(rejoined, 0, i + 1);
  }

  /** Before what no pair ends in: the character of `pending` has lost its second byte. */
  #break(sources: readonly Path[], i: number, byte: number) {
    const lost = (at: number, pending: number, bits: number, marker: string, reading?: Reading): Path[] =>
      this.#speller.fill(sources, bits, { at, pending, slot: { kind: 'trail-lost', byte, marker, reading } });
    if (i < this.#length && isMarker(this.#unit(i))) {
      const marker = String.fromCharCode(this.#unit(i));
      const bits = TAG_REST.test(this.#text.slice(this.#from + i + 1, this.#from + i + 1 + TAG_UNITS))
        ? -CUT_BITS
        : CUT_BITS;
      this.#continue(lost(i + 1, 0, bits, marker), 0, i + 1);
      const reading = readingAt(this.#text, this.#from + i + 1);
      if (reading?.opened === false) {
        const at = reading.end - this.#from;
        this.#goAcross(at, lost(at, 0, bits, marker, reading));
      }
      if (this.#bytes(i + 1) > 0x80)
        this.#enter(lost(i + 1, WITHIN, CUT_BITS, marker), i + 1, i + 1, this.#caution.marked, '');
    }
    this.#continue(lost(i, 0, BREAK_BITS, ''), 0, i);
  }

  /** Follows the cheapest path back and gathers what is not as received. */
  #trace(): Stretch[] {
    const stretches: Stretch[] = [];
    let written: Written[] = [];
    let end = 0;
    for (let path = this.#speller.best(this.#aligned[this.#length % AHEAD].values()); path?.from; path = path.from) {
      const { from, unit, slot, at, pending, read } = path;
      if (pending === 0 && from.pending === 0 && slot === undefined) continue;
      if (written.length === 0) end = at;
      if (from.pending !== 0 || read === undefined) written.push({ unit, slot });
      if (from.pending !== 0) continue;
      const start = this.#from + from.at;
      stretches.push({ start, end: this.#from + end, written: written.reverse(), ...(read ? { read } : {}) });
      written = [];
    }
    return stretches.reverse();
  }
}
