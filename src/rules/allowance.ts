/**
 * What the allow lists say of one page: which entry covers a finding.
 *
 * Nothing is looked up before the first finding, and then once a page: its phrases in one pass, its lines as they are
 * asked for. A finding looks at NEIGHBOURS occurrences of phrases at most, so that a page costs linear time.
 */
import type { FieldText } from '../normalize/normalize.ts';
import type { Range } from '../text/edits.ts';
import { firstFrom } from '../text/first-from.ts';
import type { Hits } from '../text/hits.ts';
import type { View } from '../text/view.ts';
import type { AllowEntry, AllowList } from './allow.ts';
import { fingerprintOf } from './fingerprint.ts';

/** What a finding must say of itself. */
export interface Found {
  readonly rule: { readonly id: string };
  readonly field: 'title' | 'text' | 'html';
  /** In the repaired text of the field. */
  readonly range: Range;
  /** `hosts` are those that links of the finding lead to. */
  readonly evidence: Readonly<Record<string, unknown>>;
}

interface Fields {
  readonly title: FieldText | undefined;
  readonly text: FieldText;
}

export class Allowance {
  readonly #allow: AllowList;
  readonly #fields: Fields;
  /** Entries for the host of the page and those above it. */
  readonly #ofHost: readonly AllowEntry[];
  readonly #phrases = new Map<FieldText, Phrases>();
  readonly #lines = new Map<FieldText, Lines>();

  constructor(allow: AllowList, host: string, fields: Fields) {
    this.#allow = allow;
    this.#fields = fields;
    this.#ofHost = hostEntries(allow, host);
  }

  /** The entry that covers a finding; undefined where it stands. */
  entryFor({ rule, field, range, evidence }: Found): AllowEntry | undefined {
    const covers = (entry: AllowEntry) => entry.covers.has(rule.id);
    const byHost = this.#ofHost.find(covers) ?? this.#ofTargets(evidence.hosts, covers);
    if (byHost !== undefined || field === 'html') return byHost;
    const text = this.#fields[field];
    if (text === undefined) return undefined;
    return this.#ofLines(text, range, covers) ?? this.#ofPhrases(text, range, covers);
  }

  /** The entry of one of the hosts that links lead to, where all of them are allowed. */
  #ofTargets(hosts: unknown, covers: (entry: AllowEntry) => boolean): AllowEntry | undefined {
    if (!Array.isArray(hosts) || hosts.length === 0 || this.#allow.byHost.size === 0) return undefined;
    const found = hosts.map((host) => hostEntries(this.#allow, String(host)).find(covers));
    return found.includes(undefined) ? undefined : found[0];
  }

  #ofLines(text: FieldText, range: Range, covers: (entry: AllowEntry) => boolean): AllowEntry | undefined {
    if (this.#allow.byLine.size === 0) return undefined;
    const lines = this.#lines.get(text) ?? new Lines(text, this.#allow);
    this.#lines.set(text, lines);
    return lines.entryFor(range, covers);
  }

  #ofPhrases(text: FieldText, range: Range, covers: (entry: AllowEntry) => boolean): AllowEntry | undefined {
    if (this.#allow.phrases === undefined) return undefined;
    const phrases = this.#phrases.get(text) ?? new Phrases(text, this.#allow);
    this.#phrases.set(text, phrases);
    return phrases.entryFor(range, covers);
  }
}

/** The entries for a host and for each that it is below: news.example for www.news.example. */
export function hostEntries({ byHost }: AllowList, host: string): AllowEntry[] {
  if (byHost.size === 0) return [];
  const labels = host.replace(/\.$/, '').split('.');
  return labels.flatMap((_, index) => byHost.get(labels.slice(index).join('.')) ?? []);
}

const NEIGHBOURS = 64;

/** Where allowed phrases stand in a field, in order of their end. */
class Phrases {
  readonly #view: View;
  readonly #hits: Hits | undefined;
  readonly #entries: AllowList['byPhrase'];

  constructor({ loose }: FieldText, { phrases, byPhrase }: AllowList) {
    this.#view = loose;
    this.#hits = phrases?.find(loose.text);
    this.#entries = byPhrase;
  }

  /** The entry of a phrase that stands in `range` or across an end of it. */
  entryFor([start, end]: Range, covers: (entry: AllowEntry) => boolean): AllowEntry | undefined {
    const count = this.#hits?.count ?? 0;
    const first = firstFrom(count, (hit) => this.#rangeOf(hit)[1], start + 1);
    for (let hit = first; hit < Math.min(count, first + NEIGHBOURS); hit += 1) {
      if (this.#rangeOf(hit)[0] >= end) continue;
      const entry = this.#entries[this.#hits?.terms[hit] ?? 0].find(covers);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  #rangeOf(hit: number): Range {
    return this.#view.toSource(this.#hits?.starts[hit] ?? 0, this.#hits?.ends[hit] ?? 0);
  }
}

/** The lines of a field, by their fingerprints as received and as repaired. */
class Lines {
  readonly #text: FieldText;
  readonly #allow: AllowList;
  /** Where each line ends. */
  readonly #ends: number[] = [];
  readonly #entries = new Map<number, readonly AllowEntry[]>();

  constructor(text: FieldText, allow: AllowList) {
    this.#text = text;
    this.#allow = allow;
    for (let at = text.text.indexOf('\n'); at >= 0; at = text.text.indexOf('\n', at + 1)) this.#ends.push(at);
    this.#ends.push(text.text.length);
  }

  /** The entry of a line, where each line that `range` touches has one. */
  entryFor([start, end]: Range, covers: (entry: AllowEntry) => boolean): AllowEntry | undefined {
    const first = firstFrom(this.#ends.length, (line) => this.#ends[line], start + 1);
    let found: AllowEntry | undefined;
    for (let line = first; line < this.#ends.length && (line === first || this.#startOf(line) < end); line += 1) {
      found = this.#entriesOf(line).find(covers);
      if (found === undefined) return undefined;
    }
    return found;
  }

  #startOf(line: number): number {
    return line === 0 ? 0 : this.#ends[line - 1] + 1;
  }

  #entriesOf(line: number): readonly AllowEntry[] {
    const known = this.#entries.get(line) ?? this.#find([this.#startOf(line), this.#ends[line]]);
    this.#entries.set(line, known);
    return known;
  }

  #find(range: Range): readonly AllowEntry[] {
    const { text, received, edits, toReceived } = this.#text;
    const lines = [text.slice(...range), ...(edits.length > 0 ? [received.slice(...toReceived(range))] : [])];
    return lines.flatMap((line) => this.#allow.byLine.get(fingerprintOf(line)) ?? []);
  }
}
