/** Reads the tokens of a script, layer after layer, for `script.ts`. */
import { decodedDigits } from './js-digits.ts';
import { withPlainMembers } from './js-members.ts';
import { type JsToken, jsTokens } from './js-tokens.ts';
import { valueAt } from './js-values.ts';
import { unpackedAt } from './packed.ts';
import type { ScriptFacts, TitleWrite } from './script-facts.ts';
import { mayTest, namesEngine } from './script-guards.ts';

/** All layers of a script together. */
const MAX_READ = 1 << 20;
const MAX_LAYERS = 4;
const MAX_FACTS = 64;
/** The names that say something. */
const WATCHED = new Set(
  'userAgent referrer eval Function write writeln title style location innerHTML innerText textContent text html visibilitychange onblur onfocus blur hashchange popstate beforeunload'.split(
    ' ',
  ),
);
const EVENTS = new Set('visibilitychange onblur onfocus blur hashchange popstate beforeunload'.split(' '));

/** The facts of a script as they are gathered, layer after layer. */
export class ScriptReader {
  readonly #titleWrites: TitleWrite[] = [];
  readonly #written: string[] = [];
  readonly #hiddenIds: string[] = [];
  readonly #redirects: string[] = [];
  readonly #names = new Map<string, string>();
  /** The names that the document goes by. */
  readonly #documents = new Set(['document']);
  #agent = false;
  #referrer = false;
  #engine = false;
  /** The script may test the user agent or the referrer: its strings are looked at. */
  #tests = false;
  #layers = 0;
  #onEvent = false;
  #budget = MAX_READ;

  facts(): ScriptFacts {
    const guards: ('user-agent' | 'referrer')[] = [];
    if (this.#engine && this.#agent) guards.push('user-agent');
    if (this.#engine && this.#referrer) guards.push('referrer');
    return {
      titleWrites: this.#titleWrites,
      written: this.#written,
      hiddenIds: this.#hiddenIds,
      redirects: this.#redirects,
      guards,
      layers: this.#layers,
      onEvent: this.#onEvent,
    };
  }

  read(source: string, layer: number, origin: number) {
    this.#budget -= source.length;
    if (layer > MAX_LAYERS || this.#budget < 0) return;
    this.#layers = Math.max(this.#layers, layer);
    this.#tests ||= mayTest(source);
    const tokens = withPlainMembers(jsTokens(source));
    let depth = 0;
    for (let i = 0; i < tokens.length; i += 1) {
      const token = tokens[i];
      if (token.value === '{' && token.kind === 'mark') depth += 1;
      else if (token.value === '}' && token.kind === 'mark') depth -= 1;
      else this.#token(tokens, i, layer, layer === 0 ? token.start : origin, depth);
    }
  }

  #token(tokens: readonly JsToken[], i: number, layer: number, at: number, depth: number) {
    const token = tokens[i];
    if (token.kind === 'string' || token.kind === 'regexp') {
      if (this.#tests) this.#engine ||= namesEngine(token);
      if (EVENTS.has(token.value)) this.#onEvent = true;
      return;
    }
    if (token.kind !== 'name') return;
    if (tokens[i + 1]?.value === '=') this.#assignment(tokens, i);
    if (!WATCHED.has(token.value)) return;
    if (EVENTS.has(token.value)) this.#onEvent = true;
    if (token.value === 'userAgent') this.#agent = true;
    else if (token.value === 'referrer') this.#referrer = true;
    else if (token.value === 'eval' || token.value === 'Function') this.#evaluated(tokens, i, layer, at);
    else if (token.value === 'write' || token.value === 'writeln') this.#writes(tokens, i, layer, at);
    else if (token.value === 'title') this.#title(tokens, i, layer, at);
    else if (token.value === 'style') this.#style(tokens, i, depth);
    else if (token.value === 'location') this.#location(tokens, i);
    else if (/^(innerHTML|innerText|textContent|text|html)$/.test(token.value))
      this.#titleElement(tokens, i, layer, at);
  }

  /** `name = value`: remembered for the expressions behind it. */
  #assignment(tokens: readonly JsToken[], i: number) {
    if (tokens[i + 2]?.value === '=' || tokens[i - 1]?.value === '.') return;
    if (tokens[i + 2]?.value === 'document') this.#documents.add(tokens[i].value);
    const value = valueAt(tokens, i + 2, this.#names);
    if (value !== undefined && this.#names.size < 500) this.#names.set(tokens[i].value, value.text);
    else this.#names.delete(tokens[i].value);
  }

  #evaluated(tokens: readonly JsToken[], i: number, layer: number, at: number) {
    const packed = unpackedAt(tokens, i);
    if (packed !== undefined) {
      this.read(packed, layer + 1, at);
      return;
    }
    if (tokens[i + 1]?.value !== '(') return;
    const value = valueAt(tokens, i + 2, this.#names);
    if (value !== undefined) this.read(value.text, layer + 1, at);
  }

  #writes(tokens: readonly JsToken[], i: number, layer: number, at: number) {
    if (tokens[i - 1]?.value !== '.' || tokens[i - 2]?.value !== 'document' || tokens[i + 1]?.value !== '(') return;
    const value = valueAt(tokens, i + 2, this.#names);
    if (this.#written.length >= MAX_FACTS) return;
    if (value === undefined) {
      this.#written.push(...decodedDigits(tokens));
      return;
    }
    this.#written.push(value.text);
    const script = scriptIn(value.text);
    if (script.trim() !== '') this.read(script, layer + 1, at);
    const title = /<title[^<>]*>([^<]*)/i.exec(value.text)?.[1];
    if (title !== undefined) this.#addTitle(title, layer, at);
  }

  /** `document.title = value`, under whatever name the document goes; `+=` and comparisons write nothing of use. */
  #title(tokens: readonly JsToken[], i: number, layer: number, at: number) {
    if (tokens[i - 1]?.value !== '.' || tokens[i - 2]?.kind !== 'name') return;
    if (!this.#documents.has(tokens[i - 2].value) || tokens[i + 1]?.value !== '=' || tokens[i + 2]?.value === '=')
      return;
    const value = valueAt(tokens, i + 2, this.#names);
    if (value !== undefined) this.#addTitle(value.text, layer, at);
  }

  /** `$('title').text('…')`, `document.getElementsByTagName('title')[0].innerHTML = '…'`. */
  #titleElement(tokens: readonly JsToken[], i: number, layer: number, at: number) {
    const before = tokens.slice(Math.max(0, i - 9), i);
    const named = before.findIndex(({ kind, value }) => kind === 'string' && value.toLowerCase() === 'title');
    if (named < 0 || before.some(({ value }) => value === ';' || value === '{')) return;
    const next = tokens[i + 1]?.value;
    if (next !== '=' && next !== '(') return;
    const value = valueAt(tokens, i + 2, this.#names);
    if (value !== undefined) this.#addTitle(value.text, layer, at);
  }

  #addTitle(text: string, layer: number, at: number) {
    const value = text.trim();
    if (value !== '' && value.length <= 4096 && this.#titleWrites.length < MAX_FACTS) {
      this.#titleWrites.push({ value, at, layers: layer });
    }
  }

  /** `getElementById('x').style.display = 'none'`, outside every function: it hides as the page loads. */
  #style(tokens: readonly JsToken[], i: number, depth: number) {
    const [dot, property, equals, value] = tokens.slice(i + 1, i + 5);
    const hides =
      dot?.value === '.' &&
      equals?.value === '=' &&
      (property?.value === 'display' || property?.value === 'visibility' || property?.value === 'opacity') &&
      /^(none|hidden|0)$/.test(value?.value ?? '');
    if (!hides || depth > 0 || tokens[i - 5]?.value !== 'getElementById') return;
    const id = valueAt(tokens, i - 3, this.#names);
    if (id !== undefined && this.#hiddenIds.length < MAX_FACTS) this.#hiddenIds.push(id.text);
  }

  #location(tokens: readonly JsToken[], i: number) {
    const words = tokens.slice(i + 1, i + 5).map(({ value }) => value);
    const at =
      words[0] === '=' && words[1] !== '='
        ? i + 2
        : words[0] === '.' && words[1] === 'href' && words[2] === '='
          ? i + 4
          : words[0] === '.' && (words[1] === 'replace' || words[1] === 'assign') && words[2] === '('
            ? i + 4
            : -1;
    const value = at < 0 ? undefined : valueAt(tokens, at, this.#names);
    if (value !== undefined && this.#redirects.length < MAX_FACTS) this.#redirects.push(value.text.slice(0, 2048));
  }
}

/** The text of the first script in `markup`. */
function scriptIn(markup: string): string {
  const open = /<script[^<>]*>/i.exec(markup);
  if (open === null) return '';
  const rest = markup.slice(open.index + open[0].length);
  const close = rest.search(/<\/script/i);
  return close < 0 ? rest : rest.slice(0, close);
}
