/**
 * Links that a reader does not see: what hides them, where they lead, what they say.
 *
 * Genuine pages hide much: closed menus and tabs, skip links, share boxes, a shop's own panels. What tells a planted
 * block is that it is hidden, that its links lead to other sites, and how many; how it is hidden weighs (nobody moves
 * a menu to -9999px or writes it in type of size 0), and so does what could open it again. A word list on anchors may
 * add to that and is not needed.
 */

import type { HtmlDocument } from '../read/html-document.ts';
import type { Range } from '../text/edits.ts';
import { type Group, groupsOf, outsideOf, plantedIn } from './hidden-link-groups.ts';
import { hostOf, isAddress, isForeign, isOfficial, siteOf } from './hidden-link-hosts.ts';
import { Openers, strengthOf } from './hidden-link-rules.ts';

export interface HiddenLink {
  readonly host: string;
  readonly href: string;
  readonly text: string;
}

export interface HiddenBlock {
  /** What hides it: the declaration or attribute, and where that stands. */
  readonly rule: string;
  readonly place: string;
  /** In the markup. */
  readonly markup: Range;
  /** Its lines in `extracted`; empty where a script writes it. */
  readonly ranges: readonly Range[];
  /** Links to other sites, MAX_LINKS at most, and how many there are. */
  readonly links: readonly HiddenLink[];
  readonly count: number;
  readonly hosts: readonly string[];
  readonly score: number;
  /** What the score is made of. */
  readonly signals: Readonly<Record<string, number>>;
}

export interface HiddenLinkInput {
  /** The markup, to see what else names a hidden element. */
  readonly html: string;
  /** The host of the page. */
  readonly host: string | undefined;
  /** From 0 to 1: how much a text is spam by the word lists. */
  readonly spamScore: (text: string) => number;
}

/** The score from which on a block is reported. */
export const HIDDEN_LINKS = 0.75;
const MAX_LINKS = 200;
const MAX_HOSTS = 100;
/** From so many sites on a hidden list is one that was planted whatever its links say; hidden as no menu is, from fewer. */
const PLAIN_SITES = 5;
const PLAIN_SITES_OF_TRICK = 3;

interface Judging extends HiddenLinkInput {
  readonly site: string | undefined;
  readonly own: ReadonlySet<string>;
  readonly openers: Openers;
}

/** All blocks of hidden links, in the order of the page. */
export function hiddenLinks(document: HtmlDocument, input: HiddenLinkInput): HiddenBlock[] {
  const site = input.host === undefined ? undefined : siteOf(input.host);
  const own = ownSites(document, site);
  const openers = new Openers(input.html, document);
  const found = [...groupsOf(document), ...outsideOf(document)]
    .map((group) => judged(document, group, { ...input, site, own, openers }))
    .filter((block): block is HiddenBlock => block !== undefined && block.score >= HIDDEN_LINKS);
  return found.sort((a, b) => a.markup[0] - b.markup[0]);
}

/** A site that so large a share of the links in sight lead to, and so many, is the page's own under another name. */
const OWN_SHARE = 0.2;
const OWN_LINKS = 5;

/** The sites that the page itself belongs to: by its address, by what it says of itself, by where it leads in plain sight. */
function ownSites({ links, head }: HtmlDocument, site: string | undefined): Set<string> {
  const own = new Set(site === undefined ? [] : [site]);
  const named = [
    head.canonical,
    head.base,
    ...head.metas.filter(({ name }) => name === 'og:url').map(({ content }) => content),
  ];
  for (const address of named) {
    const host = address === undefined ? undefined : hostOf(address, undefined);
    if (host !== undefined) own.add(siteOf(host));
  }
  const hosts = new Map<string, number>();
  let all = 0;
  for (const { href, region } of links) {
    const host = region < 0 ? hostOf(href, undefined) : undefined;
    if (host === undefined) continue;
    all += 1;
    hosts.set(host, (hosts.get(host) ?? 0) + 1);
  }
  const seen = new Map<string, number>();
  for (const [host, count] of hosts) seen.set(siteOf(host), (seen.get(siteOf(host)) ?? 0) + count);
  for (const [name, count] of seen) if (count >= OWN_LINKS && count >= OWN_SHARE * all) own.add(name);
  return own;
}

function judged(document: HtmlDocument, group: Group, input: Judging): HiddenBlock | undefined {
  const { site, own } = input;
  const foreignHost = (href: string): string | undefined => {
    const host = hostOf(href, site);
    return host !== undefined && isForeign(host, site) && !own.has(siteOf(host)) ? host : undefined;
  };
  const foreign = group.links.flatMap(({ href, text }): HiddenLink[] => {
    const host = foreignHost(href);
    return host === undefined ? [] : [{ host, href, text }];
  });
  if (foreign.length === 0) return undefined;
  const [first, last] = [group.regions[0], group.regions[group.regions.length - 1]];
  const sites = new Set(foreign.map(({ host }) => siteOf(host)));
  const signals = signalsOf(document, group, foreign, sites, input);
  let score = Object.values(signals).reduce((sum, weight) => sum + weight, 0);
  if (score >= HIDDEN_LINKS && strengthOf(first.rule, first.place).toggles) {
    // Asked last: it looks through the whole markup.
    const opens = input.openers.weigh(first);
    if (opens > 0) signals.opensAgain = -opens;
    score -= opens;
  }
  return {
    rule: first.rule,
    place: first.place,
    markup: [first.markup[0], Math.max(first.markup[1], last.markup[1])],
    ranges: plantedIn(document, group, (href) => foreignHost(href) !== undefined),
    links: foreign.slice(0, MAX_LINKS),
    count: foreign.length,
    hosts: [...new Set(foreign.map(({ host }) => host))].slice(0, MAX_HOSTS),
    score,
    signals,
  };
}

function signalsOf(
  document: HtmlDocument,
  group: Group,
  foreign: readonly HiddenLink[],
  sites: ReadonlySet<string>,
  input: Judging,
): Record<string, number> {
  const [region] = group.regions;
  const share = foreign.length / group.links.length;
  const spam = foreign.slice(0, 50).filter(({ text }) => text !== '' && input.spamScore(text) >= 0.5).length;
  const strength = strengthOf(region.rule, region.place);
  // Anchors that are addresses are what a link farm leaves; an address of figures is nobody's partner.
  const namesAddresses = foreign.some(({ host, text }) => isAddress(host) || text.includes(host));
  const signals: Record<string, number> = {
    hiding: strength.weight,
    foreignShare: share >= 0.8 ? 0.2 : share > 0.5 ? 0.1 : share === 0.5 ? 0 : -0.3,
    sites:
      sites.size >= 10
        ? 0.4
        : sites.size >= 4
          ? strength.toggles
            ? 0.2
            : 0.3
          : sites.size === 3
            ? 0.22
            : sites.size === 2
              ? 0.15
              : strength.toggles
                ? -0.15
                : 0,
    links: foreign.length >= 10 ? 0.2 : foreign.length >= 3 ? 0.1 : foreign.length === 1 ? -0.3 : 0,
    spamAnchors: spam === 0 ? 0 : 0.3 + 0.4 * (spam / Math.min(50, foreign.length)),
    // A few links to others that say nothing of spam: partners behind a switch, a credit, a help for readers.
    plain:
      spam === 0 && !namesAddresses && sites.size < (strength.toggles ? PLAIN_SITES : PLAIN_SITES_OF_TRICK) ? -0.25 : 0,
    // Offices whose sites were taken over are linked to with the words of what is sold there.
    official: spam === 0 && 2 * foreign.filter(({ host }) => isOfficial(host)).length >= foreign.length ? -0.5 : 0,
    addresses: foreign.some(({ host }) => isAddress(host)) ? 0.2 : 0,
    unclosed: region.closed ? 0 : 0.1,
    linkDensity: linkDensity(document, group) >= 0.6 ? 0.1 : 0,
    outside: region.markup[1] <= document.root.start || region.markup[0] >= document.root.end ? 0.2 : 0,
  };
  return Object.fromEntries(Object.entries(signals).filter(([, weight]) => weight !== 0));
}

/** The share of the group's text that stands in links; 1 where a script writes it. */
function linkDensity({ blocks }: HtmlDocument, group: Group): number {
  let linked = 0;
  let units = 0;
  for (const [first, end] of group.blocks) {
    for (let b = first; b < end; b += 1) {
      linked += blocks[b].linkUnits;
      units += blocks[b].end - blocks[b].start;
    }
  }
  return units === 0 ? 1 : linked / units;
}
