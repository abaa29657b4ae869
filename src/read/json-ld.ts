/** What a page's JSON-LD says of its article. Bounded in nodes; what does not parse says nothing. */

export interface JsonLdArticle {
  readonly headline: string | undefined;
  readonly datePublished: string | undefined;
  readonly author: string | undefined;
  readonly dateModified: string | undefined;
  readonly publisher: string | undefined;
  /** It says that it is a news article, of whichever kind. */
  readonly isNews: boolean;
}

const MAX_NODES = 2000;
const ARTICLE = /article|posting|report|blog|webpage/i;
const NEWS = /newsarticle/i;

type Node = Record<string, unknown>;

/** The first thing that carries a headline; else the first that is a news article, or anything with a date. */
export function jsonLdArticle(sources: readonly string[]): JsonLdArticle | undefined {
  let fallback: JsonLdArticle | undefined;
  for (const source of sources) {
    const nodes = [...nodesOf(parseJson(source))];
    for (const node of nodes) {
      const article = articleOf(node, nodes);
      if (article?.headline !== undefined) return article;
      if (fallback === undefined || (article?.isNews === true && !fallback.isNews)) fallback = article;
    }
  }
  return fallback;
}

function articleOf(node: Node, nodes: readonly Node[]): JsonLdArticle | undefined {
  const types = typesOf(node);
  const isArticle = types.some((type) => ARTICLE.test(type));
  const headline = textOf(node.headline) ?? (isArticle ? textOf(node.name) : undefined);
  const datePublished = textOf(node.datePublished) ?? textOf(node.pubDate);
  // A book or a film, too, has a date on which it was published.
  if (headline === undefined && (datePublished === undefined || (types.length > 0 && !isArticle))) return undefined;
  return {
    headline,
    datePublished,
    dateModified: textOf(node.dateModified),
    author: nameOf(node.author),
    publisher: nameOf(referred(node.publisher, nodes)),
    isNews: types.some((type) => NEWS.test(type)),
  };
}

const typesOf = (node: Node): string[] =>
  [node['@type']].flat(1).filter((type): type is string => typeof type === 'string');

/** The node that `{"@id": ...}` stands for, else what is given. */
function referred(value: unknown, nodes: readonly Node[]): unknown {
  const first = Array.isArray(value) ? value[0] : value;
  if (!isObject(first) || first.name !== undefined || typeof first['@id'] !== 'string') return first;
  return nodes.find((node) => node['@id'] === first['@id'] && node.name !== undefined) ?? first;
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\s*<!--|-->\s*$/g, '').replace(/[\u0000-\u001f]+/g, ' '));
  } catch {
    return undefined;
  }
}

/** All objects of a value, outermost first. */
function* nodesOf(value: unknown): Generator<Node> {
  const queue = [value];
  for (let i = 0; i < queue.length && i < MAX_NODES; i += 1) {
    const node = queue[i];
    if (Array.isArray(node)) queue.push(...node.slice(0, 200));
    else if (isObject(node)) {
      yield node;
      queue.push(...Object.values(node).slice(0, 100));
    }
  }
}

const isObject = (value: unknown): value is Node => typeof value === 'object' && value !== null;

function textOf(value: unknown): string | undefined {
  const text = Array.isArray(value) ? value[0] : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, 1000) : undefined;
}

function nameOf(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return textOf(first) ?? (isObject(first) ? textOf(first.name) : undefined);
}
