/** What a page's JSON-LD says of its article. Bounded in nodes; what does not parse says nothing. */

export interface JsonLdArticle {
  readonly headline: string | undefined;
  readonly datePublished: string | undefined;
  readonly author: string | undefined;
  readonly publisher: string | undefined;
}

const MAX_NODES = 2000;
const ARTICLE = /article|posting|report|blog|webpage/i;

/** The first thing that is an article, or that carries a headline. */
export function jsonLdArticle(sources: readonly string[]): JsonLdArticle | undefined {
  let fallback: JsonLdArticle | undefined;
  for (const source of sources) {
    for (const node of nodesOf(parseJson(source))) {
      const headline =
        textOf(node.headline) ?? (ARTICLE.test(textOf(node['@type']) ?? '') ? textOf(node.name) : undefined);
      const datePublished = textOf(node.datePublished) ?? textOf(node.pubDate);
      if (headline === undefined && datePublished === undefined) continue;
      const article = { headline, datePublished, author: nameOf(node.author), publisher: nameOf(node.publisher) };
      if (headline !== undefined) return article;
      fallback ??= article;
    }
  }
  return fallback;
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\s*<!--|-->\s*$/g, '').replace(/[\u0000-\u001f]+/g, ' '));
  } catch {
    return undefined;
  }
}

/** All objects of a value, outermost first. */
function* nodesOf(value: unknown): Generator<Record<string, unknown>> {
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

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function textOf(value: unknown): string | undefined {
  const text = Array.isArray(value) ? value[0] : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, 1000) : undefined;
}

function nameOf(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return textOf(first) ?? (isObject(first) ? textOf(first.name) : undefined);
}
