/** Regions with links, those that hide alike in a row as one, and what stands outside the document element. */
import type { HtmlDocument, Link, Region } from '../read/html-document.ts';
import type { Range } from '../text/edits.ts';

/** Regions hidden alike with no more markup than this between them are one block. */
const GAP = 400;

/** One thing that hides, or several in a row that hide alike. */
export interface Group {
  readonly regions: readonly Region[];
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly blocks: readonly (readonly [number, number])[];
}

export function groupsOf(document: HtmlDocument): Group[] {
  const { regions } = document;
  const linksOf = linksByRegion(document);
  const groups: { regions: Region[]; links: { href: string; text: string }[]; blocks: [number, number][] }[] = [];
  for (const [index, region] of regions.entries()) {
    const links = [...(linksOf.get(index) ?? []), ...region.written];
    if (links.length === 0) continue;
    const last = groups[groups.length - 1];
    const before = last?.regions[last.regions.length - 1];
    if (
      before !== undefined &&
      before.rule === region.rule &&
      before.place === region.place &&
      region.markup[0] - before.markup[1] < GAP
    ) {
      last.regions.push(region);
      last.links.push(...links);
      last.blocks.push([...region.blocks]);
    } else groups.push({ regions: [region], links, blocks: [[...region.blocks]] });
  }
  return groups;
}

/** The links of each region itself: those that no smaller region holds. */
function linksByRegion({ links, extracted }: HtmlDocument): Map<number, { href: string; text: string }[]> {
  const byRegion = new Map<number, { href: string; text: string }[]>();
  for (const link of links) {
    if (link.region < 0) continue;
    const own = byRegion.get(link.region) ?? [];
    own.push({ href: link.href, text: textOf(extracted, link) });
    byRegion.set(link.region, own);
  }
  return byRegion;
}

const textOf = (extracted: string, { start, end }: Link): string => extracted.slice(start, Math.min(end, start + 200));

/** What stands before the document element or behind it. */
export function outsideOf({ blocks, links, extracted, root }: HtmlDocument): Group[] {
  const sides: [string, (at: number) => boolean][] = [
    ['before the document', (at) => at < root.start],
    ['behind the document', (at) => at >= root.end],
  ];
  return sides.flatMap(([place, isOutside]) => {
    const outside = links.filter(({ markup, region }) => region < 0 && isOutside(markup));
    if (outside.length === 0) return [];
    const own = blocks.flatMap(({ markup }, index) => (isOutside(markup[0]) ? [index] : []));
    const range: [number, number] = own.length === 0 ? [0, 0] : [own[0], own[own.length - 1] + 1];
    const markup: [number, number] = [outside[0].markup, outside[outside.length - 1].markup];
    const region: Region = {
      rule: 'outside html',
      place,
      parent: -1,
      name: '',
      label: '',
      markup,
      blocks: range,
      closed: true,
      written: [],
    };
    return [
      {
        regions: [region],
        links: outside.map((link) => ({ href: link.href, text: textOf(extracted, link) })),
        blocks: [range],
      },
    ];
  });
}

/** The text of a group: of a region that nothing closes, which has the rest of the page in it, up to the last of its links to others. */
export function plantedIn(document: HtmlDocument, group: Group, isForeign: (href: string) => boolean): Range[] {
  return group.blocks.flatMap(([first, end], i): Range[] => {
    const region = group.regions[i];
    const to = region === undefined || region.closed ? end : Math.min(end, lastOf(document, region, isForeign) ?? end);
    return to > first ? [[document.blocks[first].start, document.blocks[to - 1].end]] : [];
  });
}

/** Behind the last block with a link of the region to another site. */
function lastOf({ links, regions }: HtmlDocument, region: Region, isForeign: (href: string) => boolean) {
  const index = regions.indexOf(region);
  const last = links.findLast((link) => link.region === index && isForeign(link.href));
  return last === undefined ? undefined : last.block + 1;
}
