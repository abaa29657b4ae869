/**
 * Who says what the page's title is. A hijacked page lies in one place and forgets the others; often the attacker's own
 * script, which gives people the title that search engines are not shown, carries the true one.
 */
import type { Range } from '../text/edits.ts';
import { decodeEntities } from './entities.ts';
import type { HtmlDocument } from './html-document.ts';
import { jsonLdArticle } from './json-ld.ts';

export const WITNESS_KINDS = ['title', 'script', 'heading', 'og', 'twitter', 'json-ld', 'meta', 'breadcrumb'] as const;
export type WitnessKind = (typeof WITNESS_KINDS)[number];

export interface TitleWitness {
  readonly kind: WitnessKind;
  readonly text: string;
  /** Where it stands in the markup, where that is known. */
  readonly markup: Range | undefined;
  /** 1 to 3 of a heading, 0 otherwise. */
  readonly level: number;
  /** Index of the block of a heading or breadcrumb, -1 otherwise. */
  readonly block: number;
  /** Share of letters written as entities. */
  readonly entityShare: number;
  /** Of a script: what it tests, how many layers were opened, whether it stands before the title, acts on an event. */
  readonly script?: {
    readonly guards: readonly ('user-agent' | 'referrer')[];
    readonly layers: number;
    readonly beforeTitle: boolean;
    readonly onEvent: boolean;
  };
}

const MAX_HEADINGS = 40;
const MAX_WRITES = 32;
const MAX_UNITS = 1000;
const METAS: ReadonlyMap<string, WitnessKind> = new Map([
  ['og:title', 'og'],
  ['twitter:title', 'twitter'],
  ['headline', 'meta'],
  ['articletitle', 'meta'],
  ['title', 'meta'],
  ['dc.title', 'meta'],
  ['sailthru.title', 'meta'],
  ['parsely-title', 'meta'],
]);

const heard = new WeakMap<HtmlDocument, readonly TitleWitness[]>();

/** All witnesses of `document`, in no order of trust; heard once. Linear; some dozens. */
export function titleWitnesses(document: HtmlDocument): readonly TitleWitness[] {
  const witnesses = heard.get(document) ?? witnessesOf(document);
  heard.set(document, witnesses);
  return witnesses;
}

function witnessesOf(document: HtmlDocument): TitleWitness[] {
  return [...ofHead(document), ...ofScripts(document), ...ofBlocks(document)].filter(({ text }) => text !== '');
}

function ofHead({ head }: HtmlDocument): TitleWitness[] {
  const witnesses = head.titles.map((title) => witness('title', title.text, title.markup, title.entityShare));
  for (const { name, content, markup, entityShare } of head.metas) {
    const kind = METAS.get(name);
    if (kind !== undefined) witnesses.push(witness(kind, content, markup, entityShare));
  }
  const headline = jsonLdArticle(head.jsonLd)?.headline;
  if (headline !== undefined) witnesses.push(witness('json-ld', decodeEntities(headline), undefined, 0));
  return witnesses;
}

function ofScripts({ head, scripts }: HtmlDocument): TitleWitness[] {
  const title = head.titles[0]?.markup[0] ?? Number.POSITIVE_INFINITY;
  const witnesses: TitleWitness[] = [];
  for (const { markup, facts } of scripts) {
    for (const { value, at, layers } of facts.titleWrites) {
      if (witnesses.length >= MAX_WRITES) return witnesses;
      const start = markup[0] + at;
      const { guards, onEvent } = facts;
      const script = { guards, layers, beforeTitle: start < title, onEvent };
      witnesses.push({ ...witness('script', decodeEntities(value), [start, markup[1]], 0), script });
    }
  }
  return witnesses;
}

function ofBlocks({ extracted, blocks, containers, regions }: HtmlDocument): TitleWitness[] {
  const witnesses: TitleWitness[] = [];
  for (const [block, { start, end, heading, markup, container, region }] of blocks.entries()) {
    // What nobody sees is no headline.
    if (region >= 0 && regions[region].place === 'script') continue;
    if (heading >= 1 && heading <= 3 && witnesses.length < MAX_HEADINGS) {
      witnesses.push({ ...witness('heading', extracted.slice(start, end), markup, 0), level: heading, block });
    } else if (end - start < 300 && isBreadcrumb(extracted.slice(start, start + 12), containers[container]?.label)) {
      const last =
        extracted
          .slice(start, end)
          .split(/\s*[>»›＞]+\s*|\s+\/\s+/)
          .pop() ?? '';
      if (last.length >= 6 && witnesses.length < MAX_HEADINGS) {
        witnesses.push({ ...witness('breadcrumb', last, markup, 0), block });
      }
    }
  }
  return witnesses;
}

const isBreadcrumb = (line: string, label: string | undefined): boolean =>
  /^[\W_]{0,3}(?:您?[當当][前]?的?位置|您?(?:现在|現在)的?位置|首页\s*[>»›＞]|首頁\s*[>»›＞]|home\s*[>»›])/i.test(
    line,
  ) || /breadcrumb|crumbs?\b|\bpath\b|position|location/.test(label ?? '');

function witness(kind: WitnessKind, text: string, markup: Range | undefined, entityShare: number): TitleWitness {
  const plain = text.slice(0, MAX_UNITS).replace(/\s+/g, ' ').trim();
  return { kind, text: plain, markup, level: 0, block: -1, entityShare };
}
